"""What every page frame knows."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib.messages import get_messages
from django.http import HttpRequest
from django.utils.translation import get_language

from onedoor.kernel.actors import Actor, ActorKind
from onedoor.operation.notifications import api as notifications
from onedoor.site.ui import languages, navigation
from onedoor.site.ui.languages import LANGUAGES, Language
from onedoor.site.ui.navigation import Link
from onedoor.site.ui.news import News, news
from onedoor.site.ui.obligations import Site, in_trial, site
from onedoor.site.ui.preferences import Preferences, preferences


@dataclass(frozen=True, slots=True)
class Other:
    """The same page in a language."""

    language: Language
    href: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class Message:
    """What an action answers on the next page; the kind is one of the ``notice`` component."""

    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class Frame:
    """Everything the frame around a page shows."""

    language: Language
    languages: tuple[Other, ...]
    site: Site
    in_trial: bool
    preferences: Preferences
    home: str
    path: str
    links: list[Link]
    foot: list[Link]
    staff_links: list[Link]
    stuck: str
    sign_in: str
    sign_out: str
    change: str
    who: Any
    me: str
    bell: str
    unread: int
    is_staff: bool
    desk_home: str
    idle_seconds: int
    is_shared: bool
    news: News | None
    messages: Callable[[], list[Message]]


def frame(request: HttpRequest) -> dict[str, object]:
    """Return the frame, and by themselves the language, its direction and who acts."""
    actor: Actor | None = getattr(request, "actor", None)
    current = languages.language(get_language())
    is_staff = actor is not None and actor.kind is ActorKind.STAFF
    duties = actor.duties if actor else frozenset()
    path = request.path
    made = Frame(
        language=current,
        languages=tuple(
            Other(each, languages.in_language(request.get_full_path(), each), each == current)
            for each in LANGUAGES.values()
        ),
        site=site(),
        in_trial=in_trial(),
        preferences=preferences(request),
        home=f"{current.prefix}/",
        path=request.get_full_path(),
        links=navigation.public_links(path),
        foot=navigation.foot_links(path),
        staff_links=navigation.staff_links(path, duties) if is_staff else [],
        stuck=navigation.stuck(),
        sign_in=navigation.address("people:sign_in"),
        sign_out=navigation.address("account_logout" if is_staff else "people:sign_out"),
        who=getattr(request, "who", None),
        me=navigation.address("mfa_index" if is_staff else "portal:me"),
        bell=navigation.address("portal:notifications") if _is_applicant(actor) else "",
        unread=notifications.unread(actor=actor),
        change=navigation.address("ui:preferences"),
        is_staff=is_staff,
        desk_home=navigation.address("desk:home") or f"{current.prefix}/",
        idle_seconds=getattr(request, "idle_seconds", 0),
        is_shared=getattr(request, "is_shared", False),
        news=news(request),
        messages=lambda: _messages(request),
    )
    return {
        "frame": made,
        "language": current.code,
        "direction": current.direction,
        "actor": actor,
    }


def _is_applicant(actor: Actor | None) -> bool:
    return actor is not None and actor.kind is ActorKind.APPLICANT


def _messages(request: HttpRequest) -> list[Message]:
    known = {"success": "success", "warning": "warning", "error": "error"}
    return [Message(str(m), known.get(m.level_tag, "info")) for m in get_messages(request)]
