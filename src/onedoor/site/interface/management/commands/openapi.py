"""``onedoor openapi``: print the OpenAPI document of the interface."""

from typing import Any

from django.core.management.base import BaseCommand

from onedoor.site.interface.urls import written


class Command(BaseCommand):
    """Print the document that ``docs/api/openapi.json`` keeps."""

    help = "Print the OpenAPI document of the interface for other systems."

    def handle(self, *_: Any, **__: Any) -> None:
        """Print it, byte for byte."""
        self.stdout.write(written(), ending="")
