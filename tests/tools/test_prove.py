import pytest

from tools import prove
from tools.prove import Run, Verdict, verdict

RULE = "onedoor.somewhere.rule"
CALLS = Run(passed=True, called=frozenset({RULE}))
CALLS_NOT = Run(passed=True, called=frozenset({"onedoor.somewhere.else"}))
BROKEN = Run(passed=False, called=frozenset({RULE}))


def asked(runs, misses=(), *, ways=(None,)):
    """Return the verdict, where each test knows only the ways of being off that it misses."""
    tests = list(runs)
    missed = dict(misses)
    return verdict(
        RULE,
        tests,
        ways=ways,
        on=lambda test: runs[test],
        off=lambda test, _where, way: way in missed.get(test, ()),
    )


def test_a_function_is_proven_by_the_first_test_that_fails_without_it():
    found = asked({"a": CALLS, "b": CALLS, "c": CALLS}, {"b": [None], "c": [None]})

    assert found == Verdict("proven", ("b",))


def test_a_function_whose_tests_pass_without_it_is_unproven():
    assert asked({"a": CALLS, "b": CALLS}) == Verdict("unproven")


def test_a_question_needs_a_test_for_either_answer():
    either = {"a": CALLS, "b": CALLS}

    one = asked(either, {"a": [False]}, ways=(False, True))
    both = asked(either, {"a": [False], "b": [True]}, ways=(False, True))

    assert one == Verdict("unproven")
    assert both == Verdict("proven", ("a", "b"))


def test_a_test_that_does_not_call_the_function_or_fails_anyway_proves_nothing():
    found = asked({"a": CALLS_NOT, "b": BROKEN}, {"a": [None], "b": [None]})

    assert found == Verdict("not reached")


def test_what_nothing_verifies_and_what_cannot_be_switched_off_are_told():
    assert asked({}) == Verdict("untested")
    assert asked({"a": CALLS}, ways=()) == Verdict("no function")


def test_files_in_a_browser_and_without_a_mark_are_left_out(tmp_path, monkeypatch):
    monkeypatch.setattr(prove, "ROOT", tmp_path)
    (tmp_path / "tests").mkdir()
    for name, text in (
        ("good", "@pytest.mark.verifies(HAMI(1))"),
        ("plain", "def test_it(): pass"),
        ("seen", "@pytest.mark.browser\n@pytest.mark.verifies(HAMI(1))"),
    ):
        (tmp_path / "tests" / f"test_{name}.py").write_text(text, "utf-8")

    assert prove.files() == ["tests/test_good.py"]


@pytest.mark.slow
def test_of_two_real_functions_the_one_without_a_test_ends_the_run_with_status_one(
    monkeypatch, capfd
):
    rule, other = "onedoor.law.precedence.liability_of", "onedoor.journal.domain.facts.plain_facts"
    monkeypatch.setattr(prove, "files", lambda: ["src/onedoor/law/tests/test_precedence.py"])

    status = prove.main([rule, other])

    told = [line.split()[:2] for line in capfd.readouterr().out.splitlines() if line[:1].isalpha()]
    assert told[:2] == [["untested", other], ["proven", rule]]
    assert status == 1
