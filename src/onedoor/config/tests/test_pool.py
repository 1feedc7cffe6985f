"""The pool: a connection that the server closed is found without asking it, and replaced."""

import psycopg
import pytest
from django.conf import settings
from psycopg_pool import ConnectionPool

from onedoor.config.postgres.base import DatabaseWrapper, check


@pytest.fixture
def wrapper(django_db_setup):
    """Speak to the test database through a pool, as a served installation does."""
    about = settings.DATABASES["default"]
    options = {"pool": {"min_size": 1, "max_size": 1, "timeout": 10}}
    made = DatabaseWrapper({**about, "OPTIONS": options}, alias="pooled")
    yield made
    made.close()
    made.close_pool()


def number(wrapper: DatabaseWrapper) -> int:
    """Ask through the pool by which process of the server it is answered."""
    with wrapper.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        return int(cursor.fetchone()[0])


def beside(wrapper: DatabaseWrapper, statement: str, process: int) -> object:
    """Ask about a process of the server on another connection."""
    about = wrapper.get_connection_params() | {"cursor_factory": psycopg.Cursor}
    with psycopg.connect(**about, autocommit=True) as other:
        (told,) = other.execute(statement, [process]).fetchone() or (None,)
        return told


def end(wrapper: DatabaseWrapper, process: int) -> None:
    """End a process of the server, as a restart does."""
    assert beside(wrapper, "SELECT pg_terminate_backend(%s, 5000)", process)


def last_statement(wrapper: DatabaseWrapper, process: int) -> object:
    return beside(wrapper, "SELECT query FROM pg_stat_activity WHERE pid = %s", process)


def test_a_connection_is_used_again_and_a_dead_one_replaced(wrapper, django_db_blocker):
    with django_db_blocker.unblock():
        first = number(wrapper)
        wrapper.close()
        assert number(wrapper) == first
        wrapper.close()

        end(wrapper, first)

        assert number(wrapper) != first


def test_a_living_connection_is_not_asked_and_a_dead_one_is_told(wrapper, django_db_blocker):
    with django_db_blocker.unblock():
        process = number(wrapper)
        check(wrapper.connection)
        assert last_statement(wrapper, process) == "SELECT pg_backend_pid()"

        end(wrapper, process)

        with pytest.raises(psycopg.OperationalError):
            check(wrapper.connection)


def test_without_a_pool_there_is_none(wrapper):
    plain = DatabaseWrapper(settings.DATABASES["default"], alias="plain")
    assert plain.pool is None
    assert isinstance(wrapper.pool, ConnectionPool)
