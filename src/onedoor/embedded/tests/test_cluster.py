import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import psycopg
import pytest

from onedoor.embedded import accounts, cluster, folders, processes, programs
from onedoor.embedded.errors import ClusterError

pytestmark = pytest.mark.slow
FIFTEEN = programs.at(Path("/usr/lib/postgresql/15/bin"))


def connect(found: cluster.Cluster, role="onedoor_owner", database="onedoor"):
    return psycopg.connect(found.url(role, database), autocommit=True)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_first_start_makes_it_and_a_second_finds_it_running(place):
    found = cluster.cluster(place / "data", durable=False)

    assert not cluster.is_made(found)
    assert cluster.start(found) is True
    assert cluster.start(found) is False
    assert cluster.make_database(found, "onedoor") is True
    assert cluster.make_database(found, "onedoor") is False
    with connect(found, "onedoor_app") as connection:
        assert connection.execute("SELECT current_user").fetchone() == ("onedoor_app",)


def test_others_reach_neither_data_nor_socket_nor_passwords(started, place):
    found = started(place / "data")

    assert mode(found.folder) in {0o700, 0o710}
    assert mode(found.pgdata) == 0o700
    assert mode(found.socket) == 0o700
    assert mode(found.folder / "postgresql.json") == 0o600
    assert not (found.folder / "initdb.password").exists()


def test_no_mode_of_a_folder_outside_is_changed(started, place):
    outside = place / "closed"
    outside.mkdir(mode=0o711)
    before = [(p, mode(p)) for p in (place, outside, *Path(psycopg.__file__).parents)]

    started(outside / "data")

    assert [(p, mode(p)) for p, _ in before] == before


@pytest.mark.skipif(os.geteuid() != 0, reason="only root runs it as another user")
def test_a_folder_that_the_servers_user_cannot_reach_is_refused(started, place):
    (place / "closed").mkdir(mode=0o700)

    with pytest.raises(ClusterError, match=r"cannot reach .* choose another folder"):
        started(place / "closed" / "data")

    assert mode(place / "closed") == 0o700


@pytest.mark.parametrize("locale", ["C", "zh_CN.UTF-8"])
def test_chinese_words_have_trigrams_whatever_the_locale(place, monkeypatch, locale):
    monkeypatch.setenv("LC_ALL", locale)
    found = cluster.cluster(place / "data", durable=False)
    cluster.start(found)
    cluster.make_database(found, "onedoor")

    with connect(found, cluster.SUPERUSER) as connection:
        connection.execute("CREATE EXTENSION pg_trgm")
        asked = connection.execute(
            r"SELECT lower('ÀÉ'), '企业' ~ '^\w+$', show_trgm('企业') <> '{}'"
        )
        assert asked.fetchone() == ("àé", True, True)


def test_a_killed_postmaster_is_started_again_with_what_was_committed(started, place):
    found = started(place / "data", durable=True)
    cluster.make_database(found, "onedoor")
    with connect(found) as connection:
        connection.execute("CREATE TABLE kept (n int)")
        connection.execute("INSERT INTO kept VALUES (7)")
        killed = cluster._postmaster(found)
        os.kill(killed, signal.SIGKILL)

    # The killed process stays a zombie where nobody reaps it; its lock file names it.
    assert cluster.start(found) is True
    with connect(found) as connection:
        assert connection.execute("SELECT n FROM kept").fetchone() == (7,)


def test_a_lock_file_whose_number_somebody_else_got_since_is_no_hindrance(started, place):
    found = started(place / "data")
    cluster.stop(found)
    (found.pgdata / "postmaster.pid").write_text(f"{os.getpid()}\n{found.pgdata}\n")

    assert cluster.start(found) is True


def test_a_first_start_killed_in_the_middle_leaves_nothing_half_made(place):
    found = cluster.cluster(place / "data", durable=False)
    folders.make_data_folder(found.folder)
    (found.folder / "postgresql.part").mkdir()
    (found.folder / "postgresql.part" / "PG_VERSION").write_text("18\n")

    assert cluster.start(found) is True


def test_two_starts_at_once_make_one_cluster(place):
    program = (
        "import sys; from pathlib import Path; from onedoor.embedded import cluster as c\n"
        "f = c.cluster(Path(sys.argv[1]), durable=False); c.start(f)\n"
        "print(c.make_database(f, 'onedoor'))"
    )
    command = [sys.executable, "-c", program, str(place / "data")]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(3)]

    told = sorted(each.communicate(timeout=120)[0].strip() for each in running)

    assert told == ["False", "False", "True"]
    assert [each.returncode for each in running] == [0, 0, 0]


def test_a_path_too_long_for_a_socket_gets_a_short_one(started, place):
    found = started(place / ("long" * 25) / "data")

    assert len(os.fsencode(found.socket)) < 60
    assert mode(found.socket) == 0o700
    assert found.answers()


def test_a_socket_folder_prepared_by_somebody_else_is_refused(place):
    trap = place / "trap"
    trap.mkdir(mode=0o777)
    trap.chmod(0o777)

    with pytest.raises(ClusterError, match="not ours"):
        folders.make_socket_folder(trap, accounts.server_user())


def test_data_of_another_version_is_refused_and_left_alone(place):
    pgdata = place / "data" / "postgresql"
    pgdata.mkdir(parents=True)
    (pgdata / "PG_VERSION").write_text("12\n")

    with pytest.raises(ClusterError, match="made by PostgreSQL 12"):
        cluster.cluster(place / "data")

    assert [path.name for path in pgdata.iterdir()] == ["PG_VERSION"]


def test_stopping_what_does_not_run_does_nothing(started, place):
    found = started(place / "data")
    cluster.stop(found)

    cluster.stop(found)

    assert not found.answers()
    assert processes.working_in(found.pgdata) == []


def test_a_slow_recovery_is_waited_for_and_told(started, place, monkeypatch):
    found = started(place / "data")
    told: list[str] = []
    silences = iter(["the database system is starting up"] * 3 + [""])
    monkeypatch.setattr(cluster.Cluster, "silence", lambda _: next(silences))
    moments = iter(range(0, 1000, 6))
    monkeypatch.setattr(time, "monotonic", lambda: next(moments))

    cluster._wait(found, told.append)

    assert told == ["PostgreSQL is recovering: the database system is starting up"] * 3


def test_a_server_that_cannot_start_says_why_in_one_line(started, place):
    found = started(place / "data")
    cluster.stop(found)
    with (found.pgdata / "postgresql.auto.conf").open("a") as conf:
        conf.write("shared_buffers = 'nonsense'\n")

    with pytest.raises(ClusterError, match=r"^PostgreSQL does not start") as refused:
        cluster.start(found)

    assert "\n" not in str(refused.value)


def test_an_ordinary_user_makes_starts_and_stops_it(as_stranger, place):
    program = (
        "from pathlib import Path; from onedoor.embedded import cluster as c, programs as p\n"
        "f = c.cluster(Path('data').absolute(), chosen=p.at(Path('/usr/lib/postgresql/15/bin')))\n"
        "print(c.start(f), c.make_database(f, 'onedoor'), f.answers()); c.stop(f)"
    )
    if FIFTEEN is None:
        pytest.skip("no PostgreSQL that another user can run")

    done = as_stranger(program)

    assert (done.stdout.strip(), done.stderr) == ("True True True", "")
    assert (place / "home" / "data").owner() == "nobody"
    assert mode(place / "home" / "data") == 0o700


def test_data_of_another_user_is_refused_in_one_line(started, as_stranger, place):
    started(place / "data")
    program = (
        "from pathlib import Path; from onedoor.embedded import cluster as c\n"
        "try: c.start(c.cluster(Path('../data').resolve()))\n"
        "except c.ClusterError as e: print(e)"
    )

    done = as_stranger(program)

    assert "belongs to another user" in done.stdout
    assert len(done.stdout.splitlines()) == 1


@pytest.mark.skipif(FIFTEEN is None, reason="no PostgreSQL 15 on this machine")
def test_postgresql_15_of_the_machine_serves_as_well(place):
    found = cluster.cluster(place / "data", chosen=FIFTEEN, durable=False)
    cluster.start(found)
    cluster.make_database(found, "onedoor")

    with connect(found) as connection:
        asked = connection.execute("SHOW server_version_num").fetchone()
        trigrams = connection.execute(r"SELECT '企业' ~ '^\w+$', lower('É')").fetchone()
    cluster.stop(found)

    assert asked[0].startswith("15")
    assert trigrams == (True, "é")
    assert cluster.cluster(place / "data").programs.major == 15
