"""What can be asked of bundles: the list per batch, and what one of them comes to."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from onedoor.kernel.actors import Actor
from onedoor.kernel.pages import PAGE
from onedoor.law.articles import HAMI, implements
from onedoor.operation.bundles import access
from onedoor.operation.bundles.domain.applications import Application, PartState
from onedoor.operation.bundles.domain.bundle import Bundle, Members, checked, parse
from onedoor.operation.bundles.domain.flaws import Flaw, flaws_of
from onedoor.operation.bundles.domain.standing import Listed, Status
from onedoor.operation.bundles.domain.whole import Whole, whole
from onedoor.operation.bundles.models import ApplicationRow, BundleRow, PartRow
from onedoor.operation.bundles.sheets import held_kinds, sheet_of, sources
from onedoor.operation.bundles.values import to_application
from onedoor.operation.clocks import api as clocks
from onedoor.system.forms import api as forms
from onedoor.system.forms.api import Text, reading


@implements(HAMI(21), note="per batch, with the lead body and how far it is")
def listed(*, offered: bool | None = None) -> tuple[Listed, ...]:
    """Return the bundles, the latest batch first; where asked, those that are offered or not.

    EXPLAIN: one walk of the index of the newest versions, of which there are some dozens.
    """
    rows = BundleRow.objects.filter(is_newest=True).order_by("-year", "batch", "code")
    found = (_listed(row) for row in rows)
    return tuple(one for one in found if offered is None or one.is_offered is offered)


@implements(HAMI(21), note="found where one looks for one of its parts")
def named(*, part: str = "") -> tuple[tuple[str, Text], ...]:
    """Return code and name of what is offered; where asked, of what an offering is a part of."""
    rows = BundleRow.objects.filter(is_newest=True, status=Status.OFFERED, flaws=[])
    if part:
        rows = rows.filter(offerings__contains=[part])
    found = rows.order_by("-year", "batch", "code").values_list("code", "document__name")
    return tuple((code, _text(name)) for code, name in found[:PAGE])


@dataclass(frozen=True, slots=True)
class Outlook:
    """A bundle with its parts' versions; ``whole`` is what it comes to, where it is offered."""

    line: Listed
    bundle: Bundle
    members: Members
    whole: Whole | None


@implements(HAMI(21), note="what it comes to is told before anything is filled in")
def outlook(code: str, answers: Mapping[str, Any]) -> Outlook:
    """Return what a bundle comes to with these answers to its questions; raise BundleMissing."""
    row = access.published(code)
    line, found = _listed(row), parse(row.document)
    members = access.members_of(found)
    comes_to = whole(found, members, answers) if line.is_offered else None
    return Outlook(line, found, members, comes_to)


@dataclass(frozen=True, slots=True)
class Review:
    """A bundle beside the versions in force; ``left`` is what is wrong even with those."""

    line: Listed
    bundle: Bundle
    members: Members
    left: tuple[Flaw, ...]


def review(code: str) -> Review:
    """Return what its lead body looks at before it confirms anew; raise BundleMissing."""
    row = access.published(code)
    found = parse(row.document)
    members = access.members_of(found)
    now = parse(checked(found, {key: one.version for key, one in members.items()}))
    left = flaws_of(now, members, most_days=clocks.JOINT_DECISION.days)
    return Review(_listed(row), found, members, left)


def bundle(code: str) -> Bundle:
    """Return the newest version of a bundle; raise BundleMissing."""
    return parse(access.published(code).document)


def _listed(row: BundleRow) -> Listed:
    told = row.document
    return Listed(
        code=row.code,
        version=row.version,
        name=_text(told["name"]),
        batch=row.batch,
        year=row.year,
        lead=row.lead,
        lead_name=_text(told["lead_name"]),
        status=Status(row.status),
        flaws=tuple(Flaw(place, Text(zh, ug)) for place, zh, ug in row.flaws),
        checked_at=row.checked_at,
    )


def _text(told: object) -> Text:
    found: Text = reading.words(reading.Flaws(), "", told)
    return found


@dataclass(frozen=True, slots=True)
class Filling:
    """An application that is being filled in: what it comes to, what registers answer.

    ``exempt`` are the licences in force that make materials needless.
    """

    application: Application
    whole: Whole
    members: Members
    sources: Mapping[str, forms.Prefilled]
    exempt: frozenset[str]


def filling(*, ref: str, actor: Actor, at: datetime) -> Filling:
    """Return one's own application with everything its form shows."""
    row = access.application(asked=ref, actor=actor)
    sheet = sheet_of(row)
    return Filling(
        to_application(row), sheet.whole, sheet.members, sources(sheet, actor=actor, at=at),
        held_kinds(sheet, at=at),
    )  # fmt: skip


@implements(HAMI(21), note="one progress of the whole: each part, who has it, what it waits for")
def application(*, asked: str, actor: Actor) -> Application:
    """Return one's own application by its id or number."""
    return to_application(access.application(asked=asked, actor=actor))


def applications(*, actor: Actor) -> tuple[Application, ...]:
    """Return one's own applications, the newest first; a page of them.

    EXPLAIN: a range of ``bundle_of_owner``.
    """
    rows = ApplicationRow.objects.select_related("bundle").filter(owner=actor.applicant)
    return tuple(to_application(row) for row in rows.order_by("-id")[:PAGE])


def number_of(case: str) -> str:
    """Return the number of the application that a case is part of, empty if of none."""
    row = PartRow.objects.select_related("application").filter(case=case).first()
    return row.application.number if row else ""


@implements(HAMI(21), HAMI(25), note="one rating for the whole, when every part has ended")
def rated_as_one(number: str) -> tuple[str, str, datetime, tuple[str, ...]] | None:
    """Return title, lead body, end and cases of an application that has ended, else None."""
    row = ApplicationRow.objects.select_related("bundle").filter(number=number).first()
    if row is None or row.ended_at is None:
        return None
    filed = row.parts.exclude(case="").order_by("place").values_list("case", flat=True)
    return to_application(row).name.zh, row.bundle.lead, row.ended_at, tuple(filed)


def refused() -> tuple[str, ...]:
    """Return the numbers of applications of which a part could not be filed yet."""
    rows = PartRow.objects.filter(state=PartState.WAITING).exclude(problem="")
    return tuple(rows.order_by("id").values_list("application__number", flat=True).distinct())
