import pytest

from onedoor.system.forms import api as forms

DOCUMENT = {
    "title": "申请",
    "situations": ["by_agent", "trade", "projects"],
    "pages": [
        {
            "key": "who",
            "title": "谁来办理",
            "questions": [{"key": "by_agent", "kind": "yesno", "label": "代办?", "basis": "b"}],
        },
        {
            "key": "trade_details",
            "title": "经营",
            "questions": [
                {
                    "key": "trade",
                    "kind": "choice",
                    "label": "哪一类?",
                    "basis": "b",
                    "options": [
                        {"value": "catering", "label": "餐饮"},
                        {"value": "sales", "label": "销售"},
                    ],
                },
                {
                    "key": "projects",
                    "kind": "multi",
                    "label": "哪些?",
                    "basis": "b",
                    "options": [
                        {"value": "hot", "label": "热食"},
                        {"value": "cold", "label": "冷食"},
                    ],
                },
                {"key": "area", "kind": "number", "label": "面积", "basis": "b"},
            ],
        },
    ],
}


@pytest.fixture
def form():
    flaws = forms.reading.Flaws()
    read = forms.read(flaws, "form", DOCUMENT)
    assert not list(flaws)
    return read


def test_a_situation_is_kept_in_the_shape_in_which_answers_are_stored(form):
    given = {"by_agent": ["no"], "trade": ["sales"], "projects": ["hot", "cold", "hot"]}

    assert forms.situation(form, given) == {
        "by_agent": "no",
        "trade": "sales",
        "projects": ["hot", "cold"],
    }


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"by_agent": ["perhaps"]},
        {"trade": [""]},
        {"projects": ["<script>", "hot,cold"]},
        {"area": ["12"]},
        {"anything": ["yes"]},
    ],
)
def test_what_is_no_option_of_a_deciding_question_counts_as_not_answered(form, given):
    assert forms.situation(form, given) == {}


def test_a_situation_replaces_what_nobody_confirmed_and_nothing_else(form):
    answers = {"by_agent": "yes", "trade": "sales", "area": "12"}
    decided = {"by_agent": "no", "trade": "catering"}

    carried = forms.carry(form, answers, decided, confirmed=("who",))

    assert carried == {"by_agent": "yes", "trade": "catering", "area": "12"}
