"""The ASGI application of the events process; ``settings.JOURNAL_LISTENER`` says who listens."""

import django

django.setup()

from asgiref.sync import sync_to_async  # noqa: E402  # Django must be set up first
from django.conf import settings  # noqa: E402  # Django is set up first
from django.db import close_old_connections  # noqa: E402  # Django is set up first
from django.utils.module_loading import import_string  # noqa: E402  # Django is set up first

from onedoor.journal.access import conninfo  # noqa: E402  # Django is set up first
from onedoor.journal.http.events import desk_events  # noqa: E402  # Django is set up first
from onedoor.kernel.actors import Actor  # noqa: E402  # Django is set up first

listener = import_string(settings.JOURNAL_LISTENER)


def who(cookies: str) -> Actor | None:
    """Ask who listens, on a connection that does not outlive the question."""
    close_old_connections()
    try:
        found: Actor | None = listener(cookies)
    finally:
        close_old_connections()
    return found


application = desk_events(
    who=sync_to_async(who, thread_sensitive=False),
    conninfo=conninfo(),
    hosts=settings.ALLOWED_HOSTS,
)
