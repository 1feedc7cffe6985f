"""The door of exports: batches of cases in the shapes that the state's exchange asks for."""

from onedoor.operation.exports.access import BatchMissing
from onedoor.operation.exports.domain.shapes import SHAPES, ShapeMissing
from onedoor.operation.exports.queries import Format, written
from onedoor.operation.exports.services import Batch, Reach, begin

__all__ = [
    "SHAPES",
    "Batch",
    "BatchMissing",
    "Format",
    "Reach",
    "ShapeMissing",
    "begin",
    "written",
]
