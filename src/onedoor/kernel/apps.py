"""The kernel as a Django app: only its checks and its words are registered."""

from django.apps import AppConfig


class KernelConfig(AppConfig):
    """Registers the system checks."""

    name = "onedoor.kernel"

    def ready(self) -> None:
        """Import the checks so that Django finds them."""
        from onedoor.kernel import checks  # noqa: F401, PLC0415  # checks need the app registry
