"""Names built on a head noun: "Allianz Oberes Werratal", "Konzept für X", "die 3. Verbandsversammlung"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from ingest.claims.brackets import OPENING
from ingest.claims.complements import Phrase, find_complement
from ingest.claims.deeds import is_undertaken
from ingest.claims.extents import left_end, name_end
from ingest.claims.gazetteer import is_landscape, is_town_adjective, match
from ingest.claims.inflection import decline, is_adjective, noun_form
from ingest.claims.lexicon import Head, cues, find_head, rows
from ingest.claims.occasions import RECORDS, full_name
from ingest.claims.own_nouns import is_own_name, speaks_of_money
from ingest.claims.quotations import quoted_name
from ingest.claims.sightings import Sighting
from ingest.claims.words import BLOCK, Words
from ingest.german.calendars import MONTHS
from ingest.model import BlockKind

_GOVERNMENTS: Final = frozenset({"Bund", "EU"})
"""Those who are meant even where the label of a field names them."""
_FUNDING_NOUNS: Final = frozenset({"Initiative", "Aktionsprogramm", "Rahmenplan"})
"""What stands before the quoted name of a programme where money is spoken of, otherwise before other names too."""
_QUOTES: Final = '„“”"»«‚‘'
_MEASURES: Final = frozenset({"Kilometer", "km", "Meter", "Hektar", "Kilometern", "Metern"})
_YEAR: Final = re.compile(r"(?:19|20)\d\d")


def find_headed(words: Words, index: int, head: Head, *, plural: bool) -> Iterator[Sighting]:
    """The names on the head noun at word ``index``; of a bare noun the thing that it may point to."""
    forms = words.forms
    if forms[index].endswith("-") or (index > 0 and forms[index - 1] in _MEASURES):
        return
    if head.kind == "Concept" and forms[index].startswith(("Vorgänger", "Nachfolge")):
        return
    if head.lemma.upper() == "REGIONALE":
        yield from _by_year(words, index, head)
        return
    served = _titled_service(words, index)
    if served is not None:
        name = f"{forms[index]} {served}"
        yield Sighting(index, index + 1, head.kind, name, sort=head.lemma, gender="n", rank=51)
        return
    listed = list(_listed(words, index, head)) if plural and "name" in head.follow else []
    if listed:
        yield from listed
        return
    first = left_end(words, index)
    right = find_complement(words, first, index, head)
    if _says_nothing(words, first, index, head, right, plural=plural):
        return
    if right.quoted and head.lemma.endswith("management"):  # "Kooperationsmanagement „Seenland“" serves a cooperation
        inner = right.words.strip(_QUOTES)
        yield Sighting(index + 1, right.end, "Cooperation", inner, sort="Marke", rank=50)
    yield _sighting(words, first, index, head, right, plural=plural)


def _by_year(words: Words, index: int, head: Head) -> Iterator[Sighting]:
    """ "REGIONALE 2025": a show of a state that only its year makes one."""
    if index + 1 < len(words) and _YEAR.fullmatch(words.forms[index + 1]):
        name = words.spelled(index, index + 2)
        yield Sighting(index, index + 2, head.kind, name, sort=head.lemma, gender="f", rank=50)


def _is_named(index: int, right: Phrase) -> bool:
    return right.end > index + 1 and bool(right.words)


def _says_nothing(words: Words, first: int, index: int, head: Head, right: Phrase, *, plural: bool) -> bool:
    """Whether the noun with all around it names no one thing: a label, a class, what nobody undertook."""
    named = _is_named(index, right)
    if head.bare == "undertaken" and not (
        right.quoted or is_undertaken(words, first, right.end, head.lemma, named=named)
    ):
        return True
    if named:
        return False
    if head.kind == "Project" and _is_apposition(words, first):
        return True
    labelled = words.labels[index] and head.kind != "Event" and words.forms[index] not in _GOVERNMENTS
    if labelled or (head.bare == "nothing" and not (head.kind == "Cooperation" and is_own_name(words, index, head))):
        return True
    bare = first == index
    if bare and head.bare == "founds" and head.kind in _BODIES and words.forms[max(index - 1, 0)].lower() in _ANY:
        return True  # "eine Genossenschaft betreibt es"
    if not bare and head.kind == "Project" and head.bare == "refers":
        return True  # "Künftiges Projekt" names none
    if plural and head.kind == "Cooperation":
        return (
            True  # "eine der Regionalen Aktionsgruppen", "Kategorie Kreative Initiativen": a class, none of its members
        )
    return bare and plural and (head.bare == "refers" or head.kind not in {"Project", "Event"})


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
    return at > 1 and not words.breaks[at] and forms[at - 1] in {",", "–", "-", ":"} and forms[at - 2][0] in _QUOTES


_ATTRIBUTES: Final = 3
"""Words between the comma and the noun of an apposition."""


def _sighting(words: Words, first: int, index: int, head: Head, right: Phrase, *, plural: bool) -> Sighting:
    """The noun at word ``index`` with all that belongs to its name, from word ``first`` on and behind it."""
    named = _is_named(index, right)
    bare = not named and first == index
    if head.kind == "Consultancy" and first < index and is_town_adjective(words.forms[first]):
        first += 1  # "die Bonner Planungsgruppe Südhang"
    core = _core(words, first, index, head, plural)
    first, name, aliases = _name(words, first, index, head, core, right, plural=plural)
    kind = _kind(words, first, index, head, right)
    if kind == "Event":
        first, name = _with_number(words, first, name)
    end = right.end
    quoted = quoted_name(words, first, index, end)
    if quoted != (first, end) and not plural:
        name = " ".join(filter(None, (words.spelled(quoted[0], first), name, words.spelled(end, quoted[1]))))
        (first, end), named, bare = quoted, True, False
    if kind == "Event" and not plural and not named:
        first, end, name, more = full_name(words, first, index, name, head.gender)
        bare = bare and " " not in name
        aliases = (*aliases, *more)
    if head.lemma == "Arbeitskreis" and named and _COOPERATIVE.match(core):
        kind = "Cooperation"
    rank = 50 if named else (35 if first < index else 25)
    if kind == "Consultancy" and named and "Dr." in name:
        rank = 56  # the doctor gives the firm its name
    points = bare and head.bare == "refers" and not is_own_name(words, index, head)
    return Sighting(
        first, end, kind, name, aliases, sort=head.lemma, gender=head.gender, rank=rank, bare=bare,
        plural=plural, refers=points,
    )  # fmt: skip


_COOPERATIVE: Final = re.compile(r"(?:Regional|Interkommunal|Kommunal|Gemeinsam)e[rsnm]?\b")


def _name(
    words: Words, first: int, index: int, head: Head, core: str, right: Phrase, *, plural: bool
) -> tuple[int, str, tuple[str, ...]]:
    """Where the name begins, the name and its other forms: with a small adjective before it that is part of it."""
    name, aliases = _compose(head, core, right)
    if first == 0 or first != index:
        return first, name, aliases
    before = words.forms[first - 1]
    if (_is_named(index, right) and head.kind == "Cooperation") or (head.kind == "Event" and not plural):
        return _with_naming_adjective(words, first, head, name, aliases)
    if head.kind == "Ministry" and not words.breaks[first] and _of_state(before):
        return first - 1, f"{decline(before, head.gender, plural=False)} {name}", (*aliases, name)
    return first, name, aliases


def _kind(words: Words, first: int, index: int, head: Head, right: Phrase) -> str:
    """What the noun names here: an initiative may be a programme, an assembly a meeting, a working group planners."""
    if head.lemma in _FUNDING_NOUNS and right.quoted and speaks_of_money(words, first, right.end):
        return "Programme"
    if head.lemma in _TEAMS and _is_named(index, right) and _is_team(words, index + 1, right.end):
        return "Consultancy"
    if head.lemma in _UNIONS and any(_NATIONAL.match(form) for form in words.forms[first : right.end]):
        return "Organisation"
    if (
        head.kind == "Event"
        and head.lemma.lower().endswith("werkstatt")
        and first
        and words.forms[first - 1] in OPENING
    ):
        return "Project"
    meets = head.kind == "Committee" and head.lemma.endswith("versammlung") and _is_held(words, first, right.end)
    return "Event" if meets else head.kind


def _with_number(words: Words, first: int, name: str) -> tuple[int, str]:
    """The name of a meeting with its number: "43. Versammlung"."""
    forms = words.forms
    if first < 2 or forms[first - 1] != "." or not forms[first - 2].isdigit():
        return first, name
    if words.opens[first] and not (len(forms[first - 2]) < 3 and _leads_number(words, first - 3)):
        return first, name
    return first - 2, f"{forms[first - 2]}. {name}"


_UNIONS: Final = frozenset({"Verband", "Verein", "Bund", "Vereinigung", "Bundesverband", "Dachverband"})
_NATIONAL: Final = re.compile(r"[Dd]eutsch(?:e|en|er|es|lands?)?$|Europäisch|Bayerisch|Sächsisch|Hessisch|Bundes")
"""What a union of all of a country's bodies of one sort has in its name."""
_TEAMS: Final = frozenset({"Arbeitsgemeinschaft", "ARGE", "Arge", "ArGe", "Arbeitsgruppe", "Projektgruppe"})


def _is_team(words: Words, first: int, last: int) -> bool:
    """Whether an Arbeitsgemeinschaft is one of planners: "ARGE Feld & Flur", "ARGE Landwerk/Raumforum"."""
    named = any(match(words, i) is not None for i in range(first, last))
    joined = any(set(form) & set("&+/") for form in words.forms[first:last])
    return (joined and not named) or any(form in cues("practice_nouns") for form in words.forms[first:last])


def _leads_number(words: Words, at: int) -> bool:
    """Whether the word before "43. Versammlung" shows that the number belongs to it and ends no sentence."""
    return at >= 0 and (words.forms[at] in {":", "–"} or words.forms[at].lower() in cues("definite"))


def _titled_service(words: Words, index: int) -> str | None:
    """The cooperation in the second line of a title whose first is "Regionalmanagement", on a page that names who
    ordered it: the page is about a service for it."""
    alone = words.breaks[index] == BLOCK and words.kinds[index] is BlockKind.HEADING
    after = index + 1
    if not alone or words.forms[index] not in _SERVICES or after >= len(words) or words.breaks[after] != BLOCK:
        return None
    head = find_head(words.forms[after]) if words.kinds[after] is BlockKind.HEADING else None
    if head is None or head[0].kind != "Cooperation":
        return None
    ordered = any(words.labels[i] and words.forms[i].startswith(_ORDERED) for i in range(len(words)))
    end = name_end(words, after + 1, where=True)
    return words.spelled(after, end) if ordered and end > after + 1 else None


_SERVICES: Final = frozenset({"Regionalmanagement", "Allianzmanagement", "Kooperationsmanagement"})
_ORDERED: Final = ("Auftraggeber", "Auftragnehmer", "Auftragszeitraum", "Laufzeit")


_OCCASIONS: Final = frozenset(
    {"auf", "bei", "beim", "seit", "nach", "zu", "zur", "während", "anlässlich", "vor", "einer"}
)
_HELD: Final = frozenset({"tagte", "tagt", "fand", "findet", "stattfand", "stattfindet", "stattgefunden"})


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
    while before and (before[-1] in cues("definite") or is_adjective(before[-1])) and before[-1] not in _OCCASIONS:
        before.pop()
    if (before and before[-1] in _OCCASIONS) or before[-1:] in (["erste"], ["ersten"], ["letzten"], ["jüngsten"]):
        return True
    if words.opens[first] and _announces(words, last):
        return True
    after = forms[last : last + 2]
    return len(after) == 2 and after[0] in {"am", "vom", "im"} and (after[1][0].isdigit() or after[1].lower() in MONTHS)


def _announces(words: Words, last: int) -> bool:
    """Whether a comma and a day follow, as lines that announce a meeting have them: "…versammlung der LAG, 11. Mai"."""
    forms = words.forms
    near = range(last, min(last + _ANNOUNCED, len(forms) - 2))
    comma = next((i for i in near if forms[i] in {",", "–", "|"}), None)
    return comma is not None and forms[comma + 1].isdigit() and forms[comma + 2] == "."


_ANNOUNCED: Final = 6
"""Words of whose meeting it is before the day."""


def _of_state(word: str) -> bool:
    """Whether a small word is the adjective of a state: "niedersächsischen"."""
    return word[:1].islower() and word.startswith(_state_adjectives())


@cache
def _state_adjectives() -> tuple[str, ...]:
    return tuple(row[0] for row in rows("state_adjectives"))


def _with_naming_adjective(
    words: Words, first: int, head: Head, name: str, aliases: tuple[str, ...]
) -> tuple[int, str, tuple[str, ...]]:
    """ "interkommunale Allianz X": the small adjective is part of the fullest name."""
    before = words.forms[first - 1]
    if words.breaks[first] or not _NAMING_ADJECTIVE.fullmatch(before):
        return first, name, aliases
    return first - 1, f"{decline(before, head.gender, plural=False)} {name}", (*aliases, name)


_NAMING_ADJECTIVE: Final = re.compile(r"(?:inter)?kommunal(e|en|er|es|em)|länderübergreifend(e|en|er|es|em)")


def _compose(head: Head, core: str, right: Phrase) -> tuple[str, tuple[str, ...]]:
    aliases = list(right.aliases)
    if not right.words:
        return core, tuple(aliases)
    full = f"{core} {right.words}"
    inner = right.words.strip(_QUOTES)
    second = find_head(right.words.split(" ")[0])
    if head.whole and second is not None and second[0].kind == head.kind and " " in right.words:
        return right.words, (*aliases, full)
    if head.kind == "Consultancy" and head.bare == "refers" and right.words.startswith("für "):
        return full, tuple(aliases)
    if head.kind == "Consultancy" and head.bare == "refers":
        if is_landscape(inner):
            return full, tuple(aliases)  # "Umweltbüro Essen"
        whole = _GROUP.search(head.lemma) or core.split(" ")[-1] != head.lemma  # "Ökomodellbüro Nord"
        return (full, (*aliases, inner)) if whole else (inner, (*aliases, full))
    if right.quoted:
        aliases.append(inner)
        quoted_alone = head.kind in {"Project", "Programme"} and head.lemma != "Gemeinschaftsaufgabe"
        if quoted_alone or head.lemma == "Strategie":
            return inner, (*right.aliases, full)
    elif head.kind == "Project" and head.lemma in _PLAIN_UNDERTAKINGS and len(inner) > _SHORT:
        return inner, (*aliases, full)
    elif head.kind in {"Cooperation", "Region"} and len(inner) > 3:
        aliases.append(inner)
    elif head.bare == "undertaken":
        aliases.append(core)
    return full, tuple(aliases)


_PLAIN_UNDERTAKINGS: Final = frozenset(
    {"Projekt", "Vorhaben", "Leitprojekt", "Modellprojekt", "Pilotprojekt", "Modellvorhaben", "Schlüsselprojekt"}
)
"""Nouns before the name of a project that say no more of it."""
_SHORT: Final = 5
"""Letters of a name that means little without its noun."""
_GROUP: Final = re.compile("gruppe$|gemeinschaft$|gesellschaft$|agentur$|beratung$|planung$")
"""Nouns for planners that are part of what they are called: "Planungsgruppe Nord", but "das Büro Nord"."""


def _core(words: Words, first: int, index: int, head: Head, plural: bool) -> str:
    parts = [
        decline(form, head.gender, plural) if is_adjective(form) else form for form in words.forms[first:index]
    ]  # fmt: skip
    return " ".join([*parts, noun_form(words.forms[index], head, plural)])


def _listed(words: Words, index: int, head: Head) -> Iterator[Sighting]:
    """ "die AktivRegionen Alsterland und Steinburg", "Stadtverwaltungen von A und B": one sighting for each name."""
    forms = words.forms
    at = index + 1
    if at < len(forms) and forms[at] == "von" and head.kind == "Authority":
        at += 1
    while at < len(forms):
        end = name_end(words, at)
        if end == at or words.breaks[at] == 2:
            return
        name = words.spelled(at, end).rstrip("’'")
        full = f"{head.lemma} {name}"
        prefix = words.forms[index][: len(words.forms[index]) - len(head.plural)] if head.plural else ""
        if prefix:
            full = prefix + head.lemma.lower() + " " + name
        aliases = (name,) if head.kind == "Cooperation" else ()
        yield Sighting(at, end, head.kind, full, aliases, sort=head.lemma, gender=head.gender, rank=52)
        if end + 1 >= len(forms) or forms[end] not in {",", "und", "sowie"} or not forms[end + 1][0].isupper():
            return
        at = end + 1
