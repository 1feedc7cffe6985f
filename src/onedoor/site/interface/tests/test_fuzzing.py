"""The interface called in every way its document allows, and in some it does not."""

import json
import warnings

import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from onedoor.general.terms import testing as terms
from onedoor.site.interface.urls import OPERATIONS, written

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
SCHEMA = schemathesis.openapi.from_dict(json.loads(written()))


@pytest.fixture(scope="module", autouse=True)
def _app():
    """Serve within the test's own transaction: its connection stays open between calls."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # no static files are collected for tests
        SCHEMA.app = WSGIHandler()
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
@pytest.mark.parametrize("one", OPERATIONS, ids=lambda one: one.name)
def test_whatever_is_sent_the_answer_is_one_that_the_document_names(caller, one, mode):
    terms.set_value("clients.calls_per_minute", 6000)
    operation = SCHEMA[one.path][one.method]

    @given(case=operation.as_strategy(generation_mode=mode))
    @settings(
        max_examples=5,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    def call(case):
        answer = case.call(headers={"Authorization": caller.header})
        case.validate_response(answer, checks=CHECKS)

    call()
