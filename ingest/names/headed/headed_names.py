"""Names built on a head noun: "Allianz Oberes Werratal", "Konzept für X", "die 3. Verbandsversammlung"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ingest.german.calendars import YEAR
from ingest.names.brackets import OPENING, quotation_end
from ingest.names.headed.complements import Phrase, find_complement
from ingest.names.headed.composed_names import QUOTES, compose_name, core_of_name
from ingest.names.headed.headed_kinds import kind_before, kind_of
from ingest.names.headed.listed_names import is_class_of_works, list_names
from ingest.names.headed.titled_services import titled_service
from ingest.names.knowledge.demonyms import of_capital
from ingest.names.knowledge.gazetteer import is_town_adjective
from ingest.names.knowledge.kinds import GROUPS
from ingest.names.knowledge.lexicon import Head, cues, find_head
from ingest.names.knowledge.personal_words import is_first_name
from ingest.names.sightings import Sighting
from ingest.names.structure.dated_labels import is_dated
from ingest.names.structure.deeds import is_undertaken
from ingest.names.structure.event_names import full_name
from ingest.names.structure.longer_names import longer_forms
from ingest.names.structure.name_ends import name_end
from ingest.names.structure.name_starts import left_end
from ingest.names.structure.names_of_sites import is_address
from ingest.names.structure.occasions import RECORDS
from ingest.names.structure.own_nouns import is_own_name
from ingest.names.words import Words
from ingest.names.works.quotations import quoted_name

_GOVERNMENTS: Final = frozenset({"Bund", "EU"})
"""Those who are meant even where the label of a field names them."""
_MEASURES: Final = frozenset({"Kilometer", "km", "Meter", "Hektar", "Kilometern", "Metern"})


def find_headed(words: Words, index: int, head: Head, *, plural: bool) -> Iterator[Sighting]:
    """The names on the head noun at word ``index``; of a bare noun the thing that it may point to."""
    forms = words.forms
    if forms[index].endswith("-") or (index > 0 and forms[index - 1] in _MEASURES):
        return
    if head.kind == "Project" and (forms[index].endswith(("BAD", "-Bad")) or is_address(words, index)):
        return  # "POTSDAM/BAD BELZIG", "Kirchplatz 3"
    if forms[index] == "Agenda" and [f.lower() for f in forms[max(0, index - 2) : index]] == ["auf", "der"]:
        return  # "auf der Agenda stehen …"
    if head.kind == "Concept" and (forms[index].startswith(_NO_PLANS) or _is_deed(words, index)):
        return
    if plural and head.kind in GROUPS and not _WHERE.isdisjoint(forms[index + 1 : index + 2]):
        return  # "21 LEADER-Regionen im Amtsbezirk Lüneburg"
    before = forms[max(0, index - 4) : index] if head.lemma == "Vorstand" else ()
    if before and before[-1] == "," and any(map(is_first_name, before)):
        return  # "Klaus Pape, Vorstand der Pape AG"
    if forms[index].isupper() and index + 1 < len(forms) and forms[index + 1] in _LOUD:
        return  # "DIE REGION IN ZAHLEN"
    if plural and _opens_title(words, index, head):
        return
    if _CATALOGUE.fullmatch(forms[index]) or _is_subject_of_catalogue(words, index, head):
        return
    if head.lemma == "Bund" and head.kind == "Authority" and (union := _union_end(words, index + 1)) > index + 1:
        towns = forms[index + 2] in _TOWNS
        kind, sort = ("Cooperation", "Städtebund") if towns else ("Organisation", "Bund")
        name = f"Bund {words.spelled(index + 1, union)}"
        yield Sighting(index, union, kind, name, sort=sort, gender="m", rank=54, bare=towns, refers=towns)
        return
    if head.lemma.upper() == "REGIONALE":
        yield from _by_year(words, index, head)
        return
    served = titled_service(words, index)
    if served is not None:
        name = f"{forms[index]} {served}"
        yield Sighting(index, index + 1, head.kind, name, sort=head.lemma, gender="n", rank=51)
        return
    several = plural and "name" in head.follow and not head.lemma.endswith("werk")  # "Stadtwerke Ebern" are one
    listed = list(list_names(words, index, head)) if several and not _is_in_title(words, index) else []
    if listed:
        yield from listed
        return
    first = left_end(words, index)
    right = find_complement(words, first, index, head)
    if _says_nothing(words, first, index, head, right, plural=plural):
        return
    if right.quoted and head.lemma.endswith("management"):  # "Kooperationsmanagement „Seenland“" serves a cooperation
        inner = right.words.strip(QUOTES)
        yield Sighting(index + 1, right.end, "Cooperation", inner, sort="Marke", rank=50)
    yield _sighting(words, first, index, head, right, plural=plural)


def _is_deed(words: Words, index: int) -> bool:
    """Whether a noun of plans says what is done: "die Konzeption und Erprobung von …", "Konzeption des Radwegs"."""
    after = words.forms[index + 1 : index + 2]
    return words.forms[index] == "Konzeption" and bool(after) and after[0] in _DONE_TO and not words.breaks[index + 1]


_DONE_TO: Final = frozenset({"und", "sowie", "von", "der", "des", "eines", "einer", ","})
_LOUD: Final = frozenset(
    {"DER", "DES", "DIE", "IN", "IM", "UND", "AUF", "FÜR", "MIT", "VON", "STELLT", "BEI", "IST", "AM"}
)
"""Small words in headings all in capitals, which belong to no name."""
_NO_PLANS: Final = ("Vorgänger", "Nachfolge", "LEADER-Konz", "Leader-Konz")
_MODEL: Final = re.compile(r"(?:Best-)?Practice-\w+|(?:Leuchtturm|Vorzeige|Vorbild|Muster)-?[Pp]rojekte?n?")
"""What projects are called for being good ones, which names none."""
_WHERE: Final = frozenset({"in", "im", "aus", "an", "am"})
_CATALOGUE: Final = re.compile(
    r"(?:Förder|Projekt|Praxis|Beispiel|Fach|Literatur|Adress|Zuwendungs|Vorhabens?|Maßnahmen|Treffer|Best-Practice-)(?:mittel)?-?"
    r"(?:datenbank|liste|verzeichnis|übersicht|sammlung|katalog)"
)
"""Papers and pages that list what others do."""
_SUBJECT: Final = re.compile(r"(?:Inter)?[Kk]ommunalen?")


def _is_subject_of_catalogue(words: Words, index: int, head: Head) -> bool:
    """Whether a cooperation is only the subject of a catalogue: "Förderdatenbank Kommunale Kooperation Hessen"."""
    return (
        head.kind == "Cooperation"
        and index > 1
        and not words.breaks[index - 1]
        and _SUBJECT.fullmatch(words.forms[index - 1]) is not None
        and _CATALOGUE.fullmatch(words.forms[index - 2]) is not None
    )


_RECEIVERS: Final = frozenset(
    {"Stadt", "Gemeinde", "Kommune", "Region", "Samtgemeinde", "Verbandsgemeinde", "Ortsgemeinde"}
)
"""To whom the federation gives: "hat der Bund der Gemeinde 3 Mio. Euro zugesagt"."""
_TOWNS: Final = frozenset({"Städte", "Gemeinden", "Kommunen", "Orte", "Nachbarn"})


def _union_end(words: Words, at: int) -> int:
    """The end of "der Steuerzahler", "Deutscher Architekten", which make a union of "Bund"; ``at`` itself if neither
    follows, and the federation is meant."""
    forms = words.forms
    if at + 1 >= len(forms) or words.breaks[at] or words.breaks[at + 1] or not forms[at + 1][0].isupper():
        return at
    if forms[at] in {"der", "Deutscher"} and find_head(forms[at + 1]) is None and forms[at + 1] not in _RECEIVERS:
        return max(at + 2, name_end(words, at + 2)) if at + 2 < len(forms) else at + 2
    return at


def _is_in_title(words: Words, index: int) -> bool:
    """Whether the noun stands inside a title in quotation marks that began before it: "„Gute Wege Allertal“"."""
    opening = next((i for i in range(index - 1, max(index - _TITLE, 0), -1) if words.forms[i] in OPENING), None)
    end = quotation_end(words, opening) if opening is not None and opening < index - 1 else None
    return end is not None and end > index + 1


_TITLE: Final = 6
"""Words of a title up to its noun."""


def _opens_title(words: Words, index: int, head: Head) -> bool:
    """Whether the noun opens the name in quotation marks of a thing of another kind: "Programm „Modellprojekte X“"."""
    if index < 2 or words.forms[index - 1] not in OPENING:
        return False
    titled = find_head(words.forms[index - 2])
    return titled is not None and titled[0].kind != head.kind and "quote" in titled[0].follow


def _by_year(words: Words, index: int, head: Head) -> Iterator[Sighting]:
    """ "REGIONALE 2025": a show of a state that only its year makes one."""
    if index + 1 < len(words) and YEAR.fullmatch(words.forms[index + 1]):
        name = words.spelled(index, index + 2)
        yield Sighting(index, index + 2, head.kind, name, sort=head.lemma, gender="f", rank=50)


def _says_nothing(words: Words, first: int, index: int, head: Head, right: Phrase, *, plural: bool) -> bool:
    """Whether the noun with all around it names no one thing: a label, a class, what nobody undertook."""
    named = right.names(index)
    if head.bare == "undertaken" and not (
        right.quoted or is_undertaken(words, first, right.end, head.lemma, named=named)
    ):
        return True
    if plural and head.kind == "Concept" and right.words.startswith("für ") and not right.quoted:
        return True  # "Konzepte für die Zukunft ihrer Orte"
    if named:
        return plural and head.kind == "Project" and not right.quoted and is_class_of_works(words.forms[index])
    if _MODEL.fullmatch(words.forms[index]):
        return True
    if head.kind == "Event" and words.forms[max(first - 1, 0)].lower().startswith("kein"):
        return True  # "Es gab keinen Spatenstich"
    if head.kind in ("Project", "Cooperation") and (words.forms[max(first - 1, 0)] == "als" or _is_class(words, first)):
        return True  # "als Qualitätsradroute ausgezeichnet", "als Europäischer Verbund gegründet"
    if head.kind == "Project" and _is_apposition(words, first):
        return True
    if head.lemma == "Kooperation" and first < index and _SUBJECT.match(words.forms[first]):
        return True  # "Interkommunale Kooperation" as a subject
    labelled = words.labels[index] and head.kind != "Event" and words.forms[index] not in _GOVERNMENTS
    proper = head.kind == "Organisation" and first < index and not words.opens[first]
    if proper and head.bare == "nothing" and words.forms[first][0].isupper() and "-" not in words.forms[first][-1]:
        return False  # "die Agrarsoziale Gesellschaft"
    labelled = labelled and not (head.kind == "Concept" and is_dated(words, index))
    if labelled or (head.bare == "nothing" and not (head.kind == "Cooperation" and is_own_name(words, index, head))):
        return True
    bare = first == index
    if bare and words.forms[index] in cues("building_works"):
        return True  # "für den Aufbau eines Portals"
    if bare and head.bare == "founds" and head.kind in _BODIES and words.forms[max(index - 1, 0)].lower() in _ANY:
        return True  # "eine Genossenschaft betreibt es"
    if not bare and head.kind == "Project" and head.bare == "refers":
        return True  # "Künftiges Projekt" names none
    if plural and head.kind == "Cooperation":
        return True  # "eine der Regionalen Aktionsgruppen", "Kategorie Kreative Initiativen": none of a class
    one = head.kind == "Project" or (head.kind == "Event" and words.forms[index] not in _CALENDARS)
    return bare and plural and (head.bare == "refers" or not one)


def _is_class(words: Words, first: int) -> bool:
    """Whether the words before a noun in quotation marks say that it is what such things are called: "die sogenannte
    „Lokale Aktionsgruppe“"."""
    quoted = first > 1 and words.forms[first - 1] in OPENING
    return quoted and words.forms[first - 2].lower().startswith(("sogenannte", "genannte"))


_CALENDARS: Final = frozenset({"Veranstaltungen", "Sitzungen", "Versammlungen", "Termine", "Treffen", "Besuche"})
"""Events of any day, which no text tells of as one."""
_BODIES: Final = frozenset({"Organisation", "Authority", "Consultancy"})
_ANY: Final = frozenset({"ein", "eine", "einer", "einem", "einen", "eines", "keine", "keiner", "kein", "jede", "jeder"})
"""Before a bare noun these leave open which one is meant."""


def _is_apposition(words: Words, first: int) -> bool:
    """Whether the noun group from word ``first`` on only says what a name in quotation marks before it is: "die
    „Moselschlaufe“, eine Fahrradfähre"."""
    forms = words.forms
    at = first
    while at > 0 and first - at < _ATTRIBUTES and forms[at - 1][0].islower():
        at -= 1
    if at < _SHORTEST or (words.breaks[at] and not words.labels[at - 1]):
        return False
    return forms[at - 1] in {",", "–", "-", ":"} and forms[at - 2][0] in QUOTES


_SHORTEST: Final = 2


_ATTRIBUTES: Final = 3
"""Words between the comma and the noun of an apposition."""


def _sighting(words: Words, first: int, index: int, head: Head, right: Phrase, *, plural: bool) -> Sighting:
    """The noun at word ``index`` with all that belongs to its name, from word ``first`` on and behind it."""
    named = right.names(index)
    bare = not named and first == index
    ministry = head.kind == "Ministry" and "inisterium" in words.forms[index] and of_capital(words.forms[first])
    if first < index and (ministry or (head.kind == "Consultancy" and is_town_adjective(words.forms[first]))):
        first += 1  # "die Bonner Planungsgruppe Südhang", "das Kieler Ministerium für Inneres"
    core = core_of_name(words, first, index, head, plural)
    first, name, aliases = compose_name(words, first, index, head, core, right, plural=plural)
    kind = kind_of(words, first, index, head, right)
    if kind == "Event":
        first, name = _with_number(words, first, name)
    end = right.end
    quoted = quoted_name(words, first, index, end)
    if quoted != (first, end) and not plural:
        name = " ".join(filter(None, (words.spelled(quoted[0], first), name, words.spelled(end, quoted[1]))))
        (first, end), named, bare = quoted, True, False
        kind = kind_before(words, first) or kind
    if kind == "Event" and not plural and not named:
        first, end, name, more = full_name(words, first, index, name, head.gender)
        bare = bare and " " not in name
        aliases = (*aliases, *more)
    if head.lemma == "Arbeitskreis" and named and _COOPERATIVE.match(core):
        kind = "Cooperation"
    rank = 50 if named else (35 if first < index else 25)
    if kind == "Consultancy" and named and "Dr." in name:
        rank = 56  # the doctor gives the firm its name
    if kind == "Project" and not plural and head.bare != "refers":
        aliases = (*aliases, *longer_forms(words, first, end, name, head.gender))
    points = bare and head.bare == "refers" and not is_own_name(words, index, head)
    return Sighting(
        first, end, kind, name, aliases, sort=head.lemma, gender=head.gender, rank=rank, bare=bare,
        plural=plural, refers=points,
    )  # fmt: skip


_COOPERATIVE: Final = re.compile(r"(?:Regional|Interkommunal|Kommunal|Gemeinsam)e[rsnm]?\b")


def _with_number(words: Words, first: int, name: str) -> tuple[int, str]:
    """The name of a meeting with its number: "43. Versammlung"."""
    forms = words.forms
    if first < 2 or forms[first - 1] != "." or not forms[first - 2].isdigit():
        return first, name
    if words.opens[first] and not (len(forms[first - 2]) < 3 and _leads_number(words, first - 3)):
        return first, name
    return first - 2, f"{forms[first - 2]}. {name}"


def _leads_number(words: Words, at: int) -> bool:
    """Whether the word before "43. Versammlung" shows that the number belongs to it and ends no sentence."""
    return at >= 0 and (words.forms[at] in {":", "–", ",", *RECORDS} or words.forms[at].lower() in cues("definite"))
