"""The sections of an offering in the order in which they are written, and who owns which place."""

from collections.abc import Mapping

from onedoor.site.desk.editing import sheets, sheets_asking
from onedoor.site.desk.editing.parts import Field, Path, Sheet, Words, path_of

SECTIONS: tuple[Sheet, ...] = (
    sheets.IDENTITY,
    sheets.CONDITIONS,
    sheets_asking.MATERIALS,
    sheets_asking.FORM,
    sheets_asking.SITUATIONS,
    sheets_asking.FLOW,
    sheets.LIMITS,
    sheets.FEES,
    sheets.VENUES,
    sheets.RESULT,
    sheets.FAQ,
)
BY_KEY: Mapping[str, Sheet] = {sheet.key: sheet for sheet in SECTIONS}
INNER: Mapping[str, Sheet] = {
    sheet.key: sheet
    for sheet in (
        sheets_asking.MATERIAL,
        sheets_asking.PAGE,
        sheets_asking.QUESTION,
        sheets_asking.PART,
        sheets_asking.STEP,
    )
}


def _titled(sheet: Sheet) -> list[Field]:
    return [Field(rows.name, "", rows.title) for rows in sheet.rows]


_OWNED: tuple[tuple[Path, str], ...] = (
    *(
        (path_of(name), sheet.key)
        for sheet in SECTIONS
        for name in (*(one.name for one in sheet.fields), *(rows.name for rows in sheet.rows))
    ),
    (("form",), "form"),
    (("form", "conditions"), "situations"),
    (("flow",), "flow"),
    (("body",), "identity"),
    (("village",), "identity"),
    (("area",), "identity"),
)


LABELS: Mapping[Path, Words] = {
    one.path: one.label for sheet in SECTIONS for one in (*sheet.fields, *_titled(sheet))
}


def section_of(path: Path) -> str:
    """Return the section that owns a path: the one whose place reaches furthest down to it."""
    best = max(
        (len(owned), key) for owned, key in (*_OWNED, ((), "identity")) if _touch(owned, path)
    )
    return best[1]


def _touch(owned: Path, path: Path) -> bool:
    shared = min(len(owned), len(path))
    return owned[:shared] == path[:shared]
