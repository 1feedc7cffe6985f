"""Shows that tests prove what they claim.

For each function that cites a provision, the tests that verify the provision are run with the
function switched off.  A provision whose tests still pass is reported as unproven.

    python -m tools.prove [WORD …]      only functions whose full name holds one of the words
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from onedoor.law.articles import Citation, Provision, citations
from onedoor.law.evidence import Shown, shown_in
from onedoor.law.report import ROOT

_TESTS_FAILED = 1


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the tests said of one function while it was off."""

    where: str
    provisions: tuple[Provision, ...]
    word: str  # proven, unproven, untested, no function


def main(words: Sequence[str]) -> int:
    """Print a verdict a line; return 1 when something is unproven or untested."""
    _set_up()
    shown = shown_in(ROOT)
    bad = 0
    for where, provisions in _functions(citations(), words):
        verdict = _prove(where, provisions, shown)
        bad += verdict.word in {"unproven", "untested"}
        print(f"{verdict.word:<12}{where}  {', '.join(map(str, provisions))}", flush=True)
    print(f"{bad} unproven or untested")
    return int(bool(bad))


def _set_up() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "onedoor.config.settings")
    import django  # noqa: PLC0415  # only after the settings are named

    django.setup()
    from onedoor.site.law.everything import import_everything  # noqa: PLC0415  # needs the apps

    import_everything()


def _functions(
    found: Iterable[Citation], words: Sequence[str]
) -> list[tuple[str, tuple[Provision, ...]]]:
    grouped: dict[str, list[Provision]] = {}
    for citation in found:
        if not words or any(word in citation.where for word in words):
            grouped.setdefault(citation.where, []).append(citation.provision)
    return [(where, tuple(provisions)) for where, provisions in sorted(grouped.items())]


def _prove(where: str, provisions: tuple[Provision, ...], shown: Sequence[Shown]) -> Verdict:
    tests = [
        s.test
        for s in shown
        if any(p.covers(q) or q.covers(p) for p in provisions for q in s.provisions)
    ]
    if not tests:
        return Verdict(where, provisions, "untested")
    with tempfile.NamedTemporaryFile("r", suffix=".json") as told:
        status = subprocess.run(
            [sys.executable, "-m", "pytest", "-q", "-x", "-p", "tools.prove_plugin", *tests],
            cwd=ROOT,
            env={**os.environ, "ONEDOOR_PROVE": where, "ONEDOOR_PROVE_TOLD": told.name},
            capture_output=True,
            check=False,
        ).returncode
        switched = Path(told.name).read_text("utf-8")
    if not switched or not json.loads(switched):
        return Verdict(where, provisions, "no function")
    return Verdict(where, provisions, "proven" if status == _TESTS_FAILED else "unproven")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
