"""Reads a drawn chart back from its markup alone, as a reader does, and finds what is wrong.

It knows nothing of how the chart was laid out: only rectangles, paths and words.
"""

import re
import xml.etree.ElementTree as ET
from collections import Counter
from dataclasses import dataclass, field
from itertools import combinations, pairwise

_SVG = "{http://www.w3.org/2000/svg}"
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_NEAR = 0.6


@dataclass(frozen=True)
class Rect:
    kind: str
    x: float
    y: float
    width: float
    height: float
    words: tuple[str, ...] = field(default=(), compare=False)

    @property
    def right(self):
        return self.x + self.width

    @property
    def bottom(self):
        return self.y + self.height

    def meets(self, other):
        """Whether two rectangles share more than a border."""
        return (
            self.x < other.right - _NEAR
            and other.x < self.right - _NEAR
            and self.y < other.bottom - _NEAR
            and other.y < self.bottom - _NEAR
        )

    def holds(self, other):
        return (
            self.x - _NEAR <= other.x
            and self.y - _NEAR <= other.y
            and other.right <= self.right + _NEAR
            and other.bottom <= self.bottom + _NEAR
        )

    def touches(self, point):
        """Whether a point lies on the border."""
        x, y = point
        inside = self.x - _NEAR <= x <= self.right + _NEAR
        inside &= self.y - _NEAR <= y <= self.bottom + _NEAR
        deep = self.x + _NEAR < x < self.right - _NEAR
        deep &= self.y + _NEAR < y < self.bottom - _NEAR
        return inside and not deep


def stretch(a, b):
    """Return the stretch from a point to a point as a rectangle without breadth."""
    (ax, ay), (bx, by) = a, b
    return Rect("stretch", min(ax, bx), min(ay, by), abs(ax - bx), abs(ay - by))


def _runs_through(rect, a, b):
    (ax, ay), (bx, by) = a, b
    return (
        max(ax, bx) > rect.x + _NEAR
        and min(ax, bx) < rect.right - _NEAR
        and max(ay, by) > rect.y + _NEAR
        and min(ay, by) < rect.bottom - _NEAR
    )


@dataclass
class Chart:
    size: Rect
    lanes: list[Rect]
    boxes: list[Rect]
    cells: list[Rect]
    tags: list[Rect]
    edges: list[list[tuple[float, float]]]
    texts: list[Rect]


def read(svg, width_of):
    """Return the parts of a chart; ``width_of(words, size, kind)`` measures words."""
    root = ET.fromstring(svg)  # noqa: S314  # our own drawing
    texts = [_text(one, width_of) for one in root.iter(f"{_SVG}text")]
    rects = [_rect(one) for one in root.iter(f"{_SVG}rect")]
    _, _, width, height = (float(part) for part in root.get("viewBox", "").split())
    by = {
        name: [r for r in rects if r.kind.split()[0] == name]
        for name in ("flow-lane", "flow-step", "flow-joint", "flow-cell", "flow-end", "flow-tag")
    }
    return Chart(
        Rect("size", 0, 0, width, height),
        by["flow-lane"],
        by["flow-step"] + by["flow-joint"] + by["flow-end"],
        by["flow-cell"],
        by["flow-tag"],
        [_corners(p.get("d", "")) for p in root.iter(f"{_SVG}path") if p.get("marker-end")],
        texts,
    )


def _rect(one):
    x, y, width, height = (float(one.get(name)) for name in ("x", "y", "width", "height"))
    return Rect(one.get("class"), x, y, width, height)


def _text(one, width_of):
    words, size = one.text or "", float(one.get("font-size"))
    width = width_of(words, size, one.get("class"))
    x, y = float(one.get("x")), float(one.get("y"))
    assert one.get("text-anchor") == "middle"
    return Rect(one.get("class"), x - width / 2, y - size * 0.9, width, size * 1.2, (words,))


def _corners(path):
    """Return the corners of a path; those of a rounded corner stand in its curve."""
    found: list[tuple[float, float]] = []
    for letter, numbers in re.findall(r"([MLQ])([^MLQ]*)", path):
        values = [float(n) for n in _NUMBER.findall(numbers)]
        point = (values[0], values[1])
        if letter == "Q":
            found[-1] = point  # the corner instead of where the curve begins
            found.append((values[2], values[3]))
        else:
            found.append(point)
    return found


def faults(chart):
    """Yield everything that a good designer would not have drawn."""
    yield from _out_of_place(chart)
    yield from _overlaps(chart)
    yield from _wrong_ways(chart)
    yield from _ways_through_labels(chart)
    yield from _shared_ways(chart)
    yield from _wrong_words(chart)


def _out_of_place(chart):
    solid = chart.boxes + chart.tags
    for one in solid + chart.texts + [stretch(a, b) for e in chart.edges for a, b in pairwise(e)]:
        if not chart.size.holds(one):
            yield "outside", one
    for cell in chart.cells:
        if sum(box.holds(cell) for box in chart.boxes) != 1:
            yield "cell", cell
    for box in chart.boxes:
        if box.kind != "flow-joint" and sum(lane.holds(box) for lane in chart.lanes) != 1:
            yield "between lanes", box


def _overlaps(chart):
    for parts in (chart.boxes + chart.tags, chart.cells):
        for one, other in combinations(parts, 2):
            if one.meets(other):
                yield "overlap", one, other


def _wrong_ways(chart):
    for edge in chart.edges:
        for a, b in pairwise(edge):
            if abs(a[0] - b[0]) > _NEAR and abs(a[1] - b[1]) > _NEAR:
                yield "slanting", edge
            for box in chart.boxes:
                if _runs_through(box, a, b):
                    yield "through a box", edge, box


def _ways_through_labels(chart):
    for tag in chart.tags:
        through = [e for e in chart.edges if any(_runs_through(tag, a, b) for a, b in pairwise(e))]
        if len(through) != 1:
            yield "through a label", tag, through


def _shared_ways(chart):
    for one, other in combinations(chart.edges, 2):
        if _kin(chart, one, other):
            continue
        for (a, b), (c, d) in ((s, t) for s in pairwise(one) for t in pairwise(other)):
            if _share(a, b, c, d):
                yield "one way for two", (a, b), (c, d)


def _kin(chart, one, other):
    """Whether two edges leave or enter the same box, and so may share a way there."""
    ends = [(_box_at(chart, e[0]), _box_at(chart, e[-1])) for e in (one, other)]
    return ends[0][0] is ends[1][0] or ends[0][1] is ends[1][1]


def _share(a, b, c, d):
    for along, across in ((0, 1), (1, 0)):
        level = {round(p[across], 1) for p in (a, b, c, d)}
        if len(level) == 1:
            low = max(min(a[along], b[along]), min(c[along], d[along]))
            high = min(max(a[along], b[along]), max(c[along], d[along]))
            if high - low > _NEAR:
                return True
    return False


def _box_at(chart, point):
    return next((box for box in chart.boxes if box.touches(point)), None)


def _wrong_words(chart):
    for one, other in combinations(chart.texts, 2):
        if one.meets(other):
            yield "words overlap", one, other
    for text in chart.texts:
        rooms = chart.lanes if text.kind == "flow-lane-name" else [*chart.boxes, *chart.tags]
        if sum(room.holds(text) for room in rooms) != 1:
            yield "words without room", text
        if text.kind == "flow-cell-name" and not any(c.holds(text) for c in chart.cells):
            yield "words without room", text


def ways(chart):
    """Return what the chart says: from which box, with which outcome, to which box, how often."""
    found: Counter[tuple[str, str, str]] = Counter()
    for edge in chart.edges:
        source, target = _box_at(chart, edge[0]), _box_at(chart, edge[-1])
        labels = [t for t in chart.tags if any(_runs_through(t, a, b) for a, b in pairwise(edge))]
        found[
            name_in(chart, source) if source else "",
            "".join(name_in(chart, tag) for tag in labels),
            name_in(chart, target) if target else "",
        ] += 1
    return found


def name_in(chart, room):
    """Return the words in a box or label, without spaces, days and parts of joint steps."""
    said = [t.words[0] for t in chart.texts if room.holds(t)]
    kinds = [t.kind for t in chart.texts if room.holds(t)]
    names = [
        w for w, k in zip(said, kinds, strict=True) if k not in {"flow-days", "flow-cell-name"}
    ]
    return "".join(names).replace(" ", "")
