"""The body that a possessive or "dieses Gremium" takes up: "Ihr Geschäftsführer", "deren Vorsitzende"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from ingest.model import Span
from ingest.names.knowledge.kinds import LOCAL
from ingest.names.knowledge.lexicon import find_head
from ingest.names.scenes import Reference
from ingest.passages.passages import Passage

_GENDERS: Final = {"sein": "mn", "dess": "mn", "ihr": "f", "dere": "f"}
"""The genders of what is meant, by how the possessive begins."""
_GREMIA: Final = frozenset(
    {"gremiums", "gremium", "kreises", "gruppe", "runde", "rates", "ausschusses", "beirats", "beirates", "rats"}
)
_WOMANLY: Final = ("GmbH", "mbH", "AG", "KG", "UG", "KGaA", "Stiftung", "LAG", "KAG", "ILE", "eG", "Genossenschaft")
_OBLIQUE: Final = {"f": {"der", "einer"}, "n": {"des", "dem", "eines"}, "m": {"des", "dem", "den", "eines"}}
_PREPOSITIONS: Final = frozenset(
    {
        "von",
        "vom",
        "mit",
        "für",
        "in",
        "im",
        "bei",
        "beim",
        "aus",
        "durch",
        "an",
        "am",
        "auf",
        "zur",
        "zum",
        "zu",
        "nach",
    }
)
_REACH: Final = 320
"""Characters that a possessive looks back over, within its paragraph."""


def possessor_of(passage: Passage, begin: int, first: int, kinds: frozenset[str]) -> str | None:
    """Whose the office is whose title begins at token ``first``, with what belongs to it at ``begin``.

    The nearest body of one of these kinds that the possessive before the title may mean by its gender; of several in
    the sentence before, the one that may be its subject. None where no possessive stands there.
    """
    lead = passage.words[max(0, begin - 1) : first]
    last_named = any(word in ("deren", "dessen") for word in lead)
    genders = next((g for word in reversed(lead) for stem, g in _GENDERS.items() if _is_possessive(word, stem)), None)
    if genders is None:
        return None
    start = passage.sentence.span.start
    here = [a for a in passage.arguments if a.token < begin and a.kind in (*kinds, "Person")]
    if here and here[-1].kind == "Person":
        return None  # "Landrätin P und ihr Stellvertreter"
    inside = _fitting(passage, [a.reference for a in here], genders, kinds)
    if inside:
        return inside[-1].entities[0]
    near = Span(max(passage.block.span.start, start - _REACH), start)
    before = passage.references_in(near) if near.start < near.end else ()
    fitting = _fitting(passage, before, genders, kinds - LOCAL)
    acting = [r for r in fitting if _may_act(passage, r)]
    return ((not last_named and acting) or fitting)[-1].entities[0] if fitting else None


def committee_of(passage: Passage, last: int) -> str | None:
    """The body that a general noun behind the title at ``last`` takes up: "Vorsitzender dieses Gremiums"."""
    behind = passage.words[last + 1 : last + 4]
    if not behind or behind[0] not in ("des", "dieses", "der", "dieser") or _GREMIA.isdisjoint(behind):
        return None
    committee = passage.last("Committee")
    return committee if committee is not None and passage.follows(committee) else None


def _is_possessive(word: str, stem: str) -> bool:
    return word.startswith(stem) and len(word) - len(stem) <= 2


def _fitting(passage: Passage, references: Sequence[Reference], genders: str, kinds: frozenset[str]) -> list[Reference]:
    return [
        r for r in references
        if r.kind in kinds and len(r.entities) == 1 and _has_gender(passage, r.entities[0], genders)
    ]  # fmt: skip


def _has_gender(passage: Passage, entity: str, genders: str) -> bool:
    if passage.kind(entity) in LOCAL:
        return genders == "mn" or passage.kind(entity) == "Municipality"
    gender = gender_of(passage.name(entity))
    return not gender or gender in genders


def _may_act(passage: Passage, reference: Reference) -> bool:
    """Whether neither a preposition nor a genitive stands before the name."""
    lead = passage.document.text[max(0, reference.span.start - 40) : reference.span.start].lower().split()[-2:]
    gender = gender_of(passage.name(reference.entities[0]))
    return not (lead and (lead[-1] in _OBLIQUE.get(gender, ()) or not _PREPOSITIONS.isdisjoint(lead)))


@lru_cache(maxsize=16384)
def gender_of(name: str) -> str:
    """The gender of what a body is called: "f" for "Energieagentur Nord GmbH", "m" for "Verein X"; "" if unknown."""
    words = name.split()
    if words and (words[-1] in _WOMANLY or words[0] in _WOMANLY):
        return "f"
    for word in words:
        head = find_head(word)
        if head is not None:
            return head[0].gender
    return "m" if name.endswith(("e. V.", "e.V.", "eV")) else ""
