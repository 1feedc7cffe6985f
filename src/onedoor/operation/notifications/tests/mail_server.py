"""A mail server on this machine that takes every letter, but none for ``nobody@``."""

import socketserver
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread


class Server(socketserver.ThreadingTCPServer):
    """Knows what it took: the envelope's receiver, and the letter as it came."""

    allow_reuse_address = daemon_threads = True

    def __init__(self) -> None:
        self.taken: list[tuple[str, str]] = []
        super().__init__(("127.0.0.1", 0), Session)


class Session(socketserver.StreamRequestHandler):
    """As much of RFC 5321 as one letter needs."""

    server: Server

    def handle(self) -> None:
        """Answer line by line until the other side quits."""
        to = ""
        self._say("220 here")
        while line := self.rfile.readline().decode().strip():
            word = line[:4].upper()
            if word == "RCPT":
                to = line.partition("<")[2].partition(">")[0]
            if word == "RCPT" and to.startswith("nobody@"):
                self._say("550 no such mailbox")
            elif word == "DATA":
                self._say("354 go on")
                self.server.taken.append((to, self._letter()))
                self._say("250 taken")
            else:
                self._say("221 bye" if word == "QUIT" else "250 ok")

    def _letter(self) -> str:
        lines = iter(lambda: self.rfile.readline().decode(), ".\r\n")
        return "".join(lines)

    def _say(self, text: str) -> None:
        self.wfile.write(f"{text}\r\n".encode())


@contextmanager
def serving() -> Iterator[Server]:
    """Serve until the end of the block."""
    with Server() as server:
        Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield server
        server.shutdown()
