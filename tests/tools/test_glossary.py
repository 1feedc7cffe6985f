import pytest

from tools import glossary


@pytest.fixture
def told(tmp_path, monkeypatch):
    monkeypatch.setattr(glossary, "ROOT", tmp_path)
    monkeypatch.setattr(glossary, "banned", lambda: {"matter": "item (事项)"})

    def flaws(name, text):
        path = tmp_path / name
        path.write_text(text, "utf-8")
        return list(glossary.flaws(path))

    return flaws


def test_a_banned_word_is_found_inside_names_of_any_spelling(told):
    assert told("a.py", "matter_code = MatterList = 1\n") == [
        "a.py:1: matter_code: say item (事项), not matter",
        "a.py:1: MatterList: say item (事项), not matter",
    ]


def test_a_longer_word_and_plain_text_are_left_alone(told):
    assert told("a.py", '"""It does matter."""\nsmatter = 1\n') == []


def test_a_template_is_read_inside_its_tags_only(told):
    assert told("a.html", "<p>matter</p>\n{{ matter.name }}\n") == [
        "a.html:2: {{ matter.name }}: say item (事项), not matter"
    ]


def test_an_article_in_a_comment_is_a_missing_citation(told):
    assert told("a.py", "x = 1  # 见第二十五条\n") == [
        "a.py:1: an article in a comment is a missing citation: @implements(…)"
    ]
