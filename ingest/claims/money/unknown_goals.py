"""Whether a clause of giving says itself what its money is for, and this is nothing that the reading knows: "das Land
unterstützt die neue Turnhalle", "20.000 Euro für die Heizung der Kirche", "spendete dem Kindergarten"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ingest.claims.money.goals import MANY
from ingest.claims.money.payments import Payment
from ingest.claims.money.subjects import SUPPORTING
from ingest.names.knowledge.kinds import WORKS
from ingest.names.knowledge.money import is_money_word
from ingest.names.knowledge.small_words import GENITIVE_ARTICLES, NOMINATIVES, PREPOSITIONS, STATED
from ingest.passages.passages import Passage

_ACCUSATIVE: Final = frozenset({"den", "einen"})
_EITHER: Final = frozenset({"die", "das", "eine", "ein"})
_DATIVE: Final = frozenset({"dem", "einem"})
_DETERMINERS: Final = _ACCUSATIVE | _EITHER | _DATIVE | NOMINATIVES
_POSSESSIVE: Final = re.compile(r"(?:ihr|sein|unser)(?:e[nmrs]?)?")
_KNOWN_SENSES: Final = (
    *("household", "spending", "staff", "making", "funds", "grants", "cost", "own", "rest", "members", "organs"),
    *("notices", "donors", "strong", "backward", "asks", "anybody"),
)
"""Senses of nouns that name no thing of their own: the money, its use, those who give."""
_PARTS: Final = (
    "fünftel",
    "sechstel",
    "achtel",
    "zehntel",
    "abschnitt",
    "teil",
    "teilstück",
    "phase",
    "stufe",
    "etappe",
    "schritt",
    "tranche",
    "rate",
)
"""How nouns end that mean a part of what was told of."""
_TIMES: Final = ("jahr", "jahre", "jahren", "zeit", "zeitraum", "periode", "monate", "monaten")
_ADJECTIVES: Final = 3
"""Small words between an article and its noun at most."""
_OPENING: Final = 2
_WORD: Final = re.compile(r"[A-ZÄÖÜ][\w-]{2,}")


def names_unknown_goal(payment: Payment, clause: int) -> bool:
    """Whether a thing or body without a name stands in the clause as what the money is for. Under the heading of a work
    "das Gebäude", "der Weg" mean that work."""
    words = payment.passage.words
    headed = any(payment.passage.heading_topic(kind) is not None for kind in WORKS)
    more = any(is_money_word(w, "further") for w in words)
    for at in range(min(_OPENING, len(words))):  # "Beim Kataster waren es 20.000 Euro"
        if words[at] == "beim" or words[at - 1 : at + 1] in (("bei", "der"), ("bei", "dem")):
            return _is_unknown(payment, at)
    return any(
        _is_unknown(payment, at)
        for at in _goals(payment, clause)
        if not (headed and words[at] in STATED) and not (more and words[at] == "für")
    )


_FLOWING: Final = frozenset({"fließen", "stecken", "investieren", "hineinstecken"})


def compound_goal(payment: Payment, clause: int) -> str | None:
    """The work whose name begins the noun for what the money is for: "für die ILEK-Umsetzung"."""
    passage = payment.passage
    for at in _goals(payment, clause):
        for token in passage.sentence.tokens[at + 1 : at + 2 + _ADJECTIVES]:
            name, dash, noun = token.text.rpartition("-")
            work = passage.register.named(name) if dash and is_money_word(noun.lower(), "doing") else None
            if work is not None and passage.kind(work) in WORKS:
                return work
    return None


def _goals(payment: Payment, number: int) -> Iterator[int]:
    """The places of the articles of what the grammar of the clause makes the goal of its money."""
    passage = payment.passage
    clause = passage.clauses[number] if passage.clauses else None
    if clause is None:
        return
    lemma = clause.lemma or ""
    supports = lemma in SUPPORTING
    pays = is_money_word(lemma, "pays") or is_money_word(lemma, "hands")
    gets = is_money_word(lemma, "receives")
    acts = any(
        passage.clause_at(a.token) == number and a.preposition is None and a.governor is None for a in payment.payers
    )
    for at, word in enumerate(passage.words):
        if passage.clause_at(at) != number:
            continue
        before = passage.words[at - 1] if at else ""
        owned = _POSSESSIVE.fullmatch(word) is not None
        if word == "fürs" or (before in ("für", "zugunsten") and (owned or word in _DETERMINERS)):
            yield at
        elif word == "für":
            yield at  # "für neue Bänke"
        elif before == "an" and word in (*_ACCUSATIVE, *_EITHER) and (pays or lemma == "gehen"):
            yield at
        elif before == "an" and word in _DETERMINERS and at > 1 and is_money_word(passage.words[at - 2], "grants"):
            yield at  # "dem Zuschuss an den Musikverein"
        elif before == "in" and word in (*_ACCUSATIVE, *_EITHER) and lemma in _FLOWING:
            yield at  # "in die ländliche Entwicklung geflossen"
        elif before in PREPOSITIONS or word not in _DETERMINERS:
            continue
        elif clause.voice == "active":
            object_ = supports and (word in _ACCUSATIVE or (acts and word in _EITHER))
            if object_ or (pays and word in _DATIVE) or (gets and word in NOMINATIVES):
                yield at
        elif clause.voice == "passive" and word in NOMINATIVES:
            yield at


def _is_unknown(payment: Payment, at: int) -> bool:
    """Whether the noun behind the article is none that the reading knows, nor one that stands for something before."""
    passage = payment.passage
    tokens = passage.sentence.tokens
    if passage.words[at] == "für" and _has_article(passage, at + 1):
        return False
    noun = at + 1
    while noun < len(tokens) and noun - at <= _ADJECTIVES and tokens[noun].text.islower():
        if passage.words[noun] in PREPOSITIONS:
            return False
        noun += 1
    if noun >= len(tokens) or not _WORD.fullmatch(tokens[noun].text) or _is_named(passage, noun):
        return False
    word = passage.words[noun]
    if word in MANY or any(is_money_word(word, sense) for sense in _KNOWN_SENSES):
        return False
    if word.endswith((*_PARTS, *_TIMES)) or _is_said_before(passage, word):
        return False
    if noun + 1 < len(tokens) and _is_named(passage, noun + 1):
        return False  # "das Jugendzentrum „Alte Post“"
    if is_money_word(word, "doing"):
        owner = noun + 1
        return (
            owner + 1 < len(tokens)
            and passage.words[owner] in GENITIVE_ARTICLES
            and not any(_is_named(passage, i) for i in range(owner + 1, min(owner + 4, len(tokens))))
        )
    return True


def _has_article(passage: Passage, at: int) -> bool:
    word = passage.words[at] if at < len(passage.words) else ""
    return word in _DETERMINERS or _POSSESSIVE.fullmatch(word) is not None


def _is_named(passage: Passage, token: int) -> bool:
    return any(a.span.start <= passage.starts[token] < a.span.end for a in passage.arguments)


def _is_said_before(passage: Passage, word: str) -> bool:
    """Whether the noun is how a word in the name of the last work, or of that of the heading, ends: "die Bank" for
    „Mitfahrbank Täle“."""
    works = (passage.last(*WORKS), *(passage.heading_topic(kind) for kind in WORKS))
    return any(w.endswith(word) for e in works if e is not None for w in re.findall(r"\w+", passage.name(e).lower()))
