"""The command line ``onedoor``: the life of an installation, and Django's commands."""

import argparse
import os
import sys
from collections.abc import Callable
from importlib.metadata import version
from io import StringIO
from pathlib import Path
from unicodedata import east_asian_width

import django
import psycopg
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command, execute_from_command_line
from django.db import Error as DatabaseFailure
from django.utils import timezone

from onedoor.config import archive, environment, installation, serving, streams
from onedoor.config.installation import NotReady
from onedoor.embedded import cluster
from onedoor.embedded.errors import ClusterError
from onedoor.embedded.folders import data_folder
from onedoor.kernel.errors import DomainError

_PACKAGE = Path(__file__).resolve().parents[1]
_NEEDS_NO_DATABASE = {"codes", "law", "openapi"}
_DJANGO_WITH_DATABASE = {
    "changepassword", "clearsessions", "dbshell", "dumpdata", "inspectdb", "loaddata", "migrate",
    "procrastinate", "shell", "showmigrations", "sqlmigrate",
}  # fmt: skip
_FORESEEN = (
    ClusterError, CommandError, DatabaseFailure, DomainError, ImproperlyConfigured, NotReady,
    OSError, psycopg.Error,
)  # fmt: skip
_STOPPED = 3  # exit status of `status` when PostgreSQL does not run, as init scripts have it
_INTERRUPTED = 130


def main() -> None:
    """Run one command and exit with its status."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "onedoor.config.settings")
    streams.complete()
    try:
        status = run(sys.argv[1:])
        sys.stdout.flush()  # here, where what goes wrong can still be told
        sys.exit(status)
    except KeyboardInterrupt:
        sys.exit(_INTERRUPTED)
    except BrokenPipeError:
        streams.drop_rest()  # nobody reads any more
        sys.exit(1)
    except _FORESEEN as error:
        if os.environ.get("ONEDOOR_DEBUG") == "1":
            raise
        first = (_said(error).strip() or type(error).__name__).splitlines()[0]
        print(f"error: {first}", file=sys.stderr)  # noqa: T201  # the one clear line
        streams.drop_rest()
        sys.exit(1)


def _said(error: Exception) -> str:
    """Return what a command refuses, in the words of its module where it has any."""
    if isinstance(error, DomainError):
        from onedoor.kernel.answers import advice_of  # noqa: PLC0415  # Django is set up by now

        return advice_of(error, "zh-hans").what
    if isinstance(error, OSError) and error.filename:
        return f"{error.filename}: {error.strerror}"
    return str(error)


def run(words: list[str]) -> int:
    """Carry out one command line; return its exit status."""
    _settings()
    if not words or words[0] in {"-h", "--help", "help"}:
        _parser().print_help()
        return 0
    if words[0] in _COMMANDS:
        return _COMMANDS[words[0]](_parser().parse_args(words))
    if needs_database(words):
        _ready()
    # With this word Django leaves errors to us, who tell them in one line.
    ours = ["--traceback"] if words[0].isidentifier() and words[0] != "version" else []
    execute_from_command_line(["onedoor", words[0], *ours, *words[1:]])
    return 0


def needs_database(words: list[str]) -> bool:
    """Say whether a command of Django's or of a module works on the database."""
    name = words[0]
    if {"-h", "--help"}.intersection(words) or name in _NEEDS_NO_DATABASE:
        return False
    ours = any(_PACKAGE.glob(f"**/management/commands/{name}.py")) if name.isidentifier() else False
    return ours or name in _DJANGO_WITH_DATABASE


def _up(_: argparse.Namespace) -> int:
    _ready()
    _tell("ready")
    return 0


def _down(_: argparse.Namespace) -> int:
    if not installation.uses_own_database(os.environ):
        message = "DATABASE_URL is set: that database is not ours to stop"
        raise NotReady(message)
    cluster.stop(cluster.cluster(data_folder()))
    _tell("PostgreSQL stopped")
    return 0


def _status(_: argparse.Namespace) -> int:
    data = data_folder()
    _tell(f"data folder  {data}")
    if installation.uses_own_database(os.environ):
        own = cluster.cluster(data)
        made = cluster.is_made(own)
        why = own.silence() if made else "not made yet"
        _tell(f"PostgreSQL   {own.programs.major} ({own.programs.origin})")
    else:
        why = installation.database_error(os.environ["DATABASE_URL"])
        _tell("PostgreSQL   by DATABASE_URL")
    _tell(f"database     {why or 'answers'}")
    if why:
        return _STOPPED
    django.setup()
    pending = installation.pending_migrations()
    _tell(f"migrations   {f'{len(pending)} pending' if pending else 'applied'}")
    return 0


def _backup(asked: argparse.Namespace) -> int:
    _ready()
    destination = Path(asked.file).absolute()
    at = timezone.now().isoformat(timespec="seconds")
    made = archive.write(
        destination, data=data_folder(), version=version("onedoor"), at=at, tell=_tell
    )
    size = destination.stat().st_size
    _tell(f"{destination}: {size:,} bytes, database and {len(made.hashes) - 2} files")
    _tell("It holds the keys that open personal data: keep it as you keep the keys.")
    return 0


def _restore(asked: argparse.Namespace) -> int:
    found = archive.restore(Path(asked.file).absolute(), data=data_folder(), tell=_tell)
    _tell(f"restored what OneDoor {found.version} backed up at {found.at}")
    _ready()
    call_command("journal", "verify")
    return 0


def _rotate_key(_: argparse.Namespace) -> int:
    _ready()
    serving.refuse_forgotten_keys(_settings())
    # Django's modules may be imported only once it is set up.
    from onedoor.config import rotation  # noqa: PLC0415  # it names a module's models

    rotation.rotate(os.environ, data_folder(), at=timezone.now(), tell=_tell)
    return 0


def _serve(asked: argparse.Namespace) -> int:
    started = _ready()
    settings = _settings()
    serving.refuse_forgotten_keys(settings)
    if asked.part in {None, "web"}:
        installation.prepare_static_files(tell=_tell)
    if asked.part:
        serving.serve_part(settings, asked.part)
    greeting = f"OneDoor is open at {settings.site}"
    serving.serve(serving.Serving(settings, started, _tell, lambda: greeting))
    return 0


def _demo(asked: argparse.Namespace) -> int:
    started = _ready(demo=asked.action in {None, "load"})
    if asked.action in {"accounts", "code"}:
        call_command("accounts", *([] if asked.account is None else [asked.account]))
        return 0
    installation.prepare_demo(data_folder(), tell=_tell)
    if asked.action == "load":
        return 0
    installation.prepare_static_files(tell=_tell)
    settings = _settings()

    greeting = f"{_accounts()}\n\nOneDoor is open at {settings.site}  (Ctrl-C stops it)"
    serving.serve(serving.Serving(settings, started, _tell, lambda: greeting))
    return 0


def _accounts() -> str:
    """Return who can sign in to the demo, in columns."""
    answer = StringIO()
    call_command("accounts", stdout=answer)
    return (
        "Staff sign in at /staff/login/ with account, password and the code that\n"
        "`.venv/bin/onedoor demo code ACCOUNT` prints; citizens choose their name on the page.\n\n"
        + in_columns([line.split("\t") for line in answer.getvalue().splitlines()])
    )


def in_columns(rows: list[list[str]]) -> str:
    """Return rows as lines with columns below each other; a Chinese character is two wide."""
    widths = [max(map(_width, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(
            cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True)
        ).rstrip()
        for row in rows
    )


def _width(text: str) -> int:
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text)


def _ready(*, demo: bool = False) -> bool:
    """Make database and tables ready; say whether PostgreSQL was started for that."""
    data = data_folder()
    started = installation.prepare_database(data, tell=_tell, demo=demo)
    django.setup()
    installation.prepare_tables(data, tell=_tell)
    return started


def _settings() -> environment.Environment:
    try:
        return environment.read(os.environ, data_folder())
    except ValueError as error:
        message = f"a setting cannot be read: {error}"
        raise NotReady(message) from error


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="onedoor",
        description="OneDoor 一扇门: runs an installation.",
        epilog=(
            "Further commands: calendar, cases, items, codes, journal, law; each says more with -h."
        ),
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    commands.add_parser("up", help="start the database and make it ready")
    commands.add_parser("down", help="stop the database")
    commands.add_parser("status", help="tell how the installation is")
    backup = commands.add_parser("backup", help="write everything into one file")
    backup.add_argument("file", metavar="FILE")
    restore = commands.add_parser("restore", help="restore a backup into a fresh data folder")
    restore.add_argument("file", metavar="FILE")
    commands.add_parser("rotate-key", help="let a new key sign the journal")
    serve = commands.add_parser("serve", help="serve the site until Ctrl-C")
    serve.add_argument("part", nargs="?", help="one process only (web, worker, …)")
    demo = commands.add_parser("demo", help="load the demo city and serve it")
    demo.add_argument("action", nargs="?", choices=["load", "accounts", "code"])
    demo.add_argument("account", nargs="?", help="whose current code to print")
    return parser


def _tell(text: str) -> None:
    print(text, file=sys.stderr, flush=True)  # noqa: T201  # progress; answers go to stdout


_COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "up": _up,
    "down": _down,
    "status": _status,
    "backup": _backup,
    "restore": _restore,
    "rotate-key": _rotate_key,
    "serve": _serve,
    "demo": _demo,
}


if __name__ == "__main__":
    main()
