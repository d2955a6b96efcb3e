"""Who gives as the subject of a clause: by case, article and place, with all that is enumerated with it."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from ingest.claims.money.gifts import count_sums, names_sum
from ingest.names.knowledge.kinds import GROUPS, LOCAL, OTHERS, PAYERS, WORKS
from ingest.names.knowledge.money import is_money_word
from ingest.names.knowledge.small_words import ARTICLES, GLUE
from ingest.passages.arguments import Argument
from ingest.passages.passages import Passage

_DATIVE_PRONOUNS: Final = frozenset({"ihm", "ihnen", "mir", "dir", "uns", "euch"})
_DATIVE: Final = frozenset({"dem", "den", "unserem", "ihrem", "diesem"})


def find_subject(passage: Passage, number: int, inside: list[Argument]) -> list[Argument]:
    """The subject of a clause of giving with all that is enumerated with it: "Der Landkreis bewilligt der …"."""
    plain = [
        a
        for a in inside
        if a.preposition is None
        and a.governor is None
        and (a.kind in PAYERS or a.kind in OTHERS or a.kind in GROUPS)
        and len(a.reference.entities) == 1
        and not (a.token > 0 and passage.words[a.token - 1] in _DATIVE)
        and not (a.token > 0 and passage.words[a.token - 1] == "der" and _FEMININE.search(passage.words[a.token]))
        and not owns_next(passage, a)
        and not _is_owner(passage, a)
        and not (a.reference.form == "publisher" and speaks_as(passage, a))
        and passage.words[a.token] not in _DATIVE_PRONOUNS
    ]
    supporters = _supporters(passage, number, plain)
    if supporters:
        return supporters
    bodies = [a for a in plain if a.kind in PAYERS]
    others = bodies or [a for a in plain if a.kind in OTHERS]
    if others:
        if any(is_money_word(w, "own") for w in passage.clause_words(number)):
            return []
        several = count_sums(passage, number) > 1
        groups = _enumerated(passage, plain, others[0].group)
        return [
            a for a in plain if (a.group in groups and a.kind in OTHERS) or (several and _is_nominative(passage, a))
        ]
    works = any(a.kind in WORKS for a in passage.arguments)
    if plain and (works or _is_another(passage, number, plain[0]) or _supports_many(passage, number)):
        return plain[:1]
    return []


def _supporters(passage: Passage, number: int, plain: list[Argument]) -> list[Argument]:
    """The cooperations or regions that a clause of support with a sum names first, so that what follows is whom they
    support: "Die AktivRegion X fördert die Gemeinde Y mit 20.000 Euro"."""
    clause = passage.clauses[number]
    if clause.lemma not in SUPPORTING or not names_sum(passage, number) or clause.finite is None:
        return []
    if not plain or plain[0].kind not in GROUPS or plain[0].reference.form == "pronoun":
        return []
    masculine = (a for a in plain[1:] if a.kind not in GROUPS and passage.words[a.token - 1] == "der")
    if any(_is_nominative(passage, a) for a in masculine):
        return []  # "Die Allianz X unterstützt der Landkreis Y mit 5.000 Euro"
    return [a for a in plain if a.group == plain[0].group and a.kind in GROUPS]


def _supports_many(passage: Passage, number: int) -> bool:
    """Whether it says that several works without names get a sum: "förderte 17 Kleinprojekte mit 45.000 Euro"."""
    if passage.clauses[number].lemma not in SUPPORTING or not names_sum(passage, number):
        return False
    words = passage.clause_words(number)
    return any(word.endswith(_MANY) and words[max(at - 1, 0)] not in _APART for at, word in enumerate(words))


SUPPORTING: Final = frozenset(
    {"fördern", "unterstützen", "bezuschussen", "finanzieren", "kofinanzieren", "mitfinanzieren", "sponsern"}
    | {"subventionieren", "bezahlen", "mitfördern", "ermöglichen", "anschieben"}
)
"""Verbs whose object is what is paid for."""
_MANY: Final = ("projekte", "vorhaben", "maßnahmen", "initiativen", "vereine")
_APART: Final = frozenset({"für", "durch", "über", "gemeinsame", "eigene", "ihre"})


def find_lent_subject(passage: Passage, number: int) -> list[Argument]:
    """The subject of the clause before where this one, joined by "und", names none: "A baut den Saal und zahlt …"."""
    clause = passage.clauses[number]
    if clause.joined is None or not clause.tokens or clause.tokens[0].text.lower() not in ("und", "sondern"):
        return []
    before = passage.clauses[clause.joined]
    opening = [
        a
        for a in passage.arguments
        if a.preposition is None
        and a.governor is None
        and before.finite is not None
        and before.span.start <= a.span.start < before.finite.span.start
        and passage.clause_at(a.token) == clause.joined
    ]
    if len(opening) != 1 or before.voice != "active" or opening[0].kind not in (*PAYERS, *OTHERS):
        return []
    between = passage.clause_words(number)[1:2]
    return opening if between and not between[0].startswith(("der", "die", "das")) else []


def _is_another(passage: Passage, number: int, argument: Argument) -> bool:
    """Whether it is another cooperation than the one that the text is about, which gives a sum to it or its works."""
    own = {passage.topic("Cooperation"), passage.topic("Region"), passage.central("Cooperation", "Region")}
    nominative = passage.words[argument.token - 1] in ("die", "das") if argument.token else True
    return nominative and names_sum(passage, number) and own.isdisjoint(argument.reference.entities)


def _enumerated(passage: Passage, plain: list[Argument], group: int) -> set[int]:
    """The groups that are one enumeration with this one: towns and bodies, "der Landkreis X und die Sparkasse Y"."""
    groups = {group}
    for before, argument in pairwise(plain):
        if before.group in groups:
            between = passage.words_between(before.span, argument.span)
            if between and not _AND.isdisjoint(between) and all(w in GLUE or w in ARTICLES for w in between):
                groups.add(argument.group)
    return groups


_AND: Final = frozenset({"und", "sowie"})


def _is_nominative(passage: Passage, argument: Argument) -> bool:
    """Whether its article, or for want of one its kind, shows one who gives a sum of its own beside others."""
    before = passage.words[argument.token - 1] if argument.token else ""
    if argument.kind in LOCAL:
        return before == "die" or (before == "der" and _FEMININE.search(passage.words[argument.token]) is None)
    return argument.kind in PAYERS or argument.kind in OTHERS or (argument.kind in GROUPS and before in ("die", "das"))


def _is_owner(passage: Passage, argument: Argument) -> bool:
    """Whether "der" before it is the genitive behind a name in quotes or of a work: "das Projekt „X“ der Allianz Y"."""
    if argument.token and passage.words[argument.token - 1] == "des":
        return True
    if argument.token < _GENITIVE or passage.words[argument.token - 1] != "der":
        return False
    if passage.words[argument.token].endswith(_MASCULINE):
        return False
    end = passage.sentence.tokens[argument.token - 2].span.end
    return any(a.kind in WORKS and a.span.end in (end, end - 1) for a in passage.arguments)


_GENITIVE: Final = 2


_MASCULINE: Final = (
    "kreis",
    "bund",
    "verband",
    "verbund",
    "verein",
    "markt",
    "staat",
    "bezirk",
    "fonds",
    "rat",
    "club",
    "flecken",
)
"""How nouns end that "der" shows to be subjects."""


def is_dative(passage: Passage, argument: Argument) -> bool:
    """Whether its article shows the dative: "ist der Stadt Ulm 12.000 Euro wert"."""
    if argument.preposition is not None or argument.governor is not None or argument.token == 0:
        return False
    before = passage.words[argument.token - 1]
    return before in _DATIVE or (before == "der" and _FEMININE.search(passage.words[argument.token]) is not None)


_FEMININE: Final = re.compile(
    r"(?:feuerwehr|gemeinde|stadt|stiftung|sparkasse|bank|schaft|ung|heit|tät|initiative|gruppe|kammer|schule|kirche|wacht)$"
)
"""How nouns end that "der" shows to be no subject: "bewilligt der Gemeinde"."""


def speaks_as(passage: Passage, argument: Argument) -> bool:
    """Whether "wir" speaks as another than the one who publishes: "wir als Landkreis Kronach"."""
    return "als" in passage.words[argument.token + 1 : argument.token + 3]


def owns_next(passage: Passage, argument: Argument) -> bool:
    """Whether its genitive stands before a noun: "Wasungens Bürgermeister"."""
    text = passage.document.text
    behind = text[argument.span.end : argument.span.end + 2]
    return text[argument.span.end - 1] in "s’'" and len(behind) > 1 and behind[0] == " " and behind[1].isupper()
