"""评价标签: what exactly was good or bad, as published, with the dates of their use."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from onedoor.supervision.ratings.domain.satisfaction import Satisfaction


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag; the first sign of its code is the number of stars.

    ``leads`` tells that choosing it is evidence for an offence of article 29.
    """

    code: str
    zh: str
    ug: str
    valid_from: date
    valid_until: date | None
    leads: bool


def tags_for(satisfaction: Satisfaction, *, on: date) -> tuple[Tag, ...]:
    """Return the tags in use on a day for a level."""
    stars = str(satisfaction.stars)
    return tuple(
        tag
        for tag in _tags()
        if tag.code.startswith(stars)
        and tag.valid_from <= on
        and (tag.valid_until is None or on <= tag.valid_until)
    )


def tag(code: str) -> Tag | None:
    """Return a tag by its code, also one no longer in use; None if there never was one."""
    return next((one for one in _tags() if one.code == code), None)


@cache
def _tags() -> tuple[Tag, ...]:
    text = files("onedoor.supervision.ratings").joinpath("data/tags.toml").read_text("utf-8")
    raw = tomllib.loads(text)
    leads = set(raw["leads"])
    return tuple(
        Tag(code, zh, ug, version["valid_from"], version.get("valid_until"), code in leads)
        for version in raw["version"]
        for code, zh, ug in version["tags"]
    )
