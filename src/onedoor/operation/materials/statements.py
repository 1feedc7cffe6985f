"""What every submission asks of materials, as prepared statements."""

from collections.abc import Sequence
from typing import Any

from onedoor.kernel import prepared
from onedoor.operation.materials.models import Attachment, File

# EXPLAIN: all probe the index of holders.
_KEYS = "SELECT DISTINCT material FROM materials_attachment WHERE holder = %s"
_OF = f"""
SELECT {prepared.columns_of(Attachment, "a")}, {prepared.columns_of(File, "f")}
  FROM materials_attachment AS a LEFT JOIN materials_file AS f ON f.id = a.file_id
 WHERE a.holder = %s ORDER BY a.id
"""  # noqa: S608  # fixed texts
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


def _with_file(values: Sequence[Any]) -> Attachment:
    row = prepared.row_of(Attachment, values[:_OWN])
    row.file = prepared.row_of(File, values[_OWN:]) if row.file_id else None
    return row


def keys_of(*, holder: str) -> frozenset[str]:
    """Return the entries of the list for which a draft or case holds something."""
    return frozenset(material for (material,) in prepared.run(_KEYS, [holder]))
