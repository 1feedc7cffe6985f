"""What an applicant handed in with earlier cases, that may stand for a material once more."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime

from onedoor.general.terms import api as terms
from onedoor.kernel.days import legal_day
from onedoor.operation.cases.domain.reuse import Earlier, Wanted, reusable
from onedoor.operation.cases.domain.states import State
from onedoor.operation.cases.models import Case
from onedoor.operation.cases.offerings import offering_of
from onedoor.operation.materials import api as materials
from onedoor.system.forms import api as forms

LOOKED_AT = 50  # cases, the newest first
MEBIBYTE = 1024 * 1024


def for_list(
    wanted: Sequence[forms.Material], *, owner: str, held: Collection[str], at: datetime
) -> Mapping[str, tuple[Earlier, ...]]:
    """Return the files of the owner's earlier cases that entries of a list may be met with.

    ``held`` are the files that the application has already.

    EXPLAIN: the newest of ``case_of_applicant``, and their materials in one query.
    """
    own = Case.objects.filter(applicant=owner).exclude(state=State.VOIDED)
    rows = list(own.only("number", "title", "offering", "version").order_by("-id")[:LOOKED_AT])
    handed = materials.of_all(holders=[one.number for one in rows])
    found = [one for case in rows for one in _handed(case, handed[case.number])]
    day, here = legal_day(at), frozenset(held)
    days = terms.number("cases.reuse_days", on=day)
    return {one.key: reusable(_wanted(one), found, there=here, on=day, days=days) for one in wanted}


def _handed(case: Case, held: tuple[materials.Attached, ...]) -> Iterator[Earlier]:
    form = offering_of(case.offering, case.version).form
    names = {one.key: one.name.zh for one in form.materials}
    for one in held:
        if one.file:
            yield Earlier(
                attachment=one.id,
                case=case.number,
                title=case.title,
                material=names.get(one.material, ""),
                file=one.file.id,
                file_name=one.file.name,
                kind=one.file.kind.value,
                size=one.file.size,
                pages=one.file.pages,
                is_unfit=one.verdict is materials.Verdict.UNFIT,
                at=one.attached_at,
            )


def _wanted(material: forms.Material) -> Wanted:
    return Wanted(
        name=material.name.zh,
        kinds=frozenset("jpeg" if word == "jpg" else word for word in material.accept),
        most_bytes=material.max_mb * MEBIBYTE,
        most_pages=material.max_pages,
    )
