"""How large the parts of a flow chart are, with the words that stand in them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from onedoor.system.flows.domain.definition import Branch, FlowDef, Special, Step
from onedoor.system.flows.domain.lettering import width, wrapped
from onedoor.system.forms.api import Text

HEADER = 24.0  # around the names of the lanes
DIAMOND = 13.0  # half of a gateway
EVENT = 26.0  # the circle of a start or an end, where gateways are drawn
TRACK = 10.0  # between edges side by side
SIDE = 14.0  # from the corner of a box to where edges leave or enter its side
LINE = 1.35  # height of a line, in letters
SIZES = {"lane": 13.0, "name": 14.0, "days": 12.0, "cell": 12.0, "end": 13.0, "label": 12.0}

_BOX, _END, _LABEL, _LANE, _CELL = 116.0, 96.0, 104.0, 150.0, 116.0  # room for words
_PAD = 14.0  # beside words in a box
_LABEL_PAD = 9.0
_LEAST = {"box": 58.0, "end": 34.0, "label": 22.0, "cell": 28.0}  # heights
_CELL_GAP, _CELL_INSET, _CELL_HEAD = 8.0, 12.0, 10.0
_FORK_HEAD = 4 * DIAMOND + 32.0  # two gateways and their edges, above the cells
_FORK_FOOT = 2 * DIAMOND + 22.0
_FORK_INSET = 20.0

_DAYS = Text("个工作日", "خىزمەت كۈنى")
_SPECIAL = {
    Special.HEARING: Text("听证", "گۇۋاھلىق ئاڭلاش"),
    Special.TENDER: Text("招标", "خېرىدار چاقىرىش"),
    Special.AUCTION: Text("拍卖", "كىم ئارتۇق سېتىش"),
    Special.INSPECTION: Text("检验", "تەكشۈرۈش"),
    Special.TESTING: Text("检测", "سىناش"),
    Special.QUARANTINE: Text("检疫", "كارانتىن"),
    Special.APPRAISAL: Text("鉴定", "باھالاش"),
    Special.EXPERT_REVIEW: Text("专家评审", "مۇتەخەسسىسلەر باھالىشى"),
}


@dataclass(frozen=True, slots=True)
class Words:
    """Lines of words, each with its kind, and the room that they need."""

    lines: tuple[tuple[str, str], ...]
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class CellPart:
    """A department's part of a joint step: its lane, and how far down the box it begins."""

    key: str
    lane: int
    y: float
    height: float
    words: Words


@dataclass(frozen=True, slots=True)
class Part:
    """A box: its width in one lane, its height, its words and its cells."""

    width: float
    height: float
    words: Words
    cells: tuple[CellPart, ...] = ()


@dataclass(frozen=True, slots=True)
class Measures:
    """Everything with a size."""

    box_width: float
    cell_width: float
    header: float
    lanes: Mapping[str, Words]
    boxes: Mapping[str, Part]
    labels: Mapping[tuple[str, str], Words]


def days_of(step: Step, language: str) -> str:
    """Return how many days a step takes, and the ground on which they do not count."""
    days = f"{step.days.normalize():f} {_DAYS.in_language(language)}" if step.days else ""
    ground = _SPECIAL[step.special].in_language(language) if step.special else ""
    return " · ".join(part for part in (days, ground) if part)


def measured(flow: FlowDef, language: str, *, forks: bool) -> Measures:
    """Return the sizes of everything in a flow, in a language."""
    lanes = {one.key: _words([(one.name, "lane")], language, _LANE) for one in flow.lanes}
    labels = {
        (step.key, o.key): _padded(_words([(o.name, "label")], language, _LABEL))
        for step in flow.steps
        for o in step.outcomes
    }
    named = {step.key: _step_words(step, language) for step in flow.steps}
    cells = {
        (step.key, branch.key): _words([(branch.name, "cell")], language, _CELL)
        for step in flow.steps
        for branch in step.branches
    }
    widest = max((*(w.width for w in named.values()), *(w.width for w in cells.values()), _BOX))
    box_width = widest + 2 * _PAD + (2 * _CELL_INSET if cells else 0.0)
    boxes = {}
    for step in flow.steps:
        part = _step_part(step, flow, named[step.key], cells, box_width, forks=forks)
        own = [_beside(labels[step.key, o.key]) for o in step.outcomes if o.to == step.key]
        boxes[step.key] = replace(part, height=max(part.height, *own, 0.0))
    for end in flow.ends:
        words = _words([(end.name, "end")], language, _END)
        high = words.height + EVENT + 4.0 if forks else _high(words, "end")
        boxes[end.key] = Part(words.width + 2.4 * _PAD, high, words)
    return Measures(
        box_width,
        box_width - 2 * _CELL_INSET,
        max(one.height for one in lanes.values()),
        lanes,
        boxes,
        labels,
    )


def _words(said: Iterable[tuple[Text, str]], language: str, room: float) -> Words:
    lines = tuple(
        (line, kind)
        for text, kind in said
        for line in wrapped(text.in_language(language), SIZES[kind], room)
    )
    return Words(
        lines,
        max((width(line, SIZES[kind]) for line, kind in lines), default=0.0),
        sum(SIZES[kind] * LINE for _, kind in lines),
    )


def _beside(label: Words) -> float:
    """Return how high a box must be for a label on an edge from its side back to its side."""
    return label.height + 2 * SIDE + 8.0


def _padded(words: Words) -> Words:
    return Words(words.lines, words.width + 2 * _LABEL_PAD, _high(words, "label", 6.0))


def _high(words: Words, kind: str, pad: float = 16.0) -> float:
    return max(_LEAST[kind], words.height + pad)


def _step_words(step: Step, language: str) -> Words:
    return _words([(step.name, "name"), (Text(days_of(step, language)), "days")], language, _BOX)


def _step_part(
    step: Step,
    flow: FlowDef,
    words: Words,
    cells: Mapping[tuple[str, str], Words],
    box_width: float,
    *,
    forks: bool,
) -> Part:
    if not step.joint:
        return Part(box_width, _high(words, "box"), words)
    head = _FORK_HEAD if forks else words.height + 2 * _CELL_HEAD
    lanes = {lane.key: n for n, lane in enumerate(flow.lanes)}
    down = dict.fromkeys(lanes.values(), head)
    parts = tuple(
        _cell(branch, lanes[branch.lane], down, cells[step.key, branch.key])
        for branch in step.branches
    )
    foot = _FORK_FOOT - _CELL_GAP if forks else _CELL_INSET - _CELL_GAP
    wide = box_width + (2 * _FORK_INSET if forks else 0.0)
    return Part(wide, max(down.values()) + foot, words, parts)


def _cell(branch: Branch, lane: int, down: dict[int, float], words: Words) -> CellPart:
    height = _high(words, "cell", 12.0)
    cell = CellPart(branch.key, lane, down[lane], height, words)
    down[lane] += height + _CELL_GAP
    return cell
