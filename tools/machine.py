"""What the tests need of the machine: a browser, fonts, a reader of PDFs.

    python -m tools.machine

Installs what is missing by apt when it may (root, or sudo without a password), and prints what
it could not get.  With CI=true something missing is a failure; otherwise those tests are left
out.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path("/usr")


@dataclass(frozen=True, slots=True)
class Need:
    """One thing: how it is found, the Debian package that has it, and the tests it is for."""

    package: str
    purpose: str
    programs: tuple[str, ...] = ()
    file: str = ""

    def is_met(self) -> bool:
        """Say whether it is on the machine."""
        if self.programs:
            return any(map(shutil.which, self.programs))
        return any(ROOT.glob(self.file))


NEEDS = (
    Need("chromium", "browser tests", ("chromium", "chromium-browser")),
    Need("fonts-noto-cjk", "browser tests", file="share/fonts/**/NotoSansCJK-Regular.ttc"),
    Need("fonts-noto-core", "browser tests", file="share/fonts/**/NotoNaskhArabic-Regular.ttf"),
    Need("fonts-ukij-uyghur", "browser tests", file="share/fonts/**/UKIJTuz.ttf"),
    Need(
        "libatomic1", "browser tests", file="lib/*/libatomic.so.1"
    ),  # Playwright's driver links it
    Need("poppler-utils", "reading PDFs back", ("pdftotext",)),
)


def main() -> int:
    """Get what is missing; return 1 when CI would have to leave something out."""
    wanted = [need for need in NEEDS if not need.is_met()]
    if wanted:
        install(wanted)
    lacking = missing()
    for need in lacking:
        print(f"left out: {need.purpose} (no {need.package}: apt-get install {need.package})")
    return 1 if lacking and is_ci(os.environ) else 0


def missing() -> list[Need]:
    """Return what the machine still lacks."""
    return [need for need in NEEDS if not need.is_met()]


def is_ci(environ: Mapping[str, str]) -> bool:
    """Say whether nothing may be left out."""
    return environ.get("CI") == "true"


def install(wanted: list[Need]) -> None:
    """Install packages by apt where that is allowed; stay silent about why it is not."""
    before = as_root()
    if before is None or shutil.which("apt-get") is None:
        return
    packages = [need.package for need in wanted]
    print(f"installing by apt: {' '.join(packages)}", flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for words in (
        ["apt-get", "update", "-qq"],
        ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages],
    ):
        done = subprocess.run(
            [*before, *words], env=quiet, stdin=subprocess.DEVNULL, capture_output=True, check=False
        )
        if done.returncode:
            told = done.stderr.decode(errors="replace").strip().splitlines()
            print(f"apt: {told[-1] if told else 'failed'}", flush=True)


def as_root() -> list[str] | None:
    """Return the words to put before a command to run it as root, None when one may not."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") is None:
        return None
    asked = subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False)
    return ["sudo", "-n"] if asked.returncode == 0 else None


if __name__ == "__main__":
    sys.exit(main())
