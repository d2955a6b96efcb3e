"""Holders and titles that the end of a clause parts: "… hat sie P überreicht, dem Vorsteher des Verbands", "den Scheck
nahm die Vorsitzende entgegen, P"."""

from __future__ import annotations

from typing import Final

from ingest.claims.people.holders import Holder
from ingest.claims.people.linking_words import is_small
from ingest.names.knowledge.genders import may_be
from ingest.names.knowledge.small_words import ARTICLES, PREPOSITIONS
from ingest.passages.passages import Passage
from ingest.passages.posts import Office

_CLOSING: Final = frozenset({".", ",", ";", "!", "?", ":", "“", "”", '"', "–", ")"})
_MARKS: Final = frozenset({",", "–", "-"})
_JOINS: Final = frozenset({"und", "sowie", "oder", "aber", "wie"})


def find_set_apart(passage: Passage, office: Office, people: tuple[Holder, ...]) -> list[Holder]:
    """The person whom a title in apposition behind the last verb of the clause tells of, or the name that such an
    apposition gives to the holder of a title."""
    begin = office.begin
    while begin > 0 and passage.words[begin - 1] not in _MARKS and is_small(passage.words[begin - 1]):
        begin -= 1
    if begin > 1 and passage.words[begin - 1] in _MARKS and _closes(passage, office.end):
        return _before(passage, office, people, begin - 1) if _ends_clause(passage, begin - 2) else []
    return _behind(passage, office, people)


def _before(passage: Passage, office: Office, people: tuple[Holder, ...], comma: int) -> list[Holder]:
    clause = passage.clause_at(comma - 1)
    gender = _gender(passage, office)
    named = [p for p in people if p.token < comma and passage.clause_at(p.token) == clause]
    fitting = [p for p in named if not gender or may_be(passage.name(p.person), gender)]
    return fitting[-1:]


def _behind(passage: Passage, office: Office, people: tuple[Holder, ...]) -> list[Holder]:
    first = next((p for p in people if p.token > office.last), None)
    if first is None or first.argument.reference.form == "pronoun" or not _closes(passage, first.end):
        return []
    apart = passage.words[first.token - 1] == "," and _ends_clause(passage, first.token - 2)
    same = passage.clause_at(first.token - 2) == passage.clause_at(office.last)
    articled = not ARTICLES.isdisjoint(passage.words[max(0, office.begin - 1) : office.title.first])
    gender = _gender(passage, office)
    fits = not gender or may_be(passage.name(first.person), gender)
    return [first] if apart and same and articled and fits else []


def _ends_clause(passage: Passage, at: int) -> bool:
    """Whether the token is a verb, participle or particle: a small word that ends no name and leads nothing on."""
    token = passage.sentence.tokens[at]
    word = passage.words[at]
    inside = any(a.span.start <= token.span.start < a.span.end for a in passage.arguments)
    particle = passage.clauses and passage.clauses[passage.clause_at(at)].kind in ("main", "subordinate", "relative")
    small = token.text.islower() and token.text.isalpha() and word not in ARTICLES and word not in _JOINS
    return bool(particle) and small and not inside and (word not in PREPOSITIONS or word in _PARTICLES)


_PARTICLES: Final = frozenset(
    {"an", "auf", "aus", "ab", "bei", "ein", "mit", "nach", "vor", "zu", "über", "um", "durch"}
)


def _closes(passage: Passage, at: int) -> bool:
    return at >= len(passage.words) or passage.words[at] in _CLOSING


def _gender(passage: Passage, office: Office) -> str:
    """ "f" or "m" where the form of the title says so."""
    role = office.title.role
    if role.endswith("in"):
        return "f"
    lead = passage.words[max(0, office.begin - 1) : office.title.first]
    if role.endswith(("ende", "ete", "agte")):
        return "f" if "die" in lead else ""
    return "m" if role.endswith(("er", "rat", "or", "ent", "ende", "chef")) else ""
