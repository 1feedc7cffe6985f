"""The places every installation starts with."""

from datetime import datetime
from importlib.resources import files

from onedoor.general.places import services

SOURCE = "国家统计局 2023 年统计用区划代码(截至 2023-06-30)"


def load(*, at: datetime) -> None:
    """Load the list shipped with the module."""
    text = files(__package__).joinpath("data/hami_divisions.csv").read_text("utf-8")
    services.load(lines=text.splitlines(), source=SOURCE, at=at)
