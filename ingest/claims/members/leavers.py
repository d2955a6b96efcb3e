"""Who left a cooperation: whoever is told to have gone is no member of it, whatever is told of its founding."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final

from ingest.claims.members.non_members import find_blocked
from ingest.model import Claim, Modality, Span
from ingest.names.knowledge.kinds import LOCAL
from ingest.names.knowledge.lexicon import cues
from ingest.passages.arguments import Argument
from ingest.passages.passages import Passage

_LEAVES: Final = cues("leaving")
_PARTICLES: Final = cues("leaving_with_aus")
_BACK: Final = frozenset({"kehrt", "kehrte", "kehrten", "kehren"})
_SIGNS: Final = _LEAVES | _PARTICLES | _BACK | {"blieb", "bleibt", "blieben", "bleiben"}
_UNLESS: Final = cues("not_leaving")
_TOLD: Final = frozenset({Modality.ASSERTED, Modality.REPORTED})
_MEMBERS: Final = LOCAL | {"Organisation"}


def without_leavers(passages: Iterable[Passage], claims: list[Claim]) -> list[Claim]:
    """The claims but ``memberOf`` of those who left the cooperation by the words of the text or may join it."""
    gone: set[tuple[str, str]] = set()
    ahead: list[Span] = []
    blocked: dict[str, list[Span]] = {}
    for passage in passages:
        for town in find_blocked(passage):
            blocked.setdefault(town, []).append(passage.sentence.span)
        for town, group in _gone(passage):
            gone.update((town, same) for same in _same_by_name(passage, group))
        ahead.extend(_only_ahead(passage))
    gone.update((c.subject, str(c.object)) for c in claims if _is_no_longer(c))
    if not gone and not ahead and not blocked:
        return claims
    return [
        c
        for c in claims
        if c.predicate != "memberOf"
        or (
            (c.subject, c.object) not in gone
            and not any(c.evidence[0].span.overlaps(span) for span in (*ahead, *blocked.get(c.subject, ())))
        )
    ]


def _is_no_longer(claim: Claim) -> bool:
    """Whether a claim tells of a membership that has ended: "gehört seit 2020 nicht mehr dazu"."""
    denied = claim.predicate == "memberOf" and claim.modality is Modality.NEGATED
    return denied and _NO_LONGER.search(claim.evidence[0].quote) is not None


_NO_LONGER: Final = re.compile(r"\b(?:nicht|kein\w*(?: \w+)?) mehr\b")


def _same_by_name(passage: Passage, group: str) -> list[str]:
    """The group with those of the same proper name, from which it came about: "AG Obertal", later "Verein Obertal"."""
    own = _proper(passage.name(group))
    return [g for g in passage.register.of_kind("Cooperation") if g == group or _proper(passage.name(g)) == own]


def _proper(name: str) -> str:
    return re.sub(r" e\. ?V\.$", "", name).rsplit(" ", 1)[-1].strip('„“"')


def _only_ahead(passage: Passage) -> Iterator[Span]:
    """The sentence, where its one clause speaks of a membership that may come about: "sind als Partner im Gespräch"."""
    words = passage.words
    if len(passage.clauses) > 1 or _JOINING.isdisjoint(words):
        return
    if _AHEAD.search(" ".join(words)) is not None:
        yield passage.sentence.span


_JOINING: Final = frozenset({"mitglied", "mitglieder", "mitgliedern", "mitgliedschaft", "partner", "partnern"}) | {
    "beitritt",
    "aufnahme",
    "beitritte",
}
_AHEAD: Final = re.compile(
    r"\b(?:im gespräch\b|steh(?:t|en) (?:noch |weiterhin )?(?:aus$|aus \.|bevor|an$|an \.|zur debatte)"
    r"|steh(?:t|en) (?:kurz |unmittelbar )?vor (?:de[mr]|eine[mr]|ihre[mr]|seine[mr])"
    r" (?:beitritt|aufnahme|mitgliedschaft)"
    r"|(?:poten[tz]iell|möglich|denkbar|interessiert|künftig|angehend)e[nr]? (?:\w+ )?(?:mitglied|partner))"
)
"""A membership that is spoken of, but is none yet; in lower case."""


def _gone(passage: Passage) -> set[tuple[str, str]]:
    return {*_left(passage), *_departed(passage), *_applied(passage), *_denied(passage)}


_BELONGING: Final = frozenset(
    {f"{prefix}gehör{ending}" for prefix in ("", "an") for ending in ("t", "te", "ten", "en")}
    | {"mitglied", "mitglieder"}
)


def _denied(passage: Passage) -> Iterator[tuple[str, str]]:
    """Of whom it is told that they do not belong to it: "obwohl es dem Bund nicht angehört", "X ist kein Mitglied"."""
    if _BELONGING.isdisjoint(passage.words):
        return
    for number in range(len(passage.clauses)):
        if _BELONGING.isdisjoint(passage.clause_words(number)) or passage.modality(number) is not Modality.NEGATED:
            continue
        inside = [a for a in passage.arguments if passage.clause_at(a.token) == number]
        groups = {e for a in inside if a.kind == "Cooperation" for e in a.reference.entities}
        subjects = [a for a in inside if a.kind in _MEMBERS and a.preposition is None and not a.explains]
        if groups and len(subjects) == 1 and len(subjects[0].reference.entities) == 1:
            yield from ((subjects[0].reference.entities[0], group) for group in groups)


_DEPARTURES: Final = frozenset({"austritt", "ausscheiden", "ausstieg", "rückzug", "weggang", "austritts", "austritte"})
_FAILED: Final = frozenset(
    {"nicht", "kein", "keine", "abgelehnt", "lehnt", "verhindert", "gefordert", "fordert", "droht"}
    | {"möglicher", "debatte", "antrag", "beantragt", "raus", "forderte", "diskutiert", "denkbar"}
    | {"abgewendet"}
)


def _departed(passage: Passage) -> Iterator[tuple[str, str]]:
    """Who is told to have gone by a noun: "2011 Austritt des Amtes X", "der Austritt von Y"."""
    if _DEPARTURES.isdisjoint(passage.words) or not _FAILED.isdisjoint(passage.words):
        return
    for argument in passage.arguments:
        if argument.kind in _MEMBERS and argument.governor in _DEPARTURES:
            yield from _with_groups(passage, argument)


_ENTRIES: Final = frozenset(
    {"aufnahme", "beitritt", "mitgliedschaft", "beitritts", "aufnahmeantrag", "beitrittsgesuch"}
)
_WISHES: Final = frozenset(
    {"beantragt", "beantragte", "beantragten", "beantragen", "antrag", "prüft", "prüfen", "prüfte", "erwägt"}
    | {"erwägen", "bittet", "bat", "baten", "bitten", "aufnahmeantrag", "beitrittsgesuch", "interesse"}
    | {"liebäugelt", "bemüht", "bemühen", "bemühte", "bewirbt", "bewerben", "beworben", "wirbt", "scheitert"}
    | {"scheiterte", "gescheitert", "abgelehnt", "verhandelt", "abgewiesen", "erörtert", "erwogen"}
    | {"diskutiert", "überdenkt", "überdenken", "anstrebt", "strebt", "streben"}
)
_GRANTED: Final = frozenset(
    {"stattgegeben", "zugestimmt", "angenommen", "genehmigt", "beschlossen", "aufgenommen", "beigetreten"}
    | {"vollzogen", "seit"}
)


def _applied(passage: Passage) -> Iterator[tuple[str, str]]:
    """Who only wants to join: "Die Gemeinde X hat die Aufnahme beantragt", "Beitritt der Gemeinde X" on an agenda."""
    effective = {"wirksam", "erst"}.issubset(passage.words)  # "beschlossen; wirksam wird er aber erst, wenn …"
    if _ENTRIES.isdisjoint(passage.words) or (_WISHES.isdisjoint(passage.words) and not effective):
        return
    if not _GRANTED.isdisjoint(passage.words) and not effective:
        return
    asking = [n for n in range(len(passage.clauses)) if not _WISHES.isdisjoint(passage.clause_words(n))]
    for argument in passage.arguments:
        wants = argument.preposition is None and not argument.explains
        wants = wants or any(passage.is_antecedent(argument.span, n) for n in asking)
        if argument.kind in _MEMBERS and (wants or argument.governor in _ENTRIES):
            yield from _with_groups(passage, argument)


def _with_groups(passage: Passage, argument: Argument) -> Iterator[tuple[str, str]]:
    groups = {e for a in passage.arguments if a.kind == "Cooperation" for e in a.reference.entities}
    topic = passage.topic("Cooperation")
    if not groups and topic is not None:
        groups = {topic}
    yield from ((entity, group) for entity in argument.reference.entities for group in sorted(groups))


def _left(passage: Passage) -> set[tuple[str, str]]:
    """Who left by the verb of a clause."""
    found: set[tuple[str, str]] = set()
    if _SIGNS.isdisjoint(passage.words):
        return found
    for clause in range(max(1, len(passage.clauses))):
        words = passage.clause_words(clause)
        if not _tells(words) or passage.modality(clause) not in _TOLD:
            continue
        inside = [a for a in passage.arguments if passage.clause_at(a.token) == clause]
        towns = [a for a in inside if a.kind in _MEMBERS and a.preposition is None and not a.explains]
        towns = towns or _subjects_before(passage, clause)
        groups = {e for a in inside if a.kind == "Cooperation" for e in a.reference.entities}
        topic = passage.topic("Cooperation")
        if not groups and not _QUITS.isdisjoint(words) and _WHAT.isdisjoint(words):
            continue  # "wer A verlässt"
        if not groups and topic is not None:
            groups = {topic}
        found.update((e, group) for a in towns for e in a.reference.entities for group in groups)
    return found


def _subjects_before(passage: Passage, clause: int) -> list[Argument]:
    """The town that an earlier clause opens with, whose verb this one joins: "X war anfangs dabei, schied aber aus"."""
    before = passage.clauses[clause].joined if passage.clauses else None
    opened = before == 0 and clause == 1 and "aber" in passage.clause_words(clause)
    first = passage.arguments[0] if opened and passage.arguments else None
    opens = first is not None and first.token < _OPENING and first.preposition is None and first.kind in _MEMBERS
    return [first] if first is not None and opens and passage.clause_at(first.token) == 0 else []


_OPENING: Final = 3
_QUITS: Final = frozenset({"verlassen", "verließ", "verließen", "verlässt"})
_WHAT: Final = frozenset(
    {"ihn", "es", "sie", "verein", "verband", "verbund", "allianz", "bündnis", "zweckverband"}
    | {"arbeitsgemeinschaft", "netzwerk", "kooperation", "gemeinschaft", "runde", "kreis", "partnerschaft"}
    | {"ile", "kag", "zusammenschluss", "das", "den", "die"}
)
"""What is left, where the cooperation has no name in the clause."""


_STAYS: Final = frozenset({"blieb", "bleibt", "blieben", "bleiben"})
_WENT: Final = frozenset({("wieder", "gegangen"), ("wieder", "ausgeschert"), ("wieder", "abgesprungen")})
_OUT: Final = frozenset({"draußen", "außen", "fern", "abseits", "beiseite"})


def _tells(words: tuple[str, ...]) -> bool:
    if not _STAYS.isdisjoint(words) and not _OUT.isdisjoint(words):
        return True
    if not _UNLESS.isdisjoint(words):
        return False
    if not _LEAVES.isdisjoint(words):
        return True
    if any(pair in _WENT for pair in pairwise(words)):
        return True
    if "aus" in words[-2:] and not _PARTICLES.isdisjoint(words):
        return True
    return "rücken" in words and not _BACK.isdisjoint(words)
