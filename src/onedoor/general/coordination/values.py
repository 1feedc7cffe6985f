"""Rows of coordination as values."""

from onedoor.general.coordination.domain.topics import Stage, Topic
from onedoor.general.coordination.models import TopicRow


def to_topic(row: TopicRow) -> Topic:
    """Return a row as the value that pages read."""
    return Topic(
        number=row.number, title=row.title, area=row.area, raised_by=row.raised_by,
        raised_at=row.raised_at, stage=Stage(row.stage), meeting=row.meeting, met_on=row.met_on,
        owner=row.owner, due_on=row.due_on, closed_at=row.closed_at, reminded_on=row.reminded_on,
    )  # fmt: skip
