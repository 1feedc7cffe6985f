"""Answers and files as other systems send them, turned into what one screen would have posted."""

from base64 import b64decode
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from onedoor.operation.cases import api as cases
from onedoor.operation.promises import api as promises
from onedoor.site.interface.refusals import BodyInvalid
from onedoor.system.forms import api as forms

Json = Mapping[str, Any]
_PATH = "/answers"
_OURS = {"type": "object"}  # where filled-in answers came from: for us to say


def posted(form: forms.FormDef, answers: Json) -> dict[str, str | Sequence[str]]:
    """Return answers as one screen posts them; refuse what the form does not ask, or not so."""
    schema = forms.json_schema(form)
    flaws = dict(_flaws(schema, answers, _PATH))
    if flaws:
        raise BodyInvalid(errors=flaws)
    return dict(_flat(answers, ""))


def files(materials: Json) -> dict[str, tuple[cases.Upload, ...]]:
    """Return the files by the keys of the list; refuse what is no base64."""
    flaws: dict[str, str] = {}
    found = {}
    for key, sent in materials.items():
        uploads = []
        for n, one in enumerate(sent):
            try:
                uploads.append(cases.Upload(one["name"], b64decode(one["content"], validate=True)))
            except ValueError:
                flaws[f"/materials/{key}/{n}/content"] = _("不是 base64 编码的内容。")
        found[key] = tuple(uploads)
    if flaws:
        raise BodyInvalid(errors=flaws)
    return found


def promise(text: promises.Text) -> dict[str, object]:
    """Return the text of a promise word for word, with the hash by which it is accepted."""
    return {
        "kind": text.kind.value,
        "materials": list(text.materials),
        "told": {"zh": text.told.zh, "ug": text.told.ug},
        "promised": {"zh": text.promised.zh, "ug": text.promised.ug},
        "sha256": text.sha256,
    }


def _flaws(schema: Json, answers: Json, path: str) -> Iterator[tuple[str, str]]:
    """Yield each answer that stands where the form has no question, or one of another shape."""
    known = schema["properties"]
    for key, value in answers.items():
        here = f"{path}/{key}"
        if key not in known or known[key] == _OURS:
            yield here, _("表单中没有这一项。")
            continue
        yield from _in_shape(known[key], value, here)


def _in_shape(schema: Json, value: object, path: str) -> Iterator[tuple[str, str]]:
    wanted, inside = _shape(schema)
    match wanted, value:
        case "string", str():
            return
        case "object", dict():
            yield from _flaws(inside, value, path)
        case "array", list():
            for n, row in enumerate(value):
                yield from _row(inside, row, f"{path}/{n}")
        case _:
            yield path, _("类型不对，应为 %(limit)s。") % {"limit": wanted}


def _row(schema: Json, row: object, path: str) -> Iterator[tuple[str, str]]:
    """Yield the flaws of one row of a repeated page, or of one choice among several."""
    if "properties" not in schema:
        if not isinstance(row, str):
            yield path, _("类型不对，应为 %(limit)s。") % {"limit": "string"}
    elif isinstance(row, dict):
        yield from _flaws(schema, row, path)
    else:
        yield path, _("类型不对，应为 %(limit)s。") % {"limit": "object"}


def _shape(schema: Json) -> tuple[str, Json]:
    """Return the type of an answer, and the schema of what is inside it."""
    whole = next((one for one in schema.get("anyOf", ()) if "type" in one), schema)
    if whole["type"] == "array":
        return "array", whole["items"]
    return whole["type"], whole


def _flat(answers: Json, before: str) -> Iterator[tuple[str, str | Sequence[str]]]:
    for key, value in answers.items():
        if isinstance(value, Mapping):
            yield from ((f"{before}{key}__{part}", word) for part, word in value.items())
        elif isinstance(value, list) and value and isinstance(value[0], Mapping):
            for n, row in enumerate(value):
                yield from _flat(row, f"{before}{key}-{n}-")
        else:
            yield f"{before}{key}", value
