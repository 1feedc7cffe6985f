"""What can be done with files and materials.

None of these is a command: they run inside the transaction of the module that owns the draft
or the case, which has decided before that this person may.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from onedoor.kernel.actors import Actor
from onedoor.kernel.errors import Invalid
from onedoor.law.articles import ADL, HAMI, PIPL, implements
from onedoor.operation.materials import access, checks, statements, storage
from onedoor.operation.materials.domain.attachments import Attached, Source, Verdict
from onedoor.operation.materials.domain.files import Limits, StoredFile
from onedoor.operation.materials.domain.names import safe_name
from onedoor.operation.materials.models import Attachment, File
from onedoor.operation.materials.values import attached, stored

ANY = Limits()
REASON_LENGTH = 500


class ReasonMissing(Invalid):
    """A material was called unfit without a reason."""

    code = "materials.reason_missing"
    basis = ADL(32, item=4)


class ReferenceMissing(Invalid):
    """A material that is not handed in must say where it comes from."""

    code = "materials.reference_missing"
    basis = HAMI(17)


@implements(PIPL(6), note="of a photo nothing is kept that tells place or camera")
@implements(HAMI(17), note="an electronic document is taken as it is, a signed one byte for byte")
def store(
    *, name: str, content: bytes, owner: str, at: datetime, limits: Limits = ANY
) -> StoredFile:
    """Check a file and keep it, encrypted; raise the reason (a FileRefused) if it is not taken.

    ``owner`` is the applicant's id.  Handing in the same bytes under the same name again gives
    the owner the same file.
    """
    checked = checks.examine(content, limits)
    statements.lock_bytes()
    # Of a picture only the copy without place, camera and trailing bytes is kept; a PDF as it came.
    kept = content if checked.view is None else checked.view
    digest = storage.put(kept)
    row, _ = File.objects.get_or_create(
        owner=owner,
        sha256=digest,
        name=safe_name(name),
        defaults={
            "kind": checked.kind,
            "size": len(kept),
            "pages": checked.pages,
            "view_sha256": digest,
            "is_signed": checked.is_signed,
            "warnings": [[warning.doubt, warning.page] for warning in checked.warnings],
            "stored_at": at,
        },
    )
    return stored(row)


def attach(*, holder: str, material: str, file_id: str, actor: Actor, at: datetime) -> Attached:
    """Attach a stored file to a material of a draft or case; doing it twice changes nothing."""
    row, _ = Attachment.objects.select_related("file").get_or_create(
        holder=holder,
        material=material,
        file=access.file_of(file_id),
        defaults={"source": Source.UPLOAD, **_came(actor, at)},
    )
    return attached(row)


@implements(HAMI(17), note="what a licence or a shared record proves is not asked for again")
def attach_reference(
    *, holder: str, material: str, source: Source, reference: str, actor: Actor, at: datetime
) -> Attached:
    """Attach a licence, a shared record or a paper seen at the counter in place of a file."""
    references = {material: reference}
    attach_references(holder=holder, references=references, source=source, actor=actor, at=at)
    row = Attachment.objects.get(holder=holder, material=material, reference=reference)
    return attached(row)


def attach_references(
    *, holder: str, references: Mapping[str, str], source: Source, actor: Actor, at: datetime
) -> None:
    """Attach references to several materials by one statement; doing it twice changes nothing."""
    for material, reference in references.items():
        if not reference:
            raise ReferenceMissing(material=material)
    if references:
        statements.attach(holder=holder, references=references, source=source, **_came(actor, at))


def _came(actor: Actor, at: datetime) -> dict[str, Any]:
    return {"attached_at": at, "by_kind": actor.kind.value, "by": actor.ref}


def detach(*, holder: str, attachment_id: str) -> None:
    """Take a material out of a draft; the file itself stays with its owner."""
    access.attachment_to_change(holder=holder, ref=attachment_id).delete()


@implements(ADL(32, item=4), note="what does not fit is named together with the reason")
def give_verdicts(
    *, holder: str, found: Mapping[str, tuple[Verdict, str]], by: str, at: datetime
) -> None:
    """Record what the examiner found of each attachment; a later verdict replaces an earlier one.

    What was found alike is written by one statement.
    """
    alike: dict[tuple[Verdict, str], list[str]] = {}
    for ref, (verdict, told) in found.items():
        reason = told.strip()[:REASON_LENGTH]
        if verdict is Verdict.UNFIT and not reason:
            raise ReasonMissing(attachment=ref)
        alike.setdefault((verdict, reason), []).append(ref)
    for (verdict, reason), refs in alike.items():
        rows = Attachment.objects.filter(holder=holder, ref__in=refs)
        written = rows.update(verdict=verdict, reason=reason, examined_by=by, examined_at=at)
        if written != len(refs):
            raise access.AttachmentMissing(holder=holder, attachment=", ".join(refs))
