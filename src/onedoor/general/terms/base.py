"""The code lists every installation starts with."""

from datetime import datetime
from importlib.resources import files

from onedoor.general.terms import services
from onedoor.general.terms.domain.codes import parse


def load(*, at: datetime) -> None:
    """Load the lists shipped with the module."""
    text = files(__package__).joinpath("data/code_lists.toml").read_text("utf-8")
    services.load(lists=tuple(parse(text)), at=at)
