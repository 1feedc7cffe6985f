"""The public pages 依据对照: article, code, tests, screens, records."""

from dataclasses import dataclass
from functools import cache

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from onedoor.kernel.access import public
from onedoor.kernel.errors import Missing
from onedoor.law.articles import HAMI, Provision
from onedoor.law.precedence import Liability, liability_of
from onedoor.law.register import ActText, UnknownAct, acts, in_chinese
from onedoor.law.report import Report, Row, cited_acts, report
from onedoor.site.law.everything import import_everything

_OFFENCES = 29


class ArticleMissing(Missing):
    """There is no such act or article on the register."""

    code = "law.article_missing"


@dataclass(frozen=True, slots=True)
class Figures:
    """How far an act is carried out."""

    articles: int
    with_code: int
    with_tests: int
    with_screens: int
    checks: int
    checks_answered: int


@dataclass(frozen=True, slots=True)
class Offence:
    """One offence of article 29 with the provisions on its liability, higher law first."""

    words: str
    first: tuple[str, ...]
    gives_way: bool


@public
def index(request: HttpRequest) -> HttpResponse:
    """Show our regulation chapter by chapter, and the other acts that code cites."""
    found = _report("HAMI")
    context = {
        "report": found,
        "chapters": _chapters(found),
        "figures": _figures(found),
        "others": [_act_of(code) for code in _cited() if code != "HAMI"],
    }
    return render(request, "law/index.html", context)


@public
def one_act(request: HttpRequest, code: str) -> HttpResponse:
    """Show the cited articles of one act."""
    act = _act_of(code.upper())
    found = _report(act.code)
    context = {
        "report": found,
        "figures": _figures(found),
        "rows": [row for row in found.rows if row.code or row.tests],
    }
    return render(request, "law/act.html", context)


@public
def one_article(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Show one article with everything that carries it out."""
    act = _act_of(code.upper())
    row = next((r for r in _report(act.code).rows if r.article.number == number), None)
    if row is None:
        raise ArticleMissing(act=code, article=number)
    context = {
        "act": act,
        "row": row,
        "words": in_chinese(Provision(act.code, number)),
        "offences": _offences(row) if (act.code, number) == ("HAMI", _OFFENCES) else (),
        "before": act.articles.get(number - 1),
        "after": act.articles.get(number + 1),
    }
    return render(request, "law/article.html", context)


def _act_of(code: str) -> ActText:
    try:
        return acts()[code][-1]
    except (KeyError, UnknownAct):
        raise ArticleMissing(act=code, article="") from None


@cache
def _report(code: str) -> Report:
    import_everything()
    return report(code)


@cache
def _cited() -> tuple[str, ...]:
    import_everything()
    return cited_acts()


def _chapters(found: Report) -> list[tuple[int, str, list[Row]]]:
    return [
        (number, name, [row for row in found.rows if row.article.chapter == number])
        for number, name in found.act.chapters.items()
    ]


def _figures(found: Report) -> Figures:
    return Figures(
        articles=len(found.rows),
        with_code=sum(bool(row.code) for row in found.rows),
        with_tests=sum(bool(row.tests) for row in found.rows),
        with_screens=sum(bool(row.screens) for row in found.rows),
        checks=sum(len(row.article.checks) for row in found.rows),
        checks_answered=sum(len(row.checks_answered) for row in found.rows),
    )


def _offences(row: Row) -> list[Offence]:
    found: list[tuple[str, Liability]] = [
        (words, liability_of(HAMI(_OFFENCES, item=n))) for n, words in row.article.items.items()
    ]
    return [
        Offence(words, tuple(map(in_chinese, liability.first)), liability.gives_way)
        for words, liability in found
    ]
