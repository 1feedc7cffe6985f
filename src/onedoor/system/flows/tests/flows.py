"""Flows for tests: the demonstration flow, and random ones that pass the checks."""

import tomllib
from pathlib import Path

from hypothesis import strategies as st

from onedoor.system.flows.domain.definition import parse

_DATA = Path(__file__).parents[2] / "items" / "data" / "food_business.toml"
FOOD = tomllib.loads(_DATA.read_text("utf-8"))["flow"]


def flow_of(data):
    """Draw a random flow: a chain through all steps, with ways back, ahead and to the ends."""
    size = data.draw(st.integers(1, 8))
    lanes = [{"key": f"l{n}", "name": f"泳道{n}"} for n in range(data.draw(st.integers(1, 4)))]
    steps = []
    for n in range(size):
        targets = [f"s{n + 1}" if n + 1 < size else "done"]
        targets += data.draw(
            st.lists(st.sampled_from([*(f"s{m}" for m in range(size)), "done", "no"]), max_size=3)
        )
        outcomes = [{"key": f"o{m}", "name": f"结果{m}", "to": to} for m, to in enumerate(targets)]
        if n == 0:
            outcomes.append({"key": "never", "name": "不予", "to": "no"})
        lane = data.draw(st.sampled_from(lanes))["key"]
        branches = [
            {"key": f"b{m}", "name": f"会办{m}", "lane": lane, "duty": "cases.review"}
            for m in range(data.draw(st.sampled_from([0, 0, 0, 2, 3])))
        ]
        steps.append(
            {"key": f"s{n}", "name": f"环节{n}", "lane": lane, "duty": "cases.review",
             "days": data.draw(st.integers(0, 3)), "outcomes": outcomes, "branches": branches}
        )  # fmt: skip
    ends = [{"key": "done", "name": "办结"}, {"key": "no", "name": "不予"}]
    return parse({"start": "s0", "lanes": lanes, "steps": steps, "ends": ends})
