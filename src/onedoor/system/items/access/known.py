"""What the rules of publishing look things up in, gathered for one offering and one day."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from onedoor.general.bases import api as bases
from onedoor.general.bodies import api as bodies
from onedoor.general.terms import api as terms
from onedoor.law.grades import Grade
from onedoor.system.items import models
from onedoor.system.items.domain import checking
from onedoor.system.items.domain.catalogue import CatalogueItem
from onedoor.system.items.domain.flaws import Flaw
from onedoor.system.items.domain.known import Act, Known, Provider
from onedoor.system.items.domain.offering import Definition
from onedoor.system.items.domain.parsing import parse
from onedoor.system.items.domain.parts import TaskType
from onedoor.system.items.domain.proofs import RetainedProof
from onedoor.system.items.domain.standing import Standing
from onedoor.system.venues import api as venues

_NATURES = {
    bodies.Nature.STATUTORY: "1",
    bodies.Nature.AUTHORISED: "2",
    bodies.Nature.ENTRUSTED: "3",
    bodies.Nature.OTHER: "9",
}  # L5
_PROOF = (
    "code", "name", "act", "article", "grade", "issuer", "document", "since", "until", "body",
)  # fmt: skip
CATALOGUE = (
    "code", "name", "task_type", "levels", "founded_on", "local_code", "parent", "central",
    "permit_list", "state", "version", "effective_on", "cancel_on", "source",
)  # fmt: skip


def flaws_of(what: Definition, *, on: date) -> tuple[Flaw, ...]:
    """Return every flaw of a definition on a day."""
    return checking.flaws(what, known_of(what, on=on))


def years_ahead(*, on: date) -> int:
    """Return within how many years what is decided on a day has to take effect."""
    return terms.number("items.most_years_ahead", on=on)


def known_of(what: Definition, *, on: date) -> Known:
    """Return what the rules look things up in for one offering, by seven queries.

    One more, where it says that it is on the negative list.
    """
    acts = bases.known(basis.act.zh for basis in what.bases)
    entry = models.EntryRow.objects.filter(code=what.code).values_list("state", flat=True).first()
    item = models.CatalogueRow.objects.filter(code=what.catalogue_code).values(*CATALOGUE).first()
    return Known(
        on=on,
        codes=terms.code_values(on=on),
        acts={
            title: Act(act.grade, act.in_force(on), act.since, act.last_article)
            for title, act in acts.items()
        },
        retained={proof.code: proof for proof in retained_proofs(on=on)},
        catalogue=catalogue_item(item) if item else None,
        body=_provider(what.body),
        cancelled=entry == Standing.CANCELLED,
        most_days=terms.number("items.most_days_beside_limit", on=on),
        gap_margin=terms.number("cases.gap_margin_days", on=on),
        outside=venues.document_of(what.code, body=what.body, on=on) if what.negative_list else "",
        bodies=_bodies(lane.body for lane in what.flow.lanes if lane.body),
    )


def _bodies(codes: Iterable[str]) -> dict[str, str]:
    wanted = set(codes)
    return {one.code: one.name for one in bodies.bodies() if one.code in wanted} if wanted else {}


def _provider(code: str) -> Provider | None:
    try:
        found = bodies.body(code)
    except bodies.BodyMissing:
        return None
    return Provider(
        _NATURES[found.kind], found.role is bodies.Role.UTILITY, found.name, found.short_name
    )


def retained_proofs(*, on: date, body: str = "") -> tuple[RetainedProof, ...]:
    """Return the list of retained proofs (保留证明事项清单) on a day, one body's or all."""
    rows = models.RetainedProofRow.objects.filter(since__lte=on).order_by("code").values(*_PROOF)
    found = [RetainedProof(**{**row, "grade": Grade(row["grade"])}) for row in rows]
    return tuple(one for one in found if one.holds(body=body or one.body, on=on))


def catalogue_item(row: Mapping[str, Any]) -> CatalogueItem:
    return CatalogueItem(
        **{**row, "levels": tuple(row["levels"]), "task_type": TaskType(row["task_type"])}
    )


def newest(code: str) -> Definition:
    """Return the version in force of an offering that has one."""
    row = models.VersionRow.objects.filter(code=code).order_by("-version").values("document")[0]
    return parse(row["document"])
