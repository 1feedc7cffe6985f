"""What other modules' tests may use of credit."""

from datetime import UTC, datetime, timedelta

from onedoor.general.people import testing as people
from onedoor.kernel.actors import Actor
from onedoor.operation.credit import services
from onedoor.operation.credit.domain.findings import Kind

AT = datetime(2026, 9, 1, 4, 0, tzinfo=UTC)
LATER = AT + timedelta(days=60)
BODY, AREA = "11652201MB0000001A", "650502000000"
DECIDES = ("cases.decide",)


def officer() -> Actor:
    """Return somebody of the body who may find, settle and repair."""
    return people.staff_actor(*DECIDES, body=BODY, area=AREA)


def told(*, applicant: str, by: Actor | None = None, case: str = "6505-1") -> str:
    """Return the number of a finding that was told and may be objected to."""
    return services.enter(
        applicant=applicant, case=case, area=AREA, kind=Kind.FALSE_PROMISE,
        words="现场没有承诺的设施。", actor=by or officer(), at=AT,
    )  # fmt: skip


def final(*, applicant: str) -> str:
    """Return the number of a record that counts."""
    number = told(applicant=applicant)
    services.settle(number=number, upheld=True, words="期满无异议。", actor=officer(), at=LATER)
    return number


def repaired(number: str) -> None:
    """Repair a record."""
    services.repair(number=number, words="已经整改。", actor=officer(), at=LATER)
