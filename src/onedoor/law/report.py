"""The compliance report: article, code, tests, screens, records, and what still is silent."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from onedoor.law.articles import Citation, Provision, citations, screens
from onedoor.law.evidence import Recorded, Shown, records_in, shown_in
from onedoor.law.register import ActText, Article, act, acts

PACKAGE = Path(__file__).resolve().parents[1]
ROOT = PACKAGE.parents[1]


@dataclass(frozen=True, slots=True)
class Row:
    """What carries out one article."""

    article: Article
    code: tuple[Citation, ...]
    tests: tuple[Shown, ...]
    screens: tuple[Citation, ...]
    records: tuple[Recorded, ...]
    checks_answered: tuple[str, ...]

    @property
    def silent(self) -> bool:
        """Whether the article binds software and no code carries it out yet."""
        return self.article.duty and not self.code


@dataclass(frozen=True, slots=True)
class Report:
    """The rows of one act, in the order of its articles."""

    act: ActText
    rows: tuple[Row, ...]

    @property
    def silent(self) -> tuple[int, ...]:
        """The articles that bind software and have no code yet."""
        return tuple(row.article.number for row in self.rows if row.silent)


def report(code: str) -> Report:
    """Return the report on one act; every module must have been imported before."""
    text = act(code)
    shown, recorded = _sources()
    return Report(
        act=text,
        rows=tuple(_row(code, article, shown, recorded) for article in text.articles.values()),
    )


@cache
def _sources() -> tuple[tuple[Shown, ...], tuple[Recorded, ...]]:
    """Read the sources, which do not change while a process runs, once for all acts."""
    return shown_in(ROOT), records_in(PACKAGE)


def cited_acts() -> tuple[str, ...]:
    """Return the codes of the acts on the register that code cites, ours first."""
    cited = {c.provision.act for c in citations()}
    return tuple(sorted((c for c in acts() if c in cited), key=lambda c: (c != "HAMI", c)))


def _row(code: str, article: Article, shown: Sequence[Shown], recorded: Sequence[Recorded]) -> Row:
    here = Provision(code, article.number)
    return Row(
        article=article,
        code=tuple(c for c in citations() if here.covers(c.provision)),
        tests=tuple(s for s in shown if any(here.covers(p) for p in s.provisions)),
        screens=tuple(s for s in screens() if here.covers(s.provision)),
        records=tuple(r for r in recorded if any(here.covers(p) for p in r.provisions)),
        checks_answered=tuple(c for c in article.checks if any(c in s.checks for s in shown)),
    )


def as_text(found: Report) -> Iterator[str]:
    """Yield the report as lines of Markdown."""
    yield f"# {found.act.title}"
    yield ""
    yield f"Articles {len(found.rows)} · silent {len(found.silent)}: {_list(found.silent)}"
    for row in found.rows:
        yield ""
        yield f"## {found.act.code} {row.article.number} {row.article.heading}"
        yield ""
        if row.article.summary:
            yield row.article.summary
            yield ""
        yield from _evidence(row)


def _evidence(row: Row) -> Iterator[str]:
    if row.silent:
        yield "- **silent**: no code carries this out yet"
    if row.article.by_hand:
        yield f"- by hand: {row.article.by_hand}"
    for c in row.code:
        yield f"- code `{c.where}` ({c.provision}){f': {c.note}' if c.note else ''}"
    for shown in row.tests:
        yield f"- test `{shown.test}`"
    for screen in row.screens:
        yield f"- screen `{screen.where}`"
    if row.records:
        yield f"- journal: {', '.join(f'`{r.kind}`' for r in row.records)}"
    if row.article.checks:
        answered = len(row.checks_answered)
        yield f"- checks answered {answered} of {len(row.article.checks)}: " + _list(
            row.checks_answered
        )


def _list(values: Sequence[object]) -> str:
    return ", ".join(map(str, values)) or "none"
