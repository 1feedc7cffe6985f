"""The flow of a draft as a chart, and the arrows into which a new step may be put."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from onedoor.kernel.fields import Choice
from onedoor.site.desk.editing.conditions import words
from onedoor.site.ui import languages
from onedoor.system.flows import api as flows
from onedoor.system.items import api as items


@dataclass(frozen=True, slots=True)
class Chart:
    """The drawing, None while the flow does not hang together; and the arrows of the flow."""

    drawing: flows.Drawing | None
    arrows: tuple[Choice, ...]


def chart(document: Mapping[str, Any]) -> Chart:
    """Return the chart of a document's flow."""
    found = items.editing.value(document, ("flow",), {})
    return Chart(_drawn(found), tuple(_arrows(found)))


def _drawn(found: Any) -> flows.Drawing | None:
    try:
        flow = flows.parse(found)
    except flows.FlowUnreadable:
        return None
    return drawn_flow(flow)


def drawn_flow(flow: flows.FlowDef) -> flows.Drawing | None:
    """Return a flow as a chart in the language of the page, None while it has gaps."""
    if not flows.is_drawable(flow):
        return None
    return flows.draw(flow, languages.language(get_language()).tag)


def _arrows(found: Any) -> list[Choice]:
    arrows = []
    for step in _rows(found, "steps"):
        for way in _rows(step, "outcomes"):
            named = {"step": words(step.get("name")), "outcome": words(way.get("name"))}
            arrows.append(
                Choice(
                    f"{step.get('key')}/{way.get('key')}",
                    _("%(step)s：%(outcome)s 之后") % named,
                )
            )
    return arrows


def _rows(found: Any, name: str) -> list[Mapping[str, Any]]:
    rows = found.get(name) if isinstance(found, Mapping) else None
    return [one for one in rows if isinstance(one, Mapping)] if isinstance(rows, list) else []
