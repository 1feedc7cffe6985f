"""Definitions and answers made at random: any form an author could publish."""

from hypothesis import strategies as st

from onedoor.system.forms.domain.definition import Kind
from onedoor.system.forms.domain.parsing import parse
from onedoor.system.forms.tests.forms import question

_WORDS = ("a", "b", "yes", "no", "5", "12", "2026-01-01", "示例")
# What people type for each kind: the first as it is stored, some otherwise, some wrong.
TYPED = {
    Kind.TEXT: ("老王", " 老 王 ", ""),
    Kind.LONGTEXT: ("一\r\n二", ""),
    Kind.CHOICE: ("a", "b", "", "z"),
    Kind.MULTI: (["a"], ["b", "a"], "b", [], ["z"]),
    Kind.YESNO: ("yes", "no", ""),
    Kind.DATE: ("2026-01-01", "2026年1月1日", "２０２６/1/1", "昨天", ""),
    Kind.NUMBER: ("5", "１２", "1,200", "十", ""),
    Kind.MONEY: ("12", "¥12.5", "5元", "-1", ""),
    Kind.IDCARD: ("412723199010050012", "1", ""),
    Kind.USCC: ("91152201078377449p", ""),
    Kind.PHONE: ("139 0000 1111", "1", ""),
    Kind.EMAIL: ("a@b.cn", "a", ""),
    Kind.REGION: ("650502001000", "0", ""),
    Kind.DECLARATION: ("yes", "on", ""),
    Kind.SIGN: ("王建国", ""),
}
PARTS_TYPED = {
    Kind.PERIOD: {"from": "2026年1月1日", "to": "20261231"},
    Kind.ADDRESS: {"region": "650502001000", "detail": "1 号"},
    Kind.PERSON: {"name": "古丽", "idcard": "412723199010050012"},
    Kind.ORG: {"name": "某公司", "uscc": "91152201078377449P"},
    Kind.BANK: {"name": "农业银行", "account": "6228 4800 1234"},
    Kind.GEO: {"longitude": "93.51", "latitude": "42.82"},
    Kind.GROUP: {"plate": "新L12345", "tons": "12"},
}


def conditions(keys, *, compares=True):
    """Return conditions on these questions; without ``compares``, none that order numbers."""
    ops = ["eq", "gte", "lte"] if compares else ["eq"]
    words = st.sampled_from(_WORDS)
    test = st.one_of(
        st.builds(
            lambda q, op, v: {"q": q, "op": op, "v": v},
            st.sampled_from(keys), st.sampled_from(ops), words,
        ),
        st.builds(
            lambda q, v: {"q": q, "op": "in", "v": v},
            st.sampled_from(keys), st.lists(words, max_size=3),
        ),
        st.builds(lambda q: {"q": q, "op": "filled"}, st.sampled_from(keys)),
    )  # fmt: skip
    return st.recursive(
        test,
        lambda inner: st.one_of(
            st.builds(lambda of: {"all": of}, st.lists(inner, max_size=2)),
            st.builds(lambda of: {"any": of}, st.lists(inner, max_size=2)),
            st.builds(lambda of: {"not": of}, inner),
        ),
        max_leaves=3,
    )


class _Author:
    """One author's form, question by question."""

    def __init__(self, draw, *, compares):
        self.draw, self.compares = draw, compares
        self.earlier, self.conditions, self.materials = [], {}, []

    def form(self):
        pages = [self.page(n) for n in range(self.draw(st.integers(1, 4)))]
        for _ in range(self.draw(st.integers(0, 2))):
            self.material()
        return parse({
            "title": "测试", "pages": pages, "conditions": self.conditions,
            "materials": self.materials,
        })  # fmt: skip

    def when(self):
        if not self.earlier or not self.draw(st.booleans()):
            return {}
        name = f"c{len(self.conditions)}"
        found = self.draw(conditions(self.earlier, compares=self.compares))
        self.conditions[name] = found
        return {"when": name}

    def material(self, when=None):
        key = f"m{len(self.materials)}"
        self.materials.append({
            "key": key, "name": f"材料{key}", "basis": "x",
            "necessary": self.draw(st.booleans()), **(self.when() if when is None else when),
        })  # fmt: skip
        return key

    def page(self, n):
        when, repeats = self.when(), self.draw(st.booleans()) and n > 0
        questions = [
            self.question(f"q{n}{m}", when, repeats) for m in range(self.draw(st.integers(1, 3)))
        ]
        made = {"key": f"p{n}", "title": f"第{n}页", "questions": questions, **when}
        if repeats:
            low = self.draw(st.integers(0, 1))
            made["repeat"] = {"minimum": low, "maximum": low + 2, "item": "人员"}
            self.earlier.append(f"p{n}")
        else:
            silent = (Kind.INFO, Kind.FILE)
            self.earlier += [q["key"] for q in questions if q["kind"] not in silent]
        return made

    def question(self, key, page_when, repeats):
        silent = (Kind.FILE, Kind.INFO)
        kind = self.draw(st.sampled_from([k for k in Kind if not (repeats and k in silent)]))
        more = {"key": key, "required": self.draw(st.booleans())}
        if kind is Kind.FILE:
            return question("file", key=key, material=self.material(page_when or None))
        more |= self.when()
        needed = self.when()
        if needed:
            more["required_when"] = needed["when"]
        if self.draw(st.booleans()):
            more["variants"] = {"counter": {"order": self.draw(st.integers(0, 3))}}
        return question(kind.value, **more)


@st.composite
def definitions(draw, *, compares=True):
    """Return a form of up to four pages with conditions, rows, files and materials."""
    return _Author(draw, compares=compares).form()


@st.composite
def posts(draw, form, *, wrong=True):
    """Return what somebody types on one screen that shows the whole form, one row a page."""
    typed: dict[str, object] = {}
    for page in form.pages:
        for one in page.questions:
            name = f"{page.key}-0-{one.key}" if page.repeat else one.key
            if one.kind in PARTS_TYPED:
                if draw(st.booleans()):
                    typed |= {f"{name}__{k}": v for k, v in PARTS_TYPED[one.kind].items()}
            elif one.kind in TYPED:
                first = TYPED[one.kind][0]
                choices = TYPED[one.kind] if wrong else (first, type(first)())
                typed[name] = draw(st.sampled_from(choices))
    return typed
