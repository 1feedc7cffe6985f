from pathlib import Path

from jsonschema import Draft202012Validator

from onedoor.site.interface.schemas import SCHEMAS
from onedoor.site.interface.urls import OPERATIONS, written

KEPT = Path(__file__).resolve().parents[5] / "docs" / "api" / "openapi.json"


def test_the_document_that_is_kept_is_the_one_the_code_makes():
    assert KEPT.read_text("utf-8") == written(), "run: make openapi"


def test_every_schema_is_one_and_every_reference_leads_somewhere():
    for schema in SCHEMAS.values():
        Draft202012Validator.check_schema(schema)
    named = {one.answers for one in OPERATIONS} | {one.takes for one in OPERATIONS}

    assert named - {""} <= set(SCHEMAS)


def test_no_two_operations_have_one_name_or_one_address():
    names = [one.name for one in OPERATIONS]
    addresses = [(one.method, one.path) for one in OPERATIONS]

    assert (len(set(names)), len(set(addresses))) == (len(names), len(addresses))
