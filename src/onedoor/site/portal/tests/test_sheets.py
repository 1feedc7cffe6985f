import json
from urllib.parse import unquote

import jsonschema
import pytest

from onedoor.law.articles import HAMI
from onedoor.operation.cases import api as cases
from onedoor.operation.cases import testing
from onedoor.system.items import testing as offerings

pytestmark = pytest.mark.django_db


@pytest.fixture
def item():
    return f"/items/{offerings.published().code}/"


@pytest.mark.verifies(HAMI(16))
def test_the_guide_leads_to_the_blank_form_and_the_sample_of_its_version(client, item):
    page = client.get(item).content.decode()

    for name, title in (("form.pdf", "空白表"), ("sample.pdf", "样表")):
        assert f'href="{item}{name}"' in page
        answer = client.get(item + name)
        assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
        assert answer.content.startswith(b"%PDF-")
        assert unquote(answer["Content-Disposition"]).endswith(f"（{title}）.pdf")


@pytest.mark.verifies(HAMI(16))
@pytest.mark.check("A16-1")
def test_a_new_version_gives_a_new_form_at_once(client, item):
    first = client.get(item + "form.pdf")
    again = client.get(item + "form.pdf", headers={"if-none-match": first["ETag"]})
    changed = offerings.document()
    changed["form"]["title"] = "食品经营许可申请（2027 年起）"
    offerings.published(changed)

    newer = client.get(item + "form.pdf", headers={"if-none-match": first["ETag"]})

    assert (again.status_code, again.content) == (304, b"")
    assert newer.status_code == 200
    assert newer.content != first.content


@pytest.mark.verifies(HAMI(15))
def test_a_program_finds_the_schema_that_an_application_meets(client, item):
    answer = client.get(item + "form.schema.json")
    schema = json.loads(answer.content)
    validator = jsonschema.Draft202012Validator(schema)
    cast = testing.cast()
    draft = cases.draft(id=testing.filled_draft(cast), actor=cast.applicant)

    assert answer["Content-Type"] == "application/schema+json"
    assert schema["$id"].endswith(f"{item}form.schema.json")
    validator.check_schema(schema)
    assert validator.is_valid(draft.answers)
    assert not validator.is_valid({**draft.answers, "trade": "spaceship"})
