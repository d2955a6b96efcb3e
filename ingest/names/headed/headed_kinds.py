"""Kinds of what a head noun names where it may name several: a programme, a team of planners, a meeting."""

from __future__ import annotations

import re
from typing import Final

from ingest.german.calendars import MONTHS
from ingest.names.brackets import OPENING
from ingest.names.headed.complements import Phrase
from ingest.names.knowledge.gazetteer import match
from ingest.names.knowledge.inflection import is_adjective
from ingest.names.knowledge.kinds import TITLED
from ingest.names.knowledge.lexicon import Head, cues, find_head
from ingest.names.structure.occasions import RECORDS
from ingest.names.structure.own_nouns import speaks_of_money
from ingest.names.words import Words

_FUNDING_NOUNS: Final = frozenset({"Initiative", "Aktionsprogramm", "Rahmenplan"})
"""What stands before the quoted name of a programme where money is spoken of, otherwise before other names too."""
_UNIONS: Final = frozenset({"Verband", "Verein", "Bund", "Vereinigung", "Bundesverband", "Dachverband"})
_NATIONAL: Final = re.compile(r"[Dd]eutsch(?:e|en|er|es|lands?)?$|Europäisch|Bayerisch|Sächsisch|Hessisch|Bundes")
"""What a union of all of a country's bodies of one sort has in its name."""
_TEAMS: Final = frozenset({"Arbeitsgemeinschaft", "ARGE", "Arge", "ArGe", "Arbeitsgruppe", "Projektgruppe"})
_OCCASIONS: Final = frozenset(
    {"auf", "bei", "beim", "seit", "nach", "zu", "zur", "während", "anlässlich", "vor", "einer"}
)
_HELD: Final = frozenset({"tagte", "tagt", "fand", "findet", "stattfand", "stattfindet", "stattgefunden"})
_ANNOUNCED: Final = 6
"""Words of whose meeting it is before the day."""


def kind_of(words: Words, first: int, index: int, head: Head, right: Phrase) -> str:
    """What the noun names here: an initiative may be a programme, an assembly a meeting, a working group planners."""
    if head.lemma in _FUNDING_NOUNS and right.quoted and speaks_of_money(words, first, right.end):
        return "Programme"
    if head.lemma in _MODELS and right.names(index) and _is_of_government(words, first, right.end):
        return "Programme"
    if head.lemma in _TEAMS and right.names(index) and _is_team(words, index + 1, right.end):
        return "Consultancy"
    if head.kind == "Cooperation" and right.words.endswith(("stiftung", "Stiftung", "bank", "versicherung")):
        return "Organisation"  # "Allianz Umweltstiftung"
    advice = first > 0 and not words.breaks[first] and _ADVICE.fullmatch(words.forms[first - 1]) is not None
    if head.kind == "Cooperation" and right.names(index) and advice:
        return "Consultancy"  # "die Beratung Kommunalwerk Süd"
    if (
        head.lemma in _UNIONS
        and head.kind != "Authority"
        and any(_NATIONAL.match(form) for form in words.forms[first : right.end])
    ):
        return "Organisation"
    if (
        head.kind == "Event"
        and head.lemma.lower().endswith("werkstatt")
        and first
        and words.forms[first - 1] in OPENING
    ):
        return "Project"
    if head.lemma.lower().endswith("forum") and (_announces(words, right.end) or _is_held(words, first, right.end)):
        return "Event"
    if head.lemma.endswith("runde") and _DAYS.search(words.text, *_around(words, first, right.end)) is not None:
        return "Event" if head.kind == "Committee" and _is_held(words, first, right.end) else head.kind
    meets = head.kind == "Committee" and head.lemma.endswith("versammlung") and _is_held(words, first, right.end)
    meets = meets and not _chooses(words, first, right.end)
    sits = head.kind == "Committee" and _ASSEMBLY.fullmatch(words.forms[index]) is not None
    sits = sits and _SITTING.search(words.text, *_around(words, index, right.end)) is not None
    return "Event" if meets or sits else head.kind


_ASSEMBLY: Final = re.compile(r"(?:Jahres)?(?:Mitglieder|Haupt|Voll|General|Gründungs|Jahreshaupt)versammlung")
_SITTING: Final = re.compile(
    r"\b(?:am|vom) (?:\w{5,10}(?:tag|woch|abend),? )?(?:de[nm] )?"
    r"\d{1,2}\. ?(?:\d{1,2}\.|[A-ZJ][a-zä]{2,8}\b)(?: ?\d{4})?,? i[nm] [A-ZÄÖÜ]"
)
"""A day and a place, which make a meeting also of the assembly that elects."""


_MODELS: Final = frozenset({"Modellvorhaben", "Modellprojekt", "Modellprogramm"})


def _is_of_government(words: Words, first: int, last: int) -> bool:
    """Whether the Bund, a Land or a ministry owns what a noun of trying out names, or money comes out of it: "das
    Modellvorhaben „Landbus“ des Bundesministeriums", "20.000 Euro aus dem Modellvorhaben „Landbus“"."""
    forms = words.forms
    if forms[max(0, first - 2) : first] == ["aus", "dem"] and speaks_of_money(words, first, last):
        return True
    owner = forms[last : last + 2]
    return owner[:1] in (["des"], ["der"], ["vom"]) and len(owner) > 1 and _GOVERNMENT.match(owner[1]) is not None


_GOVERNMENT: Final = re.compile(
    r"Bund(?:es(?:ministeri|regierung|anstalt|amt)|es?$)|Land(?:es|esregierung)$|Freistaat|BM[A-Z]{1,4}$"
)


def _chooses(words: Words, first: int, last: int) -> bool:
    """Whether an assembly is the one that elects or decides: "als mich die Versammlung im Mai zum Sprecher wählte"."""
    before = [form.lower() for form in words.forms[max(0, first - 2) : first]]
    if before[-1:] not in (["die"], ["unsere"]) or before[0] in cues("prepositions"):
        return False
    end = words.sentence(first, last, _REACH)[1]
    return any(map(_CHOICE.fullmatch, words.forms[last:end]))


_CHOICE: Final = re.compile(
    r"(?:ge|wieder|wiederge)?wähl(?:t|te|ten)|beschloss(?:en)?|entschied(?:en)?|berief|berufen|bestellte?"
)


def kind_before(words: Words, first: int) -> str | None:
    """What the noun before a quotation says that it names: "das Projekt „Hofläden im Verbund“"."""
    before = find_head(words.forms[first - 2]) if first > 1 and words.forms[first - 1] in OPENING else None
    return before[0].kind if before is not None and before[0].kind in TITLED else None


_ADVICE: Final = re.compile(
    r"(?:\w*(?:[Bb]eratung|[Pp]lanungsbüro|[Bb]eratungsfirma|[Bb]eratungsgesellschaft|[Pp]lanungsgesellschaft"
    r"|[Pp]lanungsgruppe)|Firma|Büro|Agentur|Berater|Planer|Dienstleister)s?"
)
"""Nouns of firms that advise, before the name of one."""
_DAYS: Final = re.compile(r"\d{1,2}\. ?(?:\d{1,2}\.|[A-ZJ][a-zä]{2,8}\b)|\b\w{4,8}(?:tag|woch)\b")


def _around(words: Words, first: int, last: int) -> tuple[int, int]:
    """Where the sentence around the words begins and ends in the text."""
    start, end = words.sentence(first, last, _REACH)
    return words.starts[start], words.ends[end - 1]


_REACH: Final = 20


def _is_team(words: Words, first: int, last: int) -> bool:
    """Whether an Arbeitsgemeinschaft is one of planners: "ARGE Feld & Flur", "ARGE Landwerk/Raumforum"."""
    named = any(match(words, i) is not None for i in range(first, last))
    joined = any(set(form) & set("&+/") for form in words.forms[first:last])
    return (joined and not named) or any(form in cues("practice_nouns") for form in words.forms[first:last])


def _is_held(words: Words, first: int, last: int) -> bool:
    """Whether an assembly is spoken of as a meeting, not as an organ: "auf der Versammlung am 10. Mai"."""
    forms = words.forms
    before = [form.lower() for form in forms[max(0, first - 4) : first]]
    if len(before) > 1 and before[-2].endswith("sitzung"):
        return False
    if before[-1:] == ["."] and before[-2:-1] and before[-2].isdigit():
        return True
    if _HELD.intersection(forms[last : last + 8]) or RECORDS.intersection(forms[max(0, first - 2) : first]):
        return True
    if "".join(forms[max(0, first - _SPACED) : first - 1]).lower() in _SPACED_RECORDS:
        return True
    start, end = words.sentence(first, last, _REACH)
    if "statt" in forms[last:end] and not _TAKES.isdisjoint(forms[start:first]):
        return True  # "Am 3. Mai fand die Versammlung des Vereins X in Ebern statt"
    while before and (before[-1] in cues("definite") or is_adjective(before[-1])) and before[-1] not in _OCCASIONS:
        before.pop()
    if (before and before[-1] in _OCCASIONS) or before[-1:] in (["erste"], ["ersten"], ["letzten"], ["jüngsten"]):
        return True
    if words.opens[first] and _announces(words, last):
        return True
    after = forms[last : last + 2]
    return len(after) == 2 and after[0] in {"am", "vom", "im"} and (after[1][0].isdigit() or after[1].lower() in MONTHS)


_TAKES: Final = frozenset({"fand", "Fand", "fanden", "findet", "finden"})
_SPACED: Final = 11
_SPACED_RECORDS: Final = frozenset({"protokoll", "niederschrift"})
"""What stands before the article of the meeting in letters set apart: "P r o t o k o l l der Versammlung"."""


def _announces(words: Words, last: int) -> bool:
    """Whether a comma and a day follow, as lines that announce a meeting have them: "…versammlung der LAG, 11. Mai"."""
    forms = words.forms
    near = range(last, min(last + _ANNOUNCED, len(forms) - 2))
    return any(forms[i] in {",", "–", "|"} and forms[i + 1].isdigit() and forms[i + 2 : i + 3] == ["."] for i in near)
