"""Logs: one JSON object a line, with the request and who acts, without personal values.

The log says what the machine did; what happened in law stands in the journal.
"""

import logging
import logging.config
import re
from typing import Any

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

PERSONAL = frozenset({
    "address", "answers", "authorization", "birthday", "cookie", "email", "full_name", "holder",
    "id_number", "identity", "mobile", "name", "password", "person", "phone", "query_code",
    "representative", "secret", "telephone", "token", "values",
})  # fmt: skip
_RESIDENT = re.compile(
    r"(?<!\d)[1-8]\d{5}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?!\d)"
)
_MOBILE = re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)")


def drop_personal(_: WrappedLogger, __: str, event: EventDict) -> EventDict:
    """Drop fields that hold personal values, and hide numbers that look like one anywhere."""
    return {key: hidden(value) for key, value in event.items() if key not in PERSONAL}


def hidden(value: object) -> object:
    """Return a value with resident numbers, mobile numbers and personal fields hidden."""
    if isinstance(value, str):
        return _MOBILE.sub("[phone]", _RESIDENT.sub("[id]", value))
    if isinstance(value, dict):
        return {key: hidden(each) for key, each in value.items() if key not in PERSONAL}
    if isinstance(value, (list, tuple)):
        return [hidden(each) for each in value]
    return value


def configure(wanted: dict[str, Any]) -> None:
    """Set up structlog, and send the log of libraries the same way (Django calls this)."""
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
        drop_personal,
    ]
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            structlog.stdlib.PositionalArgumentsFormatter(),
            *shared,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
    )
    formatter = {
        "()": structlog.stdlib.ProcessorFormatter,
        "foreign_pre_chain": shared,
        "processors": [
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.JSONRenderer(ensure_ascii=False, default=str),
        ],
    }
    logging.config.dictConfig({
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": formatter},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
        "root": {"handlers": ["stderr"], "level": wanted["level"].upper()},
        # A broken request is logged once, by the middleware that knows its number.
        "loggers": {"django.request": {"level": "ERROR"}, "httpx": {"level": "WARNING"},
                    "procrastinate.blueprints": {"level": "WARNING"},
                    "procrastinate.periodic": {"level": "WARNING"},
                    "pikepdf": {"level": "WARNING"}},
    })  # fmt: skip
