"""A flow as a chart with words in it (SVG) and as an ordered list that says the same."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from html import escape

from onedoor.system.flows.domain.definition import FlowDef, Step
from onedoor.system.flows.domain.layout import (
    BOX_HEIGHT,
    BRANCH_HEIGHT,
    HEADER,
    LANE_WIDTH,
    Box,
    Edge,
    Layout,
    lay_out,
    steps_in_order,
)
from onedoor.system.forms.api import Text

_TITLE = Text("办理流程图", "بېجىرىش جەريانى سىخېمىسى")
_DAYS = Text("个工作日", "خىزمەت كۈنى")

_WIDE = 0x2E80  # where characters begin that take two columns
_LINE = 20
_ARROW = (
    '<defs><marker id="flow-arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" '
    'markerHeight="8" orient="auto"><path d="M0 0L8 4L0 8z" class="flow-head"/>'
    "</marker></defs>"
)


@dataclass(frozen=True, slots=True)
class Told:
    """One step in words: what, who, how long, and where each outcome leads."""

    name: str
    lane: str
    days: str
    note: str
    ways: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """The chart and its twin.  As markup it is the chart: every word in it has been escaped."""

    svg: str
    steps: tuple[Told, ...]

    def __html__(self) -> str:
        return self.svg


def draw(flow: FlowDef, language: str) -> Drawing:
    """Return a flow that has passed its checks as a chart in a language."""
    layout = lay_out(flow)
    steps = told(flow, language)
    mirrored = language == "ug"
    title = _TITLE.in_language(language)
    description = "；".join(f"{s.name}（{s.lane}）" for s in steps)
    size = f"{layout.width:g} {layout.height:g}"
    parts = [
        '<svg class="flow-chart" role="img" aria-labelledby="flow-title flow-description"',
        f' viewBox="0 0 {size}" width="{layout.width:g}" height="{layout.height:g}">',
        f'<title id="flow-title">{escape(title)}</title>',
        f'<desc id="flow-description">{escape(description)}</desc>',
        _ARROW,
        *_lanes(flow, layout, language, mirrored=mirrored),
        *(_line(edge, layout, mirrored=mirrored) for edge in layout.edges),
        *_boxes(flow, layout, language, mirrored=mirrored),
        *_labels(flow, layout, language, mirrored=mirrored),
        "</svg>",
    ]
    return Drawing("".join(parts), steps)


def told(flow: FlowDef, language: str) -> tuple[Told, ...]:
    """Return the steps in words, in the order in which they are walked."""
    names = {s.key: s.name for s in flow.steps} | {e.key: e.name for e in flow.ends}
    return tuple(
        Told(
            step.name.in_language(language),
            flow.lane(step.lane).name.in_language(language),
            _days(step, language),
            step.note.in_language(language),
            tuple(
                (o.name.in_language(language), names[o.to].in_language(language))
                for o in step.outcomes
            ),
        )
        for step in steps_in_order(flow)
    )


def _days(step: Step, language: str) -> str:
    if step.days == Decimal(0):
        return ""
    return f"{step.days.normalize():f} {_DAYS.in_language(language)}"


def _x(x: float, layout: Layout, *, mirrored: bool) -> float:
    return layout.width - x if mirrored else x


def _lanes(flow: FlowDef, layout: Layout, language: str, *, mirrored: bool) -> Iterator[str]:
    for n, (key, start) in enumerate(layout.lanes):
        x = _x(start + LANE_WIDTH, layout, mirrored=True) if mirrored else start
        shade = "flow-lane flow-lane-odd" if n % 2 else "flow-lane"
        yield (
            f'<rect class="{shade}" x="{x:g}" y="0" width="{LANE_WIDTH}" '
            f'height="{layout.height:g}"/>'
        )
        lines = _lines(flow.lane(key).name.in_language(language))
        for line, y in zip(lines, _heights(len(lines), HEADER / 2 + 4), strict=True):
            yield _words("flow-lane-name", x + LANE_WIDTH / 2, y, line)


def _line(edge: Edge, layout: Layout, *, mirrored: bool) -> str:
    path = " L".join(f"{_x(x, layout, mirrored=mirrored):g} {y:g}" for x, y in edge.points)
    return f'<path class="flow-edge" d="M{path}" marker-end="url(#flow-arrow)"/>'


def _boxes(flow: FlowDef, layout: Layout, language: str, *, mirrored: bool) -> Iterator[str]:
    for box in layout.boxes.values():
        x = _x(box.x + box.width, layout, mirrored=True) if mirrored else box.x
        end = flow.is_end(box.key)
        yield (
            f'<rect class="{"flow-end" if end else "flow-step"}" x="{x:g}" y="{box.y:g}" '
            f'width="{box.width:g}" height="{box.height:g}" rx="{17 if end else 6}"/>'
        )
        middle = x + box.width / 2
        if end:
            name = next(e.name for e in flow.ends if e.key == box.key).in_language(language)
            yield _words("flow-end-name", middle, box.y + box.height / 2 + 5, name)
        else:
            yield from _step_words(flow.step(box.key), box, middle, language)


def _step_words(step: Step, box: Box, middle: float, language: str) -> Iterator[str]:
    days = _days(step, language)
    lines = _lines(step.name.in_language(language))
    centre = box.y + (24 if days else 34)
    for line, y in zip(lines, _heights(len(lines), centre), strict=True):
        yield _words("flow-step-name", middle, y, line)
    if days:
        yield _words("flow-days", middle, box.y + 50, days)
    for n, branch in enumerate(step.branches):
        y = box.y + BOX_HEIGHT + BRANCH_HEIGHT * n + 12
        yield _words("flow-branch", middle, y, branch.name.in_language(language))


def _labels(flow: FlowDef, layout: Layout, language: str, *, mirrored: bool) -> Iterator[str]:
    names = {(s.key, o.key): o.name for s in flow.steps for o in s.outcomes}
    for edge in layout.edges:
        x = _x(edge.label[0], layout, mirrored=mirrored)
        name = names[edge.source, edge.outcome].in_language(language)
        anchor = "end" if mirrored else "start"
        yield _words("flow-label", x, edge.label[1], name, anchor=anchor)


def _lines(words: str) -> list[str]:
    """Cut words that are too long for a box in two, at the space nearest to the middle."""
    wide = sum(2 if ord(letter) > _WIDE else 1 for letter in words)
    if wide <= _LINE:
        return [words]
    middle = len(words) // 2
    spaces = [n for n, letter in enumerate(words) if letter == " "]
    cut = min(spaces, key=lambda n: abs(n - middle), default=middle)
    return [words[:cut].strip(), words[cut:].strip()]


def _heights(lines: int, centre: float) -> list[float]:
    return [centre] if lines == 1 else [centre - 8, centre + 9]


def _words(kind: str, x: float, y: float, words: str, *, anchor: str = "middle") -> str:
    return f'<text class="{kind}" x="{x:g}" y="{y:g}" text-anchor="{anchor}">{escape(words)}</text>'
