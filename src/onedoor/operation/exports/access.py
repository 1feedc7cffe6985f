"""The way from a number to a batch: whoever made it, and nobody else."""

from onedoor.kernel.actors import Actor
from onedoor.kernel.errors import Missing
from onedoor.operation.exports.models import BatchRow


class BatchMissing(Missing):
    """There is no such batch of this caller."""

    code = "exports.batch_missing"


def batch_of(*, number: str, actor: Actor) -> BatchRow:
    """Return a batch of the stream that this actor reads."""
    found = BatchRow.objects.filter(number=number, stream=actor.ref).first()
    if found is None:
        raise BatchMissing(batch=number)
    return found
