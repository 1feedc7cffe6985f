"""What a log does that the published flow does not: steps, orders, conditions beyond it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from onedoor.system.flows.api import FlowDef


@dataclass(frozen=True, slots=True)
class Odd:
    """One thing beyond what is published, and how often it occurs."""

    what: str
    count: int


@dataclass(frozen=True, slots=True)
class Found:
    """What a log holds beyond the published version, the most frequent first.

    ``steps`` are activities that are no step and no outcome (counted in events); ``orders``,
    known steps that follow one another where the flow does not lead (``A → B``, in events);
    ``conditions``, asked for and not published (in events); ``unused``, steps that no case took.
    """

    steps: tuple[Odd, ...]
    orders: tuple[Odd, ...]
    conditions: tuple[Odd, ...]
    unused: tuple[str, ...]


def compare(
    flow: FlowDef,
    *,
    variants: Iterable[tuple[Sequence[str], int]],
    asked: Mapping[str, int],
    published: frozenset[str],
    activities: Mapping[str, str],
) -> Found:
    """Compare a log with a flow.

    ``variants`` are sequences of activities with how many cases took them; ``asked``, what was
    asked for and how often; ``published``, the words of conditions and materials; ``activities``
    names the step or outcome of an activity that goes by another name.
    """
    known = _steps_by_word(flow)
    leads = {(step.key, outcome.to) for step in flow.steps for outcome in step.outcomes} | {
        (step.key, step.key) for step in flow.steps
    }
    extra: Counter[str] = Counter()
    orders: Counter[str] = Counter()
    used: set[str] = set()
    for sequence, cases in variants:
        places = [known.get(activities.get(word, word)) for word in sequence]
        extra.update({w: cases * n for w, n in Counter(_unknown(sequence, places)).items()})
        taken = [(w, place) for w, place in zip(sequence, places, strict=True) if place]
        used.update(place for _word, place in taken)
        for (before, source), (after, target) in pairwise(taken):
            if (source, target) not in leads:
                orders[f"{before} → {after}"] += cases
    conditions = Counter({word: n for word, n in asked.items() if word not in published})
    names = {step.key: step.name.zh for step in flow.steps}
    unused = tuple(names[step.key] for step in flow.steps if step.key not in used)
    return Found(_sorted(extra), _sorted(orders), _sorted(conditions), unused)


def _unknown(sequence: Sequence[str], places: Sequence[str | None]) -> list[str]:
    return [word for word, place in zip(sequence, places, strict=True) if place is None]


def _steps_by_word(flow: FlowDef) -> dict[str, str]:
    """Return the step that a word names: its key or name, or those of an outcome of it alone."""
    found: dict[str, str] = {}
    outcomes: dict[str, set[str]] = {}
    for step in flow.steps:
        for outcome in step.outcomes:
            for word in (outcome.key, outcome.name.zh, outcome.name.ug):
                outcomes.setdefault(word, set()).add(step.key)
    found |= {word: min(steps) for word, steps in outcomes.items() if len(steps) == 1}
    for step in flow.steps:
        found |= dict.fromkeys((step.key, step.name.zh, step.name.ug), step.key)
    found.pop("", None)
    return found


def _sorted(counted: Counter[str]) -> tuple[Odd, ...]:
    return tuple(
        Odd(what, n) for what, n in sorted(counted.items(), key=lambda one: (-one[1], one[0]))
    )
