"""The figures of signing in, each in one place.  GB/T 22239-2019 8.1.4.1 leaves them local."""

from dataclasses import dataclass
from datetime import timedelta

from onedoor.law.articles import PIPL, Provision


@dataclass(frozen=True, slots=True)
class Policy:
    """How many tries, how long locked, how long idle, how long a password holds."""

    tries: int = 5
    locked: timedelta = timedelta(minutes=30)
    staff_idle: timedelta = timedelta(minutes=15)
    citizen_idle: timedelta = timedelta(minutes=30)
    password_days: int = 90
    second_factor_tries: int = 5
    address_tries: int = 300  # behind one address there may be a whole hall
    address_window: timedelta = timedelta(minutes=5)


POLICY = Policy()
ACTING_FOR = "acting_for"  # where a session keeps in whose name its owner acts
NOTICE_VERSION = "2026-1"
NOTICE_BASIS: Provision = PIPL(17)
