"""Cases: those that the calling system filed, and how far they have come."""

from collections.abc import Mapping
from datetime import date, datetime
from hashlib import sha256
from http import HTTPStatus

from onedoor.general.clients import api as clients
from onedoor.general.clients.api import Scope
from onedoor.kernel.actors import Actor
from onedoor.kernel.days import legal_time
from onedoor.operation.cases import api as cases
from onedoor.operation.promises import api as promises
from onedoor.site.interface import answers
from onedoor.site.interface.operations import AFTER, Answered, Asked, Operation
from onedoor.site.ui import gaps
from onedoor.system.items import api as items


def listed(asked: Asked) -> Answered:
    """Return the cases that this system filed, the newest first."""
    page = cases.cases_of(actor=asked.actor, after=asked.query.get("after", ""))
    return Answered({"rows": [_line(one) for one in page.rows], "after": page.after})


def one(asked: Asked) -> Answered:
    """Return how far a case has come; it names nobody and repeats no answer."""
    return Answered(_progress(cases.case(number=asked.path["number"], actor=asked.actor)))


def file(asked: Asked) -> Answered:
    """Submit an application for the applicant who granted the authorisation."""
    intake, actor = handed_in(asked)
    receipt = cases.file(intake=intake, actor=actor, at=asked.at, key=key_of(asked))
    return Answered(told(receipt), subject=receipt.number)


def handed_in(asked: Asked) -> tuple[cases.Intake, Actor]:
    """Return the application that was sent, and the system as it acts for the applicant."""
    body, client = asked.body, asked.client
    what = items.offering(body["offering"])
    clients.require_reach(client, body=what.body, area=what.area, offering=what.code)
    actor = clients.on_behalf(client=client, authorisation=body["authorisation"], at=asked.at)
    intake = cases.Intake(
        applicant=actor.applicant,
        offering=what.code,
        version=body.get("version", 0),
        posted=answers.posted(what.form, body["answers"]),
        scans=answers.files(body.get("materials", {})),
        accepted=frozenset(body.get("promises", ())),
    )
    return intake, actor


def told(receipt: cases.Receipt) -> Mapping[str, object]:
    """Return what is answered to a submission."""
    return {
        "number": receipt.number,
        "query_code": receipt.query_code,
        "received_at": moment(receipt.received_at),
    }


def supplement(asked: Asked) -> Answered:
    """Hand in what a supplement notice asked for, or what was promised to follow."""
    body, number = asked.body, asked.path["number"]
    client = asked.client
    actor = clients.on_behalf(client=client, authorisation=body["authorisation"], at=asked.at)
    found = cases.case(number=number, actor=actor)
    form = items.offering(found.offering, found.version).form
    files = answers.files(body.get("materials", {}))
    if gaps.open_in(found) and not body.get("answers") and not body.get("promises"):
        cases.COMMANDS[cases.Move.FILL_GAP](
            number=number, handed_in=files, actor=actor, at=asked.at
        )
    else:
        cases.COMMANDS[cases.Move.SUPPLY](
            number=number,
            handed_in=files,
            posted=answers.posted(form, body.get("answers", {})),
            accepted=frozenset(body.get("promises", ())),
            actor=actor,
            at=asked.at,
            nothing_more=body.get("nothing_more", False),
        )
    return Answered(_progress(cases.case(number=number, actor=actor)))


def key_of(asked: Asked) -> str:
    """Return the key under which a case is submitted once: one for each client and its key."""
    return sha256(f"{asked.client.id}:{asked.key}".encode()).hexdigest()


def _progress(found: cases.Dossier) -> Mapping[str, object]:
    waits = found.state is cases.State.AWAITING_SUPPLEMENT and found.notices
    return {
        "number": found.number,
        "offering": found.offering,
        "version": found.version,
        "title": found.title,
        "body": found.body,
        "area": found.area,
        "state": found.state.value,
        "submitted_at": moment(found.submitted_at),
        "accepted_at": moment(found.accepted_at),
        "decided_at": moment(found.decided_at),
        "concluded_at": moment(found.concluded_at),
        "due_on": day(found.due_on),
        "provisional": found.provisional,
        "licence": found.licence,
        "asks": [
            {"key": ask.key, "title": ask.title, "reason": ask.reason}
            for ask in (found.notices[-1].asks if waits else ())
        ],
        "promises": [answers.promise(text) for text in (_instead(found) if waits else ())],
        "gaps": [
            {"key": gap.key, "title": gap.title, "reason": gap.form} for gap in gaps.open_in(found)
        ],
        "supply_by": day(gaps.due(found)),
        "events": [_event(event) for event in found.events],
    }


def _instead(found: cases.Dossier) -> list[promises.Text]:
    """Return what may be promised instead of what an open notice asks for."""
    what = items.offering(found.offering, found.version)
    asked = {ask.key for ask in found.notices[-1].asks}
    facts = [promises.fact_text(what, one) for one in what.materials if one.key in asked]
    return [text for text in (*facts, gaps.text_for(found)) if text is not None]


def _event(event: cases.Event) -> Mapping[str, object]:
    return {
        "n": event.n,
        "kind": event.kind,
        "at": moment(event.at),
        "by": event.by_kind,
        "state": event.state.value,
        "due_on": day(event.due_on),
        "provisional": event.provisional,
    }


def _line(row: cases.Summary) -> Mapping[str, object]:
    return {
        "number": row.number,
        "offering": row.offering,
        "title": row.title,
        "body": row.body,
        "state": row.state.value,
        "submitted_at": moment(row.submitted_at),
        "due_on": day(row.due_on),
        "provisional": row.provisional,
    }


def moment(at: datetime | None) -> str | None:
    """Return a moment by Beijing time as ISO 8601 with its offset."""
    return legal_time(at).isoformat(timespec="seconds") if at else None


def day(on: date | None) -> str | None:
    """Return a day as ISO 8601."""
    return on.isoformat() if on else None


OPERATIONS = (
    Operation(
        "listCases", "GET", "/cases", Scope.READ, "列出本系统所报办件", listed, "CaseLines",
        query=(AFTER,),
    ),
    Operation(
        "getCase", "GET", "/cases/{number}", Scope.READ, "查询办件进度", one, "Case"
    ),
    Operation(
        "fileCase", "POST", "/cases", Scope.FILE, "代申请人提交申请", file, "Receipt",
        takes="Filing", status=HTTPStatus.CREATED,
    ),
    Operation(
        "supplementCase", "POST", "/cases/{number}/supplement", Scope.ADD,
        "交回补正通知要求的内容，或者补交容缺的材料", supplement, "Case", takes="Supplement",
    ),
)  # fmt: skip
