"""The ASGI application of the events process.

``settings.JOURNAL_LISTENER`` says who listens, ``settings.JOURNAL_BOARDS`` what a screen shows.

"""

import django

django.setup()

from asgiref.sync import sync_to_async  # noqa: E402  # Django must be set up first
from django.conf import settings  # noqa: E402  # Django is set up first
from django.db import close_old_connections  # noqa: E402  # Django is set up first
from django.utils.module_loading import import_string  # noqa: E402  # Django is set up first

from onedoor.journal.access import conninfo  # noqa: E402  # Django is set up first
from onedoor.journal.http.events import events  # noqa: E402  # Django is set up first
from onedoor.kernel.actors import Actor  # noqa: E402  # Django is set up first

listener = import_string(settings.JOURNAL_LISTENER)
boards = import_string(settings.JOURNAL_BOARDS)


def who(cookies: str) -> Actor | None:
    """Ask who listens, on a connection that does not outlive the question."""
    close_old_connections()
    try:
        found: Actor | None = listener(cookies)
    finally:
        close_old_connections()
    return found


def tell(name: str) -> str:
    """Ask what a board shows, on a connection that does not outlive the question."""
    close_old_connections()
    try:
        found: str = boards(name)
    finally:
        close_old_connections()
    return found


application = events(
    who=sync_to_async(who, thread_sensitive=False),
    tell=sync_to_async(tell, thread_sensitive=False),
    conninfo=conninfo(),
    hosts=settings.ALLOWED_HOSTS,
)
