from datetime import date, timedelta

import pytest
import time_machine

from onedoor.general.terms.testing import set_value
from onedoor.journal import api as journal
from onedoor.journal.testing import kinds
from onedoor.kernel.actors import system
from onedoor.law.articles import PIPL
from onedoor.operation.cases import tasks, testing
from onedoor.operation.cases.models import Draft
from onedoor.operation.cases.queries.drafts import draft as draft_of
from onedoor.operation.cases.services import drafts, submission
from onedoor.operation.cases.services.expiry import drop_expired, tell_ending
from onedoor.operation.cases.testing import AT
from onedoor.operation.materials import api as materials

pytestmark = [pytest.mark.django_db, pytest.mark.verifies(PIPL(19))]
NIGHT = system("test")


@pytest.fixture(scope="module")
def cast(module_db):
    return testing.cast()


@pytest.mark.parametrize("days, until", [(7, date(2026, 12, 1)), (90, date(2027, 2, 22))])
def test_a_draft_is_kept_as_long_as_the_setting_says(cast, days, until):
    set_value("cases.draft_kept_days", days)

    made = drafts.new_draft(offering=cast.offering, actor=cast.applicant, at=AT)

    assert made.expires_on == until


def files_of(holder):
    return [one.file.id for one in materials.of(holder=holder) if one.file is not None]


def are_kept(files):
    kept = []
    for file in files:
        try:
            materials.get(materials.file(file_id=file).sha256)
        except materials.FileMissing:
            continue
        kept.append(file)
    return kept


def test_on_its_last_day_a_draft_is_there_and_on_the_next_it_goes_with_its_files(cast):
    draft = testing.filled_draft(cast)
    files = files_of(draft)

    assert drop_expired(actor=NIGHT, at=AT + timedelta(days=90)) == 0
    assert draft_of(id=draft, actor=cast.applicant).expires_on == date(2027, 2, 22)
    assert drop_expired(actor=NIGHT, at=AT + timedelta(days=91)) == 1

    assert not Draft.objects.exists()
    assert materials.of(holder=draft) == ()
    assert (len(files), are_kept(files)) == (2, [])


def test_the_journal_says_that_a_draft_went_and_nothing_of_what_it_said(cast):
    draft = testing.filled_draft(cast)

    drop_expired(actor=NIGHT, at=AT + timedelta(days=91))

    assert kinds(draft)[-1] == "cases.draft_expired"
    facts = journal.entries_of(draft)[-1].facts
    assert facts == {
        "offering": cast.offering, "kept_until": "2027-02-22", "case": "", "materials": 3,
    }  # fmt: skip


def test_what_was_submitted_stays_a_case_with_its_materials(cast):
    draft = testing.filled_draft(cast)
    number = submission.submit(draft=draft, actor=cast.applicant, at=AT, key="k").number
    held, files = materials.of(holder=number), files_of(number)

    assert drop_expired(actor=NIGHT, at=AT + timedelta(days=400)) == 1

    assert materials.of(holder=number) == held
    assert are_kept(files) == files
    assert not Draft.objects.exists()


def test_a_file_taken_out_of_a_draft_goes_when_the_draft_would_have_gone(cast):
    draft = testing.filled_draft(cast)
    files = files_of(draft)
    out = next(one for one in materials.of(holder=draft) if one.file is not None)
    drafts.detach(draft=draft, attachment=out.id, actor=cast.applicant, at=AT)
    late = AT + timedelta(days=80)
    drafts.attach(
        draft=draft, material="rules", upload=testing.picture("late"), actor=cast.applicant, at=late
    )  # the draft is saved again, and stays

    drop_expired(actor=NIGHT, at=AT + timedelta(days=91))

    assert Draft.objects.count() == 1
    assert len(are_kept(files)) == 1


def test_every_night_drafts_go_by_the_day_it_is(cast):
    testing.filled_draft(cast)

    with time_machine.travel(AT + timedelta(days=91), tick=False):
        tasks.drop_expired(timestamp=0)

    assert not Draft.objects.exists()


def test_an_owner_is_told_once_of_each_last_day_before_it(cast):
    draft = testing.filled_draft(cast)
    near = AT + timedelta(days=83)

    assert tell_ending(actor=NIGHT, at=near - timedelta(days=1)) == 0
    assert (tell_ending(actor=NIGHT, at=near), tell_ending(actor=NIGHT, at=near)) == (1, 0)
    assert journal.entries_of(draft)[-1].facts == {
        "owner": cast.applicant.ref, "item": Draft.objects.get().title, "kept_until": "2027-02-22",
    }  # fmt: skip
    Draft.objects.update(expires_on=date(2027, 2, 23))  # it was saved again
    assert tell_ending(actor=NIGHT, at=near + timedelta(days=1)) == 1
