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
    Outline,
    PageState,
    Section,
    Standing,
    format_value,
    materials_that_apply,
    needs,
    outline,
    required_materials,
    sections,
    visible,
    visible_pages,
)
from onedoor.system.forms.domain.cleaning import Cleaned, clean, remember, settle
from onedoor.system.forms.domain.conditions import (
    All,
    Any_,
    Cond,
    CondUnreadable,
    Not,
    Op,
    Test,
    condition,
    condition_document,
    holds,
    questions_of,
)
from onedoor.system.forms.domain.definition import (
    Channel,
    FormDef,
    Kind,
    Limits,
    Material,
    MaterialForm,
    OnConflict,
    Option,
    Page,
    Question,
    Repeat,
    Source,
)
from onedoor.system.forms.domain.parsing import FormUnreadable, document, parse, read, sha256
from onedoor.system.forms.domain.prefill import Prefilled, prefill
from onedoor.system.forms.domain.schema import json_schema
from onedoor.system.forms.domain.texts import NO_WORDS, Text, text, text_document
from onedoor.system.forms.fields import fields

__all__ = [
    "NO_WORDS",
    "All",
    "Any_",
    "Channel",
    "Cleaned",
    "Cond",
    "CondUnreadable",
    "FormDef",
    "FormUnreadable",
    "Kind",
    "Limits",
    "Material",
    "MaterialForm",
    "MaterialNeed",
    "Not",
    "OnConflict",
    "Op",
    "Option",
    "Outline",
    "Page",
    "PageState",
    "Prefilled",
    "Question",
    "Repeat",
    "Section",
    "Source",
    "Standing",
    "Test",
    "Text",
    "clean",
    "condition",
    "condition_document",
    "document",
    "fields",
    "format_value",
    "holds",
    "json_schema",
    "materials_that_apply",
    "needs",
    "outline",
    "parse",
    "prefill",
    "questions_of",
    "read",
    "reading",
    "remember",
    "required_materials",
    "sections",
    "settle",
    "sha256",
    "text",
    "text_document",
    "visible",
    "visible_pages",
]
