"""Another key begins to sign; the journal itself tells from which to which."""

from datetime import datetime

from onedoor.journal.access import keys
from onedoor.journal.domain import handovers
from onedoor.journal.domain.checkpoints import public_key
from onedoor.journal.services import writing
from onedoor.kernel.actors import Actor
from onedoor.kernel.commands import command, internal


@internal("It keeps the seal of the journal; no provision asks for another key.")
@command
def hand_over(*, old: bytes, new: bytes, actor: Actor, at: datetime) -> None:
    """Hand the signing of checkpoints over to another key; both are given as seeds.

    Doing so again changes nothing.  The sealer stops by itself when it has sealed the entry, and
    signs with the new key once it is started with it.
    """
    if keys(public_key(old)).last != public_key(new):
        writing.write(
            kind=handovers.KIND,
            subject=handovers.SUBJECT,
            at=at,
            by=actor,
            facts=handovers.facts(old=old, new=new),
        )
