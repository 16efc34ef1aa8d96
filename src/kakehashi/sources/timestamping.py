"""Asking a timestamp authority over HTTP (RFC 3161, section 3.4)."""

from __future__ import annotations

import urllib.error
import urllib.request
from http.client import HTTPException, HTTPMessage, IncompleteRead
from typing import IO, Final
from urllib.parse import urlsplit

from kakehashi.problems import Place, Problem, ProblemError

LARGEST_ANSWER: Final = 1_000_000
"""Bytes of the largest answer that is read; a usual one has less than ten thousand."""

WAIT: Final = 20
"""Seconds without a word from the authority before it counts as silent."""

_ASKED, _ANSWERED = "application/timestamp-query", "application/timestamp-reply"
_CHECK_ADDRESS = "Check the address with the authority that offers it."
_TRY_AGAIN = "Try again later, or ask another authority; the record stays valid without a timestamp."


def fetch_timestamp(url: str, request: bytes, *, wait: int = WAIT) -> bytes:
    """The authority's answer to a request, as it came; whether it holds, `records.check_timestamp` says.

    Raises `ProblemError`: `timestamp-address` (not http or https), `timestamp-redirected`, `timestamp-unreachable`
    (nobody answers, or not in time), `timestamp-status` (an HTTP error), `timestamp-answer` (another type of content,
    too large, or cut short).
    """
    _check_address(url)
    asked = urllib.request.Request(url, request, {"Content-Type": _ASKED, "Accept": _ANSWERED}, method="POST")
    opener = _opener()
    try:
        with opener.open(asked, timeout=wait) as answer:
            return _body(answer.headers, answer, url)
    except urllib.error.HTTPError as error:
        with error:
            raise ProblemError(_refused(error, url)) from None
    except IncompleteRead:
        raise ProblemError(_problem("timestamp-answer", "The answer is cut short.", url, _TRY_AGAIN)) from None
    except TimeoutError:
        raise ProblemError(_silent(url, wait)) from None
    except urllib.error.URLError as error:
        if isinstance(error.reason, TimeoutError):
            raise ProblemError(_silent(url, wait)) from None
        what = f"The authority cannot be reached: {error.reason}."
        raise ProblemError(_problem("timestamp-unreachable", what, url, _TRY_AGAIN)) from None
    except (OSError, HTTPException, ValueError) as error:
        what = f"The authority does not speak HTTP as it should: {type(error).__name__}."
        raise ProblemError(_problem("timestamp-unreachable", what, url, _TRY_AGAIN)) from None


def _opener() -> urllib.request.OpenerDirector:
    """HTTP and HTTPS and nothing else. It follows nowhere: a query that is sent on would arrive without its body."""
    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler(),
        urllib.request.HTTPHandler(),
        urllib.request.HTTPSHandler(),
        urllib.request.HTTPErrorProcessor(),
        urllib.request.HTTPDefaultErrorHandler(),
    ):
        opener.add_handler(handler)
    return opener


def _check_address(url: str) -> None:
    try:
        parts = urlsplit(url)
        sound = parts.scheme in ("http", "https") and bool(parts.hostname) and url.isascii() and url.isprintable()
        sound = sound and " " not in url and parts.port != 0
    except ValueError:
        sound = False
    if not sound:
        what = "The address is not one of http or https."
        raise ProblemError(_problem("timestamp-address", what, url, _CHECK_ADDRESS))


def _body(headers: HTTPMessage, answer: IO[bytes], url: str) -> bytes:
    if headers.get_content_type() != _ANSWERED:
        what = f"The answer is of the type {headers.get_content_type()}."
        raise ProblemError(_problem("timestamp-answer", what, url, _CHECK_ADDRESS))
    body = answer.read(LARGEST_ANSWER + 1)
    if len(body) > LARGEST_ANSWER:
        what = f"The answer has more than {LARGEST_ANSWER} bytes."
        raise ProblemError(_problem("timestamp-answer", what, url, _CHECK_ADDRESS))
    announced = headers.get("Content-Length", "")
    if announced.isdecimal() and len(body) < int(announced):
        what = f"The answer is cut short: {len(body)} of {announced} bytes."
        raise ProblemError(_problem("timestamp-answer", what, url, _TRY_AGAIN))
    return body


def _refused(error: urllib.error.HTTPError, url: str) -> Problem:
    if error.code in (301, 302, 303, 307, 308):
        new = error.headers.get("Location", "")
        what = f"The authority sends on to another address: {new[:200]}."
        return _problem("timestamp-redirected", what, url, "If that is the authority's own address, give it instead.")
    what = f"The authority answers with the status {error.code} {error.reason}."
    return _problem("timestamp-status", what, url, _TRY_AGAIN)


def _silent(url: str, wait: int) -> Problem:
    return _problem("timestamp-unreachable", f"The authority said nothing for {wait} seconds.", url, _TRY_AGAIN)


def _problem(code: str, what: str, url: str, remedy: str) -> Problem:
    return Problem(code, what, Place(file=url), f"a timestamp authority's answer of the type {_ANSWERED}.", remedy)
