"""What can be done to promises.

Nothing here is a command: these functions run inside the transaction of the module that owns the
case.
"""

from dataclasses import asdict
from datetime import datetime

from onedoor.kernel.actors import Actor
from onedoor.law.articles import HAMI, implements
from onedoor.operation.promises.domain.texts import Kind, Text
from onedoor.operation.promises.models import SignedPromise


@implements(HAMI(18), note="in writing: both texts stay with the case as they were signed")
def sign(*, case: str, text: Text, on_paper: bool, actor: Actor, at: datetime) -> None:
    """Freeze a promise; one that stood before it in the case stands no longer."""
    withdraw(case=case, kind=text.kind, at=at, about=text.about)
    SignedPromise.objects.create(
        case=case,
        kind=text.kind,
        about=text.about,
        told=asdict(text.told),
        promised=asdict(text.promised),
        materials=list(text.materials),
        days=text.days,
        sha256=text.sha256,
        signed_at=at,
        signed_by=actor.ref,
        on_paper=on_paper,
    )


def withdraw(*, case: str, kind: Kind, at: datetime, about: str = "") -> bool:
    """End the promise that stands, ``about`` one material or the case; say whether there was."""
    standing = SignedPromise.objects.filter(case=case, kind=kind, about=about, withdrawn_at=None)
    return bool(standing.update(withdrawn_at=at))
