"""容缺受理: accept with gaps, take in what was missing, end what was not supplied in time."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime

from onedoor.kernel.actors import Actor
from onedoor.kernel.commands import command
from onedoor.kernel.days import legal_day
from onedoor.kernel.errors import Refused
from onedoor.law.articles import ADL, HAMI, implements
from onedoor.operation.cases import access, flowing, holdings
from onedoor.operation.cases.domain import gaps
from onedoor.operation.cases.domain.states import Edge, Move
from onedoor.operation.cases.models import Case
from onedoor.operation.cases.services import acceptance, lacking, papers, recording, uploads
from onedoor.operation.cases.services.uploads import Upload
from onedoor.operation.clocks import api as clocks
from onedoor.operation.credit import api as credit
from onedoor.operation.promises import api as promises
from onedoor.system.forms import api as forms
from onedoor.system.items import api as items

BATCH = 500


class NotYetOverdue(Refused):
    """The day by which it is to be supplied has not passed, or may still move."""

    code = "cases.not_yet_overdue"
    basis = HAMI(18)


@implements(HAMI(18), note="accepted now, the rest follows: told at once, in writing, with a day")
@command
def accept(*, number: str, on_paper: bool, actor: Actor, at: datetime) -> None:
    """Accept a case in which only deferrable materials are missing.

    ``on_paper`` says that the applicant has signed the promise on paper, before the counter.
    """
    case, edge = access.case_to_move(number=number, move=Move.ACCEPT_WITH_GAPS, actor=actor)
    accept_row(case, edge, on_paper=on_paper, actor=actor, at=at)


@implements(HAMI(18), ADL(32, item=4), note="the one notice of what is missing is this notice")
def accept_row(case: Case, edge: Edge, *, on_paper: bool, actor: Actor, at: datetime) -> None:
    """Accept a locked case with gaps."""
    acceptance.require_in_time(case, at)
    what = items.offering(case.offering, case.version)
    missing = holdings.missing(holdings.holding_of(case, what))
    lacks = promises.lacking(missing)
    text = promises.gaps_text(what, missing, case.answers, on=legal_day(at))
    if on_paper and text is not None:
        promises.sign(case=case.number, text=text, on_paper=True, actor=actor, at=at)
    signed = promises.standing(case=case.number, kind=promises.Kind.GAPS)
    text = signed.text if signed else text
    gaps.check_gaps(
        lacks=lacks,
        promised=frozenset(signed.text.materials) if signed else None,
        names=_names(lacks),
        is_shut=credit.exclusion(case.applicant) is not None,
        days=text.days if text else 0,
        decided_in=acceptance.promised_days(case, what),
    )
    assert signed is not None
    case.accepted_at = at
    limits = acceptance.begin(case, what, legal_day(at), papers.Signing(actor, at))
    deferral = lacking.start(case, signed.text.days, at)
    lacking.note(case, lacks, at)
    found = lacking.Lacking(tuple(lacks), signed.sha256, deferral.due_on)
    document = papers.acceptance(case, what, limits, papers.Signing(actor, at), lacking=found)
    told = recording.Told(_names(lacks), document, found.facts)
    recording.move(case, edge, actor=actor, at=at, told=told)


@implements(HAMI(18), HAMI(15), note="what the notice named, and nothing else, by any channel")
@command
def fill(
    *,
    number: str,
    handed_in: Mapping[str, Sequence[Upload]],
    on_paper: frozenset[str] = frozenset(),
    actor: Actor,
    at: datetime,
) -> None:
    """Hand in what was missing, online or at the counter; all of it ends the waiting."""
    case, edge = access.case_to_move(number=number, move=Move.FILL_GAP, actor=actor)
    due = clocks.running(case=number, kind=clocks.Kind.DEFERRAL)
    if due is not None and due.due_on < legal_day(at):
        raise gaps.GapTooLate(due=due.due_on)
    came = {key for key, files in handed_in.items() if files} | on_paper
    waiting = {row.material for row in case.gaps.filter(filled_at=None)}
    if not came or not came <= waiting:
        raise gaps.NotInNotice(names="、".join(sorted(came - waiting)))
    form = items.offering(case.offering, case.version).form
    _take_in(case, form, handed_in, actor=actor, at=at)
    uploads.seen_on_paper(on_paper, form=form, holder=number, actor=actor, at=at)
    case.gaps.filter(material__in=came).update(filled_at=at)
    case.open_gaps = len(waiting - came)
    if not case.open_gaps:
        clocks.finish(case=number, kinds=(clocks.Kind.DEFERRAL,), on=legal_day(at))
    told = recording.Told(facts={"materials": sorted(came), "left": case.open_gaps})
    recording.move(case, edge, actor=actor, at=at, told=told)


def lapse_overdue(*, actor: Actor, at: datetime) -> int:
    """End every case in which a gap was not filled in time; return how many.

    Each is a transaction of its own: a run that was cut short is simply run again.
    """
    ended = 0
    while batch := clocks.overdue(kind=clocks.Kind.DEFERRAL, on=legal_day(at), most=BATCH):
        for number in batch:
            lapse(number=number, actor=actor, at=at)
        ended += len(batch)
    return ended


@implements(HAMI(18), note="what was not supplied in time ends by the clock, told in writing")
@command
def lapse(*, number: str, actor: Actor, at: datetime) -> None:
    """End one case whose gaps were not filled in time; raise NotYetOverdue before."""
    case, edge = access.case_to_move(number=number, move=Move.LAPSE, actor=actor)
    due = clocks.running(case=number, kind=clocks.Kind.DEFERRAL)
    if due is None or due.provisional or due.due_on >= legal_day(at):
        raise NotYetOverdue(number=number)
    clocks.stop(case=number, on=legal_day(at))
    what = items.offering(case.offering, case.version)
    left = tuple(row.title for row in case.gaps.filter(filled_at=None).order_by("id"))
    document = papers.termination(case, what, left, due.due_on, papers.Signing(actor, at))
    told = recording.Told("、".join(left), document, {"supply_by": due.due_on})
    recording.move(case, edge, actor=actor, at=at, told=told)


@implements(HAMI(18), note="when asked online: a declaration with its exact text")
@command
def promise(*, number: str, sha256: str, actor: Actor, at: datetime) -> None:
    """Promise to supply what is missing; ``sha256`` is the hash of the text that was shown.

    Where a notice asks for just that, the promise answers the notice.
    """
    case, edge = access.case_to_move(number=number, move=Move.PROMISE, actor=actor)
    what = items.offering(case.offering, case.version)
    holding = holdings.holding_of(case, what)
    missing = holdings.missing(holding)
    text = promised(holding, missing, {sha256}, on=legal_day(at))
    asked = {ask["key"] for one in case.notices.filter(supplied_at=None) for ask in one.asks}
    if text is None or not asked <= set(text.materials):
        raise gaps.GapsNotPromised(names=_names(promises.lacking(missing)))
    stands = promises.standing(case=number, kind=text.kind)
    if stands is not None and stands.sha256 == sha256 and not asked:
        raise gaps.PromisedAlready(number=number)
    promises.sign(case=number, text=text, on_paper=False, actor=actor, at=at)
    done = _answer_notice(case, at) if asked else None
    told = recording.Told(facts={"materials": list(text.materials), "promise": text.sha256})
    recording.move(case, edge, actor=actor, at=at, told=told, done=done)


def _answer_notice(case: Case, at: datetime) -> tuple[str, str]:
    """Take a promise as the answer to the notice that waits; return the step of the flow it is."""
    case.notices.filter(supplied_at=None).update(supplied_at=at)
    clocks.finish(case=case.number, kinds=(clocks.Kind.SUPPLEMENT,), on=legal_day(at))
    on = clocks.came_in_online(area=case.area, at=at)
    clocks.start(
        case=case.number, kind=clocks.Kind.NOTICE, limit=clocks.NOTICE, on=on, area=case.area
    )
    return flowing.step_of(case, Move.SUPPLY)


@implements(HAMI(18), note="the text that was shown is the text that is signed")
def promised(
    holding: holdings.Holding,
    missing: Sequence[forms.Material],
    accepted: Collection[str],
    *,
    on: date,
) -> promises.Text | None:
    """Return the text of a promise to supply just what is missing, if its hash was accepted.

    None where something is missing that may not follow; whoever the way is shut to is refused.
    """
    if not accepted:
        return None
    text = promises.gaps_text(holding.what, missing, holding.answers, on=on)
    if text is None or text.sha256 not in accepted:
        return None
    if credit.exclusion(holding.applicant) is not None:
        raise gaps.WayShut
    return text


def _take_in(
    case: Case,
    form: forms.FormDef,
    handed_in: Mapping[str, Sequence[Upload]],
    *,
    actor: Actor,
    at: datetime,
) -> None:
    for key, files in handed_in.items():
        for file in files:
            uploads.attach(
                file,
                holder=case.number,
                material=uploads.entry(form, key),
                owner=case.applicant,
                actor=actor,
                at=at,
            )


def _names(lacks: Sequence[promises.Lack]) -> str:
    return "、".join(one.name.zh for one in lacks)
