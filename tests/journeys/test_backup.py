"""Back up, lose everything, restore, and prove by the journal that nothing is missing."""

import json
import shutil
import stat
import tarfile
from pathlib import Path

import httpx
import pytest

pytestmark = pytest.mark.slow


def content(installation):
    return json.loads(installation.run("tests.journeys.submissions", "read"))


def test_what_was_backed_up_is_restored_and_the_journal_proves_it(installation):
    installation.run("tests.journeys.submissions", "prepare")
    installation.onedoor("journal", "seal")
    before, data = content(installation), installation.folder / "data"
    saved, elsewhere = installation.folder / "saved.backup", installation.folder / "elsewhere"

    backed_up = installation.onedoor("backup", str(saved))
    again = installation.onedoor("backup", str(saved))
    installation.onedoor("down")
    shutil.move(data, installation.folder / "lost")
    restored = installation.onedoor("restore", str(saved), ONEDOOR_DATA=str(elsewhere))
    installation.environment["ONEDOOR_DATA"] = str(elsewhere)

    assert (backed_up.returncode, backed_up.stdout) == (0, "")
    assert stat.S_IMODE(saved.stat().st_mode) == 0o600
    assert again.stderr.splitlines()[-1] == (
        f"error: {saved} is there already: a backup never replaces another"
    )
    assert restored.returncode == 0, restored.stderr
    assert "witness read, findings 0" in restored.stdout
    assert content(installation) == before
    assert files_of(elsewhere) == files_of(installation.folder / "lost") != []


def files_of(data: Path) -> list[str]:
    return sorted(str(p.relative_to(data)) for p in (data / "files").rglob("*") if p.is_file())


def test_a_damaged_backup_is_refused_and_nothing_is_written(installation):
    saved, elsewhere = installation.folder / "saved.backup", installation.folder / "elsewhere"
    installation.onedoor("backup", str(saved))
    with tarfile.open(saved) as archive:
        where = archive.getmember("database.dump").offset_data
    with saved.open("r+b") as file:
        file.seek(where + 100)
        file.write(b"damage")

    refused = installation.onedoor("restore", str(saved), ONEDOOR_DATA=str(elsewhere))
    in_use = installation.onedoor("restore", str(saved))

    assert refused.stderr.splitlines()[-1] == (
        f"error: {saved} is damaged: database.dump is not what was backed up"
    )
    assert not elsewhere.exists()
    assert "is in use: choose an empty folder" in in_use.stderr
    assert [refused.returncode, in_use.returncode] == [1, 1]


def test_every_command_starts_what_it_needs_and_a_killed_site_starts_clean(installation):
    installation.onedoor("down")
    asked = installation.onedoor("status").returncode
    searched = installation.onedoor("items", "search", "食品")
    installation.serve()
    installation.server.kill()
    installation.server.wait()
    installation.serve()

    assert asked == 3
    assert searched.returncode == 0
    assert httpx.get(f"{installation.address}/healthz").text == "ok\n"
    told = (installation.folder / "server.output").read_text("utf-8")
    assert "processes that a killed run left behind" in told
    second = installation.onedoor("serve")
    assert second.stderr.splitlines()[-1].startswith("error: OneDoor already runs at")
