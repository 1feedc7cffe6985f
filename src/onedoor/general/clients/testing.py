"""What other modules' tests may use of ``clients``: a registered system and its key."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from onedoor.general.clients.domain.clients import Client, Registration
from onedoor.general.clients.domain.scopes import Scope
from onedoor.general.clients.models import Call
from onedoor.general.clients.queries import client
from onedoor.general.clients.services import registering
from onedoor.general.people import testing as people

HAMI = "650500000000"
OPERATOR = "哈密市企业服务有限公司"
CREDIT_CODE = "91650502MADEM7774F"


@dataclass(frozen=True, slots=True)
class Caller:
    """A system that may call, and the key it was given."""

    client: Client
    key: str

    @property
    def header(self) -> str:
        """Return the ``Authorization`` header of its calls."""
        return f"Bearer {self.key}"


WANTED = Registration(
    name="企业服务平台",
    operator=OPERATOR,
    credit_code=CREDIT_CODE,
    area=HAMI,
    scopes=tuple(scope.value for scope in Scope if scope is not Scope.PERSONAL),
    contact="张工 0902-2230000",
    expires_on=date(2027, 6, 30),
)


def caller(*, at: datetime, **changes: object) -> Caller:
    """Register a system as two administrators do."""
    first, second = (people.staff_actor(duty, area=HAMI) for duty in _ADMINISTRATORS)
    wanted = replace(WANTED, **changes)  # type: ignore[arg-type]  # tests name real fields
    made = registering.propose(wanted=wanted, actor=first, at=at)
    key = registering.confirm(client=made, actor=second, at=at)
    return Caller(client(id=made), key)


def recorded() -> list[tuple[str, str, str, int, str]]:
    """Return every call on record: who, what, about what, status and code."""
    fields = ("client", "operation", "subject", "status", "code")
    return list(Call.objects.order_by("id").values_list(*fields))


_ADMINISTRATORS = ("system.admin", "security.admin")
