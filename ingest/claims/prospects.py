"""What is said of projects that are not there: only wished for, in preparation, denied, given up."""

from __future__ import annotations

import re
from typing import Final

from ingest.claims.arguments import Argument
from ingest.claims.passages import Passage
from ingest.model import BlockKind, Modality

_AHEAD: Final = frozenset(
    {"planung", "vorbereitung", "angedacht", "gespräch", "zukunftsmusik", "wunschliste", "ideenphase"}
)
"""What is in preparation is not there yet."""


def is_ahead(passage: Passage, lead: str) -> bool:
    """Whether the passage or the label above it says that something is in preparation."""
    return not _AHEAD.isdisjoint(passage.words) or not _AHEAD.isdisjoint(re.findall(r"\w+", lead.lower()))


_FAILED: Final = re.compile(
    r"gescheiter\w+|scheiter(?:t|te|ten|n)|zurückgestellt\w*|abgelehnt\w*|ablehnung|lehnt\w*|verworfen\w*|verwarf\w*|aufgegeben\w*"
    r"|ausstieg|ausstieg\w*|ausgestiegen|idee|ideen|ideenstadium|stadium|wunsch|beantragt\w*|antrags?|anträge|förderantrags?"
    r"|beworben|bewerbung|verhandelt|gestrichen\w*|vertagt\w*|abgesagt\w*|eingestampft|begraben|fallengelassen|fehlend\w*"
    r"|chancenlos|geplatzt\w*|verzicht\w*|ungewiss|gestoppt\w*|angedacht\w*|angestrebt\w*|vorgeschlagen\w*|vorschlag"
)
"""What is said of a project that is only wished for or came to nothing."""
_GRANTED: Final = re.compile(
    r"bewillig\w*|genehmig\w*|stattgegeben|angenommen|umgesetzt|gefördert\w*|verwirklicht\w*|eröffnet\w*|erhielt\w*"
)


def has_failed(passage: Passage, argument: Argument) -> bool:
    """Whether the clause of a project says that it is only wished for, applied for, or given up."""
    words = passage.words if passage.is_fragment else passage.clause_words(passage.clause_at(argument.token))
    failed = any(_FAILED.fullmatch(word) for word in words)
    return failed and not any(_GRANTED.fullmatch(word) for word in passage.words)


def find_denied(passages: tuple[Passage, ...]) -> set[str]:
    """The projects of which no clause with a verb says anything as a fact, though some speak of them."""
    spoken: dict[str, bool] = {}
    for passage in passages:
        for argument in passage.arguments:
            clause = passage.clause_at(argument.token)
            if argument.kind == "Project" and passage.clauses and passage.clauses[clause].finite is not None:
                told = passage.modality(clause) is Modality.ASSERTED
                for entity in argument.reference.entities:
                    spoken[entity] = spoken.get(entity, False) or told
    return {entity for entity, told in spoken.items() if not told}


def find_open(passages: tuple[Passage, ...]) -> set[str]:
    """The projects of headings below which a note or "Status: …" says that they are only wished for, asked for or given
    up."""
    found: set[str] = set()
    for passage in passages:
        project = None if passage.block.kind is BlockKind.HEADING else passage.heading_topic("Project")
        if project is None or not passage.is_fragment or not _is_status(passage):
            continue
        failed = any(_FAILED.fullmatch(word) or word in _AHEAD for word in passage.words)
        if failed and not any(_GRANTED.fullmatch(word) for word in passage.words):
            found.add(project)
    return found


def _is_status(passage: Passage) -> bool:
    """Whether a field is that of the status, or a block without a label a note of a few words."""
    block, label = passage.block, passage.block.label
    if label is None:
        return block.span.end - block.span.start < _NOTE
    return _STATUS.fullmatch(passage.document.text[label.start : label.end].strip(" :*").lower()) is not None


_NOTE: Final = 90
"""Characters of a note on how far a project is."""
_STATUS: Final = re.compile(r"(?:projekt|umsetzungs|bearbeitungs)?-?(?:status|stand)|sachstand|umsetzung")
