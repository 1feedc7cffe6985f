import os
from collections.abc import Iterator

import pytest
from django.db import transaction

from onedoor.journal import access
from onedoor.journal import api as journal
from onedoor.journal.domain import handovers
from onedoor.journal.domain.checkpoints import Checkpoint, parsed_key, public_key, signed
from onedoor.journal.queries import log
from onedoor.journal.services import sealing
from onedoor.journal.tests.committed import (
    AT,
    CLERK,
    PUBLIC,
    SEED,
    Journal,
    working_on,
    write_one,
)
from onedoor.law.articles import ESL, HAMI
from tests import database

NEXT, LAST, STRANGER = (bytes([n]) * 32 for n in (1, 2, 3))


@pytest.fixture
def city(django_db_setup, django_db_blocker, tmp_path) -> Iterator[Journal]:
    """A journal sealed by one key, then handed over to the next and on to the last."""
    found, name = database.the_cluster(), f"rotating_{os.getpid()}"
    database.copy(found, name)
    made = Journal(name, tmp_path / "witness.jsonl")
    with django_db_blocker.unblock(), working_on(name):
        for old, new in ((SEED, NEXT), (NEXT, LAST)):
            enter()
            made.seal(seed=old)
            hand_over(old, new)
            made.seal(seed=old)
        enter()
        made.seal(seed=LAST)
        yield made
    database.drop(found, name)


def enter():
    with transaction.atomic():
        write_one("C1")


def hand_over(old, new):
    journal.hand_over(old=old, new=new, actor=CLERK, at=AT)


def both(city, seed):
    """Return what both verifiers find who trust this key alone."""
    public = public_key(seed)
    ours = city.findings(public=public)
    assert [finding for finding in ours if not finding.startswith("nodes ")] == (
        city.findings_outside(public=public)
    )
    return ours


def forge(city, checkpoint, *, seed):
    """Put a checkpoint of one's own in the place of the last one, as a superuser can."""
    note = signed(checkpoint, seed=seed)
    city.tamper(f"UPDATE journal_checkpoint SET note = '{note}' WHERE size = {checkpoint.size}")


def head():
    return log.heads(limit=1)[0].checkpoint


@pytest.mark.verifies(HAMI(29, item=8), ESL(8))
@pytest.mark.parametrize("trusted", [SEED, NEXT, LAST], ids=["first", "middle", "last"])
def test_whoever_trusts_one_key_verifies_what_the_others_signed(city, trusted):
    assert both(city, trusted) == []
    assert both(city, STRANGER)[0] == "signature database 1"


def test_all_public_keys_are_kept_beside_the_witness_the_last_one_last(city):
    keys = (city.witness.parent / "public-key.txt").read_text("utf-8").splitlines()

    assert keys == [str(public_key(seed)) for seed in (SEED, NEXT, LAST)]
    assert city.findings_outside(public=public_key(LAST)) == []
    assert city.findings_in_export(key=str(city.witness.parent / "public-key.txt")) == []


def test_a_process_that_has_not_heard_of_it_names_the_key_that_signs_now(city, settings):
    known = log.public_key()

    assert access.keys(PUBLIC).last == public_key(LAST)
    assert log.newest_key() == known  # of another journal: no handover leads there


def test_the_old_key_signs_nothing_after_the_handover_is_sealed(city):
    before = head()
    enter()

    for old in (SEED, NEXT):
        with pytest.raises(sealing.KeyReplacedError, match="has been replaced: start again"):
            city.seal(seed=old)
    assert head() == before

    city.seal(seed=LAST)
    assert head().size == before.size + 1
    assert both(city, LAST) == []


@pytest.mark.verifies(HAMI(29, item=8), ESL(8))
@pytest.mark.parametrize("thief", [SEED, NEXT, STRANGER], ids=["first", "middle", "stranger"])
def test_a_checkpoint_by_a_key_that_was_replaced_is_found(city, thief):
    enter()
    city.seal(seed=LAST)
    forge(city, head(), seed=thief)

    assert "signature database 6" in both(city, LAST)


@pytest.mark.verifies(ESL(8))
def test_a_key_signs_nothing_from_before_it_was_handed_the_work(city):
    first = log.heads(limit=9)[-1].checkpoint
    forge(city, first, seed=LAST)

    assert "signature database 1" in both(city, LAST)


@pytest.mark.verifies(ESL(8))
def test_a_stolen_key_cannot_hand_over_a_second_time(city):
    with transaction.atomic():
        journal.write(
            kind=handovers.KIND, subject=handovers.SUBJECT, at=AT, by=CLERK,
            **handovers.facts(old=SEED, new=STRANGER),
        )  # fmt: skip
    city.seal(seed=LAST)
    assert [both(city, seed) for seed in (SEED, NEXT, LAST)] == [[], [], []]

    forge(city, head(), seed=STRANGER)

    assert "signature database 6" in both(city, SEED)
    assert "signature database 6" in both(city, LAST)


@pytest.mark.verifies(ESL(8))
def test_a_handover_needs_the_signatures_of_both_keys():
    told = handovers.facts(old=SEED, new=NEXT)
    other = handovers.facts(old=SEED, new=STRANGER)

    assert handovers.proved(told, 7) == handovers.Handover(PUBLIC, public_key(NEXT), 7)
    for word in ("new", "signed_by_old", "signed_by_new"):
        assert handovers.proved({**told, word: other[word]}, 7) is None
    for word in told:
        assert handovers.proved({**told, word: ""}, 7) is None
        assert handovers.proved({key: told[key] for key in told if key != word}, 7) is None


def test_handing_over_again_writes_nothing(city):
    before = len(journal.entries_of(handovers.SUBJECT))

    hand_over(NEXT, LAST)

    assert len(journal.entries_of(handovers.SUBJECT)) == before == 2


def test_a_note_of_another_key_is_none_of_ours():
    keys = handovers.Keys(PUBLIC)

    assert (
        keys.opened(["", "nothing", signed(Checkpoint(1, bytes(32), AT), seed=NEXT)]) == [None] * 3
    )


@pytest.mark.parametrize("text", ["", "+", "a+b+c", str(PUBLIC)[:-2], f"x{PUBLIC}"])
def test_a_key_that_is_none_is_refused(text):
    with pytest.raises(ValueError):  # of base64 or of ours
        parsed_key(text)
    assert parsed_key(f"{PUBLIC}\n") == PUBLIC
