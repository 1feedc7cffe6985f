"""The oldest PostgreSQL that is promised carries the whole story of a submission."""

import json
import os
import shutil
import tempfile
from pathlib import Path

import pytest

from onedoor.embedded import cluster, programs
from tests import database
from tests.installation import CLONE, Installation

FIFTEEN = programs.at(Path("/usr/lib/postgresql/15/bin"))


@pytest.fixture
def on_fifteen():
    """Return an installation whose database is Debian's PostgreSQL 15."""
    folder = Path(tempfile.mkdtemp(prefix="od-", dir="/var/tmp"))
    folder.chmod(0o755)
    found = cluster.cluster(folder / "database", chosen=FIFTEEN, durable=False)
    cluster.start(found)
    cluster.make_database(found, "onedoor")
    environment = {
        **os.environ,
        **database.urls(found, "onedoor"),
        **database.keys(),
        "ONEDOOR_DATA": str(folder / "data"),
        "PYTHONPATH": f"{CLONE / 'src'}:{CLONE}",
        "DJANGO_SETTINGS_MODULE": "onedoor.config.settings",
    }
    yield Installation(folder, environment)
    cluster.stop(found)
    shutil.rmtree(folder)


@pytest.mark.slow
@pytest.mark.skipif(FIFTEEN is None, reason="no PostgreSQL 15 on this machine")
def test_migrations_a_submission_and_its_proof_work_on_postgresql_15(on_fifteen):
    up = on_fifteen.onedoor("up")
    drafts = json.loads(on_fifteen.run("tests.journeys.submissions", "prepare"))
    submitted = json.loads(on_fifteen.run("tests.journeys.submissions", "submit"))
    sealed = on_fifteen.onedoor("journal", "seal")
    verified = on_fifteen.onedoor("journal", "verify")

    assert up.returncode == 0, up.stderr
    assert len(set(submitted)) == len(drafts)
    assert sealed.stdout.startswith("sealed ")
    assert "witness read, findings 0" in verified.stdout
