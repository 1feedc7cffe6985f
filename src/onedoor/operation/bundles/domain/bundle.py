"""一件事: what belongs together in a citizen's eyes, as one document over published offerings."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from onedoor.kernel.errors import Invalid
from onedoor.law.articles import HAMI, implements
from onedoor.system.forms import api as forms
from onedoor.system.forms.api import NO_WORDS, FormDef, Text
from onedoor.system.forms.api import reading as r


@dataclass(frozen=True, slots=True)
class Part:
    """One offering that takes part, and the version of it that the bundle was checked against.

    ``when`` names a condition on the questions of the bundle; a part without one always belongs.
    ``names`` says what a key of the offering's form or materials is called in the bundle: another
    name for what means something else than in another part, its own name for what has been
    confirmed to mean the same though it is worded otherwise.
    """

    key: str
    offering: str
    version: int
    when: str = ""
    names: Mapping[str, str] = field(default_factory=dict)

    def called(self, key: str) -> str:
        """Return what a key of the offering is called in the bundle."""
        return self.names.get(key, key)


@dataclass(frozen=True, slots=True)
class Edge:
    """The result of ``source`` is the material ``material`` of ``target``, by its own key there."""

    source: str
    target: str
    material: str


@dataclass(frozen=True, slots=True)
class Bundle:
    """The document: which offerings, asked about by which questions, and what waits for what.

    ``guide`` holds the questions that choose the parts, with their conditions.  ``is_joint`` says
    that the law of joint handling (统一、联合、集中办理) applies to the whole.
    """

    code: str
    name: Text
    batch: str
    year: int
    lead: str  # 主责部门
    lead_name: Text
    guide: FormDef
    parts: tuple[Part, ...]
    edges: tuple[Edge, ...] = ()
    is_joint: bool = False
    summary: Text = NO_WORDS


@dataclass(frozen=True, slots=True)
class Fee:
    """One fee of a part, as its offering tells it."""

    part: str
    name: Text
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Member:
    """What a bundle has to know of the version of an offering that is in force."""

    name: Text
    body_name: Text
    version: int
    form: FormDef
    promised_days: int
    visits: int = 0
    steps: int = 0
    fees: tuple[Fee, ...] = ()
    before: Mapping[str, int] = field(default_factory=dict)
    is_in_use: bool = True


Members = Mapping[str, Member]


class BundleUnreadable(Invalid):
    """The document is no bundle; ``flaws`` lists everything that is wrong with it."""

    code = "bundles.unreadable"


_PART = r.built(
    Part,
    {
        "key": r.word,
        "offering": r.word,
        "version": r.number,
        "when": r.word,
        "names": r.mapping_of(r.word),
    },
)
_EDGE = r.built(Edge, {"source": r.word, "target": r.word, "material": r.word})
_BUNDLE = r.built(
    Bundle,
    {
        "code": r.word,
        "name": r.words,
        "batch": r.word,
        "year": r.number,
        "lead": r.word,
        "lead_name": r.words,
        "guide": forms.read,
        "parts": r.list_of(_PART),
        "edges": r.list_of(_EDGE),
        "is_joint": r.flag,
        "summary": r.words,
    },
)


def parse(document: object) -> Bundle:
    """Return the bundle of a document; raise BundleUnreadable naming every flaw."""
    flaws = r.Flaws()
    bundle = _BUNDLE(flaws, "bundle", document)
    if flaws or not isinstance(bundle, Bundle):
        raise BundleUnreadable(flaws=flaws.told())
    return bundle


def sha256(bundle: Bundle) -> str:
    """Return the SHA-256 of the bundle's canonical JSON."""
    return r.digest(r.plain(bundle))


@implements(HAMI(21), note="checked anew, part by part, against the versions in force")
def checked(bundle: Bundle, versions: Mapping[str, int]) -> dict[str, Any]:
    """Return the document as checked against these versions, by the keys of the parts."""
    parts = (replace(one, version=versions.get(one.key, one.version)) for one in bundle.parts)
    told: dict[str, Any] = r.plain(replace(bundle, parts=tuple(parts)))
    return told


@implements(HAMI(21), note="questions choose which offerings belong to one's own case")
def chosen(bundle: Bundle, answers: Mapping[str, Any]) -> tuple[Part, ...]:
    """Return the parts that these answers call for."""
    conditions = bundle.guide.conditions
    return tuple(
        part
        for part in bundle.parts
        if not part.when or forms.holds(conditions[part.when], answers)
    )
