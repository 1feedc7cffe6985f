"""What can be asked about licences."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from onedoor.general.calendar import api as calendars
from onedoor.general.people import api as people
from onedoor.general.terms import api as terms
from onedoor.kernel import prepared
from onedoor.kernel.actors import Actor
from onedoor.kernel.commands import once
from onedoor.law.articles import ADL, HAMI, implements
from onedoor.operation.licences import access
from onedoor.operation.licences.domain.identifiers import parse
from onedoor.operation.licences.domain.licences import (
    Flaw,
    Licence,
    LicenceState,
    Verification,
    flaws_of,
)
from onedoor.operation.licences.domain.renewals import Lead, Renewal, last_day
from onedoor.operation.licences.models import RegisteredLicence
from onedoor.operation.licences.values import value_of
from onedoor.system.forms import api as forms
from onedoor.system.items import api as items

# EXPLAIN: the index of holders, and that of their codes.
_ALL = "WHERE holder = %s OR holder_code = ANY(%s) ORDER BY issued_on DESC, id DESC"


def licence(*, number: str) -> Licence:
    """Return a licence by its identifier or number; raise LicenceMissing if there is none."""
    row = RegisteredLicence.objects.filter(Q(identifier=number) | Q(number=number)).first()
    if row is None:
        raise access.LicenceMissing(identifier=number)
    return value_of(row)


def in_force(*, holder: str, kind: str, on: date) -> Licence | None:
    """Return the licence of this kind that an applicant holds on a day, None if there is none."""
    return next((one for one in held(holder=holder, on=on) if one.kind == kind), None)


@implements(ADL(50), note="a licence is renewed by the body that gave it, while it stands")
def to_renew(*, number: str, holder: str, body: str) -> Licence | None:
    """Return a licence that ends and was not taken back, which this body gave this holder."""
    if not number:
        return None
    mine = _of(holder).filter(
        number=number, body=body, state=LicenceState.IN_FORCE, valid_until__isnull=False
    )
    row = mine.first()
    return value_of(row) if row else None


@implements(ADL(50, paragraph=1), note="days or working days before the end, as the item says")
def renewal(
    *, what: items.Offering, answers: Mapping[str, Any], holder: str, on: date
) -> Renewal | None:
    """Return what the answers ask to be renewed on a day, and until when that was in time.

    None where nothing is renewed, and for a licence that the body never gave this holder.
    """
    how = what.what.renewing
    if how is None:
        return None
    number = str(answers.get(how.question, "")).strip()
    found = to_renew(number=number, holder=holder, body=what.body)
    if found is None or found.valid_until is None:
        return None
    told = lead(what, on=on)
    calendar = calendars.calendar_of(what.area, on=on, act="ADL") if how.working else None
    return Renewal(found, found.valid_until, last_day(found.valid_until, told.days, calendar), on)


def lead(what: items.Offering, *, on: date) -> Lead:
    """Return how long before its licence ends an offering of renewals is to be asked for."""
    how = what.what.renewing
    days = how.days if how else 0
    return Lead(days or terms.number("cases.renewal_days_before", on=on), bool(how and how.working))


def held(*, holder: str, on: date) -> tuple[Licence, ...]:
    """Return every licence that an applicant holds on a day, the newest first."""
    found = once("licences", holder, lambda: _all_of(holder))
    return tuple(one for one in found if not flaws_of(one, on=on))


def _all_of(holder: str) -> tuple[Licence, ...]:
    rows = prepared.rows_of(RegisteredLicence, _ALL, (holder, _codes(holder)))
    return tuple(value_of(row) for row in rows)


def valid_until(numbers: Iterable[str]) -> dict[str, date | None]:
    """Return until when licences hold, by number, in one query; None without an end."""
    found = RegisteredLicence.objects.filter(number__in=list(numbers))
    return dict(found.values_list("number", "valid_until"))


def facts_in_force(*, holder: str, on: date) -> Mapping[str, Mapping[str, str]]:
    """Return what stands on an applicant's licences in force, by kind: the source of prefills."""
    return {one.kind: one.facts for one in reversed(held(holder=holder, on=on))}


@implements(HAMI(17), note="nobody types what the signed-in identity says; an agent's is not used")
def known_of(
    *, holder: str, wanted: frozenset[str], on: date, actor: Actor | None = None
) -> Mapping[str, Mapping[str, str]]:
    """Return what need not be asked of an applicant: what licences say, and the own identity.

    ``wanted`` are the sources a form takes from; the identity is opened only where it is one.
    ``actor`` is who has signed in to answer: that is told by nobody else.
    """
    found = dict(facts_in_force(holder=holder, on=on))
    if forms.IDENTITY in wanted:
        found[forms.IDENTITY] = people.facts(holder)
    if actor is not None and forms.ACTING in wanted:
        found[forms.ACTING] = people.signed_in(actor, on=on)
    return found


def verify(*, identifier: str, on: date, holder: str = "") -> Verification:
    """Answer whoever was shown a licence: check character, register, state, period, holder."""
    if parse(identifier) is None:
        return Verification(None, (Flaw.UNREADABLE,), None)
    row = RegisteredLicence.objects.filter(identifier=identifier.strip().upper()).first()
    if row is None:
        return Verification(None, (Flaw.UNKNOWN,), None)
    found = value_of(row)
    return Verification(found, flaws_of(found, on=on, holder=holder), found.state_on)


def _of(holder: str) -> QuerySet[RegisteredLicence]:
    return RegisteredLicence.objects.filter(Q(holder=holder) | Q(holder_code__in=_codes(holder)))


def _codes(holder: str) -> list[str]:
    """Return the credit code of a firm: its licences are in the register before it signs in."""
    applicant = people.applicant(holder)
    return [applicant.id_masked] if applicant.id_kind is people.IdKind.CREDIT_CODE else []
