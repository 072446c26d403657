"""An aggregator on loopback that takes messages over HTTP in any of the usual shapes, and answers as it is told."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, urlsplit


class Aggregator(ThreadingHTTPServer):
    """`taken`: the parameters of all requests; `headers`: those of the last; `answer`: status and body."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.taken: list[dict[str, str]] = []
        self.headers: dict[str, str] = {}
        self.answer = (200, "OK: a-17")
        self.url = f"http://127.0.0.1:{self.server_port}/send"


class Handler(BaseHTTPRequestHandler):
    server: Aggregator

    def do_GET(self) -> None:
        self.take(dict(parse_qsl(urlsplit(self.path).query, keep_blank_values=True)))

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        is_json = self.headers["Content-Type"] == "application/json"
        self.take(json.loads(body) if is_json else dict(parse_qsl(body, keep_blank_values=True)))

    def take(self, parameters: dict[str, str]) -> None:
        self.server.taken.append(parameters)
        self.server.headers = dict(self.headers)
        status, body = self.server.answer
        self.send_response(status)
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *_words: object) -> None:
        """Say nothing."""


@contextmanager
def aggregator() -> Iterator[Aggregator]:
    """One that runs until the block ends."""
    with Aggregator() as server:
        threading.Thread(target=server.serve_forever, args=[0.05], daemon=True).start()
        yield server
        server.shutdown()
