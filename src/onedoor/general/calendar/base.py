"""The notices every installation starts with: national ones 2004 on, regional ones found."""

from datetime import datetime
from importlib.resources import files

from onedoor.general.calendar import national, services
from onedoor.general.calendar.domain.notices import read_hours, read_notices
from onedoor.general.places.api import XINJIANG
from onedoor.kernel.actors import system


def load(*, at: datetime) -> None:
    """Load the notices and office hours shipped with the module; the first load moves no date."""
    content = files(__package__).joinpath("data/xinjiang_notices.json").read_text("utf-8")
    services.ship(
        notices=(*national.notices(), *read_notices(content, area=XINJIANG)),
        hours=read_hours(content),
        area=XINJIANG,
        actor=system("base"),
        at=at,
    )
