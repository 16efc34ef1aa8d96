"""Asking a real server on this machine, which answers well and in every wrong way."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from kakehashi.problems import ProblemError
from kakehashi.records import check_timestamp, request
from kakehashi.sources import fetch_timestamp
from kakehashi.sources.timestamping import LARGEST_ANSWER
from tests.engine.records.authority import Authority

ENOUGH = 10


class _Clock(BaseHTTPRequestHandler):
    """Answers by the path that is asked."""

    authority: Authority
    leave = threading.Event()

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        match self.path:
            case "/stamp" if self.headers["Content-Type"] == "application/timestamp-query":
                self._answer(self.authority.reply(body))
            case "/html":
                self._answer(b"<html>Welcome</html>", kind="text/html; charset=utf-8")
            case "/500":
                self._answer(b"", status=500)
            case "/large":
                self._answer(b"x" * (LARGEST_ANSWER + 1))
            case "/cut":
                self._answer(b"x" * 100, announced=5000)
            case "/chunks":
                self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/timestamp-reply\r\n")
                self.wfile.write(b"Transfer-Encoding: chunked\r\n\r\nff\r\nonly this")
            case "/moved":
                self._answer(b"", status=302, location="file:///etc/passwd")
            case "/garbage":
                self.wfile.write(b"\x00\x01\x02 not HTTP\r\n\r\n")
            case "/silent":
                self.leave.wait(ENOUGH)
        self.close_connection = True

    def _answer(
        self,
        body: bytes,
        *,
        status: int = 200,
        kind: str = "application/timestamp-reply",
        announced: int | None = None,
        location: str = "",
    ) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body) if announced is None else announced))
        if location:
            self.send_header("Location", location)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 - the name of the class above
        """Says nothing."""


@pytest.fixture(scope="module")
def server(authority: Authority) -> Iterator[str]:
    clock = type("Clock", (_Clock,), {"authority": authority})
    with ThreadingHTTPServer(("127.0.0.1", 0), clock) as listening:
        listening.daemon_threads = True
        thread = threading.Thread(target=listening.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{listening.server_address[1]}"
        _Clock.leave.set()
        listening.shutdown()


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "127.0.0.1")


def _code(url: str, wait: int = ENOUGH) -> str:
    with pytest.raises(ProblemError) as caught:
        fetch_timestamp(url, request(b"x"), wait=wait)
    (problem,) = caught.value.problems
    assert problem.place.file == url
    return problem.code


def test_a_stamp_is_fetched_and_holds(server: str, authority: Authority) -> None:
    answer = fetch_timestamp(f"{server}/stamp", request(b"the record"))
    assert check_timestamp(answer, b"the record", [authority.root]).trusted


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("html", "timestamp-answer"),
        ("large", "timestamp-answer"),
        ("cut", "timestamp-answer"),
        ("chunks", "timestamp-answer"),
        ("500", "timestamp-status"),
        ("moved", "timestamp-redirected"),
        ("garbage", "timestamp-unreachable"),
    ],
)
def test_wrong_answers_are_told(server: str, path: str, code: str) -> None:
    assert _code(f"{server}/{path}") == code


def test_a_silent_authority_is_not_waited_for(server: str) -> None:
    assert _code(f"{server}/silent", wait=1) == "timestamp-unreachable"


def test_nobody_there() -> None:
    with socket.socket() as reserved:
        reserved.bind(("127.0.0.1", 0))
        assert _code(f"http://127.0.0.1:{reserved.getsockname()[1]}/") == "timestamp-unreachable"


@pytest.mark.parametrize(
    "url",
    [
        "",
        "file:///etc/passwd",
        "ftp://example.com/",
        "example.com",
        "http://",
        "http://[",
        "http://a b/",
        "http://a:x/",
    ],
)
def test_other_addresses_are_not_asked(url: str) -> None:
    with pytest.raises(ProblemError) as caught:
        fetch_timestamp(url, b"x")
    assert caught.value.problems[0].code == "timestamp-address"
