"""Projects named by no more than what is done: items under "Projekte", enumerations after "unter anderem"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from ingest.claims.deeds import is_told
from ingest.claims.extents import name_end
from ingest.claims.gazetteer import match
from ingest.claims.inflection import is_adjective
from ingest.claims.lexicon import cues, find_head, territories
from ingest.claims.sightings import Sighting
from ingest.claims.words import BLOCK, Words
from ingest.documents.labels import is_label
from ingest.model import BlockKind

_LEAD: Final = re.compile(
    r"(?:projekte?n?|maßnahmen?|vorhaben|projekten|projektbeispiele|projektauswahl)\b|umgesetzt|verwirklicht|realisiert|ergebnisse"
    r"|meilenstein|das haben wir|geschafft|erreicht",
    re.IGNORECASE,
)
_GRANTED: Final = re.compile(
    r"(?:wurden?|bisher|zuletzt|bereits|schon) (?:\w+ ){0,3}"
    r"(?:gefördert|bewilligt|unterstützt|umgesetzt|verwirklicht|geschafft)"
    r"|grünes licht|(?:zuschüsse|geld|zuschuss) (?:\w+ ){0,5}für:?$",
    re.IGNORECASE,
)
"""Leads of lists that name what was paid for."""
_OTHER_LEAD: Final = re.compile(
    r"auftraggeber|mitglied|partner|ziele|handlungsfeld|themen|organe|gremien|ansprech|kontakt|förder|fragen|ablauf|kosten"
    r"|voraussetzung|wer |was ist|antrag|weitere|verwandte|leistung|aufruf|einreich|bewerb|richtlinie|verfahren"
    r"|auswahlkrit|teilnahme",
    re.IGNORECASE,
)
_DOING: Final = re.compile(
    r"(?:umgesetzt|realisiert|verwirklicht|entstanden|angepackt|finanziert|bezahlt|geschaffen|gebracht|aufgebaut|eröffnet"
    r"|Projekte|Projekten|Maßnahmen|Vorhaben|Leitprojekte|Leitprojekten|Schlüsselmaßnahmen|Ergebnis|Ergebnisse|angestoßen"
    r"|begonnen|beginnen|eingerichtet|erarbeitet|organisiert|betreibt|betreiben)",
    re.IGNORECASE,
)
_CUES: Final = (
    ("unter", "anderem"), ("zum", "Beispiel"), ("z", ".", "B", "."), ("u", ".", "a", "."), ("beispielsweise",),
    ("darunter",), ("so",), ("etwa",), ("insbesondere",), ("vor", "allem"),
)  # fmt: skip
_ARTICLES: Final = frozenset(["der", "die", "das", "den", "dem", "des", "ein", "eine", "einen", "einem", "einer"])
_LINKS: Final = frozenset({"und", "sowie", ","})
_PREPOSITIONS: Final = cues("prepositions") | {"im", "zur", "zum", "vom", "am", "beim"}
_CUT: Final = _PREPOSITIONS - {"von"}
_LONGEST: Final = 12
"""Words of an item that may still be a name."""


def find_undertakings(words: Words) -> Iterator[Sighting]:
    """Projects by list and enumeration; every other reading of the same words goes before them."""
    yield from _items(words)
    yield from _enumerations(words)
    yield from _works(words)


# -- items of lists and fields -----------------------------------------------------------------------------------------


def _items(words: Words) -> Iterator[Sighting]:
    edges = [i for i in range(len(words)) if words.breaks[i] == BLOCK] + [len(words)]
    leads = headed = False
    for start, end in pairwise(edges):
        kind = words.kinds[start]
        text = words.spelled(max(start, end - 25), end)
        if words.labels[start]:
            label = words.spelled(start, end)
            first = words.forms[start]
            dated = first in {"[", "("} or (first[0].isdigit() and len(first) == 4)
            if (leads or headed) and (dated or kind is BlockKind.LIST_ITEM) and not is_label(label.split(" (")[0]):
                yield from _item(words, _behind_date(words, start, end), end)
            else:
                leads = _leads(label)
        elif kind is BlockKind.LIST_ITEM and leads and not (start > 0 and words.labels[start - 1]):
            yield from _item(words, start, end)
        elif kind is BlockKind.FIELD and leads and start > 0 and is_label(_label_before(words, start)):
            at = start
            for index in range(start, end + 1):
                if index == end or words.forms[index] in {";", ","}:
                    yield from _item(words, at, index)
                    at = index + 1
        elif kind is BlockKind.HEADING:
            leads = headed = _leads(text)
        elif kind is BlockKind.PARAGRAPH:
            closed = words.forms[end - 1] in {".", "!", "?", "“"}
            leads = _LEAD.search(text) is not None or _GRANTED.search(text) is not None or (headed and not closed)


def _leads(text: str) -> bool:
    """Whether a heading or label says that projects are listed below it."""
    return (_LEAD.search(text) is not None and not _OTHER_LEAD.search(text)) or _GRANTED.search(text) is not None


def _label_before(words: Words, at: int) -> str:
    """The label of the field whose value begins at word ``at``."""
    first = at - 1
    while first > 0 and words.labels[first - 1] and not words.breaks[first]:
        first -= 1
    return words.spelled(first, at) if words.labels[first] else ""


def _behind_date(words: Words, start: int, end: int) -> int:
    """The word behind the year or date that an item opens with: "2023 – Mühlenpfad"."""
    at = start
    while at < end - 1 and not words.forms[at][0].isalpha():
        at += 1
    return at


def _item(words: Words, start: int, end: int) -> Iterator[Sighting]:
    forms = words.forms
    while start < end and not forms[start][0].isalnum() and forms[start] != "„":
        start += 1
    if start < end and forms[start].lower() in _ARTICLES:
        start += 1
    stop = start
    while stop < end and forms[stop] not in {",", ";", ":", "(", "–", ".", "|"} and stop - start <= _LONGEST:
        stop += 1
    if not 0 < stop - start <= _LONGEST or forms[start][0].isdigit():
        return
    if _tells(forms[start:stop]):
        return
    nouns = [form for form in forms[start:stop] if form[0].isupper()]
    if not nouns or "wir" in forms[start:stop]:
        return
    name = words.spelled(start, stop).strip('„“»«"')
    cut = next((i for i in range(start + 1, stop) if forms[i] in _CUT), stop)
    short = words.spelled(start, cut).strip('„“»«"')
    yield Sighting(start, stop, "Project", name, (short,) if short != name else (), rank=43)


def _tells(forms: Sequence[str]) -> bool:
    """Whether the words of an item are a sentence: a small verb stands among them and is not the last of them."""
    return any(
        form[0].islower() and _FINITE.fullmatch(form) and before.lower() not in _ARTICLES
        for before, form in pairwise(forms[:-1])
    )


_FINITE: Final = re.compile(
    r"(?:ist|sind|war|waren|wird|werden|wurde|wurden|hat|haben|hatte|hatten|kann|können|soll|sollen|will|wollen|muss|gilt|gibt"
    r"|besteht|bestehen|umfasst|gehört|gehören|bildet|bilden|zählt|beträgt|regelt|erfolgt|dient|befasst|endet|beginnt|richtet"
    r"|entscheidet|erhielt|erhielten|bekam|bekamen|steht|stehen|liegt|liegen|kommt|kommen|geht|gehen|bleibt|stellt|macht)"
)


# -- works on something -----------------------------------------------------------------------------------------------


def _works(words: Words) -> Iterator[Sighting]:
    """ "Sanierung der alten Mühle", "Ausbau des alten Bahnhofs in Dornau zum Kulturhaus", where it is undertaken."""
    forms = words.forms
    for index, form in enumerate(forms[:-2]):
        if form not in cues("building_works") or forms[index + 1] not in _GENITIVES:
            continue
        noun = index + 2
        while noun < len(forms) - 1 and noun - index < 5 and _is_adjective(words, noun):
            noun += 1
        head = find_head(forms[noun])
        if not forms[noun][0].isupper() or words.breaks[noun] or (head is not None and head[0].kind != "Project"):
            continue
        if match(words, noun) is not None or forms[noun] in territories() or forms[index - 1].lower() in _WHEN:
            continue
        end = name_end(words, noun + 1) if noun + 1 < len(forms) else noun + 1
        last = max(end, noun + 1)
        if forms[last : last + 1] != ["("] and is_told(words, index, last):
            name = words.spelled(index, last)
            yield Sighting(index, last, "Project", name, (words.spelled(noun, last),), rank=33)


def _is_adjective(words: Words, at: int) -> bool:
    form, after = words.forms[at], words.forms[at + 1]
    return (
        not words.breaks[at]
        and is_adjective(form)
        and (form[0].islower() or (form.endswith("er") and after[0].isupper()))
    )


_WHEN: Final = frozenset({"nach", "vor", "während", "seit", "bei", "beim", "zur", "zum", "durch", "ohne"})
_GENITIVES: Final = frozenset({"der", "des", "von", "eines", "einer"})


# -- enumerations in sentences -----------------------------------------------------------------------------------------


def _enumerations(words: Words) -> Iterator[Sighting]:
    forms = words.forms
    opening = 0
    for index in range(len(forms)):
        if words.opens[index]:
            opening = index
        start = _cue_end(words, index)
        sure = False
        if start is None:
            start = _told_from(words, index, opening)
            sure = start is not None
        if start is None:
            continue
        end = start
        while end < len(forms) and forms[end] not in {".", ";", "!", "?"} and words.breaks[end] != BLOCK:
            end += 1
        if sure or any(_DOING.fullmatch(form) for form in forms[opening:end]):
            yield from _parts(words, start, end)


def _told_from(words: Words, index: int, opening: int) -> int | None:
    """Where the projects begin that the word at ``index`` announces: "Umgesetzt wurden …", "Leitprojekte sind …",
    "Zu den Projekten gehören …", "Projekte wie …"."""
    forms = words.forms
    following = forms[index + 1] if index + 1 < len(forms) else ""
    if index == opening and _DONE.fullmatch(forms[index]) and following in {"wurde", "wurden", "ist", "sind"}:
        return _first_article(words, index + 2)
    noun = _UNDERTAKING.fullmatch(forms[index])
    if noun is None or words.labels[index]:
        return None
    if following == "wie":
        return index + 2
    to = next((i for i in range(index, max(opening - 1, index - 5), -1) if forms[i] in {"Zu", "zu"}), None)
    for at in range(index + 1, min(index + 9, len(forms))):
        if forms[at] in {".", ",", ";", ":"} or words.breaks[at] == BLOCK:
            return None
        if forms[at] in (
            {"gehören", "gehörten", "zählen", "zählten"} if to is not None else {"sind", "waren", "heißen"}
        ):
            return _first_article(words, at + 1)
    return None


_DONE: Final = re.compile(
    r"Umgesetzt|Realisiert|Verwirklicht|Entstanden|Geschaffen|Eingerichtet|Aufgebaut|Angestoßen|Gebaut|Errichtet|Eröffnet"
    r"|Angelegt|Ausgebaut|Saniert|Angeschafft|Installiert|Finanziert|Gefördert|Entsprungen|Hervorgegangen"
)
"""Participles that open a sentence on what has been done."""
_UNDERTAKING: Final = re.compile(
    r"(?:Leit|Schlüssel|Start|Impuls|Modell|Pilot|Gemeinschafts|Kooperations|Verbund|LEADER-|Leader-|Einzel)?"
    r"(?:[Pp]rojekten?|[Mm]aßnahmen|[Vv]orhaben)"
)
_ADVERBS: Final = frozenset(
    ["bisher", "bereits", "auch", "zudem", "inzwischen", "mittlerweile", "zuletzt", "dabei", "außerdem", "so", "ferner"]
)


def _first_article(words: Words, at: int) -> int | None:
    """The first word from ``at`` on that opens a noun group; adverbs and groups behind prepositions are passed over."""
    forms = words.forms
    for index in range(at, min(at + 10, len(forms))):
        form = forms[index]
        if form in {".", ";", ":", "(", "“"} or words.breaks[index] == BLOCK:
            return None
        behind = forms[index - 1].lower() in _PREPOSITIONS
        if form in _ARTICLES and not behind:
            return index
        if index == at and (form[0].isupper() or _is_attribute(form)):
            return index if _begins_group(words, index, len(forms)) else None
    return None


def _cue_end(words: Words, index: int) -> int | None:
    for cue in _CUES:
        end = index + len(cue)
        if words.forms[index] == cue[0] and tuple(words.forms[index:end]) == cue and end < len(words):
            return end
    return None


def _parts(words: Words, start: int, end: int) -> Iterator[Sighting]:
    """The noun groups between commas and "und" from word ``start`` on, over relative clauses between them."""
    forms = words.forms
    at = start
    while at < end:
        begin = at + 1 if forms[at] in _ARTICLES else at
        if begin >= end or not _begins_group(words, begin, end):
            following = _after_clause(words, at, end) if at > start else None
            if following is None:
                return
            at = following
            continue
        stop = begin
        while stop < end and not (forms[stop] in _LINKS and _divides(words, stop, end)):
            stop += 1
        if stop - begin > _LONGEST:
            return
        last = stop
        while last > begin and not (forms[last - 1][0].isupper() or forms[last - 1] in {"“", "«"}):
            last -= 1
        if last > begin:
            yield _undertaking(words, begin, last)
        if last < stop:
            return
        at = stop + 1


def _after_clause(words: Words, at: int, end: int) -> int | None:
    """The word after ", und" that goes on with the enumeration behind a relative clause."""
    for index in range(at, end - 2):
        if words.forms[index] == "," and words.forms[index + 1] in {"und", "sowie"}:
            return index + 2 if words.forms[index + 2] in _ARTICLES else None
    return None


def _undertaking(words: Words, begin: int, last: int) -> Sighting:
    """One item: by its whole name where it names an action ("Ausbau des Radwegs"), with its shorter names."""
    forms = words.forms
    noun = begin
    while noun < last - 1 and _is_attribute(forms[noun]):
        noun += 1
    name = words.spelled(begin, last)
    cut = next((i for i in range(noun + 1, last) if forms[i] in _CUT), last)
    shorter = {words.spelled(noun, last), words.spelled(begin, cut), words.spelled(noun, cut)} - {name}
    acts = _ACTION.fullmatch(forms[noun]) is not None and last > noun + 1
    return Sighting(begin, last, "Project", name, tuple(sorted(shorter)), rank=36 if acts else 16)


_ACTION: Final = re.compile(
    r".+(?:ung|bau|kauf|nahme|tion|gang|schluss|tritt|legung|fertigung|markt|betrieb|auftritt|schaffung|stellung|haltung|lage)"
    r"|Kauf|Bau|Betrieb|Zusammenarbeit|Kooperation|Präsentation|Konzeption|Erhalt|Aufbau|Abriss|Netzwerkarbeit"
)


def _begins_group(words: Words, at: int, end: int) -> bool:
    form = words.forms[at]
    if form[0].isupper():
        return True
    after = at + 1
    return _is_attribute(form) and after < end and words.forms[after][0].isupper()


def _is_attribute(form: str) -> bool:
    """Whether a small word may stand before the noun of an item: "gemeinsames", "neuer", which name nothing alone."""
    small = bool(_ATTRIBUTE.fullmatch(form)) and form not in _PREPOSITIONS and form not in _ARTICLES
    return small and form not in _ADVERBS


_ATTRIBUTE: Final = re.compile(r"[a-zäöüß]{3,}(?:e|en|er|es|em)")


def _divides(words: Words, at: int, end: int) -> bool:
    """Whether a comma or "und" parts two noun groups: an article or another comma group follows, no second half."""
    forms = words.forms
    if forms[at - 1].endswith("-"):
        return False
    after = forms[at + 1] if at + 1 < end else ""
    return forms[at] == "," or after in _ARTICLES or (forms[at] == "und" and after[:1].isupper() is False)
