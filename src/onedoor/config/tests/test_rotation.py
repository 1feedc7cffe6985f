import stat
from base64 import b64decode
from datetime import UTC, datetime

import pytest

from onedoor.config import environment, rotation
from onedoor.config.installation import keep_secrets, kept_secrets
from onedoor.journal import api as journal

AT = datetime(2026, 11, 24, 4, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture
def data(tmp_path):
    keep_secrets(tmp_path, environment.new_keys())
    return tmp_path


def rotate(data, environ=None):
    told: list[str] = []
    rotation.rotate(environ or {}, data, at=AT, tell=told.append)
    return told


def handovers():
    return [(e.facts["old"], e.facts["new"]) for e in journal.entries_of("journal")]


def test_a_new_key_takes_the_place_of_the_old_one_and_the_journal_says_so(data):
    before = kept_secrets(data)

    told = rotate(data)

    after = kept_secrets(data)
    assert {name for name in before if before[name] != after[name]} == {"journal_key"}
    assert len(b64decode(after["journal_key"])) == 32
    assert len(handovers()) == 1
    assert stat.S_IMODE((data / "secrets.json").stat().st_mode) == 0o600
    assert not (data / "journal" / "next-key").exists()
    assert told == ["handed over; the sealer takes the new key when it has sealed with the old one"]


def test_keys_follow_each_other(data):
    rotate(data)
    rotate(data)

    (_first, second), (third, _fourth) = handovers()
    assert second == third


def test_a_run_that_broke_off_is_finished_by_the_next(data, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr(rotation, "keep_secrets", full)
        with pytest.raises(OSError, match="No space"):
            rotate(data)
    waiting = (data / "journal" / "next-key").read_text("ascii")

    rotate(data)

    assert kept_secrets(data)["journal_key"] == waiting
    assert len(handovers()) == 1


def test_a_key_that_a_variable_gives_is_left_to_whoever_set_it(data):
    kept = kept_secrets(data)
    environ = {"ONEDOOR_JOURNAL_KEY": kept["journal_key"]}

    (told,) = rotate(data, environ)
    (again,) = rotate(data, environ)

    waiting = data / "journal" / "next-key"
    assert told == again
    assert f"set ONEDOOR_JOURNAL_KEY to what {waiting} holds" in told
    assert stat.S_IMODE(waiting.stat().st_mode) == 0o600
    assert kept_secrets(data) == kept
    assert len(handovers()) == 1

    # Once the variable is set, the waiting key is the old one of the next time.
    text = waiting.read_text("ascii")
    rotate(data, {"ONEDOOR_JOURNAL_KEY": text})
    assert len(handovers()) == 2
    assert waiting.read_text("ascii") != text
