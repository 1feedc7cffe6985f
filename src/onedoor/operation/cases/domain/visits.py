"""现场核查: what is looked at on the site is looked at by two or more of the body."""

from collections.abc import Collection, Sequence

from onedoor.kernel.errors import Invalid, Refused
from onedoor.law.articles import ADL, implements

LEAST = 2


class TooFewInspectors(Invalid):
    """A site is visited by two or more."""

    code = "cases.too_few_inspectors"
    basis = ADL(34, paragraph=3)


class InspectorUnknown(Invalid):
    """Somebody named is not of this body, or works there no longer; ``numbers`` says who."""

    code = "cases.inspector_unknown"
    basis = ADL(34, paragraph=3)


class VisitRecorded(Refused):
    """The visit of this day is on record."""

    code = "cases.visit_recorded"


class NotVisited(Refused):
    """The step is made on the site, and no visit is on record."""

    code = "cases.not_visited"
    basis = ADL(34, paragraph=3)


@implements(ADL(34, paragraph=3), note="two or more different people of the body, all in service")
def check_inspectors(named: Sequence[str], *, serving: Collection[str]) -> tuple[str, ...]:
    """Return who visits, each once; refuse fewer than two, and whoever does not serve there."""
    inspectors = tuple(dict.fromkeys(named))
    strangers = [one for one in inspectors if one not in serving]
    if strangers:
        raise InspectorUnknown(numbers="、".join(strangers))
    if len(inspectors) < LEAST:
        raise TooFewInspectors
    return inspectors
