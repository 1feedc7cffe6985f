"""Flows for tests: those of the demonstration, and random ones that pass the checks."""

import random
from importlib import import_module
from typing import Any

from hypothesis import strategies as st

from onedoor.system.flows.domain.definition import Special, parse

# By name, for items builds upon flows and not the other way round.
_OFFERINGS = import_module("onedoor.system.items.testing")
DEMOS = {name: document["flow"] for name, document in _OFFERINGS.demonstrations().items()}
FOOD = DEMOS["food_business"]
FACTS = frozenset({"trade", "area"})

JOINT: dict[str, Any] = {
    "start": "together",
    "lanes": [{"key": "a", "name": "甲"}, {"key": "b", "name": "乙"}],
    "steps": [
        {
            "key": "together",
            "name": "联审",
            "lane": "a",
            "duty": "cases.review",
            "outcomes": [
                {"key": "object", "name": "不同意", "to": "no"},
                {"key": "agree", "name": "同意", "to": "yes"},
            ],
            "branches": [
                {"key": "fire", "name": "消防", "lane": "a", "duty": "cases.review"},
                {"key": "health", "name": "卫生", "lane": "b", "duty": "cases.review"},
                {
                    "key": "water", "name": "水务", "lane": "b", "duty": "cases.review",
                    "when": {"q": "trade", "op": "eq", "v": "well"},
                },
            ],
        }
    ],
    "ends": [{"key": "yes", "name": "准予"}, {"key": "no", "name": "不予"}],
}  # fmt: skip

_CHINESE = "受理审查决定现场核查补正办结转报会办制证送达公示"
_UYGHUR = ("قوبۇل", "تەكشۈرۈش", "قارار", "ئۇقتۇرۇش", "تاماملاندى")
_TRADES = ("catering", "canteen", "sales", "well", "it's")
_DUTIES = ("cases.review", "cases.accept", "applicant")
ANSWERS = st.fixed_dictionaries(
    {
        "trade": st.sampled_from(_TRADES),
        "area": st.integers(0, 500),
        "project_kind": st.sampled_from(("building", "decoration")),
        "procedure": st.sampled_from(("promise", "ordinary")),
    }
)


class Dice(random.Random):
    """Makes the document of a valid flow: a chain through all its steps, and any other ways.

    One seed instead of many draws: a flow is made in a fraction of the time, and a failing
    example still shrinks to the fewest steps.
    """

    def flow(self, size):
        keys = [f"s{n}" for n in range(size)]
        lanes = [f"l{n}" for n in range(self.randint(1, 5))]
        ends = ["done", "no", "gone"]
        steps = [
            {
                "key": key,
                "name": self.name(),
                "duty": self.choice(_DUTIES),
                "lane": self.choice(lanes),
                "outcomes": self.outcomes(onward, [*keys, *ends]),
                **self.choice([dict, self.times, self.times, lambda: self.branches(lanes)])(),
            }
            for key, onward in zip(keys, [*keys[1:], "done"], strict=True)
        ]
        used = {s["lane"] for s in steps} | {
            b["lane"] for s in steps for b in s.get("branches", ())
        }
        reached = {o["to"] for step in steps for o in step["outcomes"]}
        self.shuffle(steps)
        return {
            "start": "s0",
            "lanes": [{"key": one, "name": self.name()} for one in lanes if one in used],
            "steps": steps,
            "ends": [{"key": one, "name": self.name()} for one in ends if one in reached],
        }

    def name(self):
        chinese = "".join(self.choices(_CHINESE, k=self.randint(1, 11)))
        if self.random() < 0.5:
            return chinese
        return {"zh-Hans": chinese, "ug": " ".join(self.choices(_UYGHUR, k=self.randint(1, 3)))}

    def outcomes(self, onward, targets):
        found = [{"name": self.name(), "to": onward}]
        found += [
            {"name": self.name(), "to": self.choice(targets), **self.maybe_when()}
            for _ in range(self.choice([0, 0, 1, 1, 2, 3]))
        ]
        self.shuffle(found)
        return [{"key": f"o{n}", **one} for n, one in enumerate(found)]

    def branches(self, lanes):
        found = [
            {"key": f"b{n}", "name": self.name(), "lane": self.choice(lanes),
             "duty": "cases.review", **(self.maybe_when() if n else {})}
            for n in range(self.randint(2, 4))
        ]  # fmt: skip
        return {"branches": found}

    def times(self):
        found = {"days": self.choice([0, 1, 2, "0.5", 10]), "note": self.name()}
        return {**found, "special": self.choice(list(Special)).value} if self.one_in(4) else found

    def maybe_when(self):
        return {"when": self.guard(2)} if self.one_in(3) else {}

    def guard(self, depth):
        kind = self.choice(["all", "any", "not", "test", "test", "test"]) if depth else "test"
        if kind == "not":
            return {"not": self.guard(depth - 1)}
        if kind != "test":
            return {kind: [self.guard(depth - 1) for _ in range(self.randint(0, 3))]}
        return self.choice(
            [
                {"q": "trade", "op": "eq", "v": self.choice(_TRADES)},
                {"q": "trade", "op": "in", "v": self.sample(_TRADES, self.randint(0, 3))},
                {"q": self.choice(["trade", "area"]), "op": "filled"},
                {"q": "area", "op": self.choice(["gte", "lte"]), "v": self.randint(0, 500)},
            ]
        )

    def one_in(self, sides):
        return not self.randrange(sides)


FLOWS = st.builds(
    lambda size, seed: parse(Dice(seed).flow(size)), st.integers(1, 9), st.integers(0, 2**32)
)


def small(**changes):
    """Return the document of a flow of one step, with changes."""
    step = {"key": "a", "name": "甲", "lane": "l", "duty": "cases.review",
            "outcomes": [{"key": "ok", "name": "好", "to": "end"}]}  # fmt: skip
    return {"start": "a", "lanes": [{"key": "l", "name": "道"}], "steps": [step],
            "ends": [{"key": "end", "name": "完"}], **changes}  # fmt: skip
