"""``accounts``: who can sign in to the demo, and the present code of one of them."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from onedoor.general.people.accounts_file import demo_accounts, demo_code


class Command(BaseCommand):
    """List the demo's accounts; with a number, print that account's current code."""

    help = "List the demo's accounts; with a number, print that account's current code."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the number of an account."""
        parser.add_argument("account", nargs="?", help="whose current code to print")

    def handle(self, *_: Any, account: str | None = None, **__: Any) -> None:
        """Print a table, or six digits."""
        if account is not None:
            code = demo_code(account, at=timezone.now()) if account else None
            if not code:
                message = f"no demo account {account or '(empty)'}"
                raise CommandError(message)
            self.stdout.write(code)
            return
        found = demo_accounts()
        if not found:
            message = "no demo accounts: load the demo city first (onedoor demo load)"
            raise CommandError(message)
        for one in found:
            self.stdout.write(f"{one.account}\t{one.name}\t{one.role}\t{one.body}\t{one.password}")
