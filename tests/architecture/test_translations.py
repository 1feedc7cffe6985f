"""The Uyghur catalogue is in step with the Chinese texts."""

from tools import translations


def test_the_uyghur_catalogue_is_in_step_with_the_texts():
    assert translations.problems() == [], "run: python tools/translations.py extract"


def test_a_lost_placeholder_is_a_flaw(monkeypatch):
    monkeypatch.setattr(translations, "kept", lambda: {"共 %(n)s 件": "جەمئىي"})
    monkeypatch.setattr(translations, "texts", lambda: {"共 %(n)s 件": {"a.html"}})

    assert "placeholders differ: 共 %(n)s 件 | جەمئىي" in translations.problems()


def test_every_text_of_the_frames_and_public_pages_has_its_uyghur():
    have = translations.kept()

    lacking = [
        text
        for text, files in translations.texts().items()
        if any(file.startswith("site/ui/") for file in files)
        if translations.is_chinese(text) and not have.get(text)
    ]

    assert lacking == []
