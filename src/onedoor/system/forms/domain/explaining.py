"""Conditions in words: for paper, where nothing can be hidden, and for whoever edits them."""

from collections.abc import Iterator, Mapping

from onedoor.system.forms.domain.conditions import All, Any_, Cond, Not, Op, Test
from onedoor.system.forms.domain.definition import FormDef, Kind, Page, Question
from onedoor.system.forms.domain.telling import format_value
from onedoor.system.forms.domain.texts import CHINESE, Text

_TESTS: Mapping[Op, Text] = {
    Op.EQ: Text("“%(label)s”为“%(value)s”", "«%(label)s» «%(value)s» بولسا"),
    Op.IN: Text("“%(label)s”包括%(values)s之一", "«%(label)s» %(values)s نىڭ بىرى بولسا"),
    Op.FILLED: Text("“%(label)s”已填写", "«%(label)s» تولدۇرۇلسا"),
    Op.GTE: Text("“%(label)s”不小于（不早于）%(value)s", "«%(label)s» %(value)s دىن كىچىك بولمىسا"),
    Op.LTE: Text("“%(label)s”不大于（不晚于）%(value)s", "«%(label)s» %(value)s دىن چوڭ بولمىسا"),
}
_AND = Text("，且", " ھەمدە ")
_OR = Text("，或者", " ياكى ")
_NOT = Text("不属于以下情形：%s", "تۆۋەندىكى ئەھۋال بولمىسا: %s")
_ALWAYS = Text("任何情形", "ھەرقانداق ئەھۋال")
_NEVER = Text("无此情形", "بۇنداق ئەھۋال يوق")
_ONLY = Text("仅在%s时填写", "پەقەت %s تولدۇرۇلىدۇ")
_COMMA = Text("、", "، ")
_QUOTED = Text("“%s”", "«%s»")


def only_when(form: FormDef, when: str, language: str = CHINESE) -> str:
    """Return when something is to be filled in; empty when always."""
    if not when:
        return ""
    return _ONLY.in_language(language) % in_words(form, form.conditions[when], language)


def in_words(form: FormDef, cond: Cond, language: str = CHINESE) -> str:
    """Return a condition as a clause, with the words of the questions it looks at."""
    match cond:
        case All(of) | Any_(of):
            is_all = isinstance(cond, All)
            if not of:
                return (_ALWAYS if is_all else _NEVER).in_language(language)
            between = (_AND if is_all else _OR).in_language(language)
            return between.join(in_words(form, part, language) for part in of)
        case Not(of):
            return _NOT.in_language(language) % in_words(form, of, language)
        case Test(question, op, value):
            return _test(form, question, op, value, language)


def _test(form: FormDef, key: str, op: Op, value: str | tuple[str, ...], language: str) -> str:
    one = _named(form, key)
    label = (one.title if isinstance(one, Page) else one.label).in_language(language)
    values = [value] if isinstance(value, str) else value
    told = [_said(one, word, language) for word in values]
    quoted = [_QUOTED.in_language(language) % word for word in told]
    facts = {
        "label": label,
        "value": told[0] if told else "",
        "values": _COMMA.in_language(language).join(quoted),
    }
    return _TESTS[op].in_language(language) % facts


def _named(form: FormDef, key: str) -> Page | Question:
    found: Iterator[Page | Question] = (one for page in form.pages for one in _with_questions(page))
    return next(one for one in found if one.key == key)


def _with_questions(page: Page) -> Iterator[Page | Question]:
    yield page
    yield from page.questions


def _said(one: Page | Question, word: str, language: str) -> str:
    if isinstance(one, Page) or one.kind is Kind.DECLARATION:
        return word
    return format_value(one, word, language)
