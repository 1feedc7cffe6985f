from onedoor.law.articles import ADL, HAMI
from onedoor.law.evidence import records_in, shown_in

TEST = """
import pytest
from onedoor.law.articles import ADL, HAMI
pytestmark = [pytest.mark.verifies(HAMI(4))]

@pytest.mark.verifies(ADL(42, paragraph=1), ADL(32, item=4))
@pytest.mark.check("A25-3")
def test_one(): ...

def test_two(): ...

def helper(): ...
"""
SERVICE = """
@implements(ADL(32, item=5))
@command
def accept(*, at):
    journal.write(kind="cases.accepted", subject=number, at=at)

def plain():
    journal.write(kind="cases.other", subject=number)
"""


def test_marks_are_read_from_the_source_without_running_it(tmp_path):
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "test_x.py").write_text(TEST)

    found = shown_in(tmp_path)

    assert [(s.test, s.provisions, s.checks) for s in found] == [
        (
            "tests/test_x.py::test_one",
            (ADL(32, item=4), ADL(42, paragraph=1), HAMI(4)),
            ("A25-3",),
        ),
        ("tests/test_x.py::test_two", (HAMI(4),), ()),
    ]


def test_a_record_belongs_to_the_provisions_of_the_function_that_writes_it(tmp_path):
    (tmp_path / "services.py").write_text(SERVICE)

    assert [(r.kind, r.provisions) for r in records_in(tmp_path)] == [
        ("cases.accepted", (ADL(32, item=5),))
    ]


def test_a_tree_without_tests_says_so_and_does_not_fail(tmp_path):
    assert shown_in(tmp_path) == ()
