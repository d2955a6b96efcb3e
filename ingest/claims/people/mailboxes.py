"""Whose an e-mail address is by its own words: that of a person by the surname, of a cooperation by "info@"."""

from __future__ import annotations

import re
from typing import Final

from ingest.claims.people.holders import Holder
from ingest.passages.announcements import sending_firm
from ingest.passages.passages import Passage

_DESKS: Final = re.compile(r"(?:bewerbung|karriere|jobs?|personal|newsletter|abo|webmaster|datenschutz)[\w.-]{0,20}@")
"""Addresses of a desk that nobody is reached at."""
_OFFICE: Final = re.compile(
    r"(?:info|infos|post|poststelle|kontakt|mail|buero|büro|geschaeftsstelle|geschäftsstelle|gs|office|service|team|zentrale"
    r"|leader|lag|rag|ile|ilek|verband|zweckverband|planungsverband|zv|verbund|allianz|buendnis|netzwerk|region|regional|koop|kooperation|verein|ag|kag)(?:[-._]\w{2,20}){0,2}@"
)
"""Addresses of an office, whoever reads its mail."""
_FOLDS: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "é": "e", "è": "e"})


def is_desk(mail: str) -> bool:
    """Whether an address is that of a desk for one purpose only."""
    return _DESKS.match(mail) is not None


def owner_of(passage: Passage, mail: str, people: tuple[Holder, ...]) -> str | None:
    """The person whose surname an address has, the cooperation of whose office it is, None where it says neither."""
    return _namesake(passage, mail) or _of_office(passage, mail, people)


def _namesake(passage: Passage, mail: str) -> str | None:
    """The one person of the text whose surname the address has: "e.lang@…" for Eva Lang."""
    local = mail.split("@")[0].lower()
    fitting = [
        person
        for person in passage.register.of_kind("Person")
        if len(surname := passage.name(person).split(" ")[-1].lower()) > 3
        and (surname in local or surname.translate(_FOLDS) in local)
    ]
    return fitting[0] if len(fitting) == 1 else None


def _of_office(passage: Passage, mail: str, people: tuple[Holder, ...]) -> str | None:
    """The firm or cooperation of the text whose office an address is, unless who is beside it is of another body."""
    group = sending_firm(passage) or passage.topic("Cooperation")
    if _OFFICE.match(mail.lower()) is None or any(body != group for person in people for body in person.bodies):
        return None
    return group
