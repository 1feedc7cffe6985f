"""One case at the desk: materials at one side, form and verdict at the other."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from onedoor.general.bodies import api as bodies
from onedoor.general.people import api as people
from onedoor.kernel.access import KnownRequest, for_staff
from onedoor.kernel.days import legal_day, legal_time
from onedoor.kernel.errors import Missing
from onedoor.kernel.fields import from_django
from onedoor.operation.cases import api as cases
from onedoor.operation.clocks import api as clocks
from onedoor.operation.correspondence import api as correspondence
from onedoor.operation.documents import api as documents
from onedoor.operation.materials import api as materials
from onedoor.operation.shifts import api as shifts
from onedoor.site.desk import masking, phrases
from onedoor.site.desk.away import away_of
from onedoor.site.desk.inbox import CASE_DUTIES, not_counted
from onedoor.site.desk.review import Sheet, sheet
from onedoor.site.ui import acting, contested, cosigning, gaps, papers, talk, versions
from onedoor.system.forms import api as forms
from onedoor.system.items import api as items

PAGE_WIDTH = 1000
_STAGES = (
    (_("收件"), "receive"),
    (_("受理"), "accept"),
    (_("审查"), "review"),
    (_("决定"), "decide"),
    (_("制证"), "issue"),
    (_("送达"), "deliver"),
)
_DONE_AT = {
    cases.State.SUBMITTED: 0,
    cases.State.RECEIVED: 1,
    cases.State.AWAITING_SUPPLEMENT: 1,
    cases.State.ACCEPTED: 2,
    cases.State.PAUSED: 2,
    cases.State.REVIEWED: 3,
    cases.State.GRANTED: 4,
    cases.State.ISSUED: 5,
    cases.State.DELIVERED: 6,
}
_WAITING = (cases.State.AWAITING_SUPPLEMENT, cases.State.PAUSED)

LOOKS = 50
# Moves that are made on the page of the case itself, with an opinion on each material.
_OPINIONS = {
    cases.Move.REVIEW: (_("审查意见"), _("提交审查意见")),
    cases.Move.PRE_REVIEW: (_("预审意见"), _("提交预审意见")),
}
_TONES = {
    cases.Move.DECLINE: "danger", cases.Move.REFUSE: "danger", cases.Move.RETURN: "danger",
    cases.Move.VOID: "danger", cases.Move.REVOKE: "danger",
}  # fmt: skip
# Made seldom: they stand folded up below the others.
_SELDOM = frozenset({
    cases.Move.ASK_EXTENSION, cases.Move.TRANSFER_UP, cases.Move.VOID, cases.Move.CONTEST,
    cases.Move.SETTLE, cases.Move.CORRECT, cases.Move.HAND_OVER, cases.Move.TAKE_BACK,
})  # fmt: skip

Staff = Mapping[str, people.StaffMember]


@dataclass(frozen=True, slots=True)
class Held:
    """One material as the page shows it: what was handed in, its name, and the way to its pages."""

    one: versions.Handed
    name: str
    href: str
    is_open: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """The page image now open, with its neighbours."""

    name: str
    image: str
    full: str
    page: int
    pages: int
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Button:
    """A move this person may make now, with what it does in law."""

    move: str
    text: str | Promise
    effect: str | Promise
    href: str
    tone: str


@for_staff(*CASE_DUTIES)
def show(request: KnownRequest, number: str) -> HttpResponse:
    """Show one case."""
    found = cases.case(number=number, actor=request.actor)
    _note(request, number, people.Seen.FORM)
    return page(request, found)


def page(  # the page with what came back wrong, or what was just asked for
    request: KnownRequest,
    found: cases.Dossier,
    review: Sheet | None = None,
    *,
    why: masking.Why | None = None,
    in_full: bool = False,
    status: int = 200,
) -> HttpResponse:
    """Return the page of a case, with a form as it came back when it had errors.

    ``in_full`` shows numbers that are masked otherwise.
    """
    read = clocks.reader(area=found.area, today=legal_day(timezone.now()))
    looks = people.looks_at_case(case=found.number, applicant=found.applicant)[:LOOKS]
    held = materials.of(holder=found.number)
    staff = _staff(found, looks, held)
    what = items.offering(found.offering, found.version)
    listed = _held(request, found, versions.handed(found, held, _named(staff)), what)
    compared, before = _before(found)
    opining = next((move for move in _OPINIONS if move in found.moves), None)
    if review is not None and review.made is not None:  # shown again although it is no longer next
        opining = review.made
    hide = forms.in_full if in_full else masking.hide
    passages = forms.read_through(
        what.form, found.answers, before=before, language=_form_language(), hide=hide
    )
    hidden = not in_full and masking.is_hidden(passages)
    buttons = _buttons(found)
    uses = (phrases.Use.UNFIT, phrases.Use.OPINION)
    said = phrases.offered(request.actor, *uses) if opining else dict.fromkeys(uses, ())
    acts = _acting(found, what)
    hands = {found.agent: acts.name} if found.agent and acts and not acts.represents else {}
    context = {
        "case": found,
        "acts": acts,
        "body_name": bodies.body(found.body).name,
        "state": cases.STATES[found.state],
        "channel": cases.CHANNELS[found.channel],
        "handler": _member(found.handler, staff) if found.handler else "",
        "light": _light(found, read),
        "stages": _stages(found, what),
        "held": listed,
        "shown": _shown(request, found, listed),
        "passages": passages,
        "compared": compared,
        "unmasking": [from_django(one) for one in why or masking.Why()] if hidden else [],
        "is_asking": why is not None,
        "events": _events(found, staff, hands),
        "looks": _looks(looks, staff, listed),
        "clocks": _clocks(found, read, what),
        "waits": _waits(found),
        "changes": _changes(found.number, what),
        "papers": _papers(found),
        "promises": gaps.signed(found),
        "cosigners": cosigning.kept(found),
        "check": gaps.check_of(found),
        "check_states": gaps.CHECK_STATES,
        "supply_by": gaps.supply_by(found),
        "asked": asked(found),
        "talk": _talk(request, found),
        "buttons": [one for one in buttons if one.move not in _SELDOM],
        "seldom": [one for one in buttons if one.move in _SELDOM],
        "remedies": contested.lines(found.remedies),
        "away": away_of(found.number, request.actor),
        "is_replaced": what.replaced and found.state not in cases.CONCLUDED,
        "review": (review or sheet(standing(found, held), names(what), {})) if opining else None,
        "opining": opining and (*_OPINIONS[opining], _button(found, opining)),
        "phrases": said[phrases.Use.UNFIT],
        "opinions": said[phrases.Use.OPINION],
    }
    return render(request, "desk/case.html", context, status=status)


@for_staff(*CASE_DUTIES)
@require_POST
def message(request: KnownRequest, number: str) -> HttpResponse:
    """Write to the applicant of a case."""
    correspondence.write(
        case=number, words=request.POST.get("words", ""), key=request.POST.get("key", ""),
        actor=request.actor, at=timezone.now(),
    )  # fmt: skip
    messages.success(request, gettext("留言已发送。"))
    return redirect(f"{reverse('desk:case', args=[number])}#talk")


@for_staff(*CASE_DUTIES)
def image(request: KnownRequest, number: str, file: str, n: int) -> HttpResponse:
    """Return one page of a file as a picture; an upload itself is never shown."""
    cases.case(number=number, actor=request.actor)
    drawn = picture(request, file=file, n=n, held_by=number)
    _note(request, number, people.Seen.FILE, file)
    return drawn


def picture(request: KnownRequest, *, file: str, n: int, held_by: str) -> HttpResponse:
    """Return one page of a file of a case, drawn anew, as wide as ``?width`` asks."""
    width = request.GET.get("width", "")
    drawn = materials.page_image(
        file_id=file,
        n=n,
        width=int(width) if width.isdecimal() else PAGE_WIDTH,
        may_read=lambda _owner, holders: held_by in holders,
    )
    response = HttpResponse(drawn.content, content_type=drawn.mime)
    response["Cache-Control"] = "private, max-age=600"
    return response


@for_staff(*CASE_DUTIES)
def paper(request: KnownRequest, number: str, document: str) -> HttpResponse:
    """Return a notice or decision of the case as PDF, exactly as issued."""
    cases.case(number=number, actor=request.actor)
    if document not in {one.id for one in documents.documents_of(case_number=number)}:
        raise documents.DocumentMissing(document=document)
    found = documents.pdf(document_id=document)
    _note(request, number, people.Seen.PAPER, document)
    with suppress(shifts.PaperMissing):  # of a clerk's own list, where it is on one
        shifts.give_paper(
            document=document, how=shifts.Given.PRINTED, actor=request.actor, at=timezone.now()
        )
    response = HttpResponse(found.content, content_type="application/pdf")
    response["Content-Disposition"] = f"inline; filename*=UTF-8''{quote(found.name)}"
    return response


def _note(request: KnownRequest, number: str, seen: people.Seen, ref: str = "") -> None:
    people.note_look(case=number, seen=seen, ref=ref, actor=request.actor, at=timezone.now())


def _before(found: cases.Dossier) -> tuple[int, Mapping[str, object] | None]:
    """Return the last notice that was answered by other answers, and those it was about."""
    for notice in reversed(found.notices):
        if notice.supplied_at is not None and notice.answers not in ({}, found.answers):
            return notice.n, notice.answers
    return 0, None


def names(what: items.Offering) -> Mapping[str, str]:
    """Return the name of each entry of the offering's list."""
    return {material.key: material.name.zh for material in what.materials}


def standing(
    found: cases.Dossier, held: Sequence[materials.Attached]
) -> tuple[materials.Attached, ...]:
    """Return what the application rests on: without what was replaced after it did not fit."""
    return materials.standing(held, submitted_at=found.submitted_at)


def _named(staff: Staff) -> Mapping[str, str]:
    return {number: member.name for number, member in staff.items()}


def _held(
    request: KnownRequest,
    found: cases.Dossier,
    handed: Sequence[versions.Handed],
    what: items.Offering,
) -> list[Held]:
    known = names(what)
    first = next((one.id for one in handed if one.file), "")
    opened = request.GET.get("m", "") or first
    return [
        Held(
            one=one,
            name=known.get(one.material, one.material),
            href=f"{reverse('desk:case', args=[found.number])}?m={one.id}#viewer",
            is_open=one.id == opened,
        )
        for one in handed
    ]


def _shown(request: KnownRequest, found: cases.Dossier, held: list[Held]) -> Shown | None:
    row = next((row for row in held if row.is_open and row.one.file), None)
    if row is None:
        return None
    one = row.one
    given = request.GET.get("p", "1")
    n = min(max(int(given), 1), one.pages) if given.isdecimal() else 1
    base = f"{reverse('desk:case', args=[found.number])}?m={one.id}"
    picture = reverse("desk:image", args=[found.number, one.file, n])
    return Shown(
        name=row.name,
        image=f"{picture}?width={PAGE_WIDTH}",
        full=f"{picture}?width=2000",
        page=n,
        pages=one.pages,
        before=f"{base}&p={n - 1}#viewer" if n > 1 else "",
        after=f"{base}&p={n + 1}#viewer" if n < one.pages else "",
    )


def _talk(request: KnownRequest, found: cases.Dossier) -> talk.Talk | None:
    """Return the messages of a case; when it is not received or concluded, if asked for."""
    is_at_work = found.state not in (cases.State.SUBMITTED, *cases.CONCLUDED)
    if not is_at_work and "talk" not in request.GET:
        return None
    return talk.talk(found, request.actor, timezone.now())


def _light(found: cases.Dossier, read: clocks.Reader) -> tuple[str, str | Promise]:
    if found.state in cases.CONCLUDED:
        return "green", _("已办结")
    if found.due_on is None:
        return "grey", not_counted(found.state)
    seen = read(due_on=found.due_on, warn_on=found.warn_on, provisional=found.provisional)
    return seen.light.value, clocks.in_words(seen)


def _acting(found: cases.Dossier, what: items.Offering) -> people.Acting | None:
    """Return who handed a case in for its applicant; None for the applicant, and for a system.

    At a counter that is who stood there, as the clerk wrote it down.
    """
    if not found.agent:
        told = what.form.acting(found.answers)
        by_agent = told.get("by_agent") == "yes"
        return people.Acting(told.get("name", ""), represents=False) if by_agent else None
    try:
        return people.acting(
            found.agent, applicant=found.applicant, on=legal_day(found.submitted_at)
        )
    except Missing:
        return None


def _stages(found: cases.Dossier, what: items.Offering) -> list[dict[str, object]]:
    issued = any(step.duty == "cases.issue" for step in what.flow.steps)
    drawn = [stage for stage in _STAGES if issued or stage[1] != "issue"]
    done = _DONE_AT.get(found.state)
    if done is None:
        reached = {event.kind for event in found.events}
        if cases.Move.DEEM in reached:  # whoever was silent is taken at that
            reached |= {cases.Move.RECEIVE, cases.Move.ACCEPT}
        done = sum(key in reached for _label, key in _STAGES)
        states = ["done"] * done + ["stopped"] + ["todo"] * len(_STAGES)
    else:
        current = "waiting" if found.state in _WAITING else "current"
        states = ["done"] * done + [current] + ["todo"] * len(_STAGES)
    return [
        {"label": label, "state": state}
        for (label, _key), state in zip(drawn, states, strict=False)
    ]


def _staff(
    found: cases.Dossier,
    looks: Sequence[people.CaseLook],
    held: Sequence[materials.Attached],
) -> Staff:
    acted = {who for one in found.events if one.by_kind == "staff" for who in (one.by, one.behalf)}
    acted |= {found.handler} | {one.by for one in held if one.by_kind == "staff"}
    return people.staff_members(acted | {look.by for look in looks})


def _events(
    found: cases.Dossier, staff: Staff, hands: Mapping[str, str]
) -> list[dict[str, object]]:
    return [
        {
            "when": _moment(event.at),
            "iso": event.at.isoformat(),
            "what": cases.EVENTS[event.kind],
            "who": acting.label(event, hands)
            if event.by_kind == "applicant"
            else _who(event, staff),
            "note": event.note,
            "links": [(_("文书"), reverse("desk:paper", args=[found.number, event.document]))]
            if event.document
            else [],
        }
        for event in reversed(found.events)
    ]


def _looks(
    looks: Sequence[people.CaseLook], staff: Staff, held: list[Held]
) -> list[dict[str, object]]:
    """Return who opened what; of a number shown in full also what for."""
    titles = {row.one.file: row.name for row in held if row.one.file}
    return [
        {
            "when": _moment(look.at),
            "who": _member(look.by, staff),
            "what": masking.SEEN[look.seen],
            "which": titles.get(look.ref, ""),
            "purpose": masking.PURPOSES[look.purpose] if look.purpose else "",
        }
        for look in looks
    ]


def _member(number: str, staff: Staff) -> str:
    member = staff.get(number)
    return f"{member.name} · {member.position}" if member else number


def _who(event: cases.Event, staff: Staff) -> str | Promise:
    if event.by_kind == "staff":
        who = _member(event.by, staff)
        return f"{who}（{gettext('代')} {_member(event.behalf, staff)}）" if event.behalf else who
    return _("外部系统") if event.by_kind == "machine" else _("系统")


def _waits(found: cases.Dossier) -> list[dict[str, object]]:
    """Return whose turn it is, since when."""
    return [
        {
            "name": one.name.zh,
            "who": one.lane.zh,
            "since": legal_day(one.since),
        }
        for one in found.waits
    ]


def _kind(kind: clocks.Kind, place: str, what: items.Offering) -> str:
    """Return what a clock counts: the kind, and of a step its name."""
    words = clocks.kind_in_words(kind)
    return f"{words}：{what.flow.name_of(place).zh}" if place else words


def _changes(number: str, what: items.Offering) -> list[dict[str, object]]:
    """Return each change of a due date: of which limit, from when to when, why."""
    return [
        {
            "kind": _kind(one.kind, one.place, what),
            "when": _moment(one.at),
            "old": one.old,
            "new": one.new,
            "provisional": one.is_provisional,
            "why": clocks.why_in_words(one.why),
            "basis": one.basis,
            "notice": one.notice,
            "by": one.by if one.notice else "",
        }
        for one in clocks.changes(number)
    ]


def _clocks(
    found: cases.Dossier, read: clocks.Reader, what: items.Offering
) -> list[dict[str, object]]:
    rows = []
    for clock in clocks.of(found.number):
        running = clock.state is clocks.State.RUNNING
        seen = read(due_on=clock.due_on, warn_on=clock.warn_on, provisional=clock.provisional)
        rows.append(
            {
                "kind": _kind(clock.kind, clock.place, what),
                "days": clock.days,
                "due": f"{clock.due_on:%Y-%m-%d}",
                "provisional": clock.provisional,
                "basis": clock.basis,
                "light": seen.light.value if running else "",
                "words": clocks.in_words(seen) if running else _ended(clock),
            }
        )
    return rows


def _ended(clock: clocks.Clock) -> str | Promise:
    if clock.state is clocks.State.PAUSED:
        return _("暂停计时")
    if clock.state is clocks.State.STOPPED or clock.ended_on is None:
        return _("已终止")
    return _("按期完成") if clock.ended_on <= clock.due_on else _("超期完成")


def _papers(found: cases.Dossier) -> list[tuple[str, str, str | Promise]]:
    return [
        (
            f"{one.title} {one.number}",
            reverse("desk:paper", args=[found.number, one.id]),
            papers.GONE.get(one.state, ""),
        )
        for one in documents.documents_of(case_number=found.number)
    ]


def _buttons(found: cases.Dossier) -> list[Button]:
    shown = (move for move in cases.Move if move in found.moves and move not in _OPINIONS)
    return [_button(found, move) for move in shown]


def _button(found: cases.Dossier, move: cases.Move) -> Button:
    return Button(
        move=move.value,
        text=cases.MOVES[move],
        effect=cases.EFFECTS[move],
        href=reverse("desk:move", args=[found.number, move.value]),
        tone=_TONES.get(move, "secondary"),
    )


def asked(found: cases.Dossier) -> tuple[str, str] | None:
    """Return who asks for a longer limit by how many days, and why; None when nobody does."""
    one = found.extension
    if one is None:
        return None
    known = people.staff_members([one.by]).get(one.by)
    who = known.name if known else one.by
    facts = {"who": who, "n": one.days, "day": f"{legal_time(one.at):%Y-%m-%d}"}
    return gettext("%(who)s于 %(day)s 申请延长 %(n)s 个工作日") % facts, one.reason


def chosen(found: cases.Dossier) -> str:
    """Return how the applicant chose to get the result; empty where the form does not ask it."""
    what = items.offering(found.offering, found.version)
    try:
        options = what.form.question("delivery").options
    except KeyError:
        return ""
    said = found.answers.get("delivery", "")
    return next(
        (one.label.in_language(_form_language()) for one in options if one.value == said), ""
    )


def _moment(at: datetime) -> str:
    return f"{legal_time(at):%Y-%m-%d %H:%M}"


def _form_language() -> str:
    return "ug" if get_language() == "ug" else "zh-Hans"


urlpatterns = [
    path("case/<str:number>/", show, name="case"),
    path("case/<str:number>/message/", message, name="message"),
    path("case/<str:number>/file/<str:file>/<int:n>/", image, name="image"),
    path("case/<str:number>/paper/<str:document>/", paper, name="paper"),
]
