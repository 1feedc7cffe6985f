"""The instruments every installation starts with: the acts of the law pages, and many more."""

import tomllib
from collections.abc import Iterator
from datetime import datetime
from importlib.resources import files

from onedoor.general.bases import services
from onedoor.general.bases.domain.instruments import Instrument, of_act
from onedoor.kernel.actors import system
from onedoor.law.grades import Grade
from onedoor.law.register import act, acts


def load(*, at: datetime) -> None:
    """Enter the instruments; again changes nothing, and what was changed since stays."""
    services.register(instruments=shipped(), actor=system("bases.base"), at=at)


def shipped() -> Iterator[Instrument]:
    """Yield every instrument that is shipped."""
    yield from (of_act(act(code)) for code in acts())
    text = files(__package__).joinpath("data/instruments.toml").read_text("utf-8")
    for row in tomllib.loads(text)["instrument"]:
        yield Instrument(**{**row, "grade": Grade(row["grade"])})
