"""Forms: one typed definition, shown and checked alike in every channel.

Answers are plain JSON: a text, a list of texts (``multi``, ``file``), a mapping of texts
(compound kinds), or for a repeated page, under the page's key, a list of rows.  Everything here
is a pure function of a definition and answers; nothing is stored.

A browser posts a compound part as ``question__part`` and, on a screen that shows all rows at
once, a row's answer as ``page-0-question``.  ``fields`` and ``clean`` agree on these names.
"""

from onedoor.system.forms.domain import reading
from onedoor.system.forms.domain.answers import (
    MaterialNeed,
    Section,
    Standing,
    format_value,
    in_full,
    outline,
    required_materials,
    sections,
    visible,
    visible_pages,
)
from onedoor.system.forms.domain.cleaning import Cleaned, clean, remember, settle
from onedoor.system.forms.domain.conditions import Cond, holds, questions_of
from onedoor.system.forms.domain.definition import Channel, FormDef, Kind, Material, Page
from onedoor.system.forms.domain.parsing import read
from onedoor.system.forms.domain.prefill import Prefilled, prefill, takes_from_licences
from onedoor.system.forms.domain.renewing import renewed
from onedoor.system.forms.domain.situations import carry, situation
from onedoor.system.forms.domain.texts import NO_WORDS, Text
from onedoor.system.forms.fields import condition, fields

__all__ = [
    "NO_WORDS",
    "Channel",
    "Cleaned",
    "Cond",
    "FormDef",
    "Kind",
    "Material",
    "MaterialNeed",
    "Page",
    "Prefilled",
    "Section",
    "Standing",
    "Text",
    "carry",
    "clean",
    "condition",
    "fields",
    "format_value",
    "holds",
    "in_full",
    "outline",
    "prefill",
    "questions_of",
    "read",
    "reading",
    "remember",
    "renewed",
    "required_materials",
    "sections",
    "settle",
    "situation",
    "takes_from_licences",
    "visible",
    "visible_pages",
]
