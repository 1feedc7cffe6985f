"""What the pages of an application show: composed from the offering, the draft and licences."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from onedoor.kernel.actors import Actor
from onedoor.kernel.days import legal_day
from onedoor.kernel.fields import FieldView, Problem
from onedoor.operation.cases import api as cases
from onedoor.operation.credit import api as credit
from onedoor.operation.licences import api as licences
from onedoor.operation.materials import api as materials
from onedoor.operation.promises import api as promises
from onedoor.site.ui import gaps, languages
from onedoor.system.forms import api as forms
from onedoor.system.items import api as items


@dataclass(frozen=True, slots=True)
class Sheet:
    """One application as it stands, with everything its pages need to know."""

    draft: cases.Draft
    what: items.Offering
    form: forms.FormDef
    prefilled: Mapping[str, forms.Prefilled]
    needs: tuple[forms.MaterialNeed, ...]
    held: tuple[materials.Attached, ...]
    language: str

    @property
    def answers(self) -> dict[str, Any]:
        """The answers so far; what is known stands in where nothing was typed, who acts always."""
        given = {key: one.value for key, one in self.prefilled.items()}
        return forms.Prefilled.imposed({**given, **self.draft.answers}, self.prefilled)

    @property
    def pages(self) -> tuple[forms.Page, ...]:
        """The pages that apply to the answers so far."""
        return forms.visible_pages(self.form, self.answers)

    def files_of(self, key: str) -> tuple[materials.Attached, ...]:
        """Return what is attached to one entry of the list."""
        return tuple(one for one in self.held if one.material == key)

    @property
    def missing(self) -> tuple[forms.MaterialNeed, ...]:
        """The entries of the list that still wait for a file."""
        return tuple(
            need
            for need in self.needs
            if need.required and not need.exempt and not self.files_of(need.material.key)
        )


@dataclass(frozen=True, slots=True)
class Task:
    """One line of the task list."""

    name: str
    status: str
    tone: str
    href: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class MaterialRow:
    """One entry of the list of materials, as the macro ``material_row`` draws it."""

    key: str
    name: str
    state: str
    facts: tuple[str, ...]
    note: str
    href: str
    files: tuple[materials.Attached, ...]
    warnings: tuple[tuple[str, str], ...]  # the file's name and what is doubtful about it
    promised: str = ""  # the id of the promise that stands in its place


def sheet(*, draft: str, actor: Actor, at: datetime) -> Sheet:
    """Return the application; raise DraftMissing for anybody else's."""
    found = cases.draft(id=draft, actor=actor)
    what = items.offering(found.offering, found.version)
    wanted = forms.sources_of(what.form)
    known = licences.known_of(holder=found.owner, wanted=wanted, on=legal_day(at), actor=actor)
    prefilled = forms.prefill(what.form, known, at=at)
    answers = {**{key: one.value for key, one in prefilled.items()}, **found.answers}
    answers = forms.Prefilled.imposed(answers, prefilled)
    return Sheet(
        draft=found,
        what=what,
        form=what.form,
        prefilled=prefilled,
        needs=forms.required_materials(what.form, answers, licences=frozenset(known)),
        held=materials.of(holder=found.id),
        language=languages.language(get_language()).tag,
    )


def changes(shown: Sheet) -> tuple[items.Change, ...]:
    """Return what the version in force changed since the application was begun."""
    if not shown.what.replaced:
        return ()
    newest = items.offering(shown.draft.offering).version
    return items.differences(shown.draft.offering, older=shown.what.version, newer=newest)


def same_under_way(offering: str, *, actor: Actor) -> list[cases.Summary]:
    """Return what the applicant has under way of the same offering, newest first."""
    rows = cases.cases_of(actor=actor).rows
    return [one for one in rows if one.offering == offering and one.state not in cases.CONCLUDED]


def twice(page: forms.Page, rows: Sequence[Mapping[str, Any]]) -> tuple[int, ...]:
    """Return the numbers of the rows that hold an identity number which another row holds too."""
    keys = [q.key for q in page.questions if q.kind is forms.Kind.IDCARD]
    told = [tuple(row.get(key, "") for key in keys) for row in rows]
    return tuple(n for n, one in enumerate(told, start=1) if any(one) and told.count(one) > 1)


def held(shown: Sheet) -> forms.Held:
    """Return what is there already, for the file questions of a page."""
    names = {
        need.material.key: tuple(
            one.file.name for one in shown.files_of(need.material.key) if one.file is not None
        )
        for need in shown.needs
    }
    exempt = frozenset(need.material.licence for need in shown.needs if need.exempt)
    return forms.Held(names, exempt)


def waits_for(shown: Sheet, key: str) -> bool:
    """Say whether an entry of the list applies, is required, and nothing is there for it."""
    return any(need.material.key == key for need in shown.missing)


def tasks(shown: Sheet) -> list[Task]:
    """Return the task list: a line for each page that applies, and one for the materials."""
    found = [
        Task(
            name=state.page.title.in_language(shown.language),
            status=_standing(state.standing),
            tone=_TONES[state.standing],
            href=reverse("portal:question", args=(shown.draft.id, state.page.key)),
        )
        for state in forms.outline(shown.form, shown.answers, confirmed=shown.draft.confirmed)
    ]
    return [*found, _materials_task(shown)] if shown.needs else found


def is_ready(shown: Sheet) -> bool:
    """Say whether every task is done, so that the answers can be checked and submitted."""
    return not shown.missing and _is_answered(shown)


def may_promise(shown: Sheet) -> gaps.Promise | None:
    """Return the promise by which what is missing may follow, where only that is left to do."""
    if not _is_answered(shown):
        return None
    missing = [need.material for need in shown.missing]
    text = promises.gaps_text(shown.what, missing, shown.answers, on=legal_day(timezone.now()))
    return gaps.to_read(text) if text else None


def _is_answered(shown: Sheet) -> bool:
    outline = forms.outline(shown.form, shown.answers, confirmed=shown.draft.confirmed)
    return all(s.standing is forms.Standing.DONE for s in outline)


def is_shut(shown: Sheet, page: forms.Page) -> bool:
    """Tell whether a page asks for the way and that on a promise is shut to the applicant."""
    how = shown.what.what.promising
    if how is None or how.question not in {one.key for one in page.questions}:
        return False
    return credit.exclusion(shown.draft.owner) is not None


def without_promise(shown: Sheet, views: Sequence[FieldView]) -> list[FieldView]:
    """Return the fields without the choice that is shut; the ordinary way stays."""
    how = shown.what.what.promising
    assert how is not None
    return [
        replace(view, choices=tuple(one for one in view.choices if one.value != how.value))
        if view.name == how.question
        else view
        for view in views
    ]


def next_after(shown: Sheet, page: str) -> str:
    """Return the address to go on to: the next page that applies, then materials, then checking."""
    keys = [one.key for one in shown.pages]
    later = keys[keys.index(page) + 1 :] if page in keys else []
    for key in later:
        return reverse("portal:question", args=(shown.draft.id, key))
    name = "portal:materials" if shown.needs else "portal:check"
    return reverse(name, args=(shown.draft.id,))


def before(shown: Sheet, page: str) -> str:
    """Return the address of the page before, or of the task list."""
    keys = [one.key for one in shown.pages]
    at = keys.index(page) if page in keys else 0
    if at:
        return reverse("portal:question", args=(shown.draft.id, keys[at - 1]))
    return reverse("portal:draft", args=(shown.draft.id,))


def material_rows(shown: Sheet) -> list[MaterialRow]:
    """Return the entries of the list that apply, each with what is there already."""
    return [_material_row(shown, need) for need in shown.needs]


def material_row(shown: Sheet, key: str) -> MaterialRow:
    """Return one entry; raise KeyError when it does not apply."""
    return {row.key: row for row in material_rows(shown)}[key]


def problems_of(shown: Sheet, errors: Mapping[str, forms.Text]) -> list[Problem]:
    """Return the flaws found when all answers were checked, each linked to its page."""
    where = {q.key: page.key for page in shown.form.pages for q in page.questions}
    where |= {page.key: page.key for page in shown.form.pages}
    labels = {q.key: q.label for page in shown.form.pages for q in page.questions}
    found = []
    for name, told in errors.items():
        text, asked = told.in_language(shown.language), _question_of(name)
        label = labels[asked].in_language(shown.language) if asked in labels else ""
        target = f"row_{_page_of(name, where)}"
        found.append(Problem(text, target, "" if label in text else label))
    return found


def _question_of(name: str) -> str:
    """Return the key of the question that an input is of, also in a row and in a part of it."""
    return name.split("__", maxsplit=1)[0].rsplit("-", maxsplit=1)[-1]


def left_out(
    shown: Sheet,
    page: forms.Page,
    posted: Mapping[str, Any],
    errors: Mapping[str, forms.Text],
) -> str:
    """Return what to tell somebody who goes on later: what was kept, and what of it was not."""
    typed = {name.split("__")[0] for name in errors if posted.get(name)}
    names = [q.label.in_language(shown.language) for q in page.questions if q.key in typed]
    if not names:
        return _("填好的已经保存，这一页还没有填完。")
    listed = _("、").join(names)
    return _("填好的已经保存。下列内容还不对，没有保存：%(names)s") % {"names": listed}


def _page_of(name: str, where: Mapping[str, str]) -> str:
    plain = name.split("__", maxsplit=1)[0]
    return where.get(plain) or where.get(plain.split("-", maxsplit=1)[0], "")


def _materials_task(shown: Sheet) -> Task:
    exempt = sum(need.exempt for need in shown.needs)
    total = len(shown.needs)
    hint = _("共 %(total)s 份，其中 %(exempt)s 份免提交") % {"total": total, "exempt": exempt}
    done = not shown.missing
    waiting = len(shown.missing)
    left = _("还差 %(n)s 份") % {"n": waiting}
    return Task(
        name=_("申请材料"),
        status=_("已完成") if done else left,
        tone="success" if done else "neutral",
        href=reverse("portal:materials", args=(shown.draft.id,)),
        hint=hint,
    )


_TONES = {
    forms.Standing.NOT_STARTED: "neutral",
    forms.Standing.STARTED: "accent",
    forms.Standing.TO_CONFIRM: "warning",
    forms.Standing.DONE: "success",
}


def _standing(standing: forms.Standing) -> str:
    return {
        forms.Standing.NOT_STARTED: _("未开始"),
        forms.Standing.STARTED: _("填写中"),
        forms.Standing.TO_CONFIRM: _("待确认（已自动带出）"),
        forms.Standing.DONE: _("已完成"),
    }[standing]


def _material_row(shown: Sheet, need: forms.MaterialNeed) -> MaterialRow:
    material, language = need.material, shown.language
    files = shown.files_of(material.key)
    stand_in = (one.id for one in files if one.source is materials.Source.PROMISE)
    return MaterialRow(
        key=material.key,
        name=material.name.in_language(language),
        state="exempt" if need.exempt else "given" if files else "todo",
        facts=_facts(shown, need),
        note=material.note.in_language(language) or material.standard.in_language(language),
        href=reverse("portal:material", args=(shown.draft.id, material.key)),
        files=files,
        warnings=_warnings(files, language),
        promised=next(stand_in, ""),
    )


def _facts(shown: Sheet, need: forms.MaterialNeed) -> tuple[str, ...]:
    material = need.material
    if need.exempt:
        return (_("由电子证照自动核验"),)
    rules = forms.upload_rules(shown.form, material.key, shown.language)
    return ((_("必要") if need.required else _("选交")), *rules)


def _warnings(files: Sequence[materials.Attached], language: str) -> tuple[tuple[str, str], ...]:
    code = "ug" if language == "ug" else "zh-hans"
    return tuple(
        (one.file.name, materials.words_for(warning, language=code))
        for one in files
        if one.file is not None
        for warning in one.file.warnings
    )
