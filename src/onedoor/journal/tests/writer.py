"""A process that writes until it is killed; it prints the receipt of each committed entry."""

import sys
import time

import django

django.setup()

from django.db import transaction  # noqa: E402  # after the set-up

from onedoor.journal.tests.committed import write_one  # noqa: E402  # Django is set up first

while True:
    with transaction.atomic():
        written = [write_one(f"C{n}") for n in range(3)]
    sys.stdout.write("".join(f"{receipt}\n" for receipt in written))
    sys.stdout.flush()
    time.sleep(0.002)
