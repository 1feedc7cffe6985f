"""Applications of several people: brought whole, confirmed online by each one named, submitted."""

from collections.abc import Mapping
from http import HTTPStatus

from django.urls import reverse

from onedoor.general.clients import api as clients
from onedoor.general.clients.api import Scope
from onedoor.operation.cases import api as cases
from onedoor.site.interface.cases import handed_in, key_of, moment, told
from onedoor.site.interface.operations import Answered, Asked, Operation
from onedoor.system.items import api as items


def bring(asked: Asked) -> Answered:
    """Keep an application until those it names have confirmed it; it is no case before."""
    intake, actor = handed_in(asked)
    made = cases.put_by(intake=intake, actor=actor, at=asked.at)
    return Answered(_state(asked, made.id), subject=made.id)


def one(asked: Asked) -> Answered:
    """Return who has confirmed a draft that this system brought."""
    return Answered(_state(asked, asked.path["draft"]))


def submit(asked: Asked) -> Answered:
    """Submit a draft that this system brought and everybody named has confirmed."""
    client, draft = asked.client, asked.path["draft"]
    what = items.offering(cases.draft(id=draft, actor=asked.actor).offering)
    clients.require_reach(client, body=what.body, area=what.area, offering=what.code)
    actor = clients.on_behalf(client=client, authorisation=asked.body["authorisation"], at=asked.at)
    receipt = cases.submit(
        draft=draft, actor=actor, at=asked.at, key=key_of(asked),
        promised=asked.body.get("promise", ""),
    )  # fmt: skip
    return Answered(told(receipt), subject=receipt.number)


def _state(asked: Asked, draft: str) -> Mapping[str, object]:
    found = cases.draft(id=draft, actor=asked.actor)
    together = cases.cosigned(draft=draft, actor=asked.actor, at=asked.at)
    signers = together.cosigners if together else ()
    return {
        "draft": found.id,
        "offering": found.offering,
        "version": found.version,
        "number": found.case,
        "until": found.expires_on.isoformat(),
        "sha256": together.sha256 if together else "",
        "confirmed": together is None or together.is_whole,
        "signers": [
            {"name": one.name, "state": one.state.value, "at": moment(one.at)} for one in signers
        ],
        "confirm_at": asked.site + reverse("portal:cosign", args=(draft,)),
        "applicant_at": asked.site + reverse("portal:draft", args=(draft,)),
    }


OPERATIONS = (
    Operation(
        "bringDraft", "POST", "/drafts", Scope.FILE, "提交由多人确认的申请草稿", bring, "Draft",
        takes="Filing", status=HTTPStatus.CREATED,
    ),
    Operation(
        "getDraft", "GET", "/drafts/{draft}", Scope.READ, "查询草稿由谁确认、谁还没有确认", one,
        "Draft",
    ),
    Operation(
        "submitDraft", "POST", "/drafts/{draft}/submit", Scope.FILE,
        "全部确认后代申请人提交草稿", submit, "Receipt", takes="Submission",
        status=HTTPStatus.CREATED,
    ),
)  # fmt: skip
