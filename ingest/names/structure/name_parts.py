"""Capital words as parts of a proper name: whether one belongs to the name behind a head noun."""

from __future__ import annotations

import re
from typing import Final

from ingest.names.knowledge.gazetteer import match, territory
from ingest.names.knowledge.inflection import may_open_name
from ingest.names.knowledge.kinds import GROUPS
from ingest.names.knowledge.lexicon import Head, cues, find_head
from ingest.names.knowledge.money import is_money_word
from ingest.names.knowledge.personal_words import is_first_name, is_office
from ingest.names.words import Words


def may_name(words: Words, at: int, *, first: bool) -> bool:
    """Whether a capital word may be part of the proper name behind a head noun."""
    forms = words.forms
    form = forms[at]
    following = forms[at + 1] if at + 1 < len(forms) and not words.breaks[at + 1] else ""
    if form == "Mitte" and first and following[:1].isupper() and match(words, at + 1) is not None:
        return True  # "die LAG Mitte Niedersachsen"
    if form == "Mitte" and first:  # "das Städtenetz Mitte umfasst …"
        return bool(following) and not following[0].isupper() and not following[0].isdigit() and following not in _TIMED
    if form in _TIME_NOUNS:
        return not first and not following[:1].isdigit() and following not in {"des", "der"} and following not in _STOPS
    if form in {"Land", "Stadt", "Region"} and forms[at - 1][0].isupper():
        if forms[at - 1] == "Stiftung" or (not first and may_open_name(forms[at - 1])):
            return True  # "Stiftung Lebendiges Land"
        if form == "Land":
            return False
    if first and forms[at - 1] == "Stiftung" and form not in _STOPS and match(words, at) is None:
        return True  # "Stiftung Lebensraum"
    if first and _OWN_TOWNS.fullmatch(form) and form not in _STOPS:
        union = find_head(forms[at - 1])  # "die Kooperation Muldestädte", "der Zweckverband Ilmgemeinden"
        if union is not None and union[0].kind == "Cooperation" and not union[1]:
            return True
    if first and form in _DISTRICTS and forms[at - 1] in _GROUPS and following[:1].isupper():
        return True  # "die LAG Landkreis Hof"
    if first and _ORGANS.fullmatch(form):
        return False  # "beim Wechsel des ILE Vorsitzes"
    if form in _STOPS or form in _WEEKDAYS or territory(form) is not None or form in _LEGAL:
        return False
    if _is_money(form):
        return False  # "zahlt der LAG Mittelelbe Zuschüsse"
    if is_office(form):
        return first and forms[at - 1] in _UNDERTAKINGS and not following[:1].isupper()  # "das Projekt Dorfkümmerer"
    if is_first_name(form) and following[:1].isupper():
        return False
    if _COMPOUND_OBJECTS.fullmatch(form):
        return False
    if first and _OBJECTS.fullmatch(form):
        group = find_head(forms[at - 1])
        return group is None or group[0].kind not in GROUPS
    head = find_head(form)
    if first and following[:1].isupper() and _leads_name(forms[at - 1], head):
        return True  # "Zweckverband Naturpark Steinwald", "LAG Biosphärenreservat X"
    if form == "Region" and first and following[:1].isupper():
        return True
    if first and _titles(forms[at - 1], following, head):
        return True
    return head is None or not first or form.isupper() or "-" in form or form.lower() != head[0].lemma.lower()


def _is_money(form: str) -> bool:
    return any(is_money_word(form.lower(), sense) for sense in ("funds", "grants"))


def _leads_name(before: str, head: tuple[Head, bool] | None) -> bool:
    """Whether the word before a noun, or its bracket, is that of one cooperation, and names it by an area or a site."""
    if before.startswith("Zweckverband"):
        return True
    if head is None or head[0].kind != "Region":
        return False
    union = find_head(before)
    return before == ")" or (union is not None and union[0].kind == "Cooperation" and not union[1])


def _titles(before: str, following: str, head: tuple[Head, bool] | None) -> bool:
    """Whether a noun stands bare behind that of a plan, whose title it ends, or goes on as one of a project:
    "Masterplan Kulturraum", "Machbarkeitsstudie Bürgerbus Oberland"."""
    if head is None or head[1] or head[0].kind not in {"Region", "Organisation", "Project"}:
        return False
    if following[:1].isupper() and head[0].kind != "Project":
        return False
    plan = find_head(before)
    return plan is not None and plan[0].kind == "Concept" and not plan[1]


_DISTRICTS: Final = frozenset({"Landkreis", "Kreis", "Kreisgebiet"})
_GROUPS: Final = frozenset(
    {"LAG", "RAG", "ILE", "Aktionsgruppe", "LEADER-Aktionsgruppe", "LEADER-Gruppe", "LEADER-LAG"}
)
"""Nouns of groups that are called by their district."""
_OBJECTS: Final = re.compile(
    r"(?:(?:Klein|Förder|Einzel)?[Pp]rojekten?|Vorhaben|Maßnahmen|Ideen|Projektideen|Anträgen?|Fragen)"
)
"""Nouns without an article that tell what a group works on, no part of its name: "fördert die LAG Kleinprojekte"."""
_COMPOUND_OBJECTS: Final = re.compile(
    r"[\w-]+-(?:Projekten?|Vorhaben|Maßnahmen|Ideen|Initiativen|Vereinen?|Gruppen|Kommunen|Gemeinden|Mitteln?|Geldern?)"
)
"""The like with what they are for before a dash: "fördert die Landesregierung Sportplatz-Initiativen"."""
_ORGANS: Final = re.compile(r"(?:Vorsitz|Vorstand|Beirat|Management|Team|Büro|Gebiet)(?:e?s)?")
"""Nouns of what a group has, written apart from its abbreviation."""
_STOPS: Final = cues("stops")
_LEGAL: Final = cues("legal_forms")
_WEEKDAYS: Final = cues("weekdays")
_TIME_NOUNS: Final = frozenset({"Mitte", "Ende", "Anfang"})
_TIMED: Final = frozenset({"des", "der", "("})
_UNDERTAKINGS: Final = frozenset(
    {"Projekt", "Vorhaben", "Leitprojekt", "Modellprojekt", "Pilotprojekt", "Modellvorhaben"}
)
_OWN_TOWNS: Final = re.compile(
    r"(?!Mitglied|Partner|Nachbar|Klein|Mittel|Groß|Gründung|Modell|Umland|Kern|Kreis|Land|Bundes|Heimat|Schwester"
    r"|Hanse(?=gemeinden|dörfer)|Alt|Neu|Rand|Einzel|Teil|Orts|Samt|Verband|Mit|Kur|Schul|Industrie|Wohn)[A-ZÄÖÜ][a-zäöüß]{2,20}(?:städte|gemeinden|dörfer|orte)"
)
"""Towns called together by a name: "Muldestädte"."""
