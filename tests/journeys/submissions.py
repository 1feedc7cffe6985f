"""Prepares and reads back what the kill test submits; run in the environment of an installation.

python -m tests.journeys.submissions prepare|submit|read
"""

import json
import sys
from collections import Counter

import django
from django.utils import timezone

DRAFTS = 18  # with what is tried again fewer than a firm may submit in an hour


def prepare() -> list[dict[str, str]]:
    """Fill drafts of a firm; return each with the firm's session."""
    from onedoor.general.people import testing as people  # noqa: PLC0415  # needs the registry
    from onedoor.operation.cases import testing as cases  # noqa: PLC0415  # needs the registry
    from onedoor.operation.cases.models import Draft  # noqa: PLC0415  # needs the registry

    at = timezone.now()
    cast = cases.cast()
    session = people.client_of(cast.applicant).cookies["sessionid"].value
    made = []
    for _ in range(DRAFTS):
        draft = cases.filled_draft(cast, at=at)
        # As if submitted, so that the next one is begun anew; mended below.
        Draft.objects.filter(public_id=draft).update(case_number="held")
        made.append({"draft": draft, "session": session})
    Draft.objects.filter(case_number="held").update(case_number="")
    return made


def submit() -> list[str]:
    """Submit every draft by the service; return the numbers of the cases."""
    from onedoor.general.people import api as people  # noqa: PLC0415  # needs the registry
    from onedoor.kernel.actors import Actor, ActorKind  # noqa: PLC0415  # needs the registry
    from onedoor.operation.cases import api as cases  # noqa: PLC0415  # needs the registry
    from onedoor.operation.cases.models import Draft  # noqa: PLC0415  # needs the registry

    everything = frozenset(scope.value for scope in people.Scope)
    numbers = []
    for draft, owner in Draft.objects.values_list("public_id", "owner"):
        actor = Actor(ActorKind.APPLICANT, owner, duties=everything)
        receipt = cases.submit(draft=draft, actor=actor, at=timezone.now(), key=draft)
        numbers.append(receipt.number)
    return numbers


def read() -> dict[str, object]:
    """Return which case each draft became, and how often each case was written and told."""
    from onedoor.journal import api as journal  # noqa: PLC0415  # needs the registry
    from onedoor.operation.cases.models import Case, Draft  # noqa: PLC0415  # needs the registry

    numbers = list(Case.objects.values_list("number", flat=True))
    told = {
        number: Counter(entry.kind for entry in journal.entries_of(number))["cases.submitted"]
        for number in numbers
    }
    keys = Counter(Case.objects.values_list("key", flat=True))
    drafts = dict(Draft.objects.values_list("public_id", "case_number"))
    return {"drafts": drafts, "told": told, "keys": dict(keys), "numbers": sorted(numbers)}


if __name__ == "__main__":
    django.setup()
    print(json.dumps({"prepare": prepare, "submit": submit, "read": read}[sys.argv[1]]()))
