"""The demo city: who of the bureau serves in the hall of 伊州区, and this week's roster."""

from datetime import date, datetime, timedelta

from onedoor.general.people import api as people
from onedoor.kernel.days import legal_day
from onedoor.system.staffing.access import SENDS
from onedoor.system.staffing.domain.postings import Field
from onedoor.system.staffing.models import PostingRow, ShiftRow
from onedoor.system.staffing.services import posting, serving
from onedoor.system.venues import api as venues

HALL = "伊州区政务服务中心"
SENDER, MANAGER, ACCEPTER, HEAD = "650502006", "650502013", "650502002", "650502004"
PAIR = ("650502011", "650502012")  # of the centre's own people
_SINCE = timedelta(days=240)
_DAYS = 14


def load(*, at: datetime) -> None:
    """Post two people and plan two weeks, once."""
    sender, manager = people.staff(SENDER).actor(), people.staff(MANAGER).actor()
    # A demo that was made before there were postings keeps the duties its accounts had then.
    if PostingRow.objects.exists() or SENDS not in sender.duties:
        return
    hall = next(one for one in venues.venues(kind=venues.Kind.HALL) if one.name.endswith(HALL))
    today = legal_day(at)
    for number, since, moved_on in (
        (ACCEPTER, date(2025, 3, 1), date(2025, 3, 6)),
        (HEAD, today - _SINCE, None),
    ):
        wanted = posting.Wanted(number, hall.code, since, moved_on is not None, moved_on)
        made = posting.post(wanted=wanted, actor=sender, at=at)
        posting.note(
            posting=made, field=Field.TRAINING, day=today - timedelta(days=20),
            words="综合窗口业务培训两天，考试合格。", actor=manager, at=at,
        )  # fmt: skip
    days = [today + timedelta(days=n) for n in range(_DAYS)]
    if not ShiftRow.objects.exists():
        serving.plan(
            venue=hall.code, window="2", days=days, staff=PAIR[0], stand_in=PAIR[1],
            actor=manager, at=at,
        )  # fmt: skip
        serving.plan(
            venue=hall.code, window="7", days=days, staff=PAIR[1], stand_in=PAIR[0],
            actor=manager, at=at,
        )  # fmt: skip
    for number in PAIR:
        serving.arrive(venue=hall.code, staff=number, actor=manager, at=at)
