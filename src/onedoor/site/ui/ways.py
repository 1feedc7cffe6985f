"""The pages that a refusal names, as links: whoever is told to go somewhere gets there."""

from collections.abc import Mapping

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from onedoor.site.ui.navigation import Link

_MINE: tuple[str | Promise, str, tuple[str, ...]] = (_("我的办件"), "portal:mine", ())
# By the code of the refusal: the words, the route, and the facts that its address needs.
_WAYS: Mapping[str, tuple[str | Promise, str, tuple[str, ...]]] = {
    "portal.page_missing": (_("回到任务清单"), "portal:draft", ("draft",)),
    "cases.draft_submitted": (_("查看办件进度"), "portal:case", ("number",)),
    "cases.draft_missing": _MINE,
    "cases.missing": (_("查进度"), "portal:progress", ()),
    "cases.submitted_too_often": _MINE,
    "items.offering_missing": (_("查看现行办事指南"), "portal:guide", ("published",)),
}


def ways(code: str, facts: Mapping[str, object]) -> list[Link]:
    """Return where a refusal leads; nothing when it does not say enough to get there."""
    if code not in _WAYS:
        return []
    text, route, needed = _WAYS[code]
    if not all(facts.get(name) for name in needed):
        return []
    return [Link(text, reverse(route, args=[facts[name] for name in needed]))]
