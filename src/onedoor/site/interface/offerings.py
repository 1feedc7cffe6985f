"""What may be applied for: the list, each guide, each form."""

from onedoor.general.clients.api import Scope
from onedoor.operation.guides import api as guides
from onedoor.operation.promises import api as promises
from onedoor.site.interface import answers
from onedoor.site.interface.operations import AFTER, Answered, Asked, Operation
from onedoor.system.forms import api as forms
from onedoor.system.items import api as items


def listed(asked: Asked) -> Answered:
    """Return the offerings within the client's reach."""
    page = items.browse(area=asked.client.area, offered=True, after=asked.query.get("after", ""))
    only = asked.client.offerings
    rows = [_line(one) for one in page.rows if not only or one.code in only]
    return Answered({"rows": rows, "after": page.after})


def guide(asked: Asked) -> Answered:
    """Return the guide of an offering's version in force."""
    offering = items.offering(asked.path["code"])
    address = asked.site + guides.mark_path(offering)
    return Answered(guides.machine(offering, address=address))


def form(asked: Asked) -> Answered:
    """Return the form of an offering's version in force as JSON Schema."""
    offering = items.offering(asked.path["code"])
    schema = forms.json_schema(offering.form)
    texts = (promises.fact_text(offering, one) for one in offering.materials)
    told = [answers.promise(text) for text in texts if text is not None]
    mark = {"x-version": offering.version, "x-sha256": offering.sha256}
    return Answered(schema | {"x-promises": told} | mark)


def _line(entry: items.Entry) -> dict[str, object]:
    return {
        "code": entry.code,
        "name": _words(entry.name),
        "department": _words(entry.department),
        "body": entry.body,
        "area": entry.area,
        "promised_days": entry.promised_days,
    }


def _words(text: forms.Text) -> dict[str, str]:
    return {"zh": text.zh, "ug": text.ug}


OPERATIONS = (
    Operation(
        "listOfferings", "GET", "/offerings", Scope.READ, "列出可以申请的事项", listed,
        "Offerings", query=(AFTER,),
    ),
    Operation(
        "getGuide", "GET", "/offerings/{code}", Scope.READ, "取得现行办事指南", guide, "Guide"
    ),
    Operation(
        "getForm", "GET", "/offerings/{code}/form", Scope.READ, "取得申请表单（JSON Schema）",
        form, "Form",
    ),
)  # fmt: skip
