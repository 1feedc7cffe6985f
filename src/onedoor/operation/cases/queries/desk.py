"""What staff can ask: the list, its counters, one whole case."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from time import monotonic

from django.db.models import Count, Q, QuerySet

from onedoor.kernel.actors import Actor, ActorKind
from onedoor.kernel.pages import PAGE, CursorUnreadable, Page, cursor, position
from onedoor.law.articles import HAMI, implements
from onedoor.operation.cases import access, flowing, procedures, readiness, visits
from onedoor.operation.cases.domain.channels import Channel
from onedoor.operation.cases.domain.dossier import (
    Dossier,
    Event,
    Notice,
    Waiting,
    for_applicants,
)
from onedoor.operation.cases.domain.extensions import Asked
from onedoor.operation.cases.domain.gaps import Gap
from onedoor.operation.cases.domain.handing import may_give, may_take_back
from onedoor.operation.cases.domain.inbox import UNHELD, Counters, Filter, Row, Shelf
from onedoor.operation.cases.domain.remedies import Remedy, RemedyKind, Result, untimely
from onedoor.operation.cases.domain.roles import OFFICER_ROLES, persons
from onedoor.operation.cases.domain.special import Procedure, days_left
from onedoor.operation.cases.domain.states import (
    BY_ANOTHER,
    CHECKS,
    EXTENDED,
    OPEN,
    Move,
    Role,
    State,
    edges_from,
)
from onedoor.operation.cases.domain.supplements import Ask
from onedoor.operation.cases.models import Case, CaseEvent, Extension, JointPart
from onedoor.operation.cases.models import Gap as GapRow
from onedoor.operation.cases.models import Notice as NoticeRow
from onedoor.operation.cases.models import Remedy as RemedyRow
from onedoor.operation.cases.offerings import offering_of
from onedoor.operation.clocks import api as clocks
from onedoor.operation.receptions import api as receptions
from onedoor.system.flows import api as flows

_COLUMNS = (
    "id", "number", "area", "title", "applicant_name", "state", "channel", "submitted_at", "due_on",
    "warn_on", "provisional", "handler", "sort_on",
)  # fmt: skip


VERY_MANY, _KEPT_SECONDS = 10_000, 1.0
_lately: dict[tuple[object, ...], tuple[float, Counters]] = {}


def inbox(*, actor: Actor, shown: Filter, on: date, after: str = "") -> Page[Row]:
    """Return cases of the actor's body (at the counter: of the area), due first, fifty a page.

    EXPLAIN: a range of ``case_open_of_body`` in its order; a search probes the number and the
    name by prefix.
    """
    if shown.away:
        return Page(_marked(_away(actor), on), "")
    if shown.joint or shown.approval:
        return Page(_marked(_joint(actor) if shown.joint else _to_approve(actor), on), "")
    rows = _narrowed(_visible(actor), shown, on)
    if after:
        day, last = _position(after)
        rows = (
            rows.filter(id__lt=last)
            if shown.newest_first
            else rows.filter(sort_on__gte=day).exclude(sort_on=day, id__lte=last)
        )
    order = ("-id",) if shown.newest_first else ("sort_on", "id")
    found = list(rows.order_by(*order).values(*_COLUMNS)[: PAGE + 1])
    more = len(found) > PAGE
    last_row = found[PAGE - 1] if more else {}
    return Page(
        _marked([_row(values) for values in found[:PAGE]], on),
        cursor(last_row["sort_on"], last_row["id"]) if more else "",
    )


def counters(*, actor: Actor, on: date, offering: str = "") -> Counters:
    """Return how many open cases stand on each shelf; of one offering, those of the body.

    Very many are told as they stood a moment ago: not every reader has them counted anew.
    EXPLAIN: a range of ``case_open_of_body``, by the index alone; of one offering, by its rows.
    """
    if offering:
        return _counted(Case.objects.filter(body=actor.body, offering=offering), on)
    whose = (*_reach(actor).items(), on)
    kept = _lately.get(whose)
    if kept is None or monotonic() - kept[0] > _KEPT_SECONDS:
        kept = (monotonic(), _counted(_visible(actor), on))
        if kept[1].all >= VERY_MANY:
            _lately[whose] = kept
    return kept[1]


def _counted(rows: "QuerySet[Case]", on: date) -> Counters:
    shelves = {shelf.value: Count("id", filter=on_shelf(shelf, on)) for shelf in Shelf}
    return Counters(**rows.filter(state__in=OPEN).aggregate(**shelves))


def case(*, number: str, actor: Actor) -> Dossier:
    """Return a case for its body or its applicant; to anybody else it does not exist."""
    row, roles = access.case_to_read(number=number, actor=actor)
    events = tuple(row.events.order_by("n"))
    kinds = frozenset(one.kind for one in events)
    history = flowing.history((one.kind, one.step, one.outcome) for one in events)
    able, turns = open_to(row, roles, actor, history)
    extension = _extension(row, kinds)
    if extension or Move.EXTEND in kinds:  # asked for once
        able -= {Move.ASK_EXTENSION}
    told, remedies = tuple(event(one) for one in events), _remedies(row, kinds)
    able, special = _special(row, able)
    return Dossier(
        number=row.number,
        query_code=row.query_code,
        channel=Channel(row.channel),
        offering=row.offering,
        version=row.version,
        title=row.title,
        body=row.body,
        area=row.area,
        applicant=row.applicant,
        applicant_name=row.applicant_name,
        agent=row.agent,
        answers=row.answers,
        state=State(row.state),
        submitted_at=row.submitted_at,
        accepted_at=row.accepted_at,
        decided_at=row.decided_at,
        concluded_at=row.concluded_at,
        licence=row.licence,
        due_on=row.due_on,
        warn_on=row.warn_on,
        provisional=row.provisional,
        events=told if actor.kind is ActorKind.STAFF else for_applicants(told),
        notices=_notices(row, kinds),
        remedies=remedies,
        moves=able - _not_ones_own(row, told, actor) - untimely(remedies),
        turns=tuple((one.key, one.words) for one in turns),
        waits=_waits(row, events, history),
        gaps=_gaps(row, kinds),
        extension=extension,
        handler=row.handler,
        hands=access.hands_of(row).persons,
        procedures=special,
        objections=flowing.objections(row, history),
    )


def open_to(
    row: Case, roles: frozenset[Role], actor: Actor, history: Sequence[flows.Event]
) -> tuple[frozenset[Move], tuple[flowing.Turn, ...]]:
    """Return what this person may do with a case now: moves, and for ADVANCE the ways on."""
    came_in_through = access.hands_of(row).persons
    able = frozenset(
        edge.move
        for edge in edges_from(State(row.state))
        if edge.roles & roles and not (edge.move in BY_ANOTHER and persons(actor) & came_in_through)
    )
    advances = Move.ADVANCE in able
    turns = flowing.turns(row, history, body=access.lane_of(row, actor)) if advances else ()
    ready = flowing.allowed(row, history, readiness.ready(row, able - {Move.ADVANCE}))
    ready, turns = _on_site(row, ready, turns, history)
    return ready | ({Move.ADVANCE} if turns else frozenset()), turns


def _on_site(
    row: Case,
    ready: frozenset[Move],
    turns: tuple[flowing.Turn, ...],
    history: Sequence[flows.Event],
) -> tuple[frozenset[Move], tuple[flowing.Turn, ...]]:
    """Return what may be done where the open step is made on the site: first to go there."""
    step = visits.open_step(row, history) if Move.VISIT in ready else ""
    if not step:
        return ready - {Move.VISIT}, turns
    if visits.is_recorded(row, step):
        return ready, turns
    return ready - {Move.REVIEW}, tuple(one for one in turns if flowing.key(one.step) != step)


def _special(
    row: Case, able: frozenset[Move]
) -> tuple[frozenset[Move], tuple[tuple[Procedure, int], ...]]:
    """Return what may be done, and which special procedures may begin, for how many days."""
    if Move.PAUSE not in able:
        return able, ()
    left = days_left(procedures.published(row), procedures.taken(row))
    found = tuple((one, left[one]) for one in Procedure if left.get(one))
    return (able if found else able - {Move.PAUSE}), found


def _not_ones_own(row: Case, told: Sequence[Event], actor: Actor) -> frozenset[Move]:
    """Return those moves about somebody's own hands that are not this person's."""
    gives = may_give(
        giver=actor.ref, is_head=Role.DECIDER in actor.duties, handler=row.handler, events=told
    )
    granted = (one for one in told if one.kind == Move.GRANT)
    decided = {name for one in granted for name in (one.by, one.behalf)}
    others = not persons(actor) & decided
    own = {Move.HAND_OVER: gives, Move.TAKE_BACK: may_take_back(told, by=actor.ref)}
    own |= dict.fromkeys(CHECKS, others)
    return frozenset(move for move, is_own in own.items() if not is_own)


def _joint(actor: Actor) -> list[Row]:
    """Return the cases of other bodies that wait for this body's part of a joint review.

    They are dated by this body's part, not by the decision of the other, and stand due first.
    EXPLAIN: a range of ``case_part_open_of_body``, the case of each by its key; fifty at most.
    """
    if actor.kind is not ActorKind.STAFF or Role.REVIEWER not in actor.duties:
        return []
    asked = JointPart.objects.filter(body=actor.body, answered_at=None).order_by("asked_at")
    parts = list(asked.select_related("case")[:PAGE])
    due = clocks.branches_of([one.case.number for one in parts])
    rows = [_part(one, due.get((one.case.number, one.step))) for one in parts]
    return sorted(rows, key=lambda row: row.due_on or date.max)


def _part(one: JointPart, due: clocks.Clock | None) -> Row:
    row = _row({name: getattr(one.case, name) for name in _COLUMNS})
    if due is None:  # nothing is planned for the part: the case tells its date
        return row
    return replace(row, due_on=due.due_on, warn_on=due.warn_on, provisional=due.provisional)


def _to_approve(actor: Actor) -> list[Row]:
    """Return the cases of one's body in which a longer limit waits to be approved.

    EXPLAIN: a range of ``case_extension_open_of_body``, the case of each by its key; fifty at most.
    """
    if actor.kind is not ActorKind.STAFF or Role.APPROVER not in actor.duties:
        return []
    asked = Extension.objects.filter(body=actor.body, answered_at=None, case__state__in=EXTENDED)
    rows = asked.select_related("case").order_by("asked_at")[:PAGE]
    return [_row({name: getattr(one.case, name) for name in _COLUMNS}) for one in rows]


@implements(HAMI(20), note="what a place took in for elsewhere stays in its sight until the end")
def _away(actor: Actor) -> list[Row]:
    """Return what was taken in where somebody works for bodies elsewhere, the newest first.

    EXPLAIN: a walk of ``reception_of_body``, the case of each by its key; fifty at most.
    """
    numbers = receptions.taken_at(actor)
    rows = Case.objects.filter(number__in=numbers).order_by("-id").values(*_COLUMNS)
    return [_row(values) for values in rows] if numbers else []


def _extension(row: Case, kinds: frozenset[str]) -> Asked | None:
    if Move.ASK_EXTENSION not in kinds:
        return None
    one = row.extensions.filter(answered_at=None).first()
    joint = flowing.is_joint(row)
    return Asked(one.days, one.reason, one.asked_by, one.asked_at, is_joint=joint) if one else None


def _marked(rows: list[Row], on: date) -> list[Row]:
    """Name in each row the steps that are late."""
    if not rows:
        return rows
    late = clocks.late_steps([row.number for row in rows], on=on)
    if not late:
        return rows
    kept = Case.objects.filter(number__in=late).values_list("number", "offering", "version")
    names = {
        number: tuple(offering_of(code, version).flow.name_of(at).zh for at in late[number])
        for number, code, version in kept
    }
    return [replace(row, late=names.get(row.number, ())) for row in rows]


def _waits(
    row: Case, events: Sequence[CaseEvent], history: Sequence[flows.Event]
) -> tuple[Waiting, ...]:
    """Return whose turn it is, since when: since the step before was left."""
    found = flowing.open_now(row, history)
    here = {held.one.step.key for held in found}
    left = (one.at for one in reversed(events) if one.outcome and flowing.key(one.step) not in here)
    since = next(left, row.submitted_at)
    return tuple(
        Waiting(held.one.name, held.lane.name, is_applicants=not held.body, since=since)
        for held in found
    )


def event(row: CaseEvent) -> Event:
    """Return the value for a row."""
    return Event(
        n=row.n,
        kind=row.kind,
        at=row.at,
        by_kind=row.by_kind,
        by=row.by,
        state=State(row.state),
        step=row.step,
        due_on=row.due_on,
        provisional=row.provisional,
        document=row.document,
        note=row.note,
        behalf=row.behalf,
    )


def notice(row: NoticeRow) -> Notice:
    """Return the value for a row."""
    return Notice(
        n=row.n,
        at=row.at,
        document=row.document,
        asks=tuple(Ask(**ask) for ask in row.asks),
        supplied_at=row.supplied_at,
        answers=row.answers,
    )


def _notices(row: Case, kinds: frozenset[str]) -> tuple[Notice, ...]:
    if Move.ASK_FOR_SUPPLEMENT not in kinds:
        return ()
    return tuple(notice(one) for one in row.notices.order_by("n"))


def _gaps(row: Case, kinds: frozenset[str]) -> tuple[Gap, ...]:
    if not (row.open_gaps or kinds & {Move.ACCEPT_WITH_GAPS, Move.FILL_GAP}):
        return ()
    return tuple(_gap(one) for one in row.gaps.order_by("id"))


def _gap(row: GapRow) -> Gap:
    return Gap(key=row.material, title=row.title, form=row.form, filled_at=row.filled_at)


def _remedies(row: Case, kinds: frozenset[str]) -> tuple[Remedy, ...]:
    if Move.CONTEST not in kinds:
        return ()
    return tuple(remedy(one) for one in row.remedies.order_by("n"))


def remedy(row: RemedyRow) -> Remedy:
    """Return the value for a row."""
    return Remedy(
        n=row.n,
        kind=RemedyKind(row.kind),
        authority=row.authority,
        filed_on=row.filed_on,
        result=Result(row.result) if row.result else None,
        decided_on=row.decided_on,
        document_number=row.document_number,
    )


def _visible(actor: Actor) -> "QuerySet[Case]":
    reach = _reach(actor)
    return Case.objects.filter(**reach) if reach else Case.objects.none()


def _reach(actor: Actor) -> dict[str, str]:
    """Return whose cases somebody sees, at a counter those of the area; nothing sees none."""
    if actor.kind is not ActorKind.STAFF:
        return {}
    if Role.COUNTER in actor.duties:
        return {"area": actor.area}
    is_officer = actor.duties & {role.value for role in OFFICER_ROLES}
    return {"body": actor.body} if is_officer else {}


def _narrowed(rows: "QuerySet[Case]", shown: Filter, on: date) -> "QuerySet[Case]":
    if shown.words:
        words = shown.words.strip()
        found = Q(number__startswith=words) | Q(applicant_name__startswith=words)
        rows = rows.filter(found | Q(query_code=words.upper()))
    elif shown.state is None:
        rows = rows.filter(state__in=OPEN)
    if shown.state is not None:
        rows = rows.filter(state=shown.state)
    if shown.handler:
        rows = rows.filter(handler="" if shown.handler == UNHELD else shown.handler)
    if shown.shelf is not None:
        rows = rows.filter(on_shelf(shown.shelf, on), state__in=OPEN)
    return rows


def on_shelf(shelf: Shelf, on: date) -> Q:
    """Return what tells the cases of a shelf."""
    match shelf:
        case Shelf.OVERDUE:
            return Q(due_on__lt=on)
        case Shelf.DUE_SOON:
            return Q(due_on__gte=on, warn_on__lte=on)
        case Shelf.NORMAL:
            return Q(due_on__gte=on, warn_on__gt=on)
        case Shelf.PAUSED:
            return Q(due_on=None)


def _position(after: str) -> tuple[date, int]:
    day, last = position(after, fields=2)
    try:
        return date.fromisoformat(day), int(last)
    except ValueError:
        raise CursorUnreadable(cursor=after) from None


def _row(values: dict[str, object]) -> Row:
    plain = {name: values[name] for name in _COLUMNS if name not in ("id", "sort_on")}
    plain["state"], plain["channel"] = State(str(plain["state"])), Channel(str(plain["channel"]))
    return Row(**plain)  # type: ignore[arg-type]  # the columns are the fields, by name
