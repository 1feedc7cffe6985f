"""自助终端: staff of a hall set one up, say what of it does not work, and take it away again."""

from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction

from onedoor.journal import api as journal
from onedoor.kernel.actors import Actor, system
from onedoor.kernel.commands import command
from onedoor.kernel.ids import clear_code
from onedoor.law.articles import HAMI, implements
from onedoor.operation.hall import access
from onedoor.operation.hall.domain.errors import TerminalNameWrong
from onedoor.operation.hall.models import TerminalRow
from onedoor.system.venues import api as venues


@dataclass(frozen=True, slots=True)
class Condition:
    """What of a terminal does not work; one that is withdrawn gives out nothing any more."""

    printer_down: bool = False
    reader_down: bool = False
    withdrawn: bool = False


@implements(HAMI(20), note="a terminal is one that staff of its hall have set up")
@command
def set_up_terminal(*, venue: str, name: str, actor: Actor, at: datetime) -> str:
    """Make a terminal of a hall; return its code, which nobody can guess."""
    access.require_terminals(venue=venues.venue(venue), actor=actor)
    if not name.strip():
        raise TerminalNameWrong
    row = TerminalRow(
        code=clear_code(20), venue=venue, name=name.strip(), set_up_by=actor.ref,
        set_up_at=at,
    )  # fmt: skip
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as error:
        raise TerminalNameWrong from error
    journal.write(
        kind="hall.terminal_set_up", subject=subject_of(row), at=at, by=actor, venue=venue
    )
    return row.code


@implements(HAMI(20), note="what does not work is said before somebody begins")
@command
def tell_of_terminal(*, code: str, now: Condition, actor: Actor, at: datetime) -> None:
    """Note what of a terminal works; whoever called for help there has been met."""
    row = access.terminal_row(code=code)
    access.require_terminals(venue=venues.venue(row.venue), actor=actor)
    row.printer_down, row.reader_down = now.printer_down, now.reader_down
    row.withdrawn_at = at if now.withdrawn else None
    row.asked_at = None
    row.save()
    journal.write(
        kind="hall.terminal_changed", subject=subject_of(row), at=at, by=actor, venue=row.venue,
        printer_down=now.printer_down, reader_down=now.reader_down, withdrawn=now.withdrawn,
    )  # fmt: skip


@implements(HAMI(20), note="whoever cannot go on calls somebody, who sees where")
@command
def call_for_help(*, code: str, at: datetime) -> None:
    """Note that somebody at a terminal waits for help; again, it changes nothing."""
    row = access.terminal_row(code=code)
    if row.asked_at is not None:
        return
    row.asked_at = at
    row.save(update_fields=["asked_at"])
    journal.write(
        kind="hall.help_called", subject=subject_of(row), at=at, by=system("kiosk"),
        venue=row.venue,
    )  # fmt: skip


def subject_of(row: TerminalRow) -> str:
    """Return the name of a terminal in the journal; its code is its key and stands nowhere."""
    return f"{row.venue}-T{row.pk}"
