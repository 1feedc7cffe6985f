from datetime import UTC, datetime

import pytest

from onedoor.operation.cases import api as cases
from onedoor.site.portal.following import stages

State = cases.State
WAY = (State.ACCEPTED, State.REVIEWED, State.GRANTED, State.ISSUED, State.DELIVERED)


def events(*reached):
    at = datetime(2026, 11, 24, 4, tzinfo=UTC)
    return [
        cases.Event(
            n, "", at, "staff", "1", state, "", None, provisional=False, document="", note=""
        )
        for n, state in enumerate(reached, start=1)
    ]  # fmt: skip


@pytest.mark.parametrize(
    "reached, told",
    [
        (WAY, ["受理", "审查", "决定", "制证", "送达"]),
        (tuple(one for one in WAY if one is not State.ISSUED), ["受理", "审查", "决定", "送达"]),
    ],
)
def test_what_ended_without_a_licence_tells_of_none(reached, told):
    found = stages(State.DELIVERED, events(*reached))

    assert [stage.label for stage in found] == told
    assert all(stage.state == "done" and stage.when for stage in found)
