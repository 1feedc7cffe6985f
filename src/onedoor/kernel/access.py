"""Who may call which route.  Every view carries one of these marks; a test demands it.

A mark is checked before the view runs.  What a person may do to one particular row is
decided further in, by the ``access.py`` of the module that owns the row.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, Protocol

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from onedoor.kernel.actors import Actor, ActorKind
from onedoor.kernel.errors import Forbidden


class ActorRequest(HttpRequest):
    """A request of which it is known who acts; ``None`` is somebody not signed in."""

    actor: Actor | None


class KnownRequest(HttpRequest):
    """A request of somebody signed in."""

    actor: Actor


class View(Protocol):
    """A function that answers a request."""

    def __call__(self, request: Any, /, *args: Any, **kwargs: Any) -> HttpResponse: ...


class DutyMissing(Forbidden):
    """The person is known but does not hold the duty this page asks for."""

    code = "kernel.duty_missing"


@dataclass(frozen=True, slots=True)
class Rule:
    """The access rule of a route, as the permission matrix shows it."""

    who: str  # public, applicant, staff, machine
    duties: frozenset[str] = frozenset()


def public(view: View) -> View:
    """Let anyone in."""
    return _marked(view, Rule("public"))


def for_applicants(view: View) -> View:
    """Let signed-in applicants in; send others to the citizens' sign-in and back."""

    @wraps(view)
    def guarded(request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.actor is None or request.actor.kind is not ActorKind.APPLICANT:
            return _to_sign_in(request, "people:sign_in")
        return view(request, *args, **kwargs)

    return _marked(guarded, Rule("applicant"))


def for_staff(*duties: str) -> Callable[[View], View]:
    """Let staff in who hold at least one of the duties; with none named, any staff."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
            actor = request.actor
            if actor is None or actor.kind is not ActorKind.STAFF:
                return _to_sign_in(request, "account_login")
            if duties and not actor.duties.intersection(duties):
                raise DutyMissing(duties=tuple(sorted(duties)))
            return view(request, *args, **kwargs)

        return _marked(guarded, Rule("staff", frozenset(duties)))

    return decorate


def for_staff_signing_in(view: View) -> View:
    """Let staff in who have given their password and are still on the way to a second factor."""

    @wraps(view)
    def guarded(request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return _to_sign_in(request, "account_login")
        return view(request, *args, **kwargs)

    return _marked(guarded, Rule("staff"))


def for_machines(view: View) -> View:
    """Mark a route for other programs that checks its own credentials."""
    return _marked(view, Rule("machine"))


def rule_of(view: object) -> Rule | None:
    """Return the rule a view was marked with, None if it has none."""
    found = getattr(view, "access_rule", None)
    return found if isinstance(found, Rule) else None


def _marked(view: View, rule: Rule) -> View:
    @wraps(view)
    def marked(request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        return view(request, *args, **kwargs)

    marked.access_rule = rule  # type: ignore[attr-defined]  # a function carries its mark
    return marked


def _to_sign_in(request: Any, route: str) -> HttpResponse:
    request.sent_away = route  # what was sent with it is kept by whoever gives it back
    return redirect(f"{reverse(route)}?{urlencode({'next': request.get_full_path()})}")
