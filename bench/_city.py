"""A database of its own for benchmarks that write: made from the test template, dropped after."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg


@contextmanager
def database() -> Iterator[None]:
    """Set Django up on a fresh database, as the application's role."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "onedoor.config.settings")
    from tests import database as databases  # noqa: PLC0415  # only benchmarks that write need it

    found = databases.the_cluster()
    name = f"bench_{os.getpid()}"
    databases.copy(found, name)
    os.environ.update(databases.urls(found, name))
    import django  # noqa: PLC0415  # it reads the environment
    from django.core.management import call_command  # noqa: PLC0415  # it reads the environment
    from django.db import connections  # noqa: PLC0415  # it reads the environment

    django.setup()
    call_command("collectstatic", interactive=False, verbosity=0)
    try:
        yield
    finally:
        connections.close_all()
        databases.drop(found, name)


def vacuum(*tables: str) -> None:
    """Do what autovacuum does in a city that runs; only the owner of tables may."""
    with psycopg.connect(os.environ["DATABASE_OWNER_URL"], autocommit=True) as owner:
        owner.execute(f"VACUUM (ANALYZE) {', '.join(tables)}".encode())
