"""Whose programme it is: "das Land mit seinem Programm X", "die Richtlinie des Ministeriums", "ausgelobt vom Land"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ingest.claims.arguments import Argument
from ingest.claims.demonyms import UMLAUTS
from ingest.claims.kinds import PAYERS
from ingest.claims.passages import Passage
from ingest.model import Claim, Modality

POSSESSIVES: Final = re.compile(r"(?:sein|ihr)(?:e|en|em|er|es)?")
LAUNCHES: Final = re.compile(
    r"(?:ausgelobt\w*|auslob\w*|aufgelegt\w*|auflegt\w*|zuständig|verantwortet\w*|federführend|fördergeber\w*|initiiert\w*|ausgeschrieben|schrieb|lobt\w*|betreib\w*|vergibt|vergab|verwaltet|verwaltete)"
)
_ADJECTIVE: Final = re.compile(r"(.{4,30}?)(?:isch)(?:e|en|er|es|em)?")
_OWNED: Final = re.compile(r"\s?[“”\"»«]?\s?(?:\([^()]{1,40}\))?\s(?:des|der)\s(?:[a-zäöüß]{3,20}en\s)?")
"""Between a programme and the genitive of whose it is: "… (FR-Regio) des Freistaates Sachsen"."""
_MONEY: Final = ("ittel", "itteln", "elder", "eldern", "uschuss", "udget", "udgets")
NOUNS: Final = re.compile(
    r".*(?:programm|programms|initiative|richtlinie|fonds|wettbewerb|wettbewerbs|förderung|aufruf)s?"
)


def find_claims(passage: Passage) -> Iterator[Claim]:
    """``runBy`` of the programmes of a passage, where possessive, genitive or verb say whose they are."""
    owners = [a for a in passage.arguments if a.kind in PAYERS and len(a.reference.entities) == 1]
    for programme in passage.arguments:
        if programme.kind != "Programme" or len(programme.reference.entities) != 1:
            continue
        clause = passage.clause_at(programme.token)
        if passage.modality(clause) is not Modality.ASSERTED:
            continue
        yield from _area(passage, programme)
        owner = _owner(passage, programme, owners, clause)
        if owner is not None:
            quote = (passage.quote([programme.span, owner.span]),)
            yield Claim(programme.reference.entities[0], "runBy", owner.reference.entities[0], quote, "programme", 0.8)
    yield from _in_charge(passage, owners)


def _in_charge(passage: Passage, owners: list[Argument]) -> Iterator[Claim]:
    """``runBy`` of the programme of the sentence before: "Zuständig ist das Ministerium"."""
    if passage.words[:1] not in _CHARGED or len(owners) != 1 or owners[0].preposition is not None:
        return
    programme = passage.last("Programme")
    named = any(a.kind == "Programme" for a in passage.arguments)
    if programme is None or named or not passage.follows(programme) or passage.modality(0) is not Modality.ASSERTED:
        return
    quote = (passage.quote([owners[0].span]),)
    yield Claim(programme, "runBy", owners[0].reference.entities[0], quote, "programme", 0.8)


_CHARGED: Final = (("zuständig",), ("federführend",), ("verantwortlich",), ("aufgelegt",), ("ausgelobt",))


def _area(passage: Passage, programme: Argument) -> Iterator[Claim]:
    """``coversArea`` of a programme whose adjective names a state of the text: "die hessische Initiative"."""
    inside = range(max(programme.token - 2, 0), programme.token + 1)
    stems = [m.group(1) for i in inside if (m := _ADJECTIVE.fullmatch(passage.words[i].translate(UMLAUTS)))]
    for state in passage.entities_of("State"):
        name = passage.name(state).lower().translate(UMLAUTS)
        if any(len(stem) > 3 and name.startswith(stem) for stem in stems):
            quote = (passage.quote([programme.span]),)
            yield Claim(programme.reference.entities[0], "coversArea", state, quote, "adjective of a state", 0.8)


def _is_noted(passage: Passage, argument: Argument, clause: int) -> bool:
    """Whether it stands in a bracket in the clause: "… X (Programm des Landes)"."""
    inner = passage.clauses[passage.clause_at(argument.token)] if passage.clauses else None
    return inner is not None and inner.kind == "parenthesis" and inner.parent == clause


def _head(passage: Passage, owners: list[Argument], clause: int) -> Argument | None:
    """The one whose programme a relative clause tells of: "das Ministerium, das die Mittel von X vergibt"."""
    inner = passage.clauses[clause] if passage.clauses else None
    if (
        inner is None
        or inner.kind != "relative"
        or not any(LAUNCHES.fullmatch(w) for w in passage.clause_words(clause))
    ):
        return None
    opening = passage.clause_words(clause)[:2]
    heads = [a for a in owners if passage.is_antecedent(a.span, clause)]
    return heads[0] if len(heads) == 1 and not _SUBJECTS.isdisjoint(opening) else None


_SUBJECTS: Final = frozenset({"der", "die", "das"})


def _owner(passage: Passage, programme: Argument, owners: list[Argument], clause: int) -> Argument | None:
    near = [a for a in owners if passage.clause_at(a.token) == clause or _is_noted(passage, a, clause)]
    before = passage.words[max(programme.token - 2, 0) : programme.token]
    if any(POSSESSIVES.fullmatch(w) for w in before):
        subjects = [a for a in near if a.token < programme.token]
        if subjects:
            return subjects[-1]
    text = passage.document.text
    for owner in () if text[programme.span.start : programme.span.end].endswith(_MONEY) else owners:
        if _OWNED.fullmatch(text, programme.span.end, owner.span.start):
            return owner
    for owner in near:
        behind = 0 <= owner.token - programme.token <= 12
        if behind and owner.preposition in (None, "von") and owner.governor and NOUNS.fullmatch(owner.governor):
            return owner
    head = _head(passage, owners, clause)
    if head is not None and not near:
        return head
    if len(near) == 1:
        words = passage.clause_words(clause)
        if any(LAUNCHES.fullmatch(w) for w in words):
            return near[0]
        supports = any(w.startswith(("unterstütz", "förder", "hilft")) for w in words)
        if programme.preposition == "mit" and supports and near[0].preposition is None:
            return near[0]
    return None
