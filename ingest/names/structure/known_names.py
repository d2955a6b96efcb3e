"""Names known by themselves: programmes and bodies of the tables, their money, the EU and the federation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from ingest.names.knowledge.gazetteer import match
from ingest.names.knowledge.inflection import decline, may_open_name
from ingest.names.knowledge.lexicon import cues, rows
from ingest.names.sightings import Sighting
from ingest.names.words import Words, split_words
from ontology import authorities

_MONEY_TAIL: Final = re.compile(
    r"(?:Mittel|Mitteln|Fördermittel|Fördermitteln|Förderung|Zuschuss|Zuschusses|Zuschüsse|Budget|Budgets|Gelder|Geldern"
    r"|Programm|Programms|Fördertopf|Topf|Förderprogramm|Zuwendung|Antrag|Projekt|Projekte|Projekten)"
)
Known = dict[str, list[tuple[tuple[str, ...], str, str]]]


@cache
def _known() -> Known:
    """Programmes and organisations known by name, by their first word: their words, kind and name."""
    index: Known = {}
    entries = [("Programme", row) for row in rows("programmes")]
    entries += [(row[0], row[1:]) for row in rows("organisations")]
    entries += [("Ministry", (m.name, *m.abbreviations)) for m in authorities.entries() if m.kind == "Ministry"]
    for kind, names in entries:
        for name in names:
            if kind == "Ministry" and len(name) < _OWN_ABBREVIATION and not name.startswith("BM"):
                continue
            for form in _forms(name):
                pieces = split_words(form)
                index.setdefault(pieces[0], []).append((pieces, kind, names[0]))
    for found in index.values():
        found.sort(key=lambda e: -len(e[0]))
    return index


def _forms(name: str) -> Iterator[str]:
    """A known name as it is declined: "Nationalen Klimaschutzinitiative", "Landessanierungsprogramms"."""
    first, space, rest = name.partition(" ")
    stem = first[:-2] if first.endswith(("er", "es")) else first.removesuffix("e")
    declined = bool(space) and may_open_name(first) and decline(first, "m", plural=False) == stem + "er"
    for opening in (first, *(stem + ending for ending in ("e", "en", "em", "er") if declined)):
        yield opening + space + rest
    noun = _DECLINED_NOUN.search(name)
    if noun is not None:
        for ending in ("s", "es"):
            yield name[: noun.end()] + ending + name[noun.end() :]


_DECLINED_NOUN: Final = re.compile(r"(?:programm|gesetz|stock|topf|pakt|plan)(?!\w)")
_LONG: Final = 3
"""Words of a name that nothing else is called by."""
_CALLED: Final = re.compile(
    r"(?:\w*[Pp]rogramm|\w*[Ll]inie|\w*[Ii]nitiative|\w*[Tt]opf|\w*[Ww]ettbewerb|\w*[Mm]aßnahme)(?:e?s)?"
)
"""What is called by a name without quotation marks: "Förderprogramm Spitze auf dem Land"."""
_DECLINED: Final = 4
"""Letters by which the forms of one name differ in length at most."""
_OWN_ABBREVIATION: Final = 4
"""Letters from which on the abbreviation of a state's ministry is taken to be no other word."""


def find_known(words: Words, index: int) -> Iterator[Sighting]:
    """The longest name of the tables that begins at word ``index``."""
    for pieces, kind, canonical in _known().get(words.forms[index], ()):
        end = index + len(pieces)
        if end <= len(words) and tuple(words.forms[index:end]) == pieces and words.is_whole(index, end):
            if kind == "Programme" and _opens_torn(words, end):
                return
            if kind == "Consultancy" or (kind == "Organisation" and canonical in _BRANCHED):
                end = _with_branch(words, end)
            spelled = words.spelled(index, end)
            alike = len(pieces) == len(split_words(canonical)) and abs(len(spelled) - len(canonical)) < _DECLINED
            whole = len(spelled) > 8 and alike
            alone = len(pieces) > _LONG and _CALLED.fullmatch(words.forms[index - 1] if index else "") is not None
            sure = kind == "Programme" and len(pieces) > 1 and (alone or _PROGRAMME.search(pieces[0]))
            rank = _SURE if sure else 45
            first, _, tail = spelled.rpartition("-")
            if first and kind == "Programme" and _MONEY_TAIL.fullmatch(tail):
                spelled = first
            yield Sighting(index, end, kind, canonical if whole else spelled, (canonical,), rank=rank)
            return


def _opens_torn(words: Words, end: int) -> bool:
    """Whether the words open a compound that the end of a line once tore and that is no money: "LEADER- Region"."""
    if words.forms[end : end + 1] != ["-"] or not words.glued(end) or end + 1 >= len(words) or words.glued(end + 1):
        return False
    noun = words.forms[end + 1]
    return noun[0].isupper() and not words.breaks[end + 1] and _MONEY_TAIL.fullmatch(noun) is None


_SURE: Final = 51
"""The rank of a programme known by a name of several words, above that of what its first word may be by itself."""
_PROGRAMME: Final = re.compile(r"(?:programms?|richtlinie|fonds|initiative|schaftsaufgabe)$")
_BRANCHED: Final = frozenset(
    {"NABU", "AOK", "Kassenärztliche Vereinigung", "Bund der Steuerzahler", "ADFC", "DEHOGA", "Deutsches Rotes Kreuz"}
    | {"Arbeiterwohlfahrt", "Städte- und Gemeindebund", "Städte- und Gemeindetag", "DLRG", "Landesbund für Vogelschutz"}
)
"""Bodies with a branch in every state or town, which bears its name: "NABU Ebern"."""


def _with_branch(words: Words, at: int) -> int:
    """The end of what follows the short name of planners: the rest of it, or where they sit: "CIMA Beratung + X"."""
    forms = words.forms
    end = at
    while end < len(forms) and not words.breaks[end]:
        if forms[end] in {"+", "&"} and forms[end + 1 : end + 2] and forms[end + 1][0].isupper():
            end += 2
        elif forms[end] in cues("practice_nouns"):
            end += 1
        else:
            break
    place = match(words, end) if end < len(forms) and not words.breaks[end] else None
    return place[0] if place is not None else end


def names_money(form: str) -> bool:
    """Whether a compound with a dash begins with the name of a table: "LEADER-Mittel"."""
    return "-" in form and form.split("-")[0] in _known()


def find_money_of(words: Words, index: int) -> Iterator[Sighting]:
    """ "LEADER-Mittel", "GRW-Zuschuss": the programme is meant."""
    first, _, tail = words.forms[index].partition("-")
    if _MONEY_TAIL.fullmatch(tail):
        for pieces, kind, canonical in _known()[first]:
            if len(pieces) == 1 and kind == "Programme":
                yield Sighting(index, index + 1, kind, first, (canonical,), rank=40)


_PUBLIC_MONEY: Final = re.compile(
    r"(?:EU-|Bundes)(?:[Ff]örder)?(?:[Mm]itteln?|[Gg]eld|[Gg]elder|[Zz]usch(?:uss|üsse|üssen|usses)|[Ff]örderung|[Zz]uwendung)(?:en|n)?"
)


_PARTED_MONEY: Final = re.compile(
    r"(?:Bundes|Landes|EU-|Kreis)?-?(?:[Ff]örder)?(?:[Mm]itteln?|[Gg]eldern?|[Zz]uschüssen?|[Ff]örderung|[Zz]uwendungen)"
)


def find_government(words: Words, index: int) -> Sighting | None:
    """The EU or the federation, whose money a word is: "EU-Mittel", "Bundeszuschuss", "Bundes- und Landesmittel"."""
    form = words.forms[index]
    if not (_PUBLIC_MONEY.fullmatch(form) or (form in ("EU-", "Bundes-") and _is_parted(words, index))):
        return None
    if form.startswith("EU"):
        return Sighting(index, index + 1, "Authority", "EU", ("Europäische Union",), sort="EU", rank=46)
    return Sighting(index, index + 1, "Authority", "Bund", sort="Bund", gender="m", rank=46)


def _is_parted(words: Words, index: int) -> bool:
    """Whether an elided compound leaves its noun for money to one behind it."""
    following = words.forms[index + 1 : index + 6]
    joined = following[:1] in (["und"], [","], ["oder"], ["sowie"])
    return joined and any(_PARTED_MONEY.fullmatch(form) for form in following)
