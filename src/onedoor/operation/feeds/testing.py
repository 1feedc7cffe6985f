"""What other modules' tests may use of ``feeds``: a dead letter, a receiver on this machine."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

from onedoor.general.clients.api import Client
from onedoor.journal.api import entries_of
from onedoor.operation.feeds.domain import signing
from onedoor.operation.feeds.domain.deliveries import Reach
from onedoor.operation.feeds.models import DeliveryRow
from onedoor.operation.feeds.services import outbox, subscribing


def dead_letter(client: Client, number: str, *, at: datetime) -> str:
    """Subscribe to a case's submission and give its delivery up; return the letter's id."""
    subscribing.subscribe(
        address="https://example.org/",
        kinds=["cases.submitted"],
        reach=Reach.BODIES,
        actor=client.actor(),
        at=at,
    )
    for entry in entries_of(number):
        if entry.kind == "cases.submitted":
            outbox.put(entry=entry)
    row = DeliveryRow.objects.get(subject=number, subscription__client=client.id)
    row.died_at, row.attempts, row.error = at, 12, "status 500"
    row.save()
    return row.public_id


def failed(client: Client, number: str, *, at: datetime, due_at: datetime) -> None:
    """Let the delivery of a case's submission have failed once, to be tried again."""
    DeliveryRow.objects.filter(public_id=dead_letter(client, number, at=at)).update(
        died_at=None, attempts=1, error="timeout", due_at=due_at
    )


def signed(body: bytes, *, secret: str, at: int) -> str:
    """Return the signature that goes with a body."""
    return signing.signature(secret=secret, key_id="K", at=at, body=body)


class Receiver:
    """What was received, and the statuses to answer with, in order; then 204."""

    def __init__(self) -> None:
        self.got: list[tuple[dict[str, str], bytes]] = []
        self.answers: list[int] = []
        self.address = ""

    def bodies(self) -> list[bytes]:
        """Return what came, without its headers."""
        return [body for _headers, body in self.got]


@contextmanager
def receiving() -> Iterator[Receiver]:
    """Serve a receiver until the end of the block."""
    receiver = Receiver()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:  # as http.server names it
            body = self.rfile.read(int(self.headers["Content-Length"]))
            receiver.got.append((dict(self.headers), body))
            self.send_response(receiver.answers.pop(0) if receiver.answers else 204)
            self.send_header("Location", "/elsewhere")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    receiver.address = f"http://127.0.0.1:{server.server_port}/in"
    yield receiver
    server.shutdown()
    server.server_close()
