"""Lints the words of the house: no banned synonym in a name, no article cited in prose.

python -m tools.glossary check
python -m tools.glossary page      writes docs/glossary.md
"""

import io
import re
import sys
import tokenize
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
_WORDS = re.compile(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+")
_ARTICLE = re.compile(r"第[一二三四五六七八九十百零\d]+条")
_NAME = re.compile(r"\{[{%].*?[}%]\}", re.DOTALL)
# Words of other people's interfaces, which keep their spelling.
_FOREIGN = {"suspend_db_pool", "license", "license_files"}


def terms() -> list[dict[str, object]]:
    """Return the entries of the glossary."""
    return list(tomllib.loads((ROOT / "glossary.toml").read_text("utf-8"))["term"])


@cache
def banned() -> dict[str, str]:
    """Return each banned word with the word to use instead."""
    return {
        str(word): f"{term['en']} ({term['zh']})"
        for term in terms()
        for word in term.get("not", ())  # type: ignore[attr-defined]  # TOML is not typed
    }


def flaws(path: Path) -> Iterator[str]:
    """Yield each flaw of a Python file or template as ``file:line: words``."""
    text = path.read_text("utf-8")
    name = path.relative_to(ROOT).as_posix()
    found = _in_python(text) if path.suffix == ".py" else _in_template(text)
    for line, words in found:
        yield f"{name}:{line}: {words}"


def _in_python(text: str) -> Iterator[tuple[int, str]]:
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.NAME and token.string not in _FOREIGN:
            for word, better in _bad(token.string):
                yield token.start[0], f"{token.string}: say {better}, not {word}"
        if token.type == tokenize.COMMENT and _ARTICLE.search(token.string):
            yield token.start[0], "an article in a comment is a missing citation: @implements(…)"


def _in_template(text: str) -> Iterator[tuple[int, str]]:
    for part in _NAME.finditer(text):
        for word, better in _bad(part.group()):
            line = text.count("\n", 0, part.start()) + 1
            yield line, f"{part.group().strip()}: say {better}, not {word}"


def _bad(name: str) -> Iterator[tuple[str, str]]:
    words = {w.lower() for w in _WORDS.findall(name)}
    for word, better in banned().items():
        if word in words:
            yield word, better


def page() -> str:
    """Return the glossary as a Markdown table."""
    rows = [f"| {t['zh']} | {t['en']} | {', '.join(t.get('not', ())) or '–'} |" for t in terms()]  # type: ignore[call-overload]  # TOML is not typed
    return "\n".join(["# Glossary", "", "| 中文 | English | not |", "|---|---|---|", *rows, ""])


def main(word: str) -> int:
    """Check the tree, or write the page."""
    if word == "page":
        (ROOT / "docs" / "glossary.md").write_text(page(), "utf-8")
        return 0
    paths = [*ROOT.glob("src/**/*.py"), *ROOT.glob("src/**/*.html")]
    found = [f for p in sorted(paths) if "migrations" not in p.parts for f in flaws(p)]
    print("\n".join(found) or "glossary: no banned word")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
