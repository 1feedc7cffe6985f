"""``onedoor base``: load the reference data every installation needs."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from onedoor.config.loading import load


class Command(BaseCommand):
    """Load reference data; running it again changes nothing."""

    help = "Load reference data (places, calendars, code lists); running it again changes nothing."

    def handle(self, *_: Any, **options: Any) -> None:
        for name in load("base", at=timezone.now()):
            if options["verbosity"]:
                self.stdout.write(f"  {name}")
