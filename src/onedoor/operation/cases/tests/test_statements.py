"""Rows that prepared statements read and write are those of the ORM, column by column."""

import pytest

from onedoor.kernel import prepared
from onedoor.operation.cases import statements, testing
from onedoor.operation.cases.domain.states import State
from onedoor.operation.cases.models import Case, CaseEvent, Draft

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def cast(module_db):
    return testing.cast()


def columns(rows):
    return [
        {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
        for row in rows
    ]


def test_a_row_is_read_and_written_as_the_orm_does(cast):
    by_orm = Case.objects.get(number=testing.a_case(cast, State.REVIEWED))
    read = statements.case(by_orm.number)
    by_key = statements.case_by_key(applicant=by_orm.applicant, key=by_orm.key)
    draft = Draft.objects.get(case_number="", public_id=testing.filled_draft(cast))
    assert read is not None

    assert columns([read]) == columns([by_key]) == columns([by_orm])
    assert statements.case("none") is None
    events = prepared.rows_of(CaseEvent, "WHERE case_id = %s ORDER BY n", [read.pk])
    assert columns(events) == columns(by_orm.events.order_by("n"))
    assert columns(prepared.rows_of(Draft, "WHERE id = %s", [draft.pk])) == columns([draft])

    read.handler, read.answers = "someone", {"answer": "其他"}
    prepared.update(read)
    draft.pk, draft.public_id, draft.code = None, "another", ""
    draft.confirmed = ["a", "二"]
    prepared.insert(draft)

    assert columns([Case.objects.get(pk=by_orm.pk)]) == columns([read])
    assert columns([Draft.objects.get(pk=draft.pk)]) == columns([draft])
