"""The languages of the site, with what a page must know of each.

Django's own answer to "which direction" looks at the first part of a code only and is wrong for
``kk-arab``; this table is the only place that is asked.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Language:
    """One language: Django's code, the tag for ``lang``, the direction, its own name."""

    code: str
    tag: str
    direction: str
    name: str

    @property
    def prefix(self) -> str:
        """What stands before the path of a page in this language."""
        return "" if self.code == SOURCE else f"/{self.code}"


SOURCE = "zh-hans"
LANGUAGES = {
    SOURCE: Language(SOURCE, "zh-Hans", "ltr", "简体中文"),
    "ug": Language("ug", "ug", "rtl", "ئۇيغۇرچە"),
}


def language(code: str | None) -> Language:
    """Return a language by Django's code; Chinese for any other word."""
    return LANGUAGES.get(code or SOURCE, LANGUAGES[SOURCE])


def in_language(path: str, wanted: Language) -> str:
    """Return the address of the same page in another language."""
    for known in LANGUAGES.values():
        if known.prefix and f"{path}/".startswith(f"{known.prefix}/"):
            path = path.removeprefix(known.prefix) or "/"
    return f"{wanted.prefix}{path}"
