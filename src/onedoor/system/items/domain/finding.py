"""Finding an item: what is indexed, what is asked, and which answer is better.

Two-character Chinese words defeat trigrams, so the index holds single characters and pairs of
the name, pairs of the pinyin initials and whole syllables.  The database finds candidates by
what they share with the question; ``score`` then ranks them.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

_NOISE = re.compile(r"[\W_]+")
_LATIN = re.compile(r"[a-z0-9]+")
_SHORT = 6  # a question this short is also looked up by single characters
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Candidate:
    """What ranking looks at."""

    code: str
    name: str
    name_ug: str
    department: str
    initials: str
    pinyin: str
    offered: bool
    sample: bool


@lru_cache(maxsize=16384)
def plain(words: str) -> str:
    """Return words as they are compared: one width, lower case, no punctuation or spaces."""
    return _NOISE.sub("", unicodedata.normalize("NFKC", words).lower())


def initials(name: str) -> str:
    """Return the first letters of the name's pinyin: 食品经营 gives ``spjy``."""
    return "".join(syllable[0] for syllable in _spoken(plain(name)))


def pinyin(name: str) -> str:
    """Return the name's pinyin, syllables separated by spaces."""
    return " ".join(_spoken(plain(name)))


@lru_cache(maxsize=4096)
def _spoken(bare: str) -> tuple[str, ...]:
    from pypinyin import lazy_pinyin  # noqa: PLC0415  # its dictionaries take 0.3 s to read

    return tuple(syllable.lower() for syllable in lazy_pinyin(bare) if syllable)


def index(name: str, *, name_ug: str = "", beside: Iterable[str] = ()) -> str:
    """Return the text of the search vector: the names weigh A, what stands beside them D."""
    bare = plain(name)
    strong = {*bare, *_pairs(bare), *_pairs(plain(name_ug))}
    strong |= {f"i{pair}" for pair in _pairs(initials(name))}
    strong |= {f"p{syllable}" for syllable in pinyin(name).split()}
    weak = {pair for words in beside for pair in _pairs(plain(words))} - strong
    marked = [(word, "A") for word in sorted(strong)] + [(word, "D") for word in sorted(weak)]
    return " ".join(f"'{word}':1{weight}" for word, weight in marked)


def question(words: Sequence[str], *, singles: bool) -> str:
    """Return the text query for any of several ways of saying the same; empty if none says much.

    ``singles`` also asks for the single characters of a short question.
    """
    asked: set[str] = set()
    for one in words:
        bare = plain(one)[:_LONGEST]
        asked |= set(_pairs(bare))
        if len(bare) == 1 or (singles and len(bare) <= _SHORT):
            asked |= set(bare)
        if _LATIN.fullmatch(bare):
            asked |= {f"i{pair}" for pair in _pairs(bare)}
            asked |= {f"p{syllable}" for syllable in syllables(bare)}
    return " | ".join(f"'{word}'" for word in sorted(asked))


def meanings(words: str, synonyms: Iterable[tuple[str, str]]) -> list[str]:
    """Return the words, then the words with each everyday word put into catalogue words.

    Everyday words may be typed by their pinyin or its initials, like names.
    """
    bare = plain(words)
    found = [words]
    in_letters = len(bare) > 1 and bool(_LATIN.fullmatch(bare))
    for said, means in synonyms:
        if plain(said) in bare:
            found += [bare.replace(plain(said), plain(one)) for one in means.split()]
            found += means.split()
        elif in_letters and _sounds_like(bare, said):
            found += [said, *means.split()]
    return found


def _sounds_like(letters: str, said: str) -> bool:
    """Tell whether letters are the initials of everyday words, or the pinyin as far as typed."""
    spoken = _spoken(plain(said))
    if letters == "".join(syllable[0] for syllable in spoken):
        return True
    return len(spoken[0]) < len(letters) and "".join(spoken).startswith(letters)


def score(words: Sequence[str], candidate: Candidate) -> float:
    """Return how well a candidate answers; 0 means it does not."""
    best = max((_closeness(one, candidate) for one in words), default=0.0)
    if not best:
        return 0.0
    return best + _preferred(best, candidate)


def _preferred(best: float, candidate: Candidate) -> float:
    """Return how far what can be applied for here goes before what only answers as well."""
    if candidate.offered:
        return _SURELY_OFFERED if best >= SURE else _OFFERED if best >= _LIKELY else 0.3
    return -0.1 if candidate.sample else 0.0


SURE = 4.0  # from here on the name holds the very words, or sounds like them
_LIKELY = 1.5  # most of what was asked is in the name
# Before a name of another place that is the very words, or holds them.
_SURELY_OFFERED, _OFFERED = 6.0, 3.5
_ENOUGH = 0.5  # share of the question's pairs and characters that must be found


def _closeness(words: str, candidate: Candidate) -> float:
    asked = plain(words)
    if not asked:
        return 0.0
    names = (plain(candidate.name), plain(candidate.name_ug))
    best = max(_named(asked, name) for name in names if name)
    if best >= SURE:
        return best
    if _LATIN.fullmatch(asked) and (heard := _heard(asked, candidate)):
        return heard
    if asked in plain(candidate.department):
        return 1.5
    return best


def _named(asked: str, name: str) -> float:
    """Return how well the words match a name in one language."""
    if asked == name:
        return 10.0
    if asked in name:
        return (5.0 if name.startswith(asked) else 4.0) + len(asked) / len(name)
    return _alike(asked, name)


def _heard(asked: str, candidate: Candidate) -> float:
    """Return how well latin letters match the pinyin or its initials."""
    spoken = candidate.pinyin.replace(" ", "")
    for whole, base in ((candidate.initials, 3.0), (spoken, 3.2)):
        if asked in whole:
            return base + (1.0 if whole.startswith(asked) else 0.0) + len(asked) / len(whole)
    return 0.0


def _alike(asked: str, name: str) -> float:
    """Return how much two texts share, in characters and in pairs; 0 when too little."""
    characters, pairs = set(asked), set(_pairs(asked))
    shared = len(characters & set(name)) / len(characters)
    together = len(pairs & set(_pairs(name))) / len(pairs) if pairs else shared
    if (shared + together) / 2 < _ENOUGH:
        return 0.0
    both = pairs | set(_pairs(name))
    return shared + together + len(pairs & set(_pairs(name))) / len(both)


def _pairs(bare: str) -> list[str]:
    return [bare[i : i + 2] for i in range(len(bare) - 1)]


def syllables(letters: str) -> list[str]:
    """Cut letters into pinyin syllables, the longest first; empty when they are none."""
    found = []
    while letters:
        size = next((n for n in range(6, 0, -1) if letters[:n] in _known()), 0)
        if not size:
            return []
        found.append(letters[:size])
        letters = letters[size:]
    return found


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    common = "".join(map(chr, range(0x4E00, 0x9FA6)))
    from pypinyin import lazy_pinyin  # noqa: PLC0415  # as above

    return frozenset(s for s in lazy_pinyin(list(common)) if s.isascii() and s.isalpha())
