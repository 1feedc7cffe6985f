"""Accepting: the papers are complete, the notice goes out, the clocks of the decision start."""

from datetime import datetime

from onedoor.kernel.actors import Actor
from onedoor.kernel.days import legal_day
from onedoor.law.articles import ADL, BER, implements
from onedoor.operation.cases.domain.states import Edge
from onedoor.operation.cases.models import Case
from onedoor.operation.cases.services import completeness, papers, recording
from onedoor.operation.clocks import api as clocks
from onedoor.system.items import api as items


@implements(ADL(32, item=5), ADL(42, paragraph=1), BER(36), note="both limits run, side by side")
def accept_row(case: Case, edge: Edge, *, actor: Actor, at: datetime) -> None:
    """Accept a locked case; refuse while something required is missing."""
    what = items.offering(case.offering, case.version)
    completeness.check(completeness.Holding(case.number, case.applicant, what, case.answers))
    day = legal_day(at)
    clocks.finish(case=case.number, kind=clocks.Kind.NOTICE, on=day)
    legal, promised = (
        clocks.start(case=case.number, kind=kind, limit=limit, on=day, area=case.area)
        for kind, limit in decision_limits(what)
    )
    case.accepted_at, case.accepted_by = at, actor.ref
    document = papers.acceptance(case, what, (legal, promised), papers.Signing(actor, at))
    recording.move(case, edge, actor=actor, at=at, told=recording.Told(document=document))


def decision_limits(
    what: items.Offering,
) -> tuple[tuple[clocks.Kind, clocks.Limit], tuple[clocks.Kind, clocks.Limit]]:
    """Return the legal and the promised limit of an offering, each with what sets it."""
    basis = what.basis(what.limits.legal_basis)
    legal = f"《{basis.act.zh}》{basis.article}" if basis else str(clocks.DECISION.basis)
    return (
        (clocks.Kind.DECISION_LEGAL, clocks.Limit(what.limits.legal_days, legal)),
        (
            clocks.Kind.DECISION_PROMISED,
            clocks.Limit(what.limits.promised_days, clocks.PROMISE_BASIS),
        ),
    )
