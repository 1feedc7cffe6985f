"""Fills the database of a browser test with the demo city, and gathers the static files."""

import django
from django.core.management import call_command
from django.utils import timezone


def main() -> None:
    """Run once, in the environment of the city that will be served."""
    django.setup()
    call_command("collectstatic", interactive=False, verbosity=0)
    from onedoor.config.loading import load  # noqa: PLC0415  # it needs the app registry

    for _name in load("demo", at=timezone.now()):
        pass


if __name__ == "__main__":
    main()
