"""What a government site must say of itself at the foot of every page.

``SITE`` holds the values of the demonstration; an installation sets its own as dated settings.
"""

from dataclasses import dataclass, replace
from functools import lru_cache
from time import monotonic

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from onedoor.general.terms import api as terms
from onedoor.kernel.days import legal_day
from onedoor.law.articles import HAMI, implements


@dataclass(frozen=True, slots=True)
class Site:
    """The site's name, who answers for it, its registrations and its telephone."""

    name: str | Promise
    short_name: str | Promise
    sponsor: str | Promise
    operator: str | Promise
    site_code: str
    icp: str
    police: str
    hotline: str
    office: str
    address: str | Promise
    hours: str | Promise


SITE = Site(
    name=_("哈密政务服务"),
    short_name=_("一扇门"),
    sponsor=_("哈密市人民政府办公室"),
    operator=_("哈密市政务服务管理机构"),
    site_code="6505000000",
    icp="新ICP备00000000号",
    police="新公网安备 65050000000000号",
    hotline="12345",
    office="0902-0000000",
    address=_("哈密市伊州区政务服务中心"),
    hours=_("工作日 10:00–14:00,15:30–19:30"),
)

_SETTINGS = {
    "sponsor": "site.organiser",
    "operator": "site.operator",
    "office": "site.office",
    "address": "site.address",
    "hours": "site.hours",
    "site_code": "site.identifier",
    "icp": "site.icp_number",
    "police": "site.police_number",
}
_SECONDS = 60


def site() -> Site:
    """Return what the settings say, the demonstration where they say nothing.

    A process reads them once a minute, for every page shows them and they hardly ever change.
    """
    return _read(int(monotonic() // _SECONDS))


@implements(HAMI(31), note="every page says so until the day comes")
def in_trial() -> bool:
    """Tell whether the regulation is not in force yet today; a process asks once a minute."""
    return _trial(int(monotonic() // _SECONDS))


@lru_cache(maxsize=1)
def _trial(_minute: int) -> bool:
    return terms.in_trial(on=legal_day(timezone.now()))


@lru_cache(maxsize=1)
def _read(_minute: int) -> Site:
    said = terms.settings(on=legal_day(timezone.now()))
    told = {name: str(said[key]) for name, key in _SETTINGS.items() if said[key]}
    return replace(SITE, **told)
