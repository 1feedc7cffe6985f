"""Terms: code lists as dated data, and the dated settings behind every open word of the law.

Settings are defined in ``data/settings.toml``; a value comes into force when one system
administrator proposed it and a second one confirmed it, both in the journal
(``terms.setting_proposed``, ``terms.setting_confirmed``).
"""

from onedoor.general.terms.access import definition, definitions
from onedoor.general.terms.domain.codes import Code
from onedoor.general.terms.domain.errors import StillInTrial
from onedoor.general.terms.domain.settings import (
    EFFECTIVE_DATE,
    Choice,
    Definition,
    Value,
    ValueKind,
)
from onedoor.general.terms.queries import (
    Change,
    CodeRow,
    ListSummary,
    SettingNow,
    code_list,
    code_lists,
    code_rows,
    code_values,
    codes_of,
    effective_on,
    history,
    in_trial,
    number,
    pending,
    proposal,
    require_in_force,
    setting,
    setting_now,
    settings,
    settings_now,
)
from onedoor.general.terms.services import add_code, confirm, propose, withdraw

__all__ = [
    "EFFECTIVE_DATE",
    "Change",
    "Choice",
    "Code",
    "CodeRow",
    "Definition",
    "ListSummary",
    "SettingNow",
    "StillInTrial",
    "Value",
    "ValueKind",
    "add_code",
    "code_list",
    "code_lists",
    "code_rows",
    "code_values",
    "codes_of",
    "confirm",
    "definition",
    "definitions",
    "effective_on",
    "history",
    "in_trial",
    "number",
    "pending",
    "proposal",
    "propose",
    "require_in_force",
    "setting",
    "setting_now",
    "settings",
    "settings_now",
    "withdraw",
]
