"""Why something about delegations is refused."""

from onedoor.kernel.errors import Forbidden, Invalid, Missing, Refused
from onedoor.law.articles import ADL, HAMI


class DelegationMissing(Missing):
    """There is no such delegation, or it is none of this person's business."""

    code = "delegation.missing"


class NotYourPart(Forbidden):
    """The body that has the power delegates it: one proposes, another approves."""

    code = "delegation.not_your_part"


class TargetWrong(Refused):
    """Only a township's centre or a village's station is delegated to."""

    code = "delegation.target_wrong"
    basis = HAMI(12)


class OnlyHelp(Refused):
    """A village station helps and acts as agent; it neither accepts nor decides."""

    code = "delegation.only_help"
    basis = HAMI(12)


class ConditionsOpen(Refused):
    """A village station acts as agent when it has what that needs."""

    code = "delegation.conditions_open"
    basis = HAMI(12)


class NotAnOrgan(Refused):
    """A permit is entrusted to an administrative organ only."""

    code = "delegation.not_an_organ"
    basis = ADL(24)


class NoticeMissing(Refused):
    """Who entrusts a permit publishes to whom, and what."""

    code = "delegation.notice_missing"
    basis = ADL(24)


class DelegatedOn(Refused):
    """What a body was itself entrusted with goes to nobody else."""

    code = "delegation.delegated_on"
    basis = ADL(24)


class DocumentMissing(Invalid):
    """A delegation rests on a document with a number."""

    code = "delegation.document_missing"


class TermWrong(Invalid):
    """A delegation begins before it ends."""

    code = "delegation.term_wrong"


class WhyMissing(Invalid):
    """What ends early says why."""

    code = "delegation.why_missing"


class DelegatedAlready(Refused):
    """The venue has this item already, or it is asked for."""

    code = "delegation.already"


class SecondPersonNeeded(Forbidden):
    """Who proposed a delegation does not approve it."""

    code = "delegation.second_person"


class NotOpen(Refused):
    """The delegation is not at a stage at which this is done."""

    code = "delegation.not_open"


class NotInForce(Refused):
    """No delegation lets this venue do it today."""

    code = "delegation.not_in_force"
    basis = HAMI(12)


class FieldUnknown(Invalid):
    """The field is none of article 12, or its source is not told."""

    code = "delegation.field_unknown"
    basis = HAMI(12)
