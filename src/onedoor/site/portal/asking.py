"""What pages for everybody have in common: tries are counted, a place and a contact asked."""

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from onedoor.general.people import api as people
from onedoor.general.places import api as places
from onedoor.general.terms import api as terms
from onedoor.kernel.days import legal_day
from onedoor.kernel.fields import Choice, FieldView

HOUR_SECONDS = 3600
_REACH_MAX = 100  # characters


def count(request: HttpRequest, *, kind: str, setting: str) -> None:
    """Count one try of an hour, by who is known, else by the address it comes from."""
    at, actor = timezone.now(), getattr(request, "actor", None)
    people.count_attempt(
        kind=kind,
        key=actor.ref if actor else request.META["REMOTE_ADDR"],
        limit=terms.number(setting, on=legal_day(at)),
        window_seconds=HOUR_SECONDS,
        at=at,
    )


def area(label: str, value: str, *, error: str = "") -> FieldView:
    """Return the field that asks which city or county something is about."""
    here = [places.place(places.HAMI), *places.counties()]
    choices = tuple(Choice(one.code, one.name) for one in here)
    return FieldView("area", "pick", label, value=value, choices=choices, error=error)


def reach(value: str, hint: str, *, error: str = "") -> FieldView:
    """Return the field that asks how somebody can be reached."""
    return FieldView(
        "reach", "text", _("联系方式"), value=value, hint=hint, error=error, autocomplete="tel",
        max_length=_REACH_MAX,
    )  # fmt: skip
