"""A receiver on this machine that answers as it is told and remembers what it got."""

from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread


class Receiver:
    """What was received, and the statuses to answer with, in order; then 204."""

    def __init__(self):
        self.got, self.answers, self.address = [], [], ""

    def bodies(self):
        return [body for _headers, body in self.got]


@contextmanager
def receiving():
    """Serve a receiver until the end of the block."""
    receiver = Receiver()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):  # as http.server names it
            body = self.rfile.read(int(self.headers["Content-Length"]))
            receiver.got.append((dict(self.headers), body))
            self.send_response(receiver.answers.pop(0) if receiver.answers else 204)
            self.send_header("Location", "/elsewhere")
            self.end_headers()

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    receiver.address = f"http://127.0.0.1:{server.server_port}/in"
    yield receiver
    server.shutdown()
    server.server_close()
