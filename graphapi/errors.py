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
├── ClientGone            499     nobody is told
├── Failed                500     our fault; the log has the request id
├── RemoteFailed          502     the SPARQL server behind us failed
├── Busy                  503     Retry-After
└── TooSlow               504     a query over its time
BadSettings, BadRelease           before any request: said on standard error, exit status 2
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from http import HTTPStatus
from pathlib import Path
from typing import Any, ClassVar, Final

from graphapi.wording import Language, load_wordings

_LONGEST: Final = 1_000


class BadSettings(ValueError):
    """A setting that cannot be read; names key and value."""


class BadRelease(ValueError):
    """A folder that is no whole release, or a file that is no RDF."""


class Problem(Exception):
    """A refusal with all that its reader needs. What is told never holds paths, addresses or insides of the server."""

    status: ClassVar[int] = 500

    def __init__(self, fault: str, *, where: str | None = None, retry_after: int = 0, **values: object) -> None:
        """``fault`` is a key of ``faults.yaml``; ``values`` are filled into its words."""
        self.where = where
        self.retry_after = retry_after
        self._wording = _wordings()[fault]
        self._values = values
        super().__init__(self.detail("en"))

    @property
    def title(self) -> str:
        """The phrase that HTTP has for the status."""
        return HTTPStatus(self.status).phrase

    def detail(self, language: Language) -> str:
        """What was wrong."""
        return self._said(self._wording, language)

    def remedy(self, language: Language) -> str:
        """What to do; empty where there is nothing to say."""
        wording = self._wording.get("remedy")
        return self._said(wording, language) if wording else ""

    def body(self, request_id: str, language: Language) -> Mapping[str, object]:
        """The one shape of every error: title, status, detail, and where and remedy if there is something to say."""
        body: dict[str, object] = {
            "type": "about:blank",
            "title": self.title,
            "status": self.status,
            "detail": self.detail(language),
            "request": request_id,
        }
        if self.where:
            body["where"] = self.where
        if remedy := self.remedy(language):
            body["remedy"] = remedy
        return body

    def _said(self, wording: Mapping[str, Any], language: Language) -> str:
        return str(wording[language]).format_map({name: _shown(value) for name, value in self._values.items()})


def _shown(value: object) -> str:
    """A value as text; one of the client's that is longer than anyone reads is cut."""
    text = f"{value:g}" if isinstance(value, float) else str(value)
    return text if len(text) <= _LONGEST else text[:_LONGEST] + " …"


def is_fault(name: str) -> bool:
    """Whether there are words for ``name``."""
    return name in _wordings()


@cache
def _wordings() -> Mapping[str, Mapping[str, Any]]:
    """Fault → its words in each language, and what to do."""
    found: Mapping[str, Mapping[str, Any]] = load_wordings(Path(__file__).with_name("faults.yaml"))
    return found


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


class ClientGone(Problem):
    """Nobody is left to be told; the log is, under a status that HTTP has no phrase for."""

    status = 499
    title = "Client Closed Request"


class Failed(Problem):
    status = 500


class RemoteFailed(Problem):
    status = 502


class Busy(Problem):
    status = 503


class TooSlow(Problem):
    status = 504
