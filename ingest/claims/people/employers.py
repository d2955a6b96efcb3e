"""Who is called the employer of somebody: "ihr Dienstherr ist X", "P, auf der Gehaltsliste des Kreises Y"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ingest.claims.people.holders import find_holders
from ingest.model import Claim, Modality, Value
from ingest.names.knowledge.genders import may_be
from ingest.names.knowledge.kinds import BODIES, LOCAL
from ingest.passages.arguments import Argument
from ingest.passages.passages import Passage

_NOUNS: Final = frozenset(
    {"dienstherr", "dienstherrin", "dienstherren", "dienstgeber", "arbeitgeber", "arbeitgeberin", "brötchengeber"}
    | {"anstellungsträger", "anstellungsträgerin", "anstellungskörperschaft"}
)
_LISTS: Final = frozenset({"gehaltsliste", "lohnliste", "diensten", "dienst", "sold"})
"""Behind these the employer stands in the genitive."""
_POSTS: Final = frozenset({"stelle", "planstelle", "personalstelle", "vertrag", "arbeitsvertrag", "anstellung"})
_TELLING: Final = _NOUNS | _LISTS | _POSTS
_COPULAS: Final = frozenset({"ist", "war", "bleibt", "blieb", ":", "sei"})
_REACH: Final = 300
"""Characters from a person to the sentence that tells the employer."""
_NEAR: Final = 6


def find_claims(passage: Passage) -> Iterator[Claim]:
    """``worksFor`` of the person whom a noun for an employer, a payroll or a post speaks of."""
    words = passage.words
    for at, word in enumerate(words):
        if word not in _TELLING or passage.modality(passage.clause_at(at)) is not Modality.ASSERTED:
            continue
        gender = _owner_gender(words[at - 1]) if at else ""
        body = _employer(passage, at, word, possessed=bool(gender))
        person = _employee(passage, at, gender) if body is not None else None
        if body is not None and person is not None:
            quote = (passage.quote([body.span]),)
            yield Claim(person, "worksFor", body.reference.entities[0], quote, "employment", 0.8)


def without_supposed(claims: list[Claim]) -> list[Claim]:
    """The claims but those on a cooperation that somebody only coordinates or manages, in the service of another."""
    employed = {c.subject for c in claims if c.predicate == "worksFor" and c.rule == "employment" and not _is_moved(c)}
    called = {c.subject for c in claims if c.predicate == "role" and _COORDINATES.search(_lexical(c))}
    supposed = employed & called
    hired = {c.subject: str(c.object) for c in claims if c.subject in employed and _is_hired(c)}
    lent = {(str(c.object), c.subject) for c in claims if c.predicate == "managedBy" and str(c.object) in hired}
    lent = {(person, group) for person, group in lent if hired[person] != group}
    told = [c for c in claims if c.predicate == "worksFor" and _is_supposed(c)]
    dropped = {id(c) for c in told if c.subject in supposed or (c.subject, str(c.object)) in lent}
    return [c for c in claims if id(c) not in dropped]


def _is_hired(claim: Claim) -> bool:
    """Whether it tells in whose service somebody is, by a verb or noun of employment."""
    return claim.rule == "employment" and _SERVES.search(claim.evidence[0].quote) is not None


_SERVES: Final = re.compile(r"(?i)\b(?:angestellt|beschäftigt|anstell|dienstherr|dienstgeber|arbeitgeber|gehaltsliste)")


def _is_moved(claim: Claim) -> bool:
    """Whether it tells where somebody goes to or came from, which is nobody's employer meanwhile."""
    return _MOVES.search(claim.evidence[0].quote) is not None


_MOVES: Final = re.compile(r"\b(?:wechsel|gewechselt|zuvor|früher|vorher|zuletzt|damals|geht|ging)")


def _is_supposed(claim: Claim) -> bool:
    return claim.inferred or claim.rule == "management"


def _lexical(claim: Claim) -> str:
    return claim.object.lexical if isinstance(claim.object, Value) else ""


_COORDINATES: Final = re.compile("[kK]oordinator")


def _owner_gender(word: str) -> str:
    """Of what gender somebody is whose employer the word says it is; "" where it says nothing."""
    if word in ("sein", "seine", "seinem", "dessen"):
        return "m"
    return "f" if word in ("ihr", "ihre", "ihrem", "ihrer", "deren") else ""


def _employer(passage: Passage, at: int, word: str, *, possessed: bool) -> Argument | None:
    """The body that the noun at token ``at`` calls the employer."""
    words = passage.words
    behind = [a for a in passage.arguments if at < a.token <= at + _NEAR and a.kind in BODIES | LOCAL]
    behind = [a for a in behind if len(a.reference.entities) == 1]
    if word in _NOUNS:
        opens = at == 0 or words[at - 1] in (",", ";", ":", "und", "–") or possessed
        joined = words[at + 1 : at + 2] and words[at + 1] in _COPULAS
        return behind[0] if behind and (joined or possessed) and opens else None
    if word in _LISTS:
        led = bool({"auf", "in", "im"}.intersection(words[max(0, at - 2) : at]))
        return behind[0] if behind and led and behind[0].governor == word else None
    seated = [
        a for a in passage.arguments if a.preposition == "bei" and passage.clause_at(a.token) == passage.clause_at(at)
    ]
    seated = [a for a in seated if a.kind in BODIES | LOCAL and len(a.reference.entities) == 1]
    return seated[0] if possessed and len(seated) == 1 else None


def _employee(passage: Passage, at: int, gender: str) -> str | None:
    """Who is employed: the person named before in the sentence, else the one named last before it."""
    before = [p.person for p in find_holders(passage) if p.token < at]
    person = before[-1] if before else passage.last("Person")
    if person is None or not (before or passage.near(person, _REACH)):
        return None
    return person if not gender or may_be(passage.name(person), gender) else None
