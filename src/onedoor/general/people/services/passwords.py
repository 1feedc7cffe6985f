"""The password that a staff member chose."""

from datetime import datetime

from onedoor.general.people.models import StaffAccount
from onedoor.journal import api as journal
from onedoor.kernel.actors import Actor, ActorKind
from onedoor.kernel.commands import command
from onedoor.kernel.days import legal_day
from onedoor.law.articles import CSL, implements


@implements(CSL(21), note="passwords are chosen by their owner and changed from time to time")
@command
def choose_password(*, number: str, password: str, at: datetime) -> None:
    """Take the password that its owner chose; its strength was checked where it was typed."""
    row = StaffAccount.objects.select_for_update().get(number=number)
    row.set_password(password)
    row.must_change_password, row.password_set_on = False, legal_day(at)
    row.save(update_fields=["password", "must_change_password", "password_set_on"])
    actor = Actor(ActorKind.STAFF, number, body=row.body, area=row.area)
    journal.write(kind="people.password_chosen", subject=number, at=at, by=actor)
