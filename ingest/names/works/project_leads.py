"""Headings, labels and sentences that say that projects are listed below them."""

from __future__ import annotations

import re
from typing import Final

LEAD: Final = re.compile(
    r"(?:projekte?n?|maßnahmen?|vorhaben|(?:projekt|praxis|umsetzungs)?beispielen?|projektauswahl|leuchttürmen?)\b|umgesetzt|verwirklicht|realisiert|ergebnisse"
    r"|(?:verwirklich|realisier|finanzier|betreib)en wir|setzen wir .{0,30}\bum\b"
    r"|(?:wir|kommunen|partner) (?:verwirklichen|betreiben)"
    r"|meilenstein|das haben wir|geschafft|erreicht",
    re.IGNORECASE,
)
GRANTED: Final = re.compile(
    r"(?:wurden?|bisher|zuletzt|bereits|schon) (?:\w+ ){0,3}"
    r"(?:gefördert|bewilligt|unterstützt|umgesetzt|verwirklicht|geschafft)"
    r"|grünes licht|(?:zuschüsse|geld|zuschuss) (?:\w+ ){0,5}für:?$"
    r"|(?<!nicht )\bbewilligt(?: wurden)?:?(?: (?:19|20)\d\d)?:?$|^fertig(?: geworden| ?gestellt)"
    r"|(?:gefördert|bewilligt|unterstützt) wurden\b|ausgewählt(?: wurden)?:?$|^(?:was|das) läuft\b"
    r"|^(?:investitionen|zuwendungen|bewilligungen) (?:19|20)\d\d|(?:projekt|maßnahmen)(?:liste|übersicht)\b"
    r"|^(?:abgeschlossen|läuft noch|laufend|läuft|in arbeit|beendet|realisiert|in umsetzung)(?: seit)?"
    r"(?: (?:19|20)\d\d)?:?$"
    r"|\bförderprojekte\b| [–-] (?:projekte|vorhaben|maßnahmen):?$",
    re.IGNORECASE,
)
"""Leads of lists that name what was paid for."""
_OTHERS: Final = re.compile(
    r"auftraggeber|mitglied|partner|ziele|handlungsfeld|themen|organe|gremien|ansprech|kontakt|(?<!ge)förder|fragen|ablauf"
    r"|kosten|voraussetzung|wer |was ist|antrag|weitere (?!projekte|vorhaben|maßnahmen)|verwandte"
    r"|leistung|aufruf|ein(?:ge)?reich|projektideen|bewerb|richtlinie|verfahren"
    r"|kriteri|teilnahme|behörde|\bamt\b|zuständig|beratung|(?:anlauf|bewilligungs)stelle",
    re.IGNORECASE,
)


def leads_projects(text: str) -> bool:
    """Whether a heading or label says that projects are listed below it."""
    if PURPOSE.match(text):
        return True
    return (LEAD.search(text) is not None and not _OTHERS.search(text)) or GRANTED.search(text) is not None


def opens_projects(text: str, *, headed: bool) -> bool:
    """Whether running text ends in words that lead in projects, not in what they are about, are for or must do; where
    its last sentence speaks of nothing else, the one before or, as ``headed`` says, the heading decides."""
    if text.endswith(":") and _MATTERS.search(text) is not None:
        return False
    lead = text[max(text.rfind(mark) for mark in (". ", "! ", "? ")) + 1 :].strip()
    if _OTHER.match(lead) is not None or (LEAD.search(lead) is None and _OTHER.search(lead) is not None):
        return False
    ruled = text.endswith(":") and _RULED.search(lead) is not None
    return headed or GRANTED.search(text) is not None or (LEAD.search(text) is not None and not ruled)


_MATTERS: Final = re.compile(
    r"(?:handlungsfelde?r?n?|handlungsbereichen?|(?:förder|themen|aufgaben)?bereichen?|themen(?:felde?r?n?)?|schwerpunkten?"
    r"|(?:entwicklungs|teil)?zielen?|(?:auswahl|förder)?kriterien|voraussetzungen|bedingungen|anforderungen|fragen|unterlagen"
    r"|grundsätzen?|regeln|punkten?|aspekten?|feldern|akteuren?|personen|mitglieder|partner|kommunen|gemeinden|städten?"
    r"|landkreisen?|regionen)(?: \w+){0,3} ?:$",
    re.IGNORECASE,
)
"""Nouns before a colon of what items name that are no projects: "Projekte in folgenden Handlungsfeldern:"."""
_RULED: Final = re.compile(
    r"\bziele?n?\b|zweck|voraussetz|förderfähig|\b(?:müssen|sollten?|können|dürfen|dienen|beitragen)\b", re.IGNORECASE
)
"""Words of a sentence that says of projects what they must be."""
_OTHER: Final = re.compile(
    r"\b(?:\w{1,24}[enrs] ){0,3}\w{0,24}(?:ziele?|feld(?:er)?|themen|schwerpunkte?|leistungen|aufgaben|kriterien"
    r"|voraussetzungen|bereiche?|schritte|fragen|vorteile|unterlagen|kosten|termine|mitglieder|partner)\b",
    re.IGNORECASE,
)
"""How a sentence opens that leads in a list of something else: "Ihre Ziele sind", "Kriterien für die Auswahl"."""


PURPOSE: Final = re.compile(
    r"(?:zuwendungszweck|fördergegenstand|gegenstand der förderung|zweck der (?:zuwendung|förderung)"
    r"|bezeichnung des vorhabens|vorhabens?bezeichnung|kurztitel|projekttitel|projektname|name des projekts"
    r"|titel des (?:projekts|vorhabens)"
    r"|geförderte maßnahme|gefördertes vorhaben|beispiel(?:projekt)? aus (?:der|unserer) region)\b",
    re.IGNORECASE,
)
"""Labels whose value is what the money is for."""
