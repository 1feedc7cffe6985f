"""Items as lists show them, on the home page, in search results and when browsing."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from onedoor.site.portal import words
from onedoor.system.forms.api import Text
from onedoor.system.items import api as items


@dataclass(frozen=True, slots=True)
class Tile:
    """One item to choose, as the ``item_list`` of ``portal/parts.html`` draws it."""

    name: Text
    department: Text
    href: str
    facts: tuple[str, ...]
    is_sample: bool
    is_online: bool


def tile(entry: items.Entry) -> Tile:
    """Return an item as a tile; the facts are those people choose by."""
    return Tile(
        entry.name,
        entry.department,
        reverse("portal:guide", args=[entry.code]),
        tuple(_facts(entry)),
        entry.sample,
        entry.online,
    )


def _facts(entry: items.Entry) -> Iterable[str]:
    if entry.state == items.Standing.PAUSED:
        yield _("暂停办理")
    if entry.task_type in words.TASK_TYPES:
        yield str(words.TASK_TYPES[entry.task_type])
    if entry.promised_days is not None:
        yield days(entry.promised_days)
    if entry.visits is not None:
        yield visits(entry.visits)
    if entry.charges is False:
        yield _("不收费")


def days(count: int) -> str:
    """Return a promised limit in words."""
    if not count:
        return _("当场办结")
    return _("承诺 %(n)s 个工作日") % {"n": count}


def visits(count: int) -> str:
    """Return in words how often one has to come."""
    if not count:
        return _("一次都不用跑")
    return _("到现场 %(n)s 次") % {"n": count}
