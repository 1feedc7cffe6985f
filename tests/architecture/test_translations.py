"""The Uyghur catalogue is in step with the Chinese texts."""

from tools import translations


def test_the_uyghur_catalogue_is_in_step_with_the_texts():
    assert translations.problems() == [], "run: python tools/translations.py extract"


def test_a_lost_placeholder_is_a_flaw(monkeypatch):
    monkeypatch.setattr(translations, "kept", lambda: {"共 %(n)s 件": "جەمئىي"})
    monkeypatch.setattr(translations, "texts", lambda: {"共 %(n)s 件": {"a.html"}})

    assert "placeholders differ: 共 %(n)s 件 | جەمئىي" in translations.problems()


def test_every_text_has_its_uyghur():
    have = translations.kept()

    lacking = [text for text in translations.texts() if not have.get(text)]

    assert [text for text in lacking if translations.is_chinese(text)] == [], (
        "run: python tools/translations.py missing, then see docs/howto/translate.md"
    )
