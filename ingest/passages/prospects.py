"""What is said of projects that are not there: only wished for, in preparation, denied, given up."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Final

from ingest.model import BlockKind, Modality, Span
from ingest.passages.arguments import Argument
from ingest.passages.passages import Passage

_AHEAD: Final = frozenset(
    {"planung", "vorbereitung", "angedacht", "gespräch", "zukunftsmusik", "wunschliste", "ideenphase"}
)
"""What is in preparation is not there yet."""


def is_ahead(passage: Passage, lead: str) -> bool:
    """Whether the passage or the label above it says that something is in preparation."""
    above = re.findall(r"\w+", lead.lower())
    refused = len(lead) < _LABEL and any(_REFUSED.fullmatch(word) for word in above)
    return refused or not _AHEAD.isdisjoint(passage.words) or not _AHEAD.isdisjoint(above)


_LABEL: Final = 60
"""Characters of a label or heading."""
_REFUSED: Final = re.compile(
    r"abgelehnt\w*|zurückgestellt\w*|zurückgezogen\w*|gescheiter\w*|verworfen\w*|gestrichen\w*|ablehnung(?:en)?|beantragt\w*"
    r"|geplant\w*|offen\w*|(?:projekt)?ideen|eingereicht\w*|vorgeschlagen\w*|künftig\w*|vision\w*|wünsche|fraglich|unsicher|wackelt|storniert\w*|ruht"
)


_FAILED: Final = re.compile(
    r"gescheiter\w+|scheiter(?:t|te|ten|n)|zurückgestellt\w*|abgelehnt\w*|ablehnung|lehnt\w*|verworfen\w*|verwarf\w*|aufgegeben\w*"
    r"|ausstieg|ausstieg\w*|ausgestiegen|idee|ideen|ideenstadium|stadium|wunsch|beantragt\w*|antrags?|anträge|förderantrags?"
    r"|beworben|bewerbung|verhandelt|gestrichen\w*|vertagt\w*|abgesagt\w*|eingestampft|begraben|fallengelassen|fehlend\w*"
    r"|chancenlos|geplatzt\w*|verzicht\w*|ungewiss|fraglich|gestoppt\w*|angedacht\w*|angestrebt\w*|vorgeschlagen\w*|vorschlag"
    r"|zurückgezogen\w*|durchgefallen|durchfiel|durchfielen|leer|wunsch(?:traum|denken|projekt)|traum|luftschloss|utopie|schublade"
)
"""What is said of a project that is only wished for or came to nothing."""
_GRANTED: Final = re.compile(
    r"bewillig\w*|genehmig\w*|stattgegeben|angenommen|umgesetzt|gefördert\w*|verwirklicht\w*|eröffnet\w*|erhielt\w*"
)


def has_failed(passage: Passage, argument: Argument) -> bool:
    """Whether the clause of a project says that it is only wished for, applied for, or given up."""
    at = passage.clause_at(argument.token)
    words = passage.words if passage.is_fragment else passage.clause_words(at)
    if any(_GIVEN_UP.fullmatch(word) for word in words) or _is_awaited(passage, argument):
        return True
    if passage.block.kind in _LINES and argument.token < _FIRST and has_failed_words(passage):
        return True
    failed = any(_FAILED.fullmatch(word) for word in words) or awaits_decision(passage) or _falls_through(words)
    failed = failed or (passage.is_fragment and any(_REFUSED.fullmatch(word) for word in words[:_FIRST]))
    return failed and not any(_GRANTED.fullmatch(word) for word in _told_words(passage))


def _falls_through(words: tuple[str, ...]) -> bool:
    """Whether "fiel durch" or "fiel heraus" ends the clause."""
    return not _FELL.isdisjoint(words) and any(word in _THROUGH for word in words[-2:])


_FELL: Final = frozenset({"fiel", "fielen", "fällt", "fallen"})
_THROUGH: Final = frozenset({"durch", "heraus", "weg", "raus", "aus"})


def _told_words(passage: Passage) -> tuple[str, ...]:
    """The words of the passage but those of the questions in it: "ob der Bund es bewilligt"."""
    asked = {n for n in range(len(passage.clauses)) if "ob" in passage.clause_words(n)[:2]}
    if not asked:
        return passage.words
    return tuple(w for at, w in enumerate(passage.words) if passage.clause_at(at) not in asked)


def _is_awaited(passage: Passage, argument: Argument) -> bool:
    """Whether a line says behind the project that its grant or decision is still to come: "Radweg: Bescheid steht noch
    aus"."""
    if passage.block.kind not in _LINES or passage.sentence.span.end - passage.sentence.span.start > _NOTE:
        return False
    behind = " ".join(passage.words[bisect_left(passage.starts, argument.span.end) :])
    return _AWAITED.search(behind) is not None


def is_lost(argument: Argument) -> bool:
    """Whether the noun before a project says that it is or was given up: "der Wegfall der Buslinie"."""
    return argument.governor is not None and _LOSS.fullmatch(argument.governor) is not None


_LOSS: Final = re.compile(
    r"(?:weg|aus)fall|wegfalls|schließung|schliessung|stilllegung|einstellung|abschaffung|streichung|ablehnung|abriss|abrisses"
    r"|verlust|verlusts|aus|ende|verzicht|fehlen|scheitern|absage|rückbau|auflösung|abbau|kündigung|schwund|mangel"
)


def is_offered(lead: str) -> bool:
    """Whether a heading or label opens what an employer offers or asks of who applies."""
    return len(lead) < _LABEL and _OFFER.search(lead.lower()) is not None


_OFFER: Final = re.compile(
    r"\bbieten (?:wir|ihnen)|wir bieten|\bbietet\b.{0,20}\bihnen\b|unser angebot"
    r"|ihre? (?:profil|benefits|vorteile|qualifikation)|das erwartet (?:sie|dich)|benefits|freuen sie sich auf"
    r"|das bringen sie mit|sie bringen mit|anforderung|voraussetzung"
)


_LINES: Final = frozenset({BlockKind.LIST_ITEM, BlockKind.FIELD, BlockKind.HEADING, BlockKind.TABLE_ROW})
_AWAITED: Final = re.compile(
    r"steht (?:noch |bislang |bisher )?aus\b|stehen (?:noch )?aus\b"
    r"|noch (?:nicht|kein\w*|offen|unklar|in prüfung|ausstehend)"
    r"|nicht (?:weiter|mehr|weiter mehr) (?:verfolgt|betrieben)|nicht weiterverfolgt|in (?:planung|vorbereitung)\b"
    r"|nicht (?:begonnen|gestartet|umgesetzt|verwirklicht|realisiert|gebaut)|auf der warteliste|start voraussichtlich"
    r"|(?:fraglich|unsicher|ungewiss|zurückgestellt|zurückgezogen|abgelehnt|auf eis|vom tisch|in prüfung|wackelt)\b"
)


_FIRST: Final = 3
"""Words at the head of a line that say how far it is: "Noch offen: das Hallenbad"."""
_ASKED: Final = frozenset({"antrag", "anträge", "förderantrag", "förderanträge", "bewerbung"})
_PENDING: Final = frozenset({"entschieden", "entscheidet", "entscheiden"})
_YET: Final = frozenset({"wird", "werden", "soll", "noch", "entscheidet"})


def awaits_decision(passage: Passage) -> bool:
    """Whether the sentence says that money was asked for and nothing more."""
    asked = (
        not _ASKED.isdisjoint(passage.words)
        and not _PENDING.isdisjoint(passage.words)
        and not _YET.isdisjoint(passage.words)
    )
    return asked and not any(_GRANTED.fullmatch(word) for word in passage.words)


def is_denied(passage: Passage, argument: Argument) -> bool:
    """Whether a noun group that opens the sentence, cut off by a participle, belongs to a clause that denies it: "Ein
    Hallenbad, oft gewünscht, wird es nicht geben"."""
    if len(passage.clauses) < _SEVERAL or passage.clause_at(argument.token) != 0:
        return False
    for number, clause in enumerate(passage.clauses[1:], 1):
        if clause.finite is not None and clause.tokens[0].span == clause.finite.span:
            return passage.modality(number) is not Modality.ASSERTED
    return False


_SEVERAL: Final = 2


_GIVEN_UP: Final = re.compile(
    r"zurück(?:gegeben|gezogen|genommen)|aufgegeben|gescheitert|eingestampft|verworfen|gestrichen|begraben|beerdigt"
    r"|fallengelassen|wunsch(?:traum|denken)|zukunftsmusik|luftschloss"
)


def has_failed_words(passage: Passage) -> bool:
    """Whether the words of a line say that something is only wished for, applied for, or given up."""
    if any(_GIVEN_UP.fullmatch(word) for word in passage.words) or passage.words[:1] == ("nicht",):
        return True
    if _AWAITED.search(" ".join(passage.words)) is not None:
        return True
    failed = any(_FAILED.fullmatch(word) or word in _AHEAD for word in passage.words)
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
        if project is None or not ((passage.is_fragment and _is_status(passage)) or _is_of_entry(passage, project)):
            continue
        if has_failed_words(passage):
            found.add(project)
    return found


def _is_of_entry(passage: Passage, project: str) -> bool:
    """Whether the sentence stands in a paragraph or item that the project opens, and so speaks of it."""
    opening = Span(passage.block.span.start, passage.sentence.span.start)
    named = any(project in reference.entities for reference in passage.references_in(opening))
    return named and passage.block.label is None and passage.block.kind is not BlockKind.FIELD


def _is_status(passage: Passage) -> bool:
    """Whether a field is that of the status, or a block without a label a note of a few words."""
    block, label = passage.block, passage.block.label
    if label is None:
        return block.span.end - block.span.start < _NOTE
    return _STATUS.fullmatch(passage.document.text[label.start : label.end].strip(" :*").lower()) is not None


_NOTE: Final = 90
"""Characters of a note on how far a project is."""
_STATUS: Final = re.compile(
    r"(?:projekt|umsetzungs|bearbeitungs)?-?(?:status|stand)|sachstand|umsetzung|stand der umsetzung"
)
