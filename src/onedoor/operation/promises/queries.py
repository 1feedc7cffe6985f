"""What can be asked of promises."""

from onedoor.kernel import prepared
from onedoor.operation.promises.domain.texts import Kind, Signed, Text, Words
from onedoor.operation.promises.models import SignedPromise

# EXPLAIN: both probe ``promise_of_case``.
_OF = 'WHERE "case" = %s ORDER BY id'
_STANDING = 'WHERE "case" = %s AND kind = %s AND withdrawn_at IS NULL ORDER BY id LIMIT 1'


def of(case: str) -> tuple[Signed, ...]:
    """Return every promise of a case, oldest first."""
    return tuple(_value(row) for row in prepared.rows_of(SignedPromise, _OF, [case]))


def standing(*, case: str, kind: Kind) -> Signed | None:
    """Return the promise of a kind that stands in a case, None if there is none."""
    row = next(iter(prepared.rows_of(SignedPromise, _STANDING, [case, kind])), None)
    return _value(row) if row else None


def facts(case: str) -> tuple[Signed, ...]:
    """Return the promises that stand in place of materials of a case, oldest first."""
    rows = SignedPromise.objects.filter(case=case, kind=Kind.FACT, withdrawn_at=None)
    return tuple(_value(row) for row in rows.order_by("id"))


def _value(row: SignedPromise) -> Signed:
    text = Text(
        kind=Kind(row.kind),
        told=Words(**row.told),
        promised=Words(**row.promised),
        materials=tuple(row.materials),
        days=row.days,
    )
    return Signed(
        text=text,
        sha256=row.sha256,
        at=row.signed_at,
        by=row.signed_by,
        on_paper=row.on_paper,
        withdrawn_at=row.withdrawn_at,
    )
