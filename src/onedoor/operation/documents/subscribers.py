"""Keeps the bytes of issued papers when files that nobody needs are dropped."""

from onedoor.operation.documents.queries import needed
from onedoor.operation.materials import api as materials

materials.on_dropping(needed)
