"""Holders named behind their title: "Bürgermeister P", "ihr Sprecher, Landrat P", "Vorsitzende ist seit 2019 P"."""

from __future__ import annotations

import re
from typing import Final

from ingest.claims.people.holders import REACH, Holder
from ingest.claims.people.linking_words import in_date, is_small
from ingest.claims.people.preceding_holders import COPULAS, find_apposed, has_article
from ingest.claims.people.shared_offices import enumerated, in_turn, is_plural, titled_together
from ingest.passages.passages import Passage
from ingest.passages.posts import Office, end_of, word_table
from ingest.passages.title_gaps import ends_line
from ingest.passages.titles import title_of


def find_adjacent(passage: Passage, office: Office, people: tuple[Holder, ...]) -> list[Holder]:
    """The person right behind the title or its body: "Bürgermeister P", "Sprecherin der Allianz X P"."""
    if passage.words[office.title.first - 1 : office.title.first] == ("(",) and office.title.first:
        return []  # "P (Leiter)" and on the next line "Q"
    for place in dict.fromkeys((office.last + 1, office.end)):
        at = place
        while at < len(passage.words) and passage.words[at] in ("frau", "herr", "herrn", "(", "a.", "d.", "a.d.", ")"):
            at += 1
        first = next((p for p in people if p.token == at), None)
        if first is not None and _opens_line(passage, office, people, at):
            return []
        if first is not None:
            return titled_together(passage, people, first) if is_plural(passage, office.title) else [first]
    return []


def _opens_line(passage: Passage, office: Office, people: tuple[Holder, ...], at: int) -> bool:
    """Whether the name at token ``at`` opens the next line of a list and the title is that of who opens its own: "P,
    Leiterin" and below it "Q, Assistenz"."""
    if not passage.is_fragment or not ends_line(passage, at - 1):
        return False
    opens = next((i for i in range(office.begin, 0, -1) if ends_line(passage, i - 1)), 0)
    return any(opens <= p.token < office.begin for p in people)


def find_doubled(
    passage: Passage, office: Office, people: tuple[Holder, ...], offices: tuple[Office, ...]
) -> list[Holder]:
    """The person behind a further title: "zweiter Stellvertreter Adorfs Bürgermeister P", "Sprecher und Landrat P"."""
    own = next((o for o in offices if o.begin == office.end and o is not office), None)
    own = own or next((o for o in offices if _is_joined(passage, office, o)), None)
    return find_adjacent(passage, own, people) if own is not None else []


def _is_joined(passage: Passage, office: Office, other: Office) -> bool:
    """Whether "und" without a further article joins the titles of one person, of whom one leads a cooperation."""
    words = passage.words
    if other.begin != office.end + 1 or words[office.end] not in ("und", "sowie", "&") or office.end > office.last + 1:
        return False
    bare = words[other.begin] not in ("der", "die", "den", "dem")
    alike = words[office.last].endswith("in") == words[other.last].endswith("in")
    alike = alike or any(words[o.last].endswith("vorsitzende") for o in (office, other))
    plural = is_plural(passage, office.title) or is_plural(passage, other.title)
    return bare and alike and not plural and office.title.of_topic != other.title.of_topic


def find_set_off(
    passage: Passage, office: Office, people: tuple[Holder, ...], offices: tuple[Office, ...]
) -> list[Holder]:
    """The person set off behind the title: "die Bürgermeisterin von X, P,", "ihr Sprecher, Landrat P", "Leiter: P"."""
    words = passage.words
    if office.end >= len(words) or words[office.end] not in (",", ":", "–", "-", "(", "|"):
        return []
    i = office.end + 1
    for _ in range(4):
        titled = i < len(words) and words[i] in ("frau", "herr", "herrn")
        found = next((p for p in people if p.token in (i, i + titled)), None)
        i += titled
        if found is not None:
            if words[office.end] == "," and _is_enumerated_behind(passage, office, people):
                return []
            return (
                enumerated(passage, people, found)
                if is_plural(passage, office.title)
                else in_turn(passage, people, found)
            )
        own = next((o for o in offices if o.begin <= i <= o.title.first and o is not office), None)
        if own is None:
            return []
        i = own.last + 1 if any(p.token == own.last + 1 for p in people) else own.end
    return []


def is_of_superior(passage: Passage, office: Office) -> bool:
    """Whether the title is that of whom somebody works for: "den Referenten des Landrats, Herrn P"."""
    first = office.title.first
    lead = passage.words[max(0, first - 2) : first]
    return len(lead) > 1 and lead[1] in ("des", "der") and _AIDES.fullmatch(lead[0]) is not None


_AIDES: Final = re.compile(
    r"(?:büro|kanzlei)leiter(?:in|s)?|(?:\w*mitarbeiter|assistent|sekretär|abgesandte[rn]?|vertreter)(?:in|s)?"
    r"|referent(?:in|en)?|assistenten|beauftragte[rn]?"
)
"""Those who work for the holder of an office, in lower case."""


def _is_enumerated_behind(passage: Passage, office: Office, people: tuple[Holder, ...]) -> bool:
    """Whether the title is said of a person before it, so that a name behind it is the next item: "P, Landrat, Q"."""
    return find_apposed(passage, office, people, ()) is not None and not has_article(passage, office)


def find_by_copula(
    passage: Passage, office: Office, people: tuple[Holder, ...], offices: tuple[Office, ...]
) -> list[Holder]:
    """The person behind a copula: "Vorsitzender der LAG X ist seit 2019 P"; several where the title is plural."""
    words = passage.words
    if _is_beside(passage, office):
        return []
    i = office.end if words[office.end : office.end + 1] and words[office.end] in COPULAS else office.last + 1
    steps = 0
    while i < len(words) and steps < REACH:
        holder = next((p for p in people if p.token == i), None)
        if holder is not None:
            if _is_next_item(passage, office, holder):
                return []
            if any(w in word_table("plurals") for w in words[office.last + 1 : holder.token]):
                return [p for p in people if p.token >= holder.token]
            return enumerated(passage, people, holder) if is_plural(passage, office.title) else [holder]
        other = next((a for a in passage.arguments if a.token <= i < end_of(passage, a)), None)
        word = words[i]
        if other is not None and other.kind != "Person":
            i = end_of(passage, other)
            steps += 1
            continue
        own = next((o for o in offices if o.title.first == i and o is not office), None)
        if own is not None and any(p.token == own.last + 1 for p in people) and _copula_between(passage, office, i):
            i = own.last + 1
            continue
        if _opens_relative(passage, office, i):
            return []
        if in_date(passage, i) or word in word_table("copulas") or is_small(word):
            i += 1
            steps += 1
            continue
        chair = words[office.last] == "vorsitz" or not COPULAS.isdisjoint(words[office.last + 1 : i])
        if passage.sentence.tokens[i].text[:1].isupper() and (chair or (steps < 4 and title_of(word) is None)):
            i += 1
            steps += 2
            continue
        return []
    return []


def _is_next_item(passage: Passage, office: Office, holder: Holder) -> bool:
    """Whether "und" leads on to somebody else than who holds the title: "die Bürgermeisterin von X und P"."""
    before = holder.token - 1
    before -= passage.words[before] in ("frau", "herr", "herrn")
    joined = passage.words[before] in ("und", "sowie") and before >= office.end
    return joined and COPULAS.isdisjoint(passage.words[office.last + 1 : holder.token])


def _opens_relative(passage: Passage, office: Office, i: int) -> bool:
    """Whether a clause begins at token ``i`` that is about the holder before: "P, der Sprecher, dem Q hilft"."""
    clause = passage.clause_at(i)
    if not passage.clauses or passage.clauses[clause].kind != "relative" or clause == passage.clause_at(office.last):
        return False
    return passage.starts[i] <= passage.clauses[clause].span.start or passage.words[i - 1] == ","


def _is_beside(passage: Passage, office: Office) -> bool:
    """Whether those of the title are only named beside others: "neben den Bürgermeistern auch P"."""
    lead = passage.words[max(0, office.begin - 2) : office.title.first]
    return not {"neben", "außer", "samt", "mitsamt"}.isdisjoint(lead)


def _copula_between(passage: Passage, office: Office, i: int) -> bool:
    return not word_table("copulas").isdisjoint(passage.words[office.last + 1 : i])
