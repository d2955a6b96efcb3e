"""Whom a clause tells to have come to an office: chosen for it, having its chair, listed behind a colon as of it."""

from __future__ import annotations

import re
from typing import Final

from ingest.claims.people.holders import REACH, Holder
from ingest.passages.passages import Passage
from ingest.passages.posts import Office, word_table
from ingest.passages.titles import title_of

_CHOSEN: Final = re.compile(
    r"(?:wieder)?(?:ge)?(?:wähl|bestimm|kür|ernann|ernenn|bestell|beruf|berief|mach)\w*|gekoren|(?:aus)?erkoren|auserwählt"
)
OPENS: Final = frozenset({",", "(", "–", "-", "—", "|", "/", "·", "•", ";"})
_QUOTES: Final = frozenset({"“", "”", '"', "«"})
_PAIR: Final = 2
_PASSES: Final = frozenset(
    {"ging", "geht", "wechselt", "wechselte", "gewechselt", "übergegangen", "wanderte", "wandert"}
)
_LIES: Final = frozenset({"liegt", "lag", "liege", "obliegt", "oblag"})
_ON: Final = frozenset({"von", "vom", "auf", "an", "zu", "zum", "zur"})
_WITH: Final = _ON | {"bei"}
_CHARGES: Final = frozenset({"amt", "funktion", "posten", "ehrenamt", "amts", "amtes", "stelle", "position"})
_CONFIRMED: Final = frozenset({"bestätigt", "bestätigte", "bestätigten", "eingeführt", "gehoben"})
_NUMBERS: Final = {
    "zwei": 2,
    "beide": 2,
    "beiden": 2,
    "drei": 3,
    "vier": 4,
    "fünf": 5,
    "sechs": 6,
    "sieben": 7,
    "acht": 8,
}


def listed(passage: Passage, office: Office, people: tuple[Holder, ...]) -> list[Holder]:
    """The people behind a colon who each have a town, or are as many as was said: "drei Bürgermeister kamen: P (Adorf),
    Q aus Bedorf und R"."""
    before = passage.words[max(0, office.title.first - 2) : office.title.first]
    number = next((_NUMBERS[w] for w in before if w in _NUMBERS), None)
    if office.title.sort not in ("municipal", "district") or (number is None and "die" not in before):
        return []
    colon = next((i for i in range(office.last + 1, len(passage.words)) if passage.words[i] == ":"), None)
    if colon is None or any(office.last < p.token < colon for p in people):
        return []
    behind = [p for p in people if p.token > colon and p.argument.reference.form != "pronoun"]
    homed = [any(passage.kind(b) in office.title.kinds for b in p.bodies) for p in behind]
    return behind if len(behind) > 1 and (all(homed) or (any(homed) and len(behind) == number)) else []


def hired(passage: Passage, office: Office, people: tuple[Holder, ...]) -> list[Holder]:
    """With whom somebody gets a manager: "mit P leistet sich die Allianz eine Geschäftsführerin"."""
    clause = passage.clause_at(office.last)
    if not is_hiring(passage.clause_words(clause)) or not _A.intersection(
        passage.words[office.begin - 1 : office.title.first]
    ):
        return []
    return [p for p in people if p.argument.preposition == "mit" and passage.clause_at(p.token) == clause][:1]


def hirer_of(passage: Passage, office: Office) -> str | None:
    """The body that takes somebody into its service, named as the subject of the clause: "als Managerin hat die Allianz
    P eingestellt"."""
    clause = passage.clause_at(office.last)
    lead = passage.words[max(0, office.begin - 1) : office.title.first]
    if (_A.isdisjoint(lead) and "als" not in lead) or not is_hiring(passage.clause_words(clause)):
        return None
    named = [
        a for a in passage.arguments
        if a.kind in office.title.kinds and a.preposition is None and passage.clause_at(a.token) == clause
    ]  # fmt: skip
    bodies = {a.reference.entities for a in named if a.governor is None or title_of(a.governor) is not None}
    return next(iter(bodies))[0] if len(bodies) == 1 and len(next(iter(bodies))) == 1 else None


def is_hiring(words: tuple[str, ...]) -> bool:
    """Whether the words of a clause tell that somebody is taken into service."""
    return not _HIRING.isdisjoint(words)


_A: Final = frozenset({"ein", "eine", "einen", "einer", "einem"})
_HIRING: Final = frozenset(
    {
        "eingestellt",
        "einstellte",
        "einstellt",
        "gewonnen",
        "gewann",
        "gewinnen",
        "verpflichtet",
        "verpflichtete",
        "leistet",
    }
    | {"leistete", "leisten", "beschäftigt", "beschäftigte", "geholt", "holte", "engagiert", "engagierte", "bekommen"}
    | {"bekam", "bekommt", "erhält", "erhielt", "hat", "gefunden", "fand", "angestellt", "bestellt", "bestellte"}
    | {"beschäftigen"}
)


def of_chair(passage: Passage, office: Office, people: tuple[Holder, ...]) -> list[Holder]:
    """Who has "den Vorsitz" or "das Amt des Vorstehers", with whom it lies, from whom to whom it goes, or who is sent:
    "den Vorsitzenden stellt X mit P"."""
    words = passage.words
    lead = words[max(0, office.title.first - _PAIR) : office.title.first]
    at = passage.clause_at(office.last)
    clause = passage.clause_words(at)
    near = [p for p in people if abs(office.last - p.token) <= 2 * REACH]
    inside = [p for p in near if passage.clause_at(p.token) == at]
    if "den" in lead and ("stellt" in clause or "stellte" in clause):
        return [p for p in people if p.token > office.last][:1]
    chair = words[office.last].endswith("vorsitz")
    if chair and not (_PASSES | _LIES).isdisjoint(clause):
        behind = [p for p in near if p.token > office.last and ";" not in words[office.last : p.token]]
        if _PASSES.isdisjoint(clause):
            return [p for p in behind if p in inside][:1]
        return behind if behind and not _WITH.isdisjoint(words[office.end : behind[0].token]) else []
    charge = len(lead) == _PAIR and lead[0] in _CHARGES and lead[1] in ("des", "der")
    given = any(_CHOSEN.fullmatch(w) or w in _CONFIRMED for w in clause)
    if charge and (given or not word_table("having_office").isdisjoint(clause)):
        return _handing(passage, inside) or [p for p in near if p.token < office.last][-1:]
    if not chair or "den" not in lead[-1:] or word_table("holding").isdisjoint(clause):
        return []
    return _handing(passage, inside) or [p for p in near if p.token < office.last][-1:]


def _handing(passage: Passage, inside: list[Holder]) -> list[Holder]:
    """Who has the chair as the subject of a clause, with whom it goes to or comes from: "P gab den Vorsitz an Q ab",
    "P übernahm ihn von Landrat Q"."""
    others = [p for p in inside if not _SOURCES.isdisjoint(passage.words[max(0, p.token - _LEAD) : p.token])]
    subjects = [p for p in inside if p.argument.preposition is None and p not in others]
    together = [p for p in subjects if p.argument.group == subjects[-1].argument.group]
    return [*together, *others] if subjects else inside[-1:]


_SOURCES: Final = frozenset({"an", "von", "vom", "bei", "beim"})
_LEAD: Final = 3
"""Words from "von" to a name that has its title before it."""


def chosen(passage: Passage, office: Office, people: tuple[Holder, ...]) -> list[Holder]:
    """The person chosen: "Zum Vorsitzenden wählte die Versammlung P", "Als Leiterin arbeitet P", "neue Chefin: P"."""
    words = passage.words
    lead = words[office.title.first - 1] if office.title.first else ""
    opening = lead if lead in ("zum", "zur", "als") else words[office.begin - 1] if office.begin else ""
    before = [p for p in people if p.token < office.title.first]
    behind = [p for p in people if p.token >= office.end and p.token - office.end <= REACH]
    if opening in ("zum", "zur"):
        if not any(_CHOSEN.fullmatch(w) for w in words):
            return []
        own = [p for p in before if office.title.first - p.token <= REACH]
        fronted = office.begin <= 2 or words[office.begin - 2] in OPENS
        return behind[:1] if fronted and behind else own[-1:]
    leads = office.begin <= 2 or words[office.begin - 2] == ";" or _stands(words, office)
    said = "ich" in passage.clause_words(passage.clause_at(office.last))
    said = said and not (behind and not _QUOTES.isdisjoint(words[office.end : behind[0].token]))
    if opening == "als" and leads and not before and not said:
        many = behind and any(w in word_table("plurals") for w in words[office.end : behind[0].token])
        return behind if many else behind[:1]
    if office.end < len(words) and words[office.end] == ":" and not before:
        return behind[:1]
    return []


def _stands(words: tuple[str, ...], office: Office) -> bool:
    """Whether a verb before "als" has its subject behind: "ihr zur Seite stehen als Stellvertreter P und Q"."""
    return any(w in word_table("plurals") or w in word_table("copulas") for w in words[: office.begin])
