"""Who hands out, where, and of which case."""

from datetime import date

from onedoor.general.people import api as people
from onedoor.kernel.actors import Actor
from onedoor.law.articles import HAMI, implements
from onedoor.operation.cases import api as cases
from onedoor.operation.hall import api as hall
from onedoor.operation.handouts.domain.errors import NotAResultWindow, NotReady
from onedoor.operation.handouts.domain.handouts import Known, Stage
from onedoor.operation.handouts.models import HandoutRow
from onedoor.system.venues import api as venues

DELIVERS = "cases.deliver"


@implements(HAMI(13), note="results leave by the windows for results, and by no other")
def window_of(actor: Actor) -> hall.Seat:
    """Return the window for results at which somebody sits; refuse whoever sits at none."""
    seat = hall.seat(actor)
    if seat is None or DELIVERS not in actor.duties or venues.Function.RESULT not in seat.functions:
        raise NotAResultWindow
    return seat


def to_hand_out(*, number: str, actor: Actor) -> cases.Dossier:
    """Return a case whose result lies at the window; refuse one that has none."""
    found = cases.case(number=number, actor=actor)
    if cases.Move.DELIVER not in found.moves and found.state is not cases.State.DELIVERED:
        raise NotReady(number=number)
    return found


def last_of(number: str) -> HandoutRow | None:
    """Return the last handout of a case, locked."""
    rows = HandoutRow.objects.select_for_update().filter(case=number)
    return rows.order_by("-n").first()


def stage_of(row: HandoutRow | None) -> Stage | None:
    """Return where a handout stands."""
    return Stage(row.stage) if row else None


def known(found: cases.Dossier, number: str, *, on: date) -> Known:
    """Return what the register knows of a number in this case."""
    kinds = (people.IdKind.RESIDENT, people.IdKind.CREDIT_CODE)
    each = (people.find_by_identity(id_kind=kind, number=number) for kind in kinds)
    somebody = next((one for one in each if one is not None), None)
    if somebody is None:
        return Known()
    who, whose = somebody.id, found.applicant
    return Known(
        is_applicant=who == whose,
        represents=people.acting(who, applicant=whose, on=on).represents,
        entrusted=who == found.agent or people.follows(agent=who, applicant=whose, on=on),
    )
