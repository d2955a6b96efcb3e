"""Projects that a sentence enumerates: after "unter anderem", "Umgesetzt wurden", "Zu den Projekten gehören"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ingest.names.knowledge.gazetteer import match
from ingest.names.knowledge.inflection import is_adjective
from ingest.names.knowledge.lexicon import cues, find_head
from ingest.names.knowledge.money import is_money_word
from ingest.names.knowledge.small_words import BEFORE_NOUNS, LINKS
from ingest.names.sightings import Sighting
from ingest.names.structure.name_ends import name_end
from ingest.names.words import BLOCK, Words
from ingest.names.works.building_works import takes_up
from ingest.names.works.item_ends import closes_row, ends_item, tells_how
from ingest.names.works.item_names import ARTICLES, WAYS_ON, tells
from ingest.names.works.listed_projects import ACTION, LONGEST
from ingest.names.works.purposes import is_purpose
from ingest.names.works.ventures import names_thing

_DOING: Final = re.compile(
    r"(?:umgesetzt|realisiert|verwirklicht|entstanden|angepackt|finanziert|bezahlt|geschaffen|gebracht|aufgebaut|eröffnet"
    r"|(?:\w+-?)?(?:projekten?|maßnahmen|vorhaben)|angestoßen"
    r"|begonnen|beginnen|eingerichtet|erarbeitet|organisiert|betreibt|betreiben"
    r"|gerufen|aufgelegt|gestartet|initiiert|angeschafft|gebaut|veranstaltet|entwickelt|saniert|gefördert|unterstützt)",
    re.IGNORECASE,
)
_CUES: Final[dict[str, tuple[str, ...]]] = {
    "unter": ("anderem",), "zum": ("Beispiel",), "z": (".", "B", "."), "u": (".", "a", "."),
    "beispielsweise": (), "darunter": (), "so": (), "etwa": (), "insbesondere": (), "vor": ("allem",),
}  # fmt: skip
"""Words that examples follow, by the first of them."""


def find_enumerated(words: Words) -> Iterator[Sighting]:
    """A project for each noun group that a sentence enumerates behind words that announce projects or examples."""
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
            yield from _of_passive(words, index)
            continue
        end = start
        while end < len(forms) and forms[end] not in {".", ";", "!", "?"} and words.breaks[end] != BLOCK:
            end += 1
        told = forms[opening:end]
        done = any(map(_DOING.fullmatch, told)) and not ("werden" in told and not _MAY.isdisjoint(told))
        if sure or done or not _RESULTS.isdisjoint(forms[opening:start]):
            row = sure and forms[start - 1] == ":"
            yield from _parts(words, start, end, _SURE if sure else 16, row=row)


_RESULTS: Final = frozenset({"Ergebnis", "Ergebnisse"})
"""Before examples they tell what came about."""
_MAY: Final = frozenset({"können", "kann", "könnten", "dürfen"})
"""What tells with "werden" of what may be paid for: "Gefördert werden können u. a. Studien"."""
_SURE: Final = 46
"""The rank of what is announced as a project."""


def _of_passive(words: Words, index: int) -> Iterator[Sighting]:
    """The things that a passive enumerates: "2023 wurden der Backofen, ein Lastenrad und die Hüpfburg gefördert"."""
    forms = words.forms
    if forms[index] not in _PASSIVES:
        return
    end = words.sentence(index, index + 1, _SENTENCE)[1]
    done = next((i for i in range(index + 1, end) if _MADE.fullmatch(forms[i])), None)
    start = _first_article(words, index + 1) if done is not None else None
    if done is None or start is None or start >= done or forms[start] in {"den", "dem", "des"}:
        return
    found = [s for s in _parts(words, start, done, 40) if names_thing(words, s.first, s.last)]
    if len(found) > 1:
        yield from found


_PASSIVES: Final = frozenset({"wurden", "werden", "sind", "Wurden", "konnten"})
_SENTENCE: Final = 60
_MADE: Final = re.compile(
    r"gefördert|bezuschusst|unterstützt|finanziert|umgesetzt|realisiert|verwirklicht|angeschafft|gebaut|errichtet|eröffnet"
    r"|saniert|eingerichtet|angelegt|geschaffen|entstanden|bewilligt|bedacht|beschafft|gekauft|hergerichtet"
)
"""Participles by which things came about."""


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
        return None if _PLANNED.fullmatch(forms[index - 1]) else index + 2
    behind = index + 1
    if following in {"der", "des", "dieser"}:  # "Ein drittes Vorhaben der Allianz X, der Auenweg, …"
        behind = next((i for i in range(index + 2, min(index + 8, len(forms))) if not forms[i][0].isupper()), behind)
    if forms[behind : behind + 1] == [","] and _opens_apposition(words, behind + 1):
        return behind + 1
    to = next((i for i in range(index, max(opening - 1, index - 5), -1) if forms[i] in {"Zu", "zu"}), None)
    for at in range(index + 1, min(index + 9, len(forms))):
        if forms[at] == ":" and at + 1 < len(forms) and (forms[at + 1] in ARTICLES or _is_row(words, at + 1)):
            return at + 1
        if forms[at] in {".", ",", ";", ":"} or words.breaks[at] == BLOCK:
            return None
        if forms[at] in (_BELONGING if to is not None else {"sind", "waren", "heißen"}):
            return _first_article(words, at + 1)
    return None


_BELONGING: Final = frozenset(
    {"gehören", "gehörten", "zählen", "zählten", "gehört", "gehörte", "zählt", "zählte", "rechnet", "rechnen"}
)


def _opens_apposition(words: Words, at: int) -> bool:
    """Whether an article and a noun that is no town begin at word ``at``: "Projekte, der Auenweg und …"; "Projekte, die
    Ebern …" is a relative clause."""
    forms = words.forms
    if at + 3 >= len(forms) or forms[at] not in {"der", "die", "das"} or not forms[at + 1][0].isupper():
        return False
    if match(words, at + 1) is not None:
        return False
    end = name_end(words, at + 2) if forms[at + 2][0].isupper() else at + 2  # "die Wärmezentrale Aue, steht …"
    return end < len(forms) and forms[end] in {"und", "sowie", ",", "("}


_DONE: Final = re.compile(
    r"Umgesetzt|Realisiert|Verwirklicht|Entstanden|Geschaffen|Eingerichtet|Aufgebaut|Angestoßen|Gebaut|Errichtet|Eröffnet"
    r"|Angelegt|Ausgebaut|Saniert|Angeschafft|Installiert|Finanziert|Gefördert|Entsprungen|Hervorgegangen"
)
"""Participles that open a sentence on what has been done."""
_UNDERTAKING: Final = re.compile(
    r"(?:Leit|Schlüssel|Start|Impuls|Modell|Pilot|Gemeinschafts|Kooperations|Verbund|LEADER-|Leader-|Einzel|Leuchtturm"
    r"|Vorzeige|Klein|Groß|Regional|Starter|Best-Practice-|Schwerpunkt|Teil)?"
    r"(?:[Pp]rojekten?|[Mm]aßnahmen|[Vv]orhaben)|Bausteinen?|Leuchttürmen?"
)
_PLANNED: Final = re.compile(r"(?:geplant|künftig|möglich|denkbar|gewünscht|vorgeschlagen|angedacht)\w{1,2}")
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
        behind = forms[index - 1].lower() in BEFORE_NOUNS
        if form in ARTICLES and not behind:
            return index
        if index == at and (form[0].isupper() or _is_attribute(form)):
            return index if _begins_group(words, index, len(forms)) else None
    return None


def _cue_end(words: Words, index: int) -> int | None:
    """The word behind the cue that begins at ``index``: "unter anderem"."""
    rest = _CUES.get(words.forms[index])
    if rest is None:
        return None
    end = index + 1 + len(rest)
    if words.forms[index] == "so" and end < len(words) and words.forms[end][0].isupper():
        return None  # "…, so Bürgermeister Kern"
    return end if tuple(words.forms[index + 1 : end]) == rest and end < len(words) else None


def _is_row(words: Words, start: int) -> bool:
    """Whether nothing but things without articles follow, parted by commas: "Börse, Jugendparlament und Café."."""
    forms = words.forms
    end = words.sentence(start, start + 1, _SENTENCE)[1]
    small = (form for form in forms[start:end] if form[0].islower())
    commas = forms[start:end].count(",")
    if commas == 0 or not all(form in LINKS or form in WAYS_ON or _is_attribute(form) for form in small):
        return False
    firsts = [start, *(i + 1 for i in range(start, end - 1) if forms[i] == ",")]
    return all(forms[i][0].isupper() or forms[i] in {"„", "»"} or _is_attribute(forms[i]) for i in firsts)


def _parts(words: Words, start: int, end: int, rank: int, *, row: bool = False) -> Iterator[Sighting]:
    """The noun groups between commas and "und" from word ``start`` on, over relative clauses between them; in a ``row``
    without articles the last "und" parts two of them as well."""
    forms = words.forms
    at = start
    while at < end:
        begin = at + 1 if forms[at] in ARTICLES else at
        if begin >= end or not _begins_group(words, begin, end):
            following = _after_clause(words, at, end) if at > start else None
            if following is None:
                return
            at = following
            continue
        stop = begin
        while stop < end and not (ends_item(words, stop, end) or (row and closes_row(words, stop, end))):
            stop += 1
        if stop - begin > LONGEST:
            return
        last = stop
        while last > begin and not (forms[last - 1][0].isupper() or forms[last - 1] in {"“", "«"}):
            last -= 1
        if (
            last > begin
            and not (last == begin + 1 and (_is_doing(forms[begin]) or takes_up(forms[begin], forms[begin - 1])))
            and not _is_body(words, begin, last)
            and (rank < _SURE or not is_purpose(words, begin, last))
            and not tells(forms[begin:last])
        ):
            yield _undertaking(words, begin, last, rank)
        if last < stop or (stop < end and tells_how(words, stop)):
            return
        at = _behind_bracket(words, stop, end) + 1


def _is_doing(form: str) -> bool:
    """Whether a noun alone only says what is done with something told before: "Gefördert wurde die Ausarbeitung"."""
    return form in cues("building_works") or form in _LABOUR or is_money_word(form.lower(), "making")


_LABOUR: Final = frozenset({"Arbeit", "Arbeiten", "Bearbeitung", "Neuauflage", "Überarbeitung", "Erstfassung"})


def _is_body(words: Words, begin: int, last: int) -> bool:
    """Whether the first noun of an item is that of a body or a plan: "Entstanden ist der Verein 2009"."""
    noun = next((form for form in words.forms[begin:last] if form[0].isupper() and not is_adjective(form)), "")
    head = find_head(noun) if noun else None
    return head is not None and head[0].kind in {
        "Cooperation",
        "Committee",
        "Concept",
        "Programme",
        "Authority",
        "Ministry",
    }


def _behind_bracket(words: Words, at: int, end: int) -> int:
    """The word behind the bracket that opens at word ``at``; ``at`` itself where none does."""
    if at >= end or words.forms[at] != "(":
        return at
    close = next((i for i in range(at, min(at + LONGEST, end)) if words.forms[i] == ")"), None)
    return end if close is None else close + 1


def _after_clause(words: Words, at: int, end: int) -> int | None:
    """The word after ", und" that goes on with the enumeration behind a relative clause."""
    for index in range(at, end - 2):
        if words.forms[index] == "," and words.forms[index + 1] in {"und", "sowie"}:
            return index + 2 if words.forms[index + 2] in ARTICLES else None
    return None


def _undertaking(words: Words, begin: int, last: int, rank: int) -> Sighting:
    """One item: by its whole name where it names an action ("Ausbau des Radwegs"), with its shorter names."""
    forms = words.forms
    noun = begin
    while noun < last - 1 and _is_attribute(forms[noun]):
        noun += 1
    name = words.spelled(begin if noun == begin or forms[begin][0].isupper() else noun, last)
    cut = next((i for i in range(noun + 1, last) if forms[i] in WAYS_ON), last)
    shorter = {
        words.spelled(begin, last),
        words.spelled(noun, last),
        words.spelled(begin, cut),
        words.spelled(noun, cut),
    } - {name}
    acts = ACTION.fullmatch(forms[noun]) is not None and last > noun + 1
    return Sighting(begin, last, "Project", name, tuple(sorted(shorter)), rank=max(36, rank) if acts else rank)


def _begins_group(words: Words, at: int, end: int) -> bool:
    form = words.forms[at]
    if form[0].isupper():
        return True
    after = at + 1
    return _is_attribute(form) and after < end and words.forms[after][0].isupper()


def _is_attribute(form: str) -> bool:
    """Whether a small word may stand before the noun of an item: "gemeinsames", "neuer", which name nothing alone."""
    small = bool(_ATTRIBUTE.fullmatch(form)) and form not in BEFORE_NOUNS and form not in ARTICLES
    return small and form not in _ADVERBS


_ATTRIBUTE: Final = re.compile(r"[a-zäöüß]{3,}(?:e|en|er|es|em)")
