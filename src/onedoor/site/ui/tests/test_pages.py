"""The frames and the pages about the site, without a browser."""

import pytest
from django import forms
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils.translation import override

from onedoor.general.terms.testing import set_value
from onedoor.kernel.fields import Choice, FieldView, from_django, problems
from onedoor.site.ui import errors

pytestmark = pytest.mark.django_db
PAGES = [
    "/ui/",
    "/ui/desk/",
    "/about/accessibility/",
    "/about/help/",
    "/about/privacy/",
]


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize(
    "prefix,tag,direction", [("", "zh-Hans", "ltr"), ("/ug", "ug", "rtl")], ids=["zh", "ug"]
)
def test_a_page_says_its_language_and_direction(client, path, prefix, tag, direction):
    answer = client.get(prefix + path)

    assert answer.status_code == 200
    assert f'<html lang="{tag}" dir="{direction}"' in answer.content.decode()


def test_help_promises_an_answer_within_the_days_that_are_set(client):
    assert "在 5 个工作日内答复" in client.get("/about/help/").content.decode()

    set_value("difficulties.ordinary_working_days", 7)

    assert "在 7 个工作日内答复" in client.get("/about/help/").content.decode()


def test_the_language_switch_leads_to_the_same_page(client):
    answer = client.get("/ug/about/help/?from=home").content.decode()

    assert 'href="/about/help/?from=home" lang="zh-Hans"' in answer
    assert 'href="/ug/about/help/?from=home" lang="ug"' in answer


def test_a_missing_page_says_what_to_do_and_whom_to_call(client):
    answer = client.get("/no-such-page/")

    assert answer.status_code == 404
    assert "没有找到这个页面" in answer.content.decode()
    assert 'href="tel:12345"' in answer.content.decode()


def test_a_form_without_its_token_is_told_that_nothing_was_lost():
    answer = Client(enforce_csrf_checks=True).post("/ui/sent/")

    assert answer.status_code == 403
    assert "已经保存的内容没有丢失" in answer.content.decode()


def test_a_page_that_only_shows_something_takes_no_form(client):
    answer = Client(enforce_csrf_checks=True).post("/about/help/")

    assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD")
    assert "这个页面只供查看" in answer.content.decode()


@pytest.mark.parametrize(
    "path, accept", [("/nowhere.json", "*/*"), ("/nowhere/", "application/json")]
)
def test_a_program_is_told_in_json_that_there_is_no_such_page(client, path, accept):
    answer = client.get(path, headers={"accept": accept})

    assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")
    assert answer.json()["code"] == "404"
    browser = client.get("/nowhere/", headers={"accept": "text/html,*/*;q=0.8"})
    assert browser["Content-Type"].startswith("text/html")


def test_large_letters_are_kept_without_script(client):
    answer = client.post("/ui/preferences/", {"size": "c", "next": "/about/help/"})

    assert answer.status_code == 302
    assert answer["Location"] == "/about/help/"
    assert 'class="size-c"' in client.get("/about/help/").content.decode()


def test_the_page_for_the_elderly_has_large_letters_and_can_be_left(client):
    client.post("/ui/preferences/", {"elder": "1"})
    assert 'class="size-b elder"' in client.get("/about/help/").content.decode()

    client.post("/ui/preferences/", {"elder": "0"})
    assert 'class="size-a"' in client.get("/about/help/").content.decode()


@pytest.mark.parametrize(
    "wanted", ["https://example.org/", "//example.org/", "javascript:alert(1)"]
)
def test_a_preference_never_leads_to_another_site(client, wanted):
    answer = client.post("/ui/preferences/", {"size": "b", "next": wanted})

    assert answer["Location"] == "/"


def test_an_unknown_size_counts_as_the_ordinary_one(client):
    client.cookies["size"] = "huge"

    assert 'class="size-a"' in client.get("/about/help/").content.decode()


@pytest.mark.parametrize(
    "code", ["400", "fields", "403", "csrf", "404", "405", "413", "429", "500"]
)
@pytest.mark.parametrize("language", ["zh-hans", "ug"])
def test_every_error_page_has_words_in_each_language(code, language):
    with override(language):
        advice = errors.words(code)

    assert all((advice.what, advice.now, advice.ask))
    assert ("ى" in advice.what + advice.now) == (language == "ug")


def test_the_page_for_our_own_fault_needs_no_hashed_file_and_no_database(settings):
    settings.STORAGES = {}

    answer = errors.failed(RequestFactory().get("/"))

    assert answer.status_code == 500
    assert "责任在我们" in answer.content.decode()
    assert 'href="/static/ui/ui.css"' in answer.content.decode()


def test_a_field_view_links_its_error_to_the_input_one_can_reach():
    text = FieldView("a", "text", "甲", error="请填写。")
    radios = FieldView("b", "yesno", "乙", error="请选择。")
    parts = FieldView(
        "c", "period", "丙", parts=(FieldView("c__from", "date", "自", error="缺。"),)
    )
    long_list = FieldView(
        "d", "choice", "丁", error="缺。", choices=tuple(Choice(str(n), str(n)) for n in range(10))
    )

    found = [problem.target for problem in problems([text, radios, parts, long_list])]

    assert found == ["id_a", "id_b_0", "id_c__from", "id_d"]


@pytest.mark.parametrize(
    "label, name",
    [
        ("姓名", "姓名"),
        ("由代理人办理吗？", "由代理人办理吗"),
        ("我已阅读，保证属实。", "我已阅读，保证属实"),
    ],
)
def test_a_line_of_the_summary_names_its_question_without_the_mark_at_its_end(label, name):
    (problem,) = problems([FieldView("a", "text", label, error="请填写。")])

    assert (problem.label, problem.text) == (name, "请填写。")


def test_a_django_field_is_drawn_like_any_other():
    class Sample(forms.Form):
        name = forms.CharField(label="姓名", max_length=20, help_text="与证件一致。")
        kind = forms.ChoiceField(label="类别", choices=[("", "-"), ("a", "甲")])
        agreed = forms.BooleanField(label="同意")

    sample = Sample({"name": "", "kind": "a", "agreed": "on"}, auto_id="id_%s")
    name, kind, agreed = (from_django(bound) for bound in sample)

    assert (name.kind, name.hint, name.max_length) == ("text", "与证件一致。", 20)
    assert len(name.error) > 0
    assert (kind.kind, kind.value, kind.choices) == ("choice", "a", (Choice("a", "甲"),))
    assert (agreed.kind, agreed.value) == ("declaration", "yes")


def test_an_unknown_kind_of_question_is_refused():
    with pytest.raises(ValueError, match="colour"):
        FieldView("a", "colour", "甲")


NUL = ["/items/%00/", "/ug/items/%00/", "/v/%00/", "/rate/%00/", "/cases/%00/", "/desk/case/%00/"]


@pytest.mark.django_db
@pytest.mark.parametrize("path", NUL)
def test_a_path_with_a_nul_is_no_page(client, path):
    assert client.get(path).status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path, status",
    [("/progress/?code=%00", 422), ("/search/?q=a%00", 200), ("/items/?topic=%00", 200)],
)
def test_a_question_with_a_nul_finds_nothing(client, path, status):
    assert client.get(path).status_code == status


@pytest.mark.django_db
def test_a_form_with_a_nul_finds_nothing_and_the_mark_of_what_was_lost_stands_in_its_place(client):
    answer = client.post("/progress/", {"code": "A\0", "x\0": "y"})
    assert answer.status_code == 422
    assert 'value="A\ufffd"' in answer.content.decode()


@pytest.mark.parametrize("most, status, said", [
    ("DATA_UPLOAD_MAX_MEMORY_SIZE", 413, "上传的内容太大"),
    ("DATA_UPLOAD_MAX_NUMBER_FIELDS", 400, "网址或者表单里的内容太多"),
])  # fmt: skip
def test_a_form_that_is_too_large_is_told_so(client, settings, most, status, said):
    setattr(settings, most, 10)
    form = {f"field{n}": "x" for n in range(20)}

    answer = client.post(reverse("ui:preferences"), form)

    assert answer.status_code == status
    assert said in answer.content.decode()
