"""Everything that can be refused or go wrong, as one tree; over HTTP each is one ``application/problem+json``.

Problem                   status  what a client is told
├── BadRequest            400     malformed: what was wrong, where, what to do
├── Refused               403     refused on purpose (SERVICE, update)
├── NotFound              404
├── NotAllowed            405     a method that the address does not know
├── NotAcceptable         406     names what could be had instead
├── TooSlowClient         408
├── TooLarge              413     an answer or a request over its size, a query over its memory
├── TooMuchWork           429     budget of the minute used up; Retry-After
├── Failed                500     our fault; the log has the request id
├── RemoteFailed          502     the SPARQL server behind us failed
├── Busy                  503     Retry-After
└── TooSlow               504     a query over its time
BadSettings, BadRelease           before any request: said on standard error, exit status 2
"""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import ClassVar


class BadSettings(ValueError):
    """A setting that cannot be read; names key and value."""


class BadRelease(ValueError):
    """A folder that is no whole release, or a file that is no RDF."""


class Problem(Exception):
    """A refusal with all that its reader needs. ``detail`` never holds paths, addresses or insides of the server."""

    status: ClassVar[int] = 500

    def __init__(self, detail: str, *, where: str | None = None, remedy: str | None = None, retry_after: int = 0):
        super().__init__(detail)
        self.detail = detail
        self.where = where
        self.remedy = remedy
        self.retry_after = retry_after

    def body(self, request_id: str) -> Mapping[str, object]:
        """The one shape of every error: title, status, detail, and where and remedy if there is something to say."""
        body: dict[str, object] = {
            "type": "about:blank",
            "title": HTTPStatus(self.status).phrase,
            "status": self.status,
            "detail": self.detail,
            "request": request_id,
        }
        if self.where:
            body["where"] = self.where
        if self.remedy:
            body["remedy"] = self.remedy
        return body


class BadRequest(Problem):
    status = 400


class Refused(Problem):
    status = 403


class NotFound(Problem):
    status = 404


class NotAllowed(Problem):
    status = 405


class NotAcceptable(Problem):
    status = 406


class TooSlowClient(Problem):
    status = 408


class TooLarge(Problem):
    status = 413


class TooMuchWork(Problem):
    status = 429


class Failed(Problem):
    status = 500


class RemoteFailed(Problem):
    status = 502


class Busy(Problem):
    status = 503


class TooSlow(Problem):
    status = 504
