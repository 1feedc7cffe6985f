"""The command line ``onedoor``: Django's commands under short names."""

import os
import sys

from django.core.management import execute_from_command_line


def main() -> None:
    """Run one command."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "onedoor.config.settings")
    execute_from_command_line(sys.argv)
