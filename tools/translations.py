"""Keeps the Uyghur catalogue in step with the Chinese texts of templates and code.

::

    python tools/translations.py extract            gather new texts, drop those that are gone
    python tools/translations.py missing [FOLDER] > todo.json   untranslated, as {"中文": ""}
    python tools/translations.py fill done.json     take translations back, then compile
    python tools/translations.py compile            write django.mo
    python tools/translations.py check              exit 1 and say what is stale or wrong

Chinese texts are their own keys: a changed sentence loses its translation on purpose.  Nothing
is ever guessed (no fuzzy matches), and neither dates nor line numbers are written, so that the
catalogue changes only when texts do.
"""

import json
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

SOURCE = Path(__file__).resolve().parents[1] / "src" / "onedoor"
PO = SOURCE / "site" / "locale" / "ug" / "LC_MESSAGES" / "django.po"
MO = PO.with_suffix(".mo")
LANGUAGE = "ug"
METHODS = [("**/tests/**", "ignore"), ("**/templates/**.html", "jinja2"), ("**.py", "python")]
OPTIONS = {
    "**/templates/**.html": {
        "extensions": "jinja2.ext.do",
        "newstyle_gettext": "true",
        "silent": "false",
    }
}
KEYWORDS = {**DEFAULT_KEYWORDS, "gettext_lazy": None, "ngettext_lazy": (1, 2), "_": None}
_PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_EPOCH = datetime(2026, 1, 1, tzinfo=UTC)


def texts() -> dict[str, set[str]]:
    """Return every text that pages and code show, with the files it is in."""
    found: dict[str, set[str]] = {}
    for file, _line, message, _comments, _context in extract_from_dir(
        SOURCE, METHODS, OPTIONS, KEYWORDS
    ):
        one = message if isinstance(message, str) else message[0]
        if one:
            found.setdefault(one, set()).add(file)
    return found


def kept() -> dict[str, str]:
    """Return the translations of the catalogue; an untranslated text has an empty one."""
    if not PO.exists():
        return {}
    with PO.open("rb") as handle:
        catalogue = read_po(handle, locale=LANGUAGE)
    return {_word(m.id): _word(m.string) for m in catalogue if m.id}


def write(found: dict[str, set[str]], translations: dict[str, str]) -> None:
    """Write the catalogue of these texts."""
    with PO.open("wb") as handle:
        write_po(handle, catalogue(found, translations), width=100, include_lineno=False)


def catalogue(found: dict[str, set[str]], translations: dict[str, str]) -> Catalog:
    """Return the catalogue of these texts, in the order of the Chinese."""
    made = Catalog(
        locale=LANGUAGE,
        project="OneDoor",
        version="1",
        copyright_holder="OneDoor",
        msgid_bugs_address="",
        creation_date=_EPOCH,
        revision_date=_EPOCH,
        last_translator="OneDoor",
        language_team="OneDoor",
        fuzzy=False,
    )
    made.header_comment = "# Uyghur texts of OneDoor, drafts; the Chinese binds."
    for text in sorted(found):
        places = [(file, 0) for file in sorted(found[text])]
        made.add(text, translations.get(text, ""), locations=places)
    return made


def compiled(found: dict[str, set[str]], translations: dict[str, str]) -> bytes:
    """Return the compiled catalogue; untranslated texts are left out and stay Chinese."""
    out = BytesIO()
    write_mo(out, catalogue(found, translations))
    return out.getvalue()


def extract() -> None:
    """Bring the catalogue up to date with the texts."""
    found, before = texts(), kept()
    PO.parent.mkdir(parents=True, exist_ok=True)
    write(found, before)
    compile_()
    gone = len(set(before) - set(found))
    print(f"{len(found)} texts, {len(set(found) - set(before))} new, {gone} gone")


def missing(folder: str = "") -> None:
    """Print the untranslated texts (of a folder, as ``site/ui``) as JSON."""
    have = kept()
    todo = {
        text: ""
        for text, files in sorted(texts().items())
        if not have.get(text) and is_chinese(text) and any(f.startswith(folder) for f in files)
    }
    print(json.dumps(todo, ensure_ascii=False, indent=1))


def fill(path: Path) -> int:
    """Take translations from a JSON file; refuse the file when one of them is wrong."""
    given: dict[str, str] = json.loads(path.read_text("utf-8"))
    found, before = texts(), kept()
    wrong = [f"not in the catalogue: {text}" for text in given if text not in found]
    wrong += [line for text, told in given.items() for line in _flaws(text, told)]
    if wrong:
        print("\n".join(wrong), file=sys.stderr)
        return 1
    write(found, before | {text: told for text, told in given.items() if told})
    compile_()
    return 0


def compile_() -> None:
    """Write the compiled catalogue beside the other."""
    MO.write_bytes(compiled(texts(), kept()))


def problems() -> list[str]:
    """Return what is wrong with the catalogue, one line each."""
    found, have = texts(), kept()
    told = [f"not extracted, run extract: {text}" for text in sorted(set(found) - set(have))]
    told += [f"gone, run extract: {text}" for text in sorted(set(have) - set(found))]
    told += [line for text, given in have.items() for line in _flaws(text, given)]
    if "#, fuzzy" in PO.read_text("utf-8"):
        told.append("fuzzy entries: translate them or remove the mark")
    if MO.read_bytes() != compiled(found, have):
        told.append("django.mo is not compiled from django.po, run compile")
    return told


def is_chinese(text: str) -> bool:
    """Say whether a text holds anything to translate."""
    return bool(_CHINESE.search(text))


def _flaws(text: str, told: str) -> Iterator[str]:
    if told and sorted(_PLACEHOLDER.findall(text)) != sorted(_PLACEHOLDER.findall(told)):
        yield f"placeholders differ: {text} | {told}"


def _word(given: str | tuple[str, ...] | list[str] | Message) -> str:
    return given if isinstance(given, str) else str(given[0]) if given else ""


def main(words: list[str]) -> int:
    """Run one command."""
    match words:
        case ["extract"]:
            extract()
        case ["missing", *folder]:
            missing(*folder)
        case ["fill", path]:
            return fill(Path(path))
        case ["compile"]:
            compile_()
        case ["check"]:
            found = problems()
            print("\n".join(found) or "the catalogue is in step")
            return 1 if found else 0
        case _:
            print(__doc__)
            return 2
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
