"""What a government site must say of itself at the foot of every page.

These are the values of the demonstration; an installation sets its own in one place.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


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
