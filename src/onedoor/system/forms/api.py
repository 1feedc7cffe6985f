"""Forms: one typed definition, shown and checked alike in every channel.

Answers are plain JSON: a text, a list of texts (``multi``), a mapping of texts (compound kinds),
or for a repeated page, under the page's key, a list of rows.  Beside them, under a key no
question can have, stands where filled-in answers came from (``recorded``, ``disputes``).
Everything here is a pure function of a definition and answers; nothing is stored.

A browser posts a compound part as ``question__part`` and, on a screen that shows all rows at
once, a row's answer as ``page-0-question``.  ``fields`` and ``clean`` agree on these names.
"""

from onedoor.system.forms.domain import reading
from onedoor.system.forms.domain.answers import (
    MaterialNeed,
    Standing,
    needs,
    outline,
    required_materials,
    visible_pages,
)
from onedoor.system.forms.domain.cleaning import Cleaned, clean, corrected, remember, settle
from onedoor.system.forms.domain.conditions import (
    All,
    Any_,
    Cond,
    Not,
    Op,
    Test,
    holds,
    questions_of,
)
from onedoor.system.forms.domain.definition import (
    ACTING,
    Channel,
    FormDef,
    Kind,
    Material,
    Page,
    Question,
)
from onedoor.system.forms.domain.parsing import read
from onedoor.system.forms.domain.prefill import IDENTITY, Prefilled, disputes, prefill, sources_of
from onedoor.system.forms.domain.renewing import renewed
from onedoor.system.forms.domain.samples import sample
from onedoor.system.forms.domain.schema import json_schema
from onedoor.system.forms.domain.situations import carry, situation
from onedoor.system.forms.domain.telling import (
    Change,
    Passage,
    Section,
    format_value,
    in_full,
    read_through,
    sections,
)
from onedoor.system.forms.domain.texts import NO_WORDS, Text
from onedoor.system.forms.fields import Held, condition, corrections, fields, upload_rules
from onedoor.system.forms.kiosk import Screen, screens
from onedoor.system.forms.paper import Enclosure, FormPaper, paper

__all__ = [
    "ACTING",
    "IDENTITY",
    "NO_WORDS",
    "All",
    "Any_",
    "Change",
    "Channel",
    "Cleaned",
    "Cond",
    "Enclosure",
    "FormDef",
    "FormPaper",
    "Held",
    "Kind",
    "Material",
    "MaterialNeed",
    "Not",
    "Op",
    "Page",
    "Passage",
    "Prefilled",
    "Question",
    "Screen",
    "Section",
    "Standing",
    "Test",
    "Text",
    "carry",
    "clean",
    "condition",
    "corrected",
    "corrections",
    "disputes",
    "fields",
    "format_value",
    "holds",
    "in_full",
    "json_schema",
    "needs",
    "outline",
    "paper",
    "prefill",
    "questions_of",
    "read",
    "read_through",
    "reading",
    "remember",
    "renewed",
    "required_materials",
    "sample",
    "screens",
    "sections",
    "settle",
    "situation",
    "sources_of",
    "upload_rules",
    "visible_pages",
]
