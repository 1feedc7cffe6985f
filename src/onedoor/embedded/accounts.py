"""The system user the server runs as when root starts it; PostgreSQL refuses to be root."""

import os
import pwd
import shutil
import subprocess
from pathlib import Path

from onedoor.embedded.errors import ClusterError

SYSTEM_USER = "onedoor"
HOME = Path("/var/lib/onedoor")


def server_user() -> str | None:
    """Return the user the server runs as: None is the caller."""
    return SYSTEM_USER if os.geteuid() == 0 else None


def uid_of(user: str | None) -> int:
    """Return the number of a user, -1 when there is no such user."""
    if user is None:
        return os.geteuid()
    try:
        return pwd.getpwnam(user).pw_uid
    except KeyError:
        return -1


def make(user: str) -> None:
    """Make the system user; do nothing when it is there."""
    if uid_of(user) >= 0:
        return
    options = ["--system", "--user-group", "--home-dir", str(HOME), "--shell", "/usr/sbin/nologin"]
    try:
        subprocess.run(["useradd", *options, user], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError) as error:
        if uid_of(user) >= 0:  # somebody else was quicker
            return
        message = f"cannot make the system user {user}: make it, or run as an ordinary user"
        raise ClusterError(message) from error


def give(path: Path, user: str | None) -> None:
    """Give a file or folder to the server's user."""
    if user is not None:
        shutil.chown(path, user, user)


def may_enter(folder: Path, user: str | None) -> bool:
    """Say whether the server's user can reach this folder."""
    if user is None:
        return os.access(folder, os.X_OK)
    asked = subprocess.run(
        ["test", "-x", str(folder)], user=user, group=user, extra_groups=[], cwd="/", check=False
    )
    return asked.returncode == 0
