"""Why a term is refused."""

from onedoor.kernel.errors import Forbidden, Invalid, Missing, Refused
from onedoor.law.articles import HAMI


class SettingMissing(Missing):
    code = "terms.setting_missing"


class ListMissing(Missing):
    code = "terms.list_missing"


class ProposalMissing(Missing):
    code = "terms.proposal_missing"


class SettingValueWrong(Invalid):
    code = "terms.value_wrong"


class DocumentNumberMissing(Invalid):
    code = "terms.document_number_missing"


class ReasonMissing(Invalid):
    code = "terms.reason_missing"


class FromDayPast(Invalid):
    code = "terms.from_day_past"


class ProposalOpen(Refused):
    code = "terms.proposal_open"


class ProposalClosed(Refused):
    code = "terms.proposal_closed"


class SecondAdministratorNeeded(Forbidden):
    code = "terms.second_administrator_needed"
    basis = HAMI(31)


class NotAdministrator(Forbidden):
    code = "terms.not_administrator"


class CodeWrong(Invalid):
    code = "terms.code_wrong"


class CodeTaken(Refused):
    code = "terms.code_taken"


class StillInTrial(Refused):
    code = "terms.still_in_trial"
    basis = HAMI(31)
