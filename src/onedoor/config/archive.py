"""Backup and restore: one file holds database, files, keys and the journal's checkpoints.

The order matters.  Checkpoints are copied before the database, so that the copy of the journal
is never older than what was signed about it; uploaded files are copied after it, so that every
file the database knows is there (files are only ever added).
"""

import hashlib
import io
import json
import os
import shutil
import subprocess
import tarfile
import tempfile
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO, Any

from psycopg.conninfo import conninfo_to_dict, make_conninfo

from onedoor.config import environment, installation
from onedoor.config.installation import NotReady, Tell
from onedoor.embedded import cluster, programs
from onedoor.embedded.folders import make_data_folder

_MANIFEST = "manifest.json"
_DUMP = "database.dump"
_KEYS = "keys.json"
_LAST = "files"  # uploaded files: copied after the database
_FORMAT = 1
_PROGRESS = 1000  # files between two lines of progress
_MADE_ANEW = {
    "base.json", "demo.json", "made-by.json", "postgresql", "postgresql.json", "run",
    "secrets.json", "socket", "static", "static.json", "tests",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Backup:
    """What a backup file says of itself."""

    version: str
    at: str
    hashes: dict[str, str]


def write(destination: Path, *, data: Path, version: str, at: str, tell: Tell) -> Backup:
    """Write a backup; the file is there whole or not at all, and readable by its owner only."""
    if destination.exists():
        message = f"{destination} is there already: a backup never replaces another"
        raise NotReady(message)
    part = destination.with_name(destination.name + ".part")
    part.unlink(missing_ok=True)
    part.touch(mode=0o600)
    try:
        with part.open("wb") as out:
            with tarfile.open(fileobj=out, mode="w") as archive:
                hashes = _fill(archive, data, destination.parent, tell)
                told = {"format": _FORMAT, "version": version, "at": at, "hashes": hashes}
                _add_bytes(archive, {}, _MANIFEST, json.dumps(told).encode())
            out.flush()
            os.fsync(out.fileno())
        part.replace(destination)
    finally:
        part.unlink(missing_ok=True)
    return Backup(version, at, hashes)


def _fill(archive: tarfile.TarFile, data: Path, near: Path, tell: Tell) -> dict[str, str]:
    hashes: dict[str, str] = {}
    settings = environment.read(os.environ, data)
    keys = {name: b64encode(getattr(settings, name)).decode() for name in environment.KEYS}
    keys["demo"] = "1" if settings.demo else "0"
    _add_bytes(archive, hashes, _KEYS, json.dumps(keys).encode())
    for path in _files(data, last=False):
        _add_file(archive, hashes, f"data/{path.relative_to(data).as_posix()}", path)
    tell("dumping the database")
    with tempfile.TemporaryDirectory(dir=near) as folder:
        dump = Path(folder) / _DUMP
        _postgresql(data, "pg_dump", "--format=custom", "--no-owner", f"--file={dump}")
        _add_file(archive, hashes, _DUMP, dump)
    for number, path in enumerate(_files(data, last=True), 1):
        _add_file(archive, hashes, f"data/{path.relative_to(data).as_posix()}", path)
        if number % _PROGRESS == 0:
            tell(f"{number} files copied")
    return hashes


def read(source: Path) -> Backup:
    """Return what a backup says of itself, after reading all of it against its hashes."""
    try:
        with tarfile.open(source, mode="r:") as archive:
            told = _manifest(archive)
            found = {
                member.name: _hash(_opened(archive, member))
                for member in archive
                if member.name != _MANIFEST
            }
    except tarfile.TarError as error:
        message = f"{source} is not a whole backup: {error}"
        raise NotReady(message) from error
    if found != told["hashes"]:
        differing = sorted(set(found.items()) ^ set(told["hashes"].items()))
        message = f"{source} is damaged: {differing[0][0]} is not what was backed up"
        raise NotReady(message)
    return Backup(told["version"], told["at"], told["hashes"])


def restore(source: Path, *, data: Path, tell: Tell) -> Backup:
    """Restore a backup into a fresh data folder; a failure leaves the folder as it was."""
    if not installation.uses_own_database(os.environ):
        message = "restore makes its own database: unset DATABASE_URL (see docs/operations)"
        raise NotReady(message)
    if (data / "postgresql").exists() or (data / "secrets.json").exists():
        message = f"{data} is in use: choose an empty folder with ONEDOOR_DATA"
        raise NotReady(message)
    tell("reading the backup against its hashes")
    found = read(source)
    make_data_folder(data)
    before = set(data.iterdir())
    try:
        with tarfile.open(source, mode="r:") as archive:
            _restore(archive, data, tell)
    except BaseException:
        cluster.stop(cluster.cluster(data))
        for path in set(data.iterdir()) - before:
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        raise
    return found


def _restore(archive: tarfile.TarFile, data: Path, tell: Tell) -> None:
    keys = json.load(_opened(archive, archive.getmember(_KEYS)))
    installation.keep_secrets(data, keys)
    installation.prepare_database(data, tell=tell)
    tell("restoring the database")
    with tempfile.TemporaryDirectory(dir=data) as folder:
        dump = Path(folder) / _DUMP
        with dump.open("wb") as out:
            shutil.copyfileobj(_opened(archive, archive.getmember(_DUMP)), out)
        careful = ("--no-owner", "--exit-on-error", "--single-transaction")
        _postgresql(data, "pg_restore", *careful, str(dump))
    tell("restoring files")
    for member in archive:
        if member.name.startswith("data/"):
            _extract(archive, member, data)


def _extract(archive: tarfile.TarFile, member: tarfile.TarInfo, data: Path) -> None:
    inside = PurePosixPath(member.name).relative_to("data")
    if not member.isfile() or ".." in inside.parts or inside.is_absolute():
        message = f"the backup holds a strange name: {member.name}"
        raise NotReady(message)
    path = data / inside
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(mode=member.mode & 0o700)
    with path.open("wb") as out:
        shutil.copyfileobj(_opened(archive, member), out)


def _files(data: Path, *, last: bool) -> Iterator[Path]:
    """Yield the files of the data folder that cannot be made anew."""
    for top in sorted(data.iterdir()):
        made_anew = top.name in _MADE_ANEW or top.name.startswith(("programs", "tests-", "."))
        logs = top.name.startswith("postgresql.log") or top.suffix in {".lock", ".part"}
        if made_anew or logs or (top.name == _LAST) != last:
            continue
        yield from sorted(p for p in ([top] if top.is_file() else top.rglob("*")) if p.is_file())


def _postgresql(data: Path, program: str, *words: str) -> None:
    """Run a client program as the owner role; the password never stands on a command line."""
    parts = conninfo_to_dict(environment.read(os.environ, data).database_owner_url)
    password = str(parts.pop("password", ""))
    done = subprocess.run(
        [str(_client(program)), "--dbname", make_conninfo("", **parts), *words],
        env={"PATH": os.defpath, "PGPASSWORD": password, "LC_ALL": "C"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        told = [line for line in done.stderr.splitlines() if "error" in line] or ["failed"]
        message = f"{program}: {told[0].removeprefix(f'{program}: ')}"
        raise NotReady(message)


def _client(program: str) -> Path:
    """Return a client program: the newest, because it reads every older server."""
    on_path = shutil.which(program)
    if on_path and not installation.uses_own_database(os.environ):
        return Path(on_path)  # the shipped one cannot speak TLS to a server elsewhere
    newest = max(programs.available(), key=lambda found: found.major)
    return newest.folder / program


def _manifest(archive: tarfile.TarFile) -> dict[str, Any]:
    try:
        told: dict[str, Any] = json.load(_opened(archive, archive.getmember(_MANIFEST)))
    except KeyError as error:
        message = "its last part is missing"
        raise tarfile.TarError(message) from error
    if told.get("format") != _FORMAT:
        message = f"the backup is of form {told.get('format')}, not {_FORMAT}"
        raise NotReady(message)
    return told


def _opened(archive: tarfile.TarFile, member: tarfile.TarInfo) -> IO[bytes]:
    opened = archive.extractfile(member)
    if opened is None:
        message = f"{member.name} is no file"
        raise tarfile.TarError(message)
    return opened


def _add_bytes(archive: tarfile.TarFile, hashes: dict[str, str], name: str, content: bytes) -> None:
    about = tarfile.TarInfo(name)
    about.size, about.mode = len(content), 0o600
    archive.addfile(about, io.BytesIO(content))
    hashes[name] = hashlib.sha256(content).hexdigest()


def _add_file(archive: tarfile.TarFile, hashes: dict[str, str], name: str, path: Path) -> None:
    with path.open("rb") as content:
        about = tarfile.TarInfo(name)
        about.size, about.mode = os.fstat(content.fileno()).st_size, 0o600
        hashing = _Hashing(content, about.size)
        archive.addfile(about, hashing)
        hashes[name] = hashing.digest.hexdigest()


class _Hashing(io.RawIOBase):
    """Reads a file up to a size and hashes what was read."""

    def __init__(self, content: IO[bytes], size: int) -> None:
        self.content, self.left, self.digest = content, size, hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        """Read at most ``size`` bytes."""
        chunk = self.content.read(self.left if size < 0 else min(size, self.left))
        self.left -= len(chunk)
        self.digest.update(chunk)
        return chunk


def _hash(content: IO[bytes]) -> str:
    digest = hashlib.sha256()
    while chunk := content.read(1 << 20):
        digest.update(chunk)
    return digest.hexdigest()
