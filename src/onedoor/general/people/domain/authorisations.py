"""Acting for somebody else: what may be entrusted, by whom, and how long it holds."""

from datetime import date
from enum import StrEnum

from onedoor.kernel.errors import Forbidden, Invalid

YEARS_MAX = 3


class Scope(StrEnum):
    """What an agent may do in the name of another."""

    APPLY = "agent.apply"  # 填报、提交、补正申请
    FOLLOW = "agent.follow"  # 查询进度、接收通知
    COLLECT = "agent.collect"  # 领取证照、结果

    @property
    def label(self) -> str:
        """The scope in Chinese."""
        return {
            "agent.apply": "填报、提交和补正申请",
            "agent.follow": "查询进度、接收通知",
            "agent.collect": "领取证照和办理结果",
        }[self.value]


class Ground(StrEnum):
    """Why somebody may act for another."""

    GRANTED = "granted"  # 委托授权
    REPRESENTATIVE = "representative"  # 法定代表人(负责人),由身份认证方核验

    @property
    def label(self) -> str:
        """The ground in Chinese."""
        return {"granted": "委托授权", "representative": "法定代表人(负责人)"}[self.value]


class DatesWrong(Invalid):
    """An authorisation starts today or later, ends after its start, and lasts at most 3 years."""

    code = "people.authorisation_dates_wrong"


class ScopeEmpty(Invalid):
    """An authorisation that allows nothing."""

    code = "people.authorisation_scope_empty"


class ScopeMissing(Forbidden):
    """The agent's authorisation does not reach this far."""

    code = "people.authorisation_scope_missing"


class AuthorisationEnded(Forbidden):
    """The right to act for the other has ended or was revoked since the session began."""

    code = "people.authorisation_ended"


class NotEntrusted(Forbidden):
    """No authorisation of this number, for this agent, holds today."""

    code = "people.not_entrusted"


def check_dates(*, from_on: date, until_on: date, today: date) -> None:
    """Refuse dates that lie in the past, run backwards or reach too far."""
    latest = from_on.replace(year=from_on.year + YEARS_MAX, day=min(from_on.day, 28))
    if from_on < today or until_on < from_on or until_on > latest:
        raise DatesWrong(years=YEARS_MAX)


def checked_scopes(names: list[str]) -> list[str]:
    """Return the scopes in their order, each once; refuse none at all and unknown ones."""
    scopes = [scope.value for scope in Scope if scope in names]
    if not scopes or set(names).difference(scopes):
        raise ScopeEmpty
    return scopes


class AgentIsOneself(Invalid):
    """Nobody needs an authorisation from oneself."""

    code = "people.agent_is_oneself"
