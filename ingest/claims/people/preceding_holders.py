"""Holders named before their title: "P, Bürgermeister", "P (Vorsitzender)", "P ist seit 2019 Sprecher"."""

from __future__ import annotations

from typing import Final

from ingest.claims.people.appointments import OPENS
from ingest.claims.people.holders import REACH, Holder
from ingest.claims.people.linking_words import is_adverb, is_dated, is_small
from ingest.model import BlockKind
from ingest.names.knowledge.small_words import ARTICLES, PREPOSITIONS
from ingest.passages.passages import Passage
from ingest.passages.posts import Office, end_of, word_table
from ingest.passages.title_gaps import ends_line
from ingest.passages.titles import title_of

COPULAS: Final = frozenset(
    {"ist", "war", "wird", "wurde", "bleibt", "blieb", "sind", "heißt", "hieß", "fungiert", "fungierte", "fungieren"}
    | {"heißen", "hießen", "amtiert", "amtierte", "amtieren", "wirkt", "wirkte"}
)
"""Verbs that join a person to a title."""


def find_elided(passage: Passage, office: Office, people: tuple[Holder, ...]) -> list[Holder]:
    """The person right before the title where the verb is told once: "P war Landrat, Q Bürgermeister"; or a comma is
    left out: "bestätigt wurde P 1. Bürgermeister Calw"."""
    begin = office.begin
    holder = next((p for p in people if end_of(passage, p.argument) == begin), None)
    if holder is not None and office.bodies and passage.words[begin] in ("1.", "2.", "3."):
        return [holder]
    if holder is None or holder.token == 0 or passage.words[holder.token - 1] not in (",", "und", ";"):
        return []
    return [holder] if not COPULAS.isdisjoint(passage.words[: holder.token]) else []


def has_article(passage: Passage, office: Office) -> bool:
    """Whether an article stands before the title: "der Bürgermeister"."""
    return any(w in ARTICLES for w in passage.words[max(0, office.begin - 1) : office.title.first])


def find_apposed(
    passage: Passage, office: Office, people: tuple[Holder, ...], offices: tuple[Office, ...]
) -> Holder | None:
    """The person in apposition before the title: "P, Bürgermeister", "P (Vorsitzender)", "P ist seit 2019 Sprecher"."""
    if passage.words[office.last].endswith("vorsitz") and "den" in passage.words[office.begin : office.title.first]:
        return None  # "es sprach P, den Vorsitz hat Q"
    if _is_of_another(passage, office, people):
        return None
    former, between = word_table("former"), word_table("between")
    i = office.begin - 1
    lines = passage.is_fragment or passage.block.kind is BlockKind.LIST_ITEM
    opened = lines and ends_line(passage, i)
    for _ in range(REACH):
        if i < 0:
            return None
        holder = next((p for p in people if p.token <= i < p.end), None)
        if holder is not None:
            inside = holder.names_office and i >= end_of(passage, holder.argument)
            apart = opened or (lines and ends_line(passage, i))
            return holder if apart or inside or _is_subject(passage, holder, office) else None
        apposed = next((o for o in offices if o is not office and o.begin <= i < o.end), None)
        if apposed is not None and apposed.begin > 0 and passage.words[apposed.begin - 1] in (",", "("):
            i = apposed.begin - 1
            continue
        other = next((a for a in passage.arguments if a.token <= i < end_of(passage, a)), None)
        word = passage.words[i]
        opened = opened or (lines and ends_line(passage, i))
        if word in OPENS or word in ("als", ":", "…") or not word.strip(".") or word in COPULAS:
            opened = True
        elif not (
            word in former or word in between or word.isdigit() or is_dated(passage, i) or is_adverb(word)
        ) and not (word in ("im", "von") and passage.words[i + 1] in _OCCUPATIONS):
            if other is None or other.kind not in office.title.kinds or end_of(passage, other) != office.title.first:
                return None
            i = other.token
        i -= 1
    return None


def _is_of_another(passage: Passage, office: Office, people: tuple[Holder, ...]) -> bool:
    """Whether a copula right behind the title and its body leads to who holds it: "…, Leiter der Stelle X ist Q"."""
    words = passage.words
    at = next((i for i in (office.end, office.last + 1) if i < len(words) and words[i] in COPULAS), None)
    if at is None:
        return False
    behind = next((p.token for p in people if p.token > at), None)
    return behind is not None and behind - at <= _NEAR and "," not in words[at:behind]


_NEAR: Final = 6
"""Words from a copula to the holder, with a title or a date between."""


_OCCUPATIONS: Final = frozenset({"hauptamt", "hauptberuf", "zivilberuf", "nebenamt", "ehrenamt", "beruf", "nebenberuf"})


def _is_subject(passage: Passage, holder: Holder, office: Office) -> bool:
    """Whether a copula right before the person joins the title behind: "In Ebern ist P seit 2012 Bürgermeister"."""
    if has_article(passage, office) or holder.argument.preposition is not None:
        return False
    i = holder.token - 1
    if i > 0 and title_of(passage.sentence.tokens[i].text) is not None:  # "ist Bürgermeister P Sprecher"
        i -= 1
        while i > 0 and is_small(passage.words[i]) and passage.words[i] not in PREPOSITIONS:
            i -= 1
    while i > 0 and (
        passage.words[i] in ("frau", "herr", "dr.") or is_dated(passage, i) or is_adverb(passage.words[i])
    ):
        i -= 1
    return i >= 0 and passage.words[i] in COPULAS and passage.clause_at(i) == passage.clause_at(office.last)


def find_interrupted(passage: Passage, office: Office, people: tuple[Holder, ...]) -> list[Holder]:
    """The subject that an insertion parts from the verb before the title: "P, 34 Jahre alt, ist Sprecherin"."""
    words = passage.words
    i = office.begin - 1
    while i > 0 and words[i] not in COPULAS and (is_small(words[i]) or is_dated(passage, i) or is_adverb(words[i])):
        i -= 1
    if i < _INSERTED or words[i] not in COPULAS or words[i - 1] != ",":
        return []
    before = [p for p in people if p.token < i and p.argument.reference.form != "pronoun"]
    if not before or before[-1].argument.preposition is not None or "," in words[: before[-1].token]:
        return []
    end = end_of(passage, before[-1].argument)
    finite = passage.clauses[passage.clause_at(before[-1].token)].finite if passage.clauses else None
    alone = finite is None or finite.text.lower() == words[i]
    return before[-1:] if alone and words[end] == "," and 1 < i - end <= _INSERTION else []


_INSERTED: Final = 3
_INSERTION: Final = 24
"""Words of an insertion, with its commas, over which a subject still has its verb."""
