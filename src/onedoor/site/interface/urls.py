"""The addresses of the interface, outside the languages; each address knows its methods."""

import json
from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.http import require_safe

from onedoor.kernel.access import public
from onedoor.site.interface import cases, drafts, exports, feeds, offerings
from onedoor.site.interface.calling import dispatcher, missing
from onedoor.site.interface.openapi import document
from onedoor.site.interface.operations import Operation

OPERATIONS: tuple[Operation, ...] = (
    *offerings.OPERATIONS,
    *cases.OPERATIONS,
    *drafts.OPERATIONS,
    *feeds.OPERATIONS,
    *exports.OPERATIONS,
)


def written() -> str:
    """Return the OpenAPI document as it is served and kept in ``docs/api``."""
    return json.dumps(document(OPERATIONS), ensure_ascii=False, indent=1) + "\n"


@public
@require_safe
def described(request: HttpRequest) -> HttpResponse:  # noqa: ARG001  # a view takes one
    """Give the OpenAPI document."""
    return HttpResponse(written(), content_type="application/json")


def _by_path(one: Operation) -> str:
    return one.path


app_name = "api"
urlpatterns = [
    path("openapi.json", described, name="document"),
    *(
        path(
            address[1:].replace("{", "<str:").replace("}", ">"),
            dispatcher(tuple(operations)),
            name=address[1:].replace("/", "_").translate(str.maketrans("", "", "{}")),
        )
        for address, operations in groupby(sorted(OPERATIONS, key=_by_path), key=_by_path)
    ),
    path("", missing, name="missing"),
    path("<path:rest>", missing, name="missing_path"),
]
