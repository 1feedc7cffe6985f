"""A running case goes on under a newer version of its offering, where that takes nothing away."""

from datetime import datetime

from onedoor.journal import api as journal
from onedoor.kernel.actors import Actor
from onedoor.kernel.commands import command
from onedoor.kernel.days import legal_day
from onedoor.kernel.errors import Refused
from onedoor.law.articles import HAMI, implements
from onedoor.operation.cases import access, flowing, holdings
from onedoor.operation.cases.domain.history import RENEWED
from onedoor.operation.cases.domain.states import CONCLUDED, MoveNotOpen, State
from onedoor.operation.cases.models import Case
from onedoor.operation.cases.services import recording
from onedoor.system.flows import api as flows
from onedoor.system.forms import api as forms
from onedoor.system.items import api as items


class NoNewerVersion(Refused):
    """The case is under the version in force already."""

    code = "cases.no_newer_version"


class FlowDiffers(Refused):
    """What was done so far could not have been done, or leads elsewhere, under the new flow."""

    code = "cases.flow_differs"
    basis = HAMI(16)


class AsksForMore(Refused):
    """The new version asks for an answer or a material that the applicant has not given."""

    code = "cases.asks_for_more"
    basis = HAMI(16)


class TakesLonger(Refused):
    """The new version promises a later day."""

    code = "cases.takes_longer"
    basis = HAMI(16)


@implements(HAMI(16), note="a case keeps its version; it moves only where nothing gets worse")
@command
def move_to_version(*, number: str, version: int, actor: Actor, at: datetime) -> None:
    """Go on with a running case under a newer version; the dates it was given stay.

    Raises NoNewerVersion, FlowDiffers, AsksForMore or TakesLonger, and MoveNotOpen for a case
    that has ended.
    """
    case = access.case_to_renew(number=number, actor=actor)
    if State(case.state) in CONCLUDED:
        raise MoveNotOpen(move="renew", state=case.state)
    old = items.offering(case.offering, case.version)
    new = items.offering(case.offering, version)
    if new.version <= old.version:
        raise NoNewerVersion(version=old.version)
    _check_limits(old, new)
    _check_given(case, new, at)
    if not flows.can_move(old.flow, new.flow, flowing.done(case), facts=case.answers):
        raise FlowDiffers(version=new.version)
    case.version, case.title = new.version, new.name.zh
    recording.add_event(case, kind="renew", actor=actor, at=at).save()
    case.save()
    journal.write(
        kind=RENEWED, subject=number, at=at, by=actor, body=case.body,
        was=old.version, version=new.version,
    )  # fmt: skip


def _check_limits(old: items.Offering, new: items.Offering) -> None:
    longer = new.limits.legal_days > old.limits.legal_days
    if longer or new.limits.promised_days > old.limits.promised_days:
        raise TakesLonger(version=new.version)


def _check_given(case: Case, new: items.Offering, at: datetime) -> None:
    """Refuse a version under which the case would not be complete as it is."""
    settled = forms.settle(new.form, case.answers, today=legal_day(at))
    holding = holdings.Holding(case.number, case.applicant, new, case.answers)
    gaps = holdings.missing(holding)
    if settled.errors or gaps:
        raise AsksForMore(version=new.version)
