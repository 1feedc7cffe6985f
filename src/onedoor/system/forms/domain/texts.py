"""Words of a published definition, in the languages it is published in."""

from collections.abc import Mapping
from dataclasses import dataclass

CHINESE = "zh-Hans"
UYGHUR = "ug"


@dataclass(frozen=True, slots=True)
class Text:
    """One text; Chinese binds, the translation lives and is frozen with its version."""

    zh: str
    ug: str = ""

    def in_language(self, language: str) -> str:
        """Return the words in a language, in Chinese where there is no translation."""
        return self.ug if language == UYGHUR and self.ug else self.zh

    def language_of(self, language: str) -> str:
        """Return the language that ``in_language`` answers in, for the ``lang`` attribute."""
        return UYGHUR if language == UYGHUR and self.ug else CHINESE

    def filled(self, **named: object) -> "Text":
        """Return the text with each ``%(name)s`` filled, by a text in its own language."""
        zh, ug = (
            {k: v.in_language(tongue) if isinstance(v, Text) else v for k, v in named.items()}
            for tongue in (CHINESE, UYGHUR)
        )
        return Text(self.zh % zh, self.ug % ug)

    def cut(self, most: int) -> "Text":
        """Return the first characters of the text."""
        return Text(self.zh[:most], self.ug[:most])

    def __bool__(self) -> bool:
        return bool(self.zh)


NO_WORDS = Text("")


def text(document: object) -> Text:
    """Read a text from a document: a plain string is Chinese."""
    if isinstance(document, str):
        return Text(document)
    if isinstance(document, Mapping):
        return Text(str(document.get(CHINESE, "")), str(document.get(UYGHUR, "")))
    return NO_WORDS


def text_document(value: Text) -> dict[str, str]:
    """Return the text as it stands in a document."""
    return {CHINESE: value.zh, UYGHUR: value.ug} if value.ug else {CHINESE: value.zh}
