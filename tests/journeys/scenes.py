"""Where the journeys of ``docs/journeys`` begin, in the demo city that is connected.

``main`` prints what it prepared, for a city that is served by another process.
"""

import json
import sys
from collections.abc import Collection
from dataclasses import replace
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from onedoor.general.people import api as people
from onedoor.general.people.domain.sign_in import NOTICE_VERSION
from onedoor.general.people.models import StaffAccount
from onedoor.general.people.services.applicants import acknowledge_notice
from onedoor.general.people.testing import client_of
from onedoor.kernel.actors import Actor, ActorKind, system
from onedoor.kernel.days import legal_day
from onedoor.operation.appointments.models import AppointmentRow
from onedoor.operation.cases import api as cases
from onedoor.operation.cases import demo, testing
from onedoor.operation.cases.services import intake, silence
from onedoor.operation.hall import api as hall
from onedoor.system.forms import api as forms
from onedoor.system.forms import testing as filling
from onedoor.system.items import api as items
from onedoor.system.venues import api as venues

FOOD, HAIR, BUILDING = (
    "食品经营许可（新办）",
    "公共场所卫生许可（新办）",
    "建筑工程施工许可（新办）",
)
ANSWERS = {
    "trade": "catering", "contact_phone": "13909020000", "legal_person": "阿依古丽·买买提",
    "by_agent": "no", "web": "no", "staff_count": "4", "manager_name": "阿依古丽·买买提",
    "manager_idcard": "650502198803050210",
}  # fmt: skip
LONG_SILENCE = timedelta(days=14)  # longer than any notice may take
CLERK = "650502011"  # sits at a window of the hall
EVERYTHING = frozenset(scope.value for scope in people.Scope)
# The newest firms of the demo, one for each journey.
FIRMS = dict(
    zip(
        ("gaps", "promise", "supplement", "silence", "refusal", "counter", "joint"),
        reversed(demo.STORIES),
        strict=False,
    )
)


def begin() -> dict[str, dict[str, str]]:
    """Prepare what each journey begins with; return drafts or numbers, and everybody's session."""
    at = timezone.now()
    firms = {name: _firm(story, at) for name, story in FIRMS.items()}
    codes = {one.name.zh: one.code for one in items.browse(offered=True).rows}
    words = {
        "gaps": _filled(codes[FOOD], firms["gaps"], at, leave_out={"rules"}),
        "promise": _filled(codes[HAIR], firms["promise"], at, procedure="promise"),
        "counter": _filled(codes[FOOD], firms["counter"], at),
        "silence": _submitted(codes[FOOD], firms["silence"], at - LONG_SILENCE),
        "supplement": _submitted(codes[FOOD], firms["supplement"], at),
        "refusal": _submitted(codes[FOOD], firms["refusal"], at),
        "joint": _joint(FIRMS["joint"], firms["joint"], at),
    }
    body = items.offering(codes[FOOD]).body
    for name in ("supplement", "refusal"):
        intake.receive(number=words[name], actor=_staff(body, "cases.receive"), at=at)
    intake.accept(number=words["refusal"], actor=_staff(body, "cases.accept"), at=at)
    words |= _hands("promise", codes[HAIR]) | _hands("joint", codes[BUILDING])
    words["promise.check"] = _staff(
        items.offering(codes[HAIR]).body, "cases.review", but="decide"
    ).ref
    words["hall"] = venues.venues(within="650502000000", kind=venues.Kind.HALL)[0].code
    words["code"] = cases.draft(id=words["counter"], actor=firms["counter"]).code
    sessions = {name: _session(actor) for name, actor in firms.items()}
    for account in StaffAccount.objects.exclude(body=""):
        sessions[account.number] = _session(people.staff(account.number).actor())
    return {"words": words, "sessions": sessions}


def night() -> dict[str, dict[str, str]]:
    """Let the night come: what nobody answered is accepted."""
    deemed = silence.deem_silent(actor=system("cases.deem_silent"), at=timezone.now())
    return {"words": {"deemed": str(deemed)}, "sessions": {}}


def hour() -> dict[str, dict[str, str]]:
    """Let the hour of the one appointment come: a number was taken before, the clerk is there.

    Whatever the time of the test, its slot is put to now.
    """
    at, clerk = timezone.now(), people.staff(CLERK).actor()
    row = AppointmentRow.objects.filter(state="booked").latest("id")
    place = 1_000 + row.pk % 30_000  # no place of today's slots
    AppointmentRow.objects.filter(pk=row.pk).update(day=legal_day(at), begins_at=at, place=place)
    seat = hall.seat(clerk)
    if seat is None:
        hall.sit_down(venue=row.venue, window="8", actor=clerk, at=at)
    elif seat.slip is not None:
        if seat.slip.state is hall.State.CALLED:
            hall.serve(actor=clerk, at=at)
        hall.finish(actor=clerk, at=at)
    wanted = hall.Wanted(row.venue, venues.Function.ACCEPT)
    with transaction.atomic():
        first = hall.issue(wanted, begins_at=None, actor=clerk, at=at)
    return {"words": {"first": first.number, "venue": row.venue}, "sessions": {}}


def main() -> None:
    """Do what the command line names, and print what came of it."""
    print(json.dumps({"begin": begin, "night": night, "hour": hour}[sys.argv[1]]()))


def _firm(story: demo.Story, at: datetime) -> Actor:
    found = people.find_by_identity(id_kind=people.IdKind.CREDIT_CODE, number=story.code)
    assert found, story
    acknowledge_notice(applicant=found.id, version=NOTICE_VERSION, at=at)
    return Actor(ActorKind.APPLICANT, found.id, duties=EVERYTHING)


def _filled(
    code: str, actor: Actor, at: datetime, *, leave_out: Collection[str] = (), **given: str
) -> str:
    """Fill in a draft page after page, with a picture for whatever is to be handed in."""
    what, who = items.offering(code), people.applicant(actor.applicant)
    known = {**ANSWERS, "business_name": who.name, "business_uscc": who.id_masked, **given}
    posted = filling.posted(what.form, today=legal_day(at), **known)
    answers = forms.clean(what.form, posted, today=legal_day(at)).values
    draft = cases.new_draft(offering=code, actor=actor, at=at).id
    for page in forms.visible_pages(what.form, answers):
        plain = {name.removeprefix(f"{page.key}-0-"): value for name, value in posted.items()}
        index = 0 if page.repeat else None
        cases.save_answers(
            draft=draft, page=page.key, posted=plain, actor=actor, at=at, index=index
        )
    for need in forms.required_materials(what.form, answers):
        key = need.material.key
        if need.required and not need.material.licence and key not in leave_out:
            picture = testing.picture(key)
            cases.attach(draft=draft, material=key, upload=picture, actor=actor, at=at)
    return draft


def _submitted(code: str, actor: Actor, at: datetime) -> str:
    draft = _filled(code, actor, at)
    return cases.submit(draft=draft, actor=actor, at=at, key="scene").number


def _joint(story: demo.Story, firm: Actor, at: datetime) -> str:
    """Take in at the counter, and accept, what other bodies have a say in."""
    other = next(one for one in demo.OTHERS if one.item == BUILDING)
    demo.tell(replace(other, firm=story), at=at)
    return next(row.number for row in cases.cases_of(actor=firm).rows if row.title == BUILDING)


def _hands(journey: str, code: str) -> dict[str, str]:
    """Return who may do what with the cases of an item: by duty, and by part of a joint step."""
    what = items.offering(code)
    hands = {
        duty: _staff(what.body, f"cases.{duty}").ref
        for duty in ("receive", "accept", "review", "decide")
    }
    bodies = {lane.key: lane.body or what.body for lane in what.flow.lanes}
    for step in what.flow.steps:
        for part in step.branches:
            hands[part.key] = _staff(bodies[part.lane], part.duty).ref
    return {f"{journey}.{name}": who for name, who in hands.items()}


def _staff(body: str, duty: str, *, but: str = "") -> Actor:
    """Return the first with a duty at a body, ``but`` for those with another."""
    rows = StaffAccount.objects.filter(body=body, duties__contains=[duty])
    rows = rows.exclude(duties__contains=[f"cases.{but}"]) if but else rows
    return people.staff(rows.order_by("number")[0].number).actor()


def _session(actor: Actor) -> str:
    return client_of(actor).session.session_key or ""
