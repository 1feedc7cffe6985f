"""What every submission asks of materials, as prepared statements."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from onedoor.kernel import prepared
from onedoor.kernel.ids import random_id
from onedoor.operation.materials.domain.attachments import Source
from onedoor.operation.materials.models import Attachment, File

# EXPLAIN: all probe the index of holders.
_KEYS = "SELECT DISTINCT material FROM materials_attachment WHERE holder = %s"
_OF = f"""
SELECT {prepared.columns_of(Attachment, "a")}, {prepared.columns_of(File, "f")}
  FROM materials_attachment AS a LEFT JOIN materials_file AS f ON f.id = a.file_id
 WHERE a.holder = %s ORDER BY a.id
"""  # noqa: S608  # fixed texts
_ATTACH = """
INSERT INTO materials_attachment (ref, holder, material, source, reference, verdict, reason,
    examined_by, attached_at, by_kind, by)
SELECT ref, %s, material, %s, reference, 'open', '', '', %s, %s, %s
  FROM unnest(%s::text[], %s::text[], %s::text[]) AS given (ref, material, reference)
ON CONFLICT DO NOTHING
"""
_OWN = len(Attachment._meta.concrete_fields)
# The same for a statement of another module, so that it need not ask twice.
HELD = "ARRAY(SELECT material FROM materials_attachment AS m WHERE m.holder = {holder})"
# Every material of a draft goes to the case that another module's statement makes of it.
HAND_OVER = "UPDATE materials_attachment SET holder = {target} WHERE holder = {source}"
# Whoever stores holds it shared until its row is there; whoever drops bytes holds it alone.
_STORING = "SELECT pg_advisory_xact_lock_shared(hashtext('materials_bytes'))"
_DROPPING = "SELECT pg_advisory_xact_lock(hashtext('materials_bytes'))"


def lock_bytes(*, to_drop: bool = False) -> None:
    """Keep bytes from being dropped until this transaction ends, or drop them alone."""
    prepared.run(_DROPPING if to_drop else _STORING)


def rows_of(*, holder: str) -> list[Attachment]:
    """Return what a draft or case holds, in the order in which it was attached, with the files."""
    return [_with_file(values) for values in prepared.run(_OF, [holder])]


def attach(  # the columns
    *,
    holder: str,
    references: Mapping[str, str],
    source: Source,
    attached_at: datetime,
    by_kind: str,
    by: str,
) -> None:
    """Attach what stands for materials; what is there already stays as it is."""
    refs = [random_id() for _one in references]
    given = (refs, [*references], [*references.values()])
    prepared.run(_ATTACH, (holder, source, attached_at, by_kind, by, *given))


def _with_file(values: Sequence[Any]) -> Attachment:
    row = prepared.row_of(Attachment, values[:_OWN])
    row.file = prepared.row_of(File, values[_OWN:]) if row.file_id else None
    return row


def keys_of(*, holder: str) -> frozenset[str]:
    """Return the entries of the list for which a draft or case holds something."""
    return frozenset(material for (material,) in prepared.run(_KEYS, [holder]))
