"""Where an installation keeps its data."""

import fcntl
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from onedoor.embedded import accounts
from onedoor.embedded.errors import ClusterError

CLONE = Path(__file__).resolve().parents[3]
_LONGEST_SOCKET = 103  # bytes of a socket's path: 107 on Linux, 103 on macOS


def data_folder(environ: Mapping[str, str] | None = None) -> Path:
    """Return the data folder: ``ONEDOOR_DATA``, else by who runs it.

    A user keeps data in ``.onedoor`` of the clone; root in ``/var/lib/onedoor/<hash of the
    clone's path>``, because PostgreSQL must not run as root and the clone may be unreadable to
    anybody else.
    """
    environ = os.environ if environ is None else environ
    if chosen := environ.get("ONEDOOR_DATA"):
        return Path(chosen).absolute()
    if os.geteuid() == 0:
        return accounts.HOME / sha256(str(CLONE).encode()).hexdigest()[:16]
    return CLONE / ".onedoor"


def make_data_folder(folder: Path) -> None:
    """Make the data folder, closed to others; no mode of a folder in use is touched.

    Started by root, the folder belongs to root and may be crossed (not read) by the server's
    group, because the database inside it belongs to the server's user.
    """
    try:
        _make(folder)
    except PermissionError as error:
        raise ClusterError(_not_yours(Path(error.filename or folder))) from error


def check_reachable(folder: Path, user: str | None) -> None:
    """Refuse a folder that the server's user cannot reach."""
    if not accounts.may_enter(folder, user):
        message = (
            f"the user {user} that PostgreSQL runs as cannot reach {folder}: "
            "choose another folder with ONEDOOR_DATA"
        )
        raise ClusterError(message)


def check_owner(path: Path, user: str | None) -> None:
    """Refuse a database folder that belongs to another user."""
    if path.stat().st_uid != accounts.uid_of(user):
        raise ClusterError(_not_yours(path))


def socket_folder(folder: Path) -> Path:
    """Return where the server's socket lies: in the data folder, unless its path is too long."""
    inside = folder / "socket"
    if len(os.fsencode(inside / ".s.PGSQL.5432")) <= _LONGEST_SOCKET:
        return inside
    short = sha256(os.fsencode(folder)).hexdigest()[:12]
    # Fixed, not TMPDIR: every process must find the same place.
    return Path("/tmp") / f"onedoor-{os.geteuid()}-{short}"  # noqa: S108  # checked when made


def make_socket_folder(path: Path, user: str | None) -> None:
    """Make the socket's folder, closed to all but the server's user."""
    try:
        path.mkdir(mode=0o700)
        accounts.give(path, user)
    except FileExistsError:
        found = path.lstat()
        ours = found.st_uid == accounts.uid_of(user) and not path.is_symlink()
        if not ours or found.st_mode & 0o077:
            message = f"{path} is there already and not ours: remove it"
            raise ClusterError(message) from None


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold a file lock, so that two of us do not make or start the same thing."""
    with path.open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def _make(folder: Path) -> None:
    if folder.is_dir() and any(folder.iterdir()):
        return  # what lies there may be somebody's: its mode is not ours to change
    user = accounts.server_user()
    if accounts.HOME in folder.parents and not accounts.HOME.exists():
        accounts.HOME.mkdir(parents=True, exist_ok=True)
        accounts.HOME.chmod(0o755)  # the server's user goes through it, whatever the umask
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.mkdir(mode=0o700, exist_ok=True)
    if user is None:
        folder.chmod(0o700)
    else:
        accounts.make(user)
        shutil.chown(folder, "root", user)
        folder.chmod(0o710)


def _not_yours(path: Path) -> str:
    return (
        f"{path} belongs to another user: run this as that user, "
        "or choose another folder with ONEDOOR_DATA"
    )
