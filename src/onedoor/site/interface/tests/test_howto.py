import hmac
import json
import re
from pathlib import Path
from typing import Any

from onedoor.operation.cases import testing as cases
from onedoor.operation.feeds.testing import signed
from onedoor.site.interface.tests.test_filing import answers, authorisation, sent

PAGE = Path(__file__).resolve().parents[5] / "docs" / "howto" / "api.md"
_CALL = re.compile(r"^(GET|POST) (\S+)\n(?:(\{.*\})\n)?→ (\d+)", re.MULTILINE)
__all__ = ["authorisation"]


def test_the_examples_of_the_page_are_answered_as_it_says(calls, of, authorisation):
    known = {
        "offering": of.offering, "authorisation": authorisation,
        "answers": json.dumps(answers()), "materials": json.dumps(sent("layout", "rules")),
    }  # fmt: skip

    def filled(text):
        for name, value in known.items():
            text = text.replace("{" + name + "}", value)
        return text

    found = _CALL.findall(PAGE.read_text("utf-8"))
    for method, path, body, status in found:
        if method == "GET":
            answer = calls.get(filled(path))
        else:
            answer = calls.send(filled(path), filled(body).encode())
            known |= {k: v for k, v in answer.json().items() if k in ("number", "batch", "draft")}
        assert (path, answer.status_code) == (path, int(status))
    assert len(found) == 13


def test_the_check_of_a_signature_on_the_page_is_right():
    (code,) = re.findall(r"```python\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    given: dict[str, Any] = {"hmac": hmac}
    exec(compile(code, str(PAGE), "exec"), given)  # noqa: S102  # our own page

    at = int(cases.AT.timestamp())
    header = signed(b"{}", secret="s", at=at)
    assert given["is_genuine"](header, b"{}", "s", at)
    assert not given["is_genuine"](header, b"[]", "s", at)
