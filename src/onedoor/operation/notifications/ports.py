"""出口: the ways out of the site, and what each installation has behind them.

The one place of this module that reaches the network.  Which adapters there are says
``config/outward.py``; a way without one is not offered to anybody.
"""

import json
import smtplib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

import structlog
from django.conf import settings
from django.core.mail import EmailMessage

from onedoor.kernel.masks import masked
from onedoor.operation.feeds import api as feeds
from onedoor.operation.notifications.domain.moments import Way

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Letter:
    """What is sent: ``key`` is the same at every attempt, so that a receiver may tell a repeat."""

    key: str
    to: str
    head: str
    text: str


class Port(Protocol):
    """Sends one letter and says what came of it; whoever answered nothing is ``silent``."""

    def send(self, letter: Letter, *, timeout_seconds: int) -> feeds.Answer: ...


class Mail:
    """电子邮件, by the mail server of the settings; the demo prints it."""

    def send(self, letter: Letter, *, timeout_seconds: int) -> feeds.Answer:
        """Hand the letter to the mail server."""
        del timeout_seconds  # EMAIL_TIMEOUT
        name = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2]
        headers = {"Message-ID": f"<{letter.key}@{name}>"}
        mail = EmailMessage(letter.head, letter.text, to=[letter.to], headers=headers)
        try:
            mail.send()
        except (smtplib.SMTPRecipientsRefused, smtplib.SMTPDataError) as error:
            return feeds.Answer(type(error).__name__)
        except (smtplib.SMTPException, OSError) as error:
            return feeds.Answer(type(error).__name__, silent=True)
        return feeds.Answer()


class PrintedSms:
    """短信, printed into the log: the adapter of the demo."""

    def send(self, letter: Letter, *, timeout_seconds: int) -> feeds.Answer:
        """Print the letter, the telephone masked."""
        del timeout_seconds
        log.info("sms", key=letter.key, to=masked(letter.to, first=3, last=4), text=letter.text)
        return feeds.Answer()


@dataclass(frozen=True, slots=True)
class HttpSms:
    """短信, by a gateway that takes a POST of JSON: ``id``, ``to``, ``text``; 2xx is taken."""

    address: str
    key: str

    def send(self, letter: Letter, *, timeout_seconds: int) -> feeds.Answer:
        """Post the letter to the gateway, which may well stand inside our network."""
        body = json.dumps({"id": letter.key, "to": letter.to, "text": letter.text}).encode()
        call = feeds.Call(
            plain_http=self.address.startswith("http://"),
            inside=True,
            timeout_seconds=timeout_seconds,
        )
        return feeds.post(self.address, body, {"Authorization": f"Bearer {self.key}"}, call)


def ports() -> Mapping[Way, Port]:
    """Return the ways out that this installation has."""
    found: dict[Way, Port] = {}
    if settings.DEFAULT_FROM_EMAIL:
        found[Way.MAIL] = Mail()
    if settings.SMS.adapter == "console":
        found[Way.SMS] = PrintedSms()
    elif settings.SMS.adapter == "http":
        found[Way.SMS] = HttpSms(settings.SMS.address, settings.SMS.key)
    return found
