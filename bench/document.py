"""Milliseconds a notice: made, checked for its characters, set as PDF/A-3a and UA-1.

The baseline is the typesetter alone with one line of text in the same fonts.
"""

import os
import statistics
import time
from collections.abc import Callable
from datetime import UTC, date, datetime

ROUNDS = 5
PAPERS = 40
AT = datetime(2026, 11, 24, 4, 0, tzinfo=UTC)


def main() -> None:
    """Print the figures."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "onedoor.config.settings")
    import django  # noqa: PLC0415  # it reads the environment

    django.setup()
    from onedoor.operation.documents import content, coverage, drawing, engine  # noqa: PLC0415  # after django.setup()
    from onedoor.operation.documents.testing import acceptance  # noqa: PLC0415  # after django.setup()

    def notice(n: int) -> None:
        letter = acceptance(applicant=f"第{n}号食品经营有限公司", case_number=f"{n:043d}")
        made = content.content_of(
            letter, number=f"伊市监〔2026〕{n}号", code="X", on=date(2026, 11, 24), in_trial=True
        )
        filled = coverage.printable(made | drawing.frame(made, f"{n:064x}"))
        engine.render("letter.typ", filled, at=AT)

    def line(n: int) -> None:
        engine.lacking(f"第{n}号")

    begun = time.perf_counter()
    notice(0)
    print(f"first notice of a process: {1000 * (time.perf_counter() - begun):.0f} ms")
    pairs = [(_each(notice, r), _each(line, r)) for r in range(ROUNDS)]
    ours = statistics.median(pair[0] for pair in pairs)
    bare = statistics.median(pair[1] for pair in pairs)
    print(
        f"notice: {ours:.1f} ms · one line by the typesetter: {bare:.1f} ms · {ours / bare:.1f} ×"
    )


def _each(make: Callable[[int], None], round_: int) -> float:
    begun = time.perf_counter()
    for n in range(PAPERS):
        make(round_ * PAPERS + n + 1)
    return 1000 * (time.perf_counter() - begun) / PAPERS


if __name__ == "__main__":
    main()
