"""What people read when a rule says no: four parts, in 中文 and Uyghur.

The words themselves live in each module's ``texts.py`` as two dictionaries ``ZH`` and
``UG`` from error code to ``Advice``; the legal basis comes from the error class.  Duties,
scopes and roles that a refusal names by their codes stand in a third one, ``NAMES``.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

from django.apps import apps

_BY_CODE = frozenset(
    ("duties", "employment", "scope", "one", "other")
)  # the facts that name by codes


@dataclass(frozen=True, slots=True)
class Advice:
    """One refusal in words: what happened, what to do now, whom to ask.

    Each part may hold ``%(name)s`` placeholders, filled from the facts of the error.
    """

    what: str
    now: str
    ask: str

    def filled(self, facts: Mapping[str, object]) -> "Advice":
        """Return the same advice with its placeholders filled; unknown ones stay empty."""
        known = _Facts(facts)
        known |= {name: "；".join(map(str, f)) for name, f in facts.items() if isinstance(f, tuple)}
        return Advice(self.what % known, self.now % known, self.ask % known)


class _Facts(dict[str, object]):
    def __missing__(self, key: str) -> str:
        return ""


def advice_for(code: str, language: str) -> Advice | None:
    """Return the words for an error code, in Chinese where the language has none."""
    words = catalogue(language)
    return words.get(code) or catalogue("zh-hans").get(code)


@cache
def catalogue(language: str) -> Mapping[str, Advice]:
    """Return every refusal's words in ``zh-hans`` or ``ug``, gathered from all modules."""
    name = {"ug": "UG"}.get(language, "ZH")
    found: dict[str, Advice] = {}
    for module in _texts():
        found.update(getattr(module, name))
    return found


def _texts() -> Iterator[ModuleType]:
    for app in apps.get_app_configs():
        where = f"{app.name}.texts"
        if app.name.startswith("onedoor.") and find_spec(where):
            yield import_module(where)


def named(facts: Mapping[str, object], language: str) -> dict[str, object]:
    """Return the facts with what they name by a code, such as a duty, by its words instead."""
    comma = "، " if language == "ug" else "、"

    def worded(fact: object) -> str:
        codes = fact if isinstance(fact, tuple) else (fact,)
        return comma.join(name_of(str(one), language) for one in codes)

    return {key: worded(fact) if key in _BY_CODE else fact for key, fact in facts.items()}


def name_of(code: str, language: str) -> str:
    """Return what a duty, a scope or a role is called; the code where nobody has named it."""
    zh, ug = _names().get(code, (code, code))
    return ug if language == "ug" else zh


@cache
def _names() -> Mapping[str, tuple[str, str]]:
    named = (getattr(module, "NAMES", {}) for module in _texts())
    return {code: words for names in named for code, words in names.items()}


ZH: dict[str, Advice] = {
    "kernel.duty_missing": Advice(
        "您的岗位没有办理这项工作的权限。",
        "请返回您的首页；如工作需要，请由本单位管理员为您配置职责：%(duties)s。",
        "本单位管理员",
    ),
    "kernel.cursor_unreadable": Advice(
        "地址中的翻页位置无法识别。", "请回到列表第一页重新查看。", "12345 政务服务便民热线"
    ),
}

UG: dict[str, Advice] = {
    "kernel.duty_missing": Advice(
        "خىزمەت ئورنىڭىزنىڭ بۇ ئىشنى بېجىرىش ھوقۇقى يوق.",
        "باش بېتىڭىزگە قايتىڭ؛ خىزمەتكە لازىم بولسا باشقۇرغۇچىدىن ھوقۇق سوراڭ: %(duties)s.",
        "ئورنىڭىزنىڭ باشقۇرغۇچىسى",
    ),
    "kernel.cursor_unreadable": Advice(
        "ئادرېستىكى بەت ئورنىنى تونۇغىلى بولمىدى.",
        "تىزىملىكنىڭ بىرىنچى بېتىگە قايتىڭ.",
        "12345 قىزىق لىنىيەسى",
    ),
}
