"""What a clause itself speaks of, so that no thing named elsewhere in the text fills its role."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import Final

from ingest.claims.frames.frames import Role
from ingest.model import Span
from ingest.names.knowledge.kinds import LOCAL
from ingest.names.knowledge.lexicon import find_head, find_undertaking
from ingest.passages.appositions import TOLD_OF, apposed_to
from ingest.passages.arguments import Argument
from ingest.passages.passages import Passage


def has_own_topic(role: Role, passage: Passage, clause: int) -> bool:
    """Whether the clause names or means another thing that the role's place in the text would speak of."""
    if _belongs_elsewhere(role, passage, clause) or means_another(role, passage, clause):
        return True
    if role.kinds == _PROJECT and _names_own_work(passage, clause):
        return True
    if role.kinds > _WINNERS and _tells_no_winner(passage, clause):
        return True
    apposed = any(a.kind in TOLD_OF for a in apposed_to(passage, clause))
    return apposed and _TAKING_UP.isdisjoint(passage.clause_words(clause))


_PROJECT: Final = frozenset({"Project"})
_WINNERS: Final = frozenset({"Project", "Cooperation"})
_TAKING_UP: Final = frozenset({"ihr", "ihm", "ihnen", "uns"})
"""Pronouns by which a participle group speaks of one more thing: "die Studie, von ihr in Auftrag gegeben"."""


def _belongs_elsewhere(role: Role, passage: Passage, clause: int) -> bool:
    """Whether the clause itself names another thing that the role's place in the text would speak of."""
    return any(
        a.kind in role.yields
        and (
            a.preposition == "zu"
            or (a.kind in _OTHER_SUBJECTS and a.preposition is None and not _is_belonged_to(passage, a))
            or (a.kind in _JOINED and a.preposition in _JOINING)
        )
        and passage.clause_at(a.token) == clause
        for a in passage.arguments
    )


_OTHER_SUBJECTS: Final = frozenset({"Region", "Project", "Concept", "Programme", "Committee"})
"""Kinds that need no "zu" to be what a sentence is about."""
_JOINED: Final = frozenset({"Organisation", "Consultancy", "Committee", "Project", "Concept", "Event"})
_JOINING: Final = frozenset({"in", "an", "hinter", "bei"})
"""Before what somebody takes part in, sits in, stands behind."""


def _is_belonged_to(passage: Passage, argument: Argument) -> bool:
    """Whether it is a pronoun to which somebody belongs: nobody belongs to a plan or project in this way."""
    return argument.reference.form == "pronoun" and passage.words[argument.token] in ("ihr", "ihm")


def means_another(role: Role, passage: Passage, clause: int) -> bool:
    """Whether the clause speaks of some cooperation without a name: "gehört zu einer anderen Allianz"."""
    words = passage.clause_words(clause)
    if "Cooperation" in role.kinds and (speaks_of_firm(words) or _turns_away(passage, clause) or _is_of_organ(passage)):
        return True
    return "Cooperation" in role.kinds and any(
        link in _TO and article in _ANY and any(is_union(word) for word in words[at + 2 : at + 4])
        for at, (link, article) in enumerate(pairwise(words))
    )


def speaks_of_firm(words: Iterable[str]) -> bool:
    """Whether words in small letters speak of a firm without a name, such as the one that publishes the page."""
    return any(article in _THE and noun in _FIRMS for article, noun in pairwise(words))


def _is_of_organ(passage: Passage) -> bool:
    """Whether a pronoun opens the sentence in a paragraph that opened with an organ: "Es hat 34 Mitglieder"."""
    start = passage.sentence.span.start
    if passage.words[0] not in ("es", "er", "sie") or _MEMBERS.isdisjoint(passage.words):
        return False
    before = passage.references_in(Span(min(passage.block.span.start, start), start))
    return bool(before) and before[0].kind == "Committee"


_MEMBERS: Final = frozenset({"mitglieder", "mitgliedern"})
_THE: Final = frozenset({"das", "die", "unser", "unsere", "der"})
_FIRMS: Final = frozenset(
    {"büro", "firma", "unternehmen", "planungsbüro", "ingenieurbüro", "beratungsbüro", "architekturbüro", "kanzlei"}
    | {"verlag", "zeitung", "betrieb", "beratungsunternehmen", "beratungsfirma", "planungsgesellschaft"}
)
"""What firms call themselves on their own pages."""


def _turns_away(passage: Passage, clause: int) -> bool:
    """Whether the clause turns from what was told before to other towns: "A und B arbeiten dagegen zusammen"."""
    if _CONTRASTS.isdisjoint(passage.clause_words(clause)):
        return False
    towns = [a for a in passage.arguments if a.kind in LOCAL and passage.clause_at(a.token) == clause]
    return len({e for a in towns for e in a.reference.entities}) > 1


_CONTRASTS: Final = frozenset({"dagegen", "hingegen", "anderswo", "andernorts"})
_TO: Final = frozenset({"zu", "in", "bei"})
_ANY: Final = frozenset({"einer", "einem", "anderen", "mehreren", "zwei", "keiner", "keinem"})


def is_union(word: str) -> bool:
    head = find_head(word.upper() if word in ("ile", "LAG") else word.title())
    return head is not None and head[0].kind == "Cooperation"


def _names_own_work(passage: Passage, clause: int) -> bool:
    """Whether the clause speaks of no project named before: it names a plan, or is a relative clause, which says itself
    what is done ("…, die drei Praxen betreibt")."""
    if passage.clauses and passage.clauses[clause].kind == "relative":
        inner = passage.clauses[clause].antecedents
        if any(a.kind != "Project" and any(a.span.overlaps(s) for s in inner) for a in passage.arguments):
            return True
    named = (a for a in passage.arguments if a.kind == "Concept" and a.reference.form in ("name", "short"))
    return any(passage.clause_at(a.token) == clause for a in named)


def _tells_no_winner(passage: Passage, clause: int) -> bool:
    """Whether a prize named before is meant, whose winner was told, or the subject of the clause is a noun that is no
    entity of the text: "Überreicht hat ihn P", "Der Kulturbus gewann den Preis"."""
    if any(a.kind == "Award" and a.reference.form == "pronoun" for a in passage.arguments):
        return True
    covered = [a.span for a in passage.arguments]
    tokens = passage.clauses[clause].tokens if passage.clauses else ()
    finite = passage.clauses[clause].finite if passage.clauses else None
    for at in range(len(tokens) - 1):
        opens = at == 0 or (finite is not None and tokens[at - 1].span == finite.span)
        if not opens or tokens[at].text.lower() not in _ARTICLES or not tokens[at + 1].text[:1].isupper():
            continue
        if not any(span.start <= tokens[at + 1].span.start < span.end for span in covered):
            return find_undertaking(tokens[at + 1].text) is not None
    return False


_ARTICLES: Final = frozenset({"der", "die", "das", "ein", "eine", "unser", "unsere"})
