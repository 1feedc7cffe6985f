import socket
import stat

import pytest

from onedoor.config import cli, environment, installation, serving
from onedoor.config.installation import NotReady


def test_secrets_are_readable_by_their_owner_only(tmp_path):
    installation.keep_secrets(tmp_path, environment.new_keys())

    assert stat.S_IMODE((tmp_path / "secrets.json").stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["secrets.json"]


def test_keys_stay_the_same_and_a_database_elsewhere_is_not_started(tmp_path, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://elsewhere/x")
    monkeypatch.setenv("DATABASE_OWNER_URL", "postgresql://elsewhere/x")

    started = installation.prepare_database(tmp_path, tell=print)
    first = installation.kept_secrets(tmp_path)
    installation.prepare_database(tmp_path, tell=print)

    assert started is False
    assert set(first) == set(environment.KEYS)
    assert installation.kept_secrets(tmp_path) == first


def test_a_database_elsewhere_needs_somebody_who_may_migrate(tmp_path, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://elsewhere/x")
    monkeypatch.delenv("DATABASE_OWNER_URL", raising=False)

    with pytest.raises(NotReady, match="DATABASE_OWNER_URL is not"):
        installation.prepare_database(tmp_path, tell=print)


def test_an_installation_that_would_forget_its_keys_does_not_serve(tmp_path):
    forgetful = environment.read({}, tmp_path)

    with pytest.raises(NotReady, match="no keys: run `onedoor up`"):
        serving.refuse_forgotten_keys(forgetful)


def test_a_port_in_use_is_refused_with_the_way_out(tmp_path):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = str(other.getsockname()[1])
        settings = environment.read({"ONEDOOR_PORT": port}, tmp_path)

        with pytest.raises(NotReady, match=f"port {port} is used .* ONEDOOR_PORT"):
            serving.refuse_taken_port(settings)


@pytest.mark.parametrize(
    "words,needs",
    [
        (["calendar", "due"], True),
        (["journal", "verify"], True),
        (["migrate"], True),
        (["codes", "check", "uscc"], False),
        (["makemigrations", "--check"], False),
        (["check"], False),
        (["calendar", "-h"], False),
        (["no-such-word"], False),
    ],
)
def test_only_commands_that_need_the_database_start_it(words, needs):
    assert cli.needs_database(words) is needs


def test_columns_stand_below_each_other_in_both_scripts():
    assert cli.in_columns([["王丽", "a", "x"], ["O'Brien", "受理岗", "y"]]) == (
        "王丽     a       x\nO'Brien  受理岗  y"
    )


def test_a_stamp_holds_only_for_what_it_was_made(tmp_path):
    stamp = installation.Stamp(tmp_path / "stamp")

    assert not stamp.holds("a")
    stamp.write("a")
    assert stamp.holds("a")
    assert not stamp.holds("b")
