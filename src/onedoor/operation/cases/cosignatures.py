"""What the cosigners of a draft confirm, and where each stands.  No commands."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from onedoor.general.people import api as people
from onedoor.operation.cases.domain import cosigning
from onedoor.operation.cases.domain.cosigning import Cosigned, Named, Signature
from onedoor.operation.cases.models import Cosignature, Draft
from onedoor.operation.materials import api as materials
from onedoor.system.forms import api as forms
from onedoor.system.items import api as items

_KINDS = {
    forms.Kind.IDCARD: people.IdKind.RESIDENT,
    forms.Kind.USCC: people.IdKind.CREDIT_CODE,
}


def of_draft(row: Draft, what: items.Offering, *, on: date, reader: str = "") -> Cosigned | None:
    """Return what is to be confirmed of a draft; None where the form names nobody."""
    settled = forms.settle(what.form, row.answers, today=on)
    return of_answers(row, what, settled.values, reader=reader)


def of_answers(
    row: Draft, what: items.Offering, answers: Mapping[str, Any], *, reader: str = ""
) -> Cosigned | None:
    """Return the same where the answers have just been settled."""
    signers = signers_of(what, answers, owner=row.owner)
    if not signers:
        return None
    handed = [
        (one.material, one.file.sha256 if one.file else one.reference)
        for one in materials.of(holder=row.public_id)
        if one.source is not materials.Source.LICENCE  # what the register adds by itself
    ]
    told = {key: answers[key] for key in answers if key in _keys(what.form)}
    sha256 = cosigning.content_hash(what.code, what.version, told, handed)
    kept = signatures(row.public_id)
    mine = next(
        (n for n, who in _applicants(what, signers).items() if reader and who == reader), None
    )
    return Cosigned(sha256, row.expires_on, cosigning.standing(signers, kept, sha256=sha256), mine)


def signers_of(
    what: items.Offering, answers: Mapping[str, Any], *, owner: str
) -> tuple[Named, ...]:
    """Return who has to confirm beside the applicant, as the form names them."""
    how = what.what.cosigning
    if how is None:
        return ()
    found = cosigning.named(answers.get(how.page), name=how.name, number=how.number)
    known = _applicants(what, found)
    return tuple(one for one in found if known[one.n] != owner)


def signatures(holder: str) -> tuple[Signature, ...]:
    """Return the confirmations that a draft or case holds, by row, the newest first."""
    rows = Cosignature.objects.filter(holder=holder).order_by("n", "-id")
    return tuple(
        Signature(row.n, row.name, row.sha256, row.signed_at, row.on_paper) for row in rows
    )


def _applicants(what: items.Offering, signers: tuple[Named, ...]) -> dict[int, str]:
    """Return the applicant that each row names; empty for one who has never signed in."""
    how = what.what.cosigning
    assert how is not None
    kind = _KINDS[what.form.question(how.number).kind]
    found = {one.n: people.find_by_identity(id_kind=kind, number=one.number) for one in signers}
    return {n: who.id if who else "" for n, who in found.items()}


def _keys(form: forms.FormDef) -> frozenset[str]:
    pages = {page.key for page in form.pages if page.repeat is not None}
    return frozenset(pages | {q.key for page in form.pages for q in page.questions})
