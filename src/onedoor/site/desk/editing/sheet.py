"""One section of a draft, or one row on a page of its own: shown, and saved as it is typed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from onedoor.general.bases import api as bases
from onedoor.kernel.access import KnownRequest, for_staff
from onedoor.kernel.days import legal_day
from onedoor.kernel.errors import DomainError
from onedoor.kernel.fields import Choice, FieldView
from onedoor.site.desk.editing import choices, conditions, drawing, reading
from onedoor.site.desk.editing.coding import compared
from onedoor.site.desk.editing.conditioning import conditions_of
from onedoor.site.desk.editing.flows import chart
from onedoor.site.desk.editing.frame import flaws_of, frame
from onedoor.site.desk.editing.parts import Path, Sheet
from onedoor.site.desk.editing.rowing import Act, act_of
from onedoor.site.desk.editing.sections import BY_KEY, INNER
from onedoor.site.law.links import page_of
from onedoor.system.items import api as items


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the document one is: the section, the sheet, its path, and the way up."""

    section: Sheet
    sheet: Sheet
    base: Path
    address: tuple[str, ...]
    up: str


def _place(document: Mapping[str, Any], address: tuple[str, ...], ref: str) -> Place:
    section = sheet = _section(address[0])
    base: Path = ()
    for key in address[1:]:
        rows = next((one for one in sheet.rows if one.sheet), None)
        if rows is None:
            raise items.RowMissing
        base = items.editing.steps_to(document, base + rows.path, key)
        sheet = INNER[rows.sheet]
    up = reverse("desk:item_sheet", args=[ref, *address[:-1]]) if len(address) > 1 else ""
    return Place(section, sheet, base, address, up)


def _section(key: str) -> Sheet:
    found = BY_KEY.get(key)
    if found is None:
        raise items.RowMissing
    return found


@for_staff("items.edit", "items.review")
def sheet(
    request: KnownRequest, ref: str, section: str, row: str = "", inner: str = "", part: str = ""
) -> HttpResponse:
    """Show a section or row of a draft with its flaws; save what is sent, finished or not."""
    draft = items.draft(ref=ref, actor=request.actor)
    address = tuple(filter(None, (section, row, inner, part)))
    if request.method == "POST":
        return _saved(request, draft, address)
    return _shown(request, draft, _place(draft.document, address, ref), draft.document)


def _saved(request: KnownRequest, draft: items.Draft, address: tuple[str, ...]) -> HttpResponse:
    """Save what was sent; when that is refused, give the form back with all of it."""
    sent = request.POST
    try:
        document, where = _standing(draft, address, restore=sent.get("do") == "restore")
    except items.RowMissing as gone:
        where = _nowhere(address, draft.ref)
        after = reading.taken(where.sheet, draft.document, base=where.base, sent=sent)
        return _shown(request, draft, where, after, refused=gone)
    after = reading.taken(where.sheet, document, base=where.base, sent=sent)
    after = graded(after) if where.section.key == "conditions" else after
    if draft.based_on is None or not after.get("code"):
        after = items.editing.recoded(draft.document, after)
    act = act_of(sent)
    onward = reverse("desk:item_sheet", args=[draft.ref, *address])
    try:
        if act is not None and act.asks(where.sheet):
            return _shown(request, draft, where, after, asked=act)
        if act is not None:
            after, onward = act.done(where.sheet, where.base, after, onward)
        if after == draft.document:
            messages.info(request, _("没有改动。"))
            return redirect(onward)
        _write(request, draft.ref, after, sent)
    except _REFUSALS as refused:
        return _shown(request, draft, where, after, refused=refused)
    reviewed = draft.state in (items.DraftState.APPROVED, items.DraftState.SCHEDULED)
    messages.success(
        request, _("已保存。原来的审核已经作废，须重新送审。") if reviewed else _("已保存。")
    )
    return redirect(onward)


_REFUSALS = (items.DraftChanged, items.DraftNotOpen, items.DraftTaken, items.RowMissing)


def graded(document: dict[str, Any]) -> dict[str, Any]:
    """Return the document with the grade of every basis that the register knows."""
    rows = items.editing.value(document, ("bases",), [])
    titles = [choices.shown(one.get("act")) for one in rows if isinstance(one, Mapping)]
    known = bases.known(titles)
    for n, title in enumerate(titles):
        if title in known:
            grade = known[title].grade.value
            document = items.editing.put(document, ("bases", n, "grade"), grade)
    return document


def _standing(
    draft: items.Draft, address: tuple[str, ...], *, restore: bool
) -> tuple[Mapping[str, Any], Place]:
    """Return where one is; a row that was deleted is put at the end again, if that is asked."""
    try:
        return draft.document, _place(draft.document, address, draft.ref)
    except items.RowMissing:
        if not restore:
            raise
    above = _place(draft.document, address[:-1], draft.ref)
    rows = next(one for one in above.sheet.rows if one.sheet)
    row = {rows.key: address[-1], **rows.blank}
    document = items.editing.add(draft.document, above.base + rows.path, row)
    return document, _place(document, address, draft.ref)


_GONE = "gone"


def _nowhere(address: tuple[str, ...], ref: str) -> Place:
    """Return a place outside the offering for what was typed into a row that was deleted."""
    section = sheet = _section(address[0])
    for _key in address[1:]:
        sheet = INNER[next(one.sheet for one in sheet.rows if one.sheet)]
    up = reverse("desk:item_sheet", args=[ref, address[0]])
    return Place(section, sheet, (_GONE,), address, up)


def _write(request: KnownRequest, ref: str, document: Mapping[str, Any], sent: QueryDict) -> None:
    items.write_draft(
        document=document,
        actor=request.actor,
        at=timezone.now(),
        ref=ref,
        revision=reading.revision_of(sent),
    )


def _shown(
    request: KnownRequest,
    draft: items.Draft,
    where: Place,
    document: Mapping[str, Any],
    *,
    refused: DomainError | None = None,
    asked: Act | None = None,
) -> HttpResponse:
    at = timezone.now()
    whole = {name: part for name, part in document.items() if name != _GONE}
    found = flaws_of(whole, at=at)
    taken = isinstance(refused, items.DraftTaken)
    found.said = {("code",): _("这个编码已经用在另一份草稿里。")} if taken else {}
    names = {one.choices for one in where.sheet.fields}
    names |= {one.choices for rows in where.sheet.rows for one in rows.fields}
    known = choices.read(document, names=names, on=legal_day(at))
    drawn = drawing.drawn(where.sheet, base=where.base, choices=known, flaws=found)
    context = {
        "frame_of": frame(draft, actor=request.actor, found=found, current=where.section.key),
        "sheet": where.sheet,
        "up": where.up,
        "above": where.section.title,
        "called": drawing.called(document, where.base),
        "drawn": drawn,
        "rest": found.rest(where.section.key, below=where.base),
        "revision": draft.revision,
        "theirs": _theirs(draft, document, refused, on=legal_day(at)),
        "refused": refused,
        "asked": asked,
        "takes": asked.takes(where.sheet, where.base, document) if asked else (),
        "is_gone": where.base == (_GONE,),
        "pages": _pages(document, where),
        "conditions": conditions_of(document) if where.sheet.extra == "conditions" else None,
        "cited": _cited(document) if where.sheet.extra == "bases" else (),
        "chart": chart(document) if where.sheet.extra == "flow" else None,
    }
    return render(request, "desk/editing/sheet.html", context, status=409 if refused else 200)


def _cited(document: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """Return the provisions that the offering rests on, and where each can be read."""
    rows = items.editing.value(document, ("bases",), [])
    named = [
        (choices.shown(one.get("act")), str(one.get("article") or ""))
        for one in (rows if isinstance(rows, list) else ())
        if isinstance(one, Mapping)
    ]
    return tuple(
        (f"《{act}》第{article}条" if article else f"《{act}》", page_of(act, article))
        for act, article in named
        if act
    )


def _theirs(
    draft: items.Draft, document: Mapping[str, Any], refused: DomainError | None, *, on: date
) -> tuple[items.Change, ...]:
    """Return where what was typed differs from what somebody else has saved meanwhile."""
    if not isinstance(refused, items.DraftChanged):
        return ()
    return compared(draft.document, document, on=on)


def _pages(document: Mapping[str, Any], where: Place) -> tuple[FieldView, ...]:
    """Return the choice of the page that a question stands on."""
    if where.sheet.extra != "page":
        return ()
    pages = items.editing.value(document, ("form", "pages"), [])
    known = tuple(
        Choice(str(one.get("key")), f"{n}. {conditions.words(one.get('title')) or _('未命名')}")
        for n, one in enumerate(pages, 1)
    )
    return (FieldView("to", "pick", _("移到哪一页"), value=where.address[1], choices=known),)


_ROUTE = "items/drafts/<str:ref>/<slug:section>/"
urlpatterns = [
    path(_ROUTE, sheet, name="item_sheet"),
    path(f"{_ROUTE}<str:row>/", sheet, name="item_sheet"),
    path(f"{_ROUTE}<str:row>/<str:inner>/", sheet, name="item_sheet"),
    path(f"{_ROUTE}<str:row>/<str:inner>/<str:part>/", sheet, name="item_sheet"),
]
