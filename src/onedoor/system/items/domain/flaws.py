"""One broken rule of publishing, and the register of all rules."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from onedoor.law.articles import Provision
from onedoor.system.forms.api import Text
from onedoor.system.items.domain.known import Known
from onedoor.system.items.domain.offering import Definition


@dataclass(frozen=True, slots=True)
class Flaw:
    """One broken rule: its code, its provision, how to mend it in both languages, and its place.

    ``place`` is a path in the document, as ``form.materials.layout``.
    """

    code: str
    basis: Provision
    mend: Text
    place: str = ""

    def __str__(self) -> str:
        return f"{self.mend.zh}（{self.basis}）"


Found = Iterator[tuple[str, Text]]  # place, how to mend it
Rule = Callable[[Definition, Known], Found]
_RULES: list[tuple[str, Provision, Rule]] = []


def rule(code: str, basis: Provision) -> Callable[[Rule], Rule]:
    """Register a predicate under the code of its rule and the provision it rests on."""

    def register(predicate: Rule) -> Rule:
        _RULES.append((code, basis, predicate))
        return predicate

    return register


def broken(what: Definition, known: Known) -> tuple[Flaw, ...]:
    """Return every flaw, not only the first: an editor corrects them in one go."""
    return tuple(
        Flaw(code, basis, mend, place)
        for code, basis, predicate in _RULES
        for place, mend in predicate(what, known)
    )
