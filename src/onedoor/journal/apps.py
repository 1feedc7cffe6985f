"""The journal as a Django app."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class JournalConfig(AppConfig):
    """Finds every module's subscribers."""

    name = "onedoor.journal"

    def ready(self) -> None:
        """Import ``subscribers.py`` of each module, so that who listens is known everywhere."""
        autodiscover_modules("subscribers")
