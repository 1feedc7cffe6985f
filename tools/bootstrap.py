"""Makes ``.venv`` and installs the locked packages; run by any Python, with nothing installed.

    python3 tools/bootstrap.py [--dev]

Does nothing when the same lock was installed before.  An index, certificates or proxy come from
the machine's own pip configuration; a constraint file configured there is passed over, because
the lock says everything already.
"""

import hashlib
import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
OLDEST = (3, 11)
_OURS = {"PIP_CONSTRAINT": os.devnull, "PIP_USER": "0", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}


class Stopped(Exception):
    """Nothing can be installed; the message is one clear line."""


def main(arguments: list[str]) -> int:
    """Install; return the exit status."""
    lock = "requirements-dev.lock" if "--dev" in arguments else "requirements.lock"
    try:
        install(lock)
    except Stopped as reason:
        print(f"bootstrap: {reason}", file=sys.stderr)
        return 1
    return 0


def install(lock: str) -> None:
    """Install a lock file into ``.venv`` unless that was done."""
    if sys.version_info < OLDEST:
        message = f"Python {OLDEST[0]}.{OLDEST[1]} or newer is needed, not {sys.version.split()[0]}"
        raise Stopped(message)
    if is_done(lock):
        return
    began = time.monotonic()
    if not PYTHON.exists() or not runs(PYTHON):
        make_venv()
    count = sum(line.count("==") for line in (ROOT / lock).read_text("utf-8").splitlines())
    print(f"installing about {count} packages of {lock}", flush=True)
    pip("install", "--require-hashes", "--requirement", lock, follow=True)
    print("installing the project itself", flush=True)
    pip("install", "--no-build-isolation", "--no-deps", "--no-index", "--editable", ".")
    stamp(lock).write_text(state(lock), "utf-8")
    print(f"installed in {time.monotonic() - began:.0f} s", flush=True)


def is_done(lock: str) -> bool:
    """Say whether this lock, or the larger one that holds it, is installed."""
    return any(
        stamp(each).is_file() and stamp(each).read_text("utf-8") == state(each)
        for each in {lock, "requirements-dev.lock"}
    )


def stamp(lock: str) -> Path:
    """Return the file that remembers what was installed."""
    return VENV / f"{lock}.installed"


def state(lock: str) -> str:
    """Return what an installation depends on: the lock, the project file, the place."""
    digest = hashlib.sha256(str(ROOT).encode())
    for name in (lock, "pyproject.toml"):
        digest.update((ROOT / name).read_bytes())
    return digest.hexdigest()


def runs(python: Path) -> bool:
    """Say whether this Python still works; the one it was made from may be gone."""
    return subprocess.run([python, "-c", ""], check=False, capture_output=True).returncode == 0


def make_venv() -> None:
    """Make ``.venv`` anew."""
    print("making .venv", flush=True)
    made = subprocess.run(
        [sys.executable, "-m", "venv", "--clear", str(VENV)],
        check=False, capture_output=True, text=True,
    )  # fmt: skip
    if made.returncode:
        message = "cannot make .venv: install python3-venv (apt-get install python3-venv)"
        raise Stopped(message)


def pip(*words: str, follow: bool = False) -> None:
    """Run pip; say now and then how far it is; raise Stopped with its reason."""
    lines: list[str] = []
    running = subprocess.Popen(
        [PYTHON, "-m", "pip", *words, "--progress-bar", "off"],
        cwd=ROOT, env={**os.environ, **_OURS}, text=True,
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    seen = 0
    for line in running.stdout or ():
        lines.append(line.strip())
        seen += line.startswith("Collecting ")
        if follow and line.startswith("Collecting ") and seen % 10 == 0:
            print(f"  {seen} packages fetched", flush=True)
        if follow and line.startswith("Installing collected"):
            print("  unpacking", flush=True)
    if running.wait():
        told = [line for line in lines if "ERROR" in line] or lines[-1:] or ["pip failed"]
        raise Stopped(told[0])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
