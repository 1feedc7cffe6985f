"""一次性告知书: a version told once and whole, for somebody's own situation.

Everything on it is read from the version; ``domain.wording`` only names the parts.  One set of
sheets is drawn twice, as PDF and on a page.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from onedoor.kernel.days import legal_day
from onedoor.law.articles import ADL, HAMI, implements
from onedoor.operation.documents import api as documents
from onedoor.operation.guides.domain import wording as w
from onedoor.operation.guides.domain.checklist import NOTHING, Line, Own, Standing, checklist, of
from onedoor.operation.guides.domain.copies import MARK_LENGTH
from onedoor.operation.licences import api as licences
from onedoor.system.flows import api as flows
from onedoor.system.forms import api as forms
from onedoor.system.items import api as items

_CHINESE = "zh-Hans"


@dataclass(frozen=True, slots=True)
class Reader:
    """For whom a notice is made: answers to the deciding questions, what is there, who told.

    ``answers`` is None when the situation was not asked; ``told_by`` the officer who hands the
    notice over, empty when the reader prints it.
    """

    answers: Mapping[str, Any] | None = None
    own: Own = NOTHING
    name: str = ""
    told_by: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice: its sheets, what stands in its foot, and where to check it."""

    number: str
    body: str
    address: str
    sheets: tuple[documents.Sheet, ...]
    foot: tuple[str, ...]
    draft: str = ""  # across every page of what is not published


@implements(HAMI(16), ADL(30), note="told once, whole, and from the version in force")
def notice(
    offering: items.Offering, reader: Reader, *, site: str, language: str, at: datetime
) -> Notice:
    """Return the notice of a version for a reader; a Uyghur reader gets Uyghur beside Chinese.

    The notice of a draft (version 0) says on every page that it is one.
    """
    address, mark = site + mark_path(offering), offering.sha256[:MARK_LENGTH]
    if not offering.version:
        address = site
    tongues = (_CHINESE, "ug") if language == "ug" else (_CHINESE,)
    return Notice(
        number=f"{offering.code} · {f'v{offering.version}' if offering.version else w.DRAFT.zh}",
        body=offering.body_name.zh,
        address=address,
        sheets=tuple(
            _Teller(offering, reader, tongue, legal_day(at)).sheet() for tongue in tongues
        ),
        foot=_foot(offering, address, mark),
        draft="" if offering.version else w.DRAFT.zh,
    )


def _foot(offering: items.Offering, address: str, mark: str) -> tuple[str, ...]:
    if not offering.version:
        return (w.NO_USE.zh, f"由实施清单草稿生成 · 内容摘要 SHA-256 {mark}")
    return (
        f"扫码核对本告知书是否仍为现行版本：{address}",
        f"由实施清单 v{offering.version} 生成 · 内容摘要 SHA-256 {mark}",
        "本文书以国家通用语言文字文本为准。",
    )


def notice_pdf(made: Notice, *, at: datetime) -> bytes:
    """Return a notice as PDF."""
    return documents.open_pdf(
        documents.OpenPaper(
            title=made.sheets[0].title, number=made.number, body=made.body,
            address=made.address, sheets=made.sheets, foot=made.foot,
            draft=made.draft,
        ),
        at=at,
    )  # fmt: skip


def mark_path(offering: items.Offering) -> str:
    """Return the path at which anyone learns whether a copy of this version is current."""
    return f"/v/items/{offering.code}/{offering.version}-{offering.sha256[:MARK_LENGTH]}/"


class _Teller:
    """Tells one version to one reader in one language."""

    def __init__(
        self, offering: items.Offering, reader: Reader, language: str, today: date
    ) -> None:
        self.offering, self.what, self.reader = offering, offering.what, reader
        self.language, self.today = language, today
        self.lines = checklist(offering.form, reader.answers, reader.own)

    def sheet(self) -> documents.Sheet:
        is_ug = self.language == "ug"
        return documents.Sheet(
            language=documents.Language.UG if is_ug else documents.Language.ZH,
            title=self.say(w.TITLE),
            body=self.say(self.what.body_name),
            date=self.day(self.today),
            addressee=f"{self.reader.name}{':' if is_ug else '：'}" if self.reader.name else "",
            blocks=tuple(self.blocks()),
        )

    def say(self, words: forms.Text, **named: object) -> str:
        said = words.in_language(self.language)
        return said % named if named else said

    def day(self, day: date) -> str:
        is_ug = self.language == "ug"
        return documents.uyghur_date(day) if is_ug else documents.chinese_date(day)

    def join(self, *parts: str) -> str:
        return ("، " if self.language == "ug" else "；").join(part for part in parts if part)

    def blocks(self) -> Iterator[documents.Block]:
        intro = self.say(w.INTRO, item=self.say(self.what.name))
        gap = " " if self.language == "ug" else ""
        told = intro if self.reader.answers is not None else f"{intro}{gap}{self.say(w.FOR_ALL)}"
        yield documents.Paragraph(told)
        if self.offering.standing is not items.Standing.IN_USE:
            yield documents.Remark(self.say(w.STOPPED))
        yield documents.Facts(tuple(self.identity()))
        yield from self.situation()
        yield from self.materials()
        yield documents.Heading(self.say(w.CONDITIONS))
        yield documents.Listing(
            tuple(self.based(self.say(c.words), c.basis) for c in self.what.conditions)
        )
        yield documents.Heading(self.say(w.FLOW))
        yield documents.Listing(tuple(self.steps()))
        yield documents.Heading(self.say(w.PLACES))
        yield documents.Facts(tuple(self.places()))
        yield documents.Heading(self.say(w.PHONES))
        yield documents.Facts((
            (self.say(w.CONSULT), self.what.consult_phone),
            (self.say(w.COMPLAIN), f"{self.what.complaint_phone} · 12345"),
            (self.say(w.TOLD_BY), self.reader.told_by or self.say(w.BY_ITSELF)),
            (self.say(w.STAMP), w.BLANK_LINE),
            (self.say(w.SIGNED), w.BLANK_LINE),
        ))  # fmt: skip

    def identity(self) -> Iterator[tuple[str, str]]:
        what, limits = self.what, self.what.limits
        yield self.say(w.ITEM), self.say(what.name)
        yield self.say(w.CODE), self.offering.code
        yield self.say(w.VERSION), self.version()
        yield self.say(w.BODY), self.say(what.body_name)
        legal = self.say(w.WORKING_DAYS, n=limits.legal_days) if limits.legal_days else ""
        yield self.say(w.LEGAL), self.based(legal or self.say(w.NONE_SET), limits.legal_basis)
        promised = self.say(w.WORKING_DAYS, n=limits.promised_days) if limits.promised_days else ""
        yield self.say(w.PROMISED), promised or self.say(w.ON_THE_SPOT)
        yield self.say(w.FEES), self.fees()
        yield self.say(w.VISITS), self.say(w.TIMES, n=what.visits)
        yield self.say(w.QUOTA), self.say(what.quota) if what.quota else self.say(w.NO_QUOTA)
        result = self.say(what.result.name)
        yield self.say(w.RESULT), self.say(w.DELIVERED, name=result, n=limits.delivery_days)
        if what.renewing is not None:
            yield self.say(w.WHEN_TO_RENEW), self.renewing(what.renewing)

    @implements(ADL(50), note="when to ask, and what it means to ask later, stand on the notice")
    def renewing(self, how: items.Renewing) -> str:
        lead = licences.lead(self.offering, on=self.today)
        told = w.RENEW_WORKING if lead.in_working_days else w.RENEW_DAYS
        return self.join(
            self.say(told, n=lead.days), self.say(w.RENEW_LATE), self.say(how.instead).rstrip("。.")
        )

    def version(self) -> str:
        if not self.offering.version:
            return self.say(w.DRAFT)
        since = self.day(self.offering.effective_on)
        return self.say(w.IN_FORCE_FROM, version=self.offering.version, day=since)

    def fees(self) -> str:
        if not self.what.charges:
            return self.say(w.NO_FEE)
        return self.join(
            *(
                self.based(
                    self.say(
                        w.FEE, name=self.say(fee.name), amount=fee.amount,
                        standard=self.say(fee.standard),
                    ),
                    fee.basis,
                )
                for fee in self.what.fees
            )
        )  # fmt: skip

    def situation(self) -> Iterator[documents.Block]:
        form, answers = self.offering.form, self.reader.answers
        rows = tuple(
            (self.say(q.label), forms.format_value(q, answers[q.key], self.language))
            for q in map(form.question, form.situations)
            if answers and q.key in answers
        )
        if rows:
            yield documents.Heading(self.say(w.SITUATION))
            yield documents.Facts(rows)

    def materials(self) -> Iterator[documents.Block]:
        for standing, title in (
            (Standing.MISSING, w.MISSING),
            (Standing.READY, w.READY),
            (Standing.OPTIONAL, w.OPTIONAL),
            (Standing.SHARED, w.SHARED),
        ):
            lines = of(self.lines, standing)
            if lines:
                yield documents.Heading(self.say(title, n=len(lines)))
                yield self.grid(lines, is_shared=standing is Standing.SHARED)
            elif standing is Standing.MISSING:
                yield documents.Remark(self.say(w.NOTHING_MISSING))
            if lines and standing is Standing.SHARED:
                yield documents.Paragraph(self.say(w.OBJECTION))
        yield documents.Remark(self.say(w.COMPLETE, n=self.what.limits.acceptance_days))

    def grid(self, lines: tuple[Line, ...], *, is_shared: bool) -> documents.Grid:
        head = (w.NUMBER, w.MATERIAL, w.PROOF) if is_shared else (
            w.NUMBER, w.MATERIAL, w.DEMAND, w.SOURCE,
        )  # fmt: skip
        rows = []
        for n, line in enumerate(lines, 1):
            told = (self.proof(line),) if is_shared else self.demand(line.material)
            rows.append((str(n), self.say(line.material.name), *told))
        return documents.Grid(tuple(map(self.say, head)), tuple(rows))

    def demand(self, material: forms.Material) -> tuple[str, str]:
        days = material.deferrable_days
        wanted = self.join(
            self.when(material),
            self.say(w.FORMS[material.form]),
            self.say(w.ORIGINALS, n=material.originals) if material.originals else "",
            self.say(w.COPIES, n=material.copies) if material.copies else "",
            self.say(w.DEFERRABLE, n=days) if days else "",
            self.say(w.PROMISABLE) if material.commitment else "",
            self.say(material.note).rstrip("。."),
        )
        source = self.say(material.source_note) or self.source(material)
        from_where = self.join(
            source,
            self.say(w.SAMPLE) if material.example else "",
            self.say(w.BLANK) if material.blank else "",
        )
        return wanted, self.based(from_where, material.basis)

    def source(self, material: forms.Material) -> str:
        known = w.SOURCES.get(material.source)
        return self.say(known) if known else ""

    def when(self, material: forms.Material) -> str:
        """Say whether it is needed: always, in this situation, or in which one."""
        if material.when and self.reader.answers is None:
            return self.say(material.situation)
        is_needed = material.necessary or bool(material.when)
        return self.say(w.NECESSARY) if is_needed else self.say(material.situation)

    def proof(self, line: Line) -> str:
        if line.proof is not None:
            proof = line.proof
            return self.say(w.HELD, body=proof.body, name=proof.name, number=proof.number)
        material = line.material
        source = self.say(material.source_note) or self.source(material)
        return self.say(w.WILL_ASK, source=source, name=self.say(material.name))

    def based(self, told: str, key: str) -> str:
        basis = self.offering.basis(key)
        if basis is None:
            return told
        if self.language == "ug":
            # No bracket at its ends: what is Chinese stays one run from left to right.
            return f"{told} {self.say(w.BASIS)}: {basis.act.zh} 第{basis.article}条"
        return f"{told}（{basis.cited}）"

    def steps(self) -> Iterator[str]:
        for step in flows.draw(self.offering.flow, self.language).steps:
            days = f" · {step.days}" if step.days else ""
            yield f"{step.lane} · {step.name}{days}"

    def places(self) -> Iterator[tuple[str, str]]:
        for place in self.what.places:
            phone = self.say(w.PHONE, phone=place.phone)
            where = self.join(
                self.say(place.address), self.say(place.window), self.say(place.hours), phone
            )
            yield self.say(place.name), where
