"""What every page frame knows."""

from django.http import HttpRequest
from django.utils.translation import get_language, get_language_bidi


def frame(request: HttpRequest) -> dict[str, object]:
    """Return the language, its direction and who acts."""
    return {
        "language": get_language(),
        "direction": "rtl" if get_language_bidi() else "ltr",
        "actor": getattr(request, "actor", None),
    }
