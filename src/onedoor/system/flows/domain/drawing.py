"""A flow as a chart with words in it (SVG) and as an ordered list that says the same.

The chart carries its own colours as attributes, so that it also stands alone and in print; a
page's style sheet may give other ones by class.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import escape

from onedoor.law.articles import HAMI, implements
from onedoor.system.flows.domain.definition import FlowDef, Step
from onedoor.system.flows.domain.layout import Box, Cell, Edge, Layout, Point, lay_out
from onedoor.system.flows.domain.seats import steps_in_order
from onedoor.system.flows.domain.sizes import HEADER, LINE, SIZES, Words, days_of
from onedoor.system.forms.api import Text

_TITLE = Text("办理流程图", "بېجىرىش جەريانى سىخېمىسى")
_ROUND = 7.0  # radius of the corners of edges
_START = 6.0

_INK, _SOFT, _LINES, _ACCENT = "#1c2321", "#545d59", "#7b827c", "#0b4f57"
_LOOKS = {
    "flow-lane": 'fill="#f8f5ef"',
    "flow-lane flow-lane-odd": 'fill="#f1ede4"',
    "flow-step": f'fill="#ffffff" stroke="{_ACCENT}" stroke-width="1.5" rx="8"',
    "flow-joint": f'fill="#e4efee" stroke="{_ACCENT}" stroke-width="1.5" rx="8"',
    "flow-cell": 'fill="#ffffff" stroke="#b4d0ce" rx="6"',
    "flow-cell flow-maybe": 'fill="#ffffff" stroke="#b4d0ce" stroke-dasharray="4 3" rx="6"',
    "flow-end": 'fill="#e4efee" stroke="#b4d0ce"',
    "flow-tag": 'fill="#ffffff" stroke="#ded7ca"',
    "flow-tag flow-maybe": f'fill="#ffffff" stroke="{_LINES}" stroke-dasharray="4 3"',
    "flow-start": f'fill="{_ACCENT}"',
    "flow-edge": f'fill="none" stroke="{_LINES}" stroke-width="1.5"',
    "flow-edge flow-back": f'fill="none" stroke="{_LINES}" stroke-width="1.5"',
    "flow-head": f'fill="{_LINES}"',
    "flow-lane-name": f'fill="{_SOFT}" font-weight="650"',
    "flow-name": f'fill="{_INK}" font-weight="650"',
    "flow-days": f'fill="{_SOFT}"',
    "flow-cell-name": f'fill="{_INK}"',
    "flow-end-name": 'fill="#083a40"',
    "flow-label": f'fill="{_INK}"',
}
_CLASSES = {
    "lane": "flow-lane-name", "name": "flow-name", "days": "flow-days", "cell": "flow-cell-name",
    "end": "flow-end-name", "label": "flow-label",
}  # fmt: skip
_ARROW = (
    '<defs><marker id="flow-arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="6" '
    f'markerHeight="6" orient="auto"><path d="M0 0L8 4L0 8z" {_LOOKS["flow-head"]} '
    'class="flow-head"/></marker></defs>'
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


@implements(HAMI(16), note="the flow chart is drawn from the definition that is executed")
@lru_cache(maxsize=512)
def draw(flow: FlowDef, language: str) -> Drawing:
    """Return a flow that has passed its checks as a chart in a language."""
    layout = lay_out(flow, language)
    steps = told(flow, language)
    return Drawing("".join(_Pen(flow, layout, mirrored=language == "ug").chart(steps)), steps)


def told(flow: FlowDef, language: str) -> tuple[Told, ...]:
    """Return the steps in words, in the order in which they are walked."""
    names = {s.key: s.name for s in flow.steps} | {e.key: e.name for e in flow.ends}
    return tuple(
        Told(
            step.name.in_language(language),
            _done_by(flow, step, language),
            days_of(step, language),
            step.note.in_language(language),
            tuple(
                (o.name.in_language(language), names[o.to].in_language(language))
                for o in step.outcomes
            ),
        )
        for step in steps_in_order(flow)
    )


def _done_by(flow: FlowDef, step: Step, language: str) -> str:
    """Return who works on a step: of a joint one, every department that takes part."""
    lanes = dict.fromkeys(branch.lane for branch in step.branches) or {step.lane: None}
    names = (flow.lane(lane).name.in_language(language) for lane in lanes)
    return ("، " if language == "ug" else "、").join(names)


class _Pen:
    """Draws one layout; a mirrored one reads from right to left."""

    def __init__(self, flow: FlowDef, layout: Layout, *, mirrored: bool) -> None:
        self.flow = flow
        self.layout = layout
        self.mirrored = mirrored
        self.language = "ug" if mirrored else "zh-Hans"

    def chart(self, steps: tuple[Told, ...]) -> Iterator[str]:
        """Yield the markup of the whole chart."""
        layout = self.layout
        description = "；".join(f"{one.name}（{one.lane}）" for one in steps)
        direction = ' direction="rtl"' if self.mirrored else ""
        yield (
            f'<svg xmlns="http://www.w3.org/2000/svg" class="flow-chart"{direction} role="img" '
            'aria-labelledby="flow-title flow-description" '
            f'viewBox="0 0 {layout.width:g} {layout.height:g}" '
            f'width="{layout.width:g}" height="{layout.height:g}">'
            f'<title id="flow-title">{escape(_TITLE.in_language(self.language))}</title>'
            f'<desc id="flow-description">{escape(description)}</desc>{_ARROW}'
        )
        yield from self._lanes()
        yield from self._start()
        for edge in layout.edges:
            yield self._path("flow-edge flow-back" if edge.back else "flow-edge", edge.points)
        for box in layout.boxes.values():
            yield from self._box(box)
        for edge in layout.edges:
            yield from self._label(edge)
        yield "</svg>"

    def _lanes(self) -> Iterator[str]:
        for n, (_, start, end, words) in enumerate(self.layout.lanes):
            kind = "flow-lane flow-lane-odd" if n % 2 else "flow-lane"
            yield self._rect(kind, (start, 0, end - start, self.layout.height))
            middle = HEADER / 2 + (self._header() - HEADER) / 2
            yield from self._words(words, (start + end) / 2, middle)

    def _header(self) -> float:
        return HEADER + max(words.height for *_, words in self.layout.lanes)

    def _start(self) -> Iterator[str]:
        x, y = self.layout.start
        first = self.layout.boxes[self.flow.start]
        yield self._path("flow-edge", ((x, y), (x, first.y)))
        yield (
            f'<circle class="flow-start" {_LOOKS["flow-start"]} cx="{self._x(x):g}" '
            f'cy="{y:g}" r="{_START:g}"/>'
        )

    def _box(self, box: Box) -> Iterator[str]:
        x = box.x + box.width / 2
        size = (box.x, box.y, box.width, box.height)
        if self.flow.is_end(box.key):
            yield self._rect("flow-end", size, rx=min(box.height / 2, 18.0))
            yield from self._words(box.words, x, box.y + box.height / 2)
        elif not box.cells:
            yield self._rect("flow-step", size)
            yield from self._words(box.words, x, box.y + box.height / 2)
        else:
            yield self._rect("flow-joint", size)
            head = min(cell.y for cell in box.cells) - box.y
            yield from self._words(box.words, x, box.y + head / 2)
            for cell in box.cells:
                yield from self._cell(box, cell)

    def _cell(self, box: Box, cell: Cell) -> Iterator[str]:
        branch = next(b for b in self.flow.step(box.key).branches if b.key == cell.key)
        kind = "flow-cell flow-maybe" if branch.when else "flow-cell"
        yield self._rect(kind, (cell.x, cell.y, cell.width, cell.height))
        yield from self._words(cell.words, cell.x + cell.width / 2, cell.y + cell.height / 2)

    def _label(self, edge: Edge) -> Iterator[str]:
        outcomes = self.flow.step(edge.source).outcomes
        guarded = any(o.when for o in outcomes if o.key == edge.outcome)
        label = edge.label
        size = (label.x - label.width / 2, label.y - label.height / 2, label.width, label.height)
        yield self._rect("flow-tag flow-maybe" if guarded else "flow-tag", size, rx=11.0)
        yield from self._words(label.words, label.x, label.y)

    def _rect(
        self, kind: str, size: tuple[float, float, float, float], *, rx: float | None = None
    ) -> str:
        x, y, width, height = size
        x = self._x(x + width) if self.mirrored else x
        corner = "" if rx is None else f' rx="{rx:g}"'
        return (
            f'<rect class="{kind}" {_LOOKS[kind]}{corner} x="{x:g}" y="{y:g}" '
            f'width="{width:g}" height="{height:g}"/>'
        )

    def _words(self, words: Words, x: float, middle: float) -> Iterator[str]:
        """Yield lines of words around a middle."""
        y = middle - sum(SIZES[kind] * LINE for _, kind in words.lines) / 2
        for line, kind in words.lines:
            size = SIZES[kind]
            y += size * LINE
            name = _CLASSES[kind]
            yield (
                f'<text class="{name}" {_LOOKS[name]} x="{self._x(x):g}" '
                f'y="{y - size * 0.32:.1f}" font-size="{size:g}" text-anchor="middle">'
                f"{escape(line)}</text>"
            )

    def _path(self, kind: str, points: tuple[Point, ...]) -> str:
        flipped = [(self._x(x), y) for x, y in points]
        return (
            f'<path class="{kind}" {_LOOKS[kind]} d="{_rounded(flipped)}" '
            'marker-end="url(#flow-arrow)"/>'
        )

    def _x(self, x: float) -> float:
        return self.layout.width - x if self.mirrored else x


def _rounded(points: list[Point]) -> str:
    """Return the path through some corners, each of them rounded as far as there is room."""
    parts = [f"M{points[0][0]:g} {points[0][1]:g}"]
    for before, here, after in zip(points, points[1:], points[2:], strict=False):
        radius = min(_ROUND, _length(before, here) / 2, _length(here, after) / 2)
        near, far = _towards(here, before, radius), _towards(here, after, radius)
        parts.append(f"L{near[0]:g} {near[1]:g}Q{here[0]:g} {here[1]:g} {far[0]:g} {far[1]:g}")
    parts.append(f"L{points[-1][0]:g} {points[-1][1]:g}")
    return "".join(parts)


def _length(a: Point, b: Point) -> float:
    return abs(a[0] - b[0]) + abs(a[1] - b[1])


def _towards(here: Point, there: Point, distance: float) -> Point:
    whole = _length(here, there)
    if not whole:
        return here
    part = distance / whole
    return here[0] + (there[0] - here[0]) * part, here[1] + (there[1] - here[1]) * part
