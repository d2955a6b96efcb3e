"""Names built on a head noun or known by themselves: cooperations, bodies, concepts, programmes, projects, events."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from ingest.claims.deeds import is_undertaken
from ingest.claims.extents import (
    OPENING,
    abbreviation,
    complement_end,
    left_end,
    name_end,
    policy_end,
    purpose_end,
    quotation_end,
)
from ingest.claims.firms import find_firm, find_labelled_firms, find_practice, legal_end, office_end
from ingest.claims.gazetteer import is_town_adjective, match
from ingest.claims.inflection import decline, is_adjective, may_open_name, noun_form
from ingest.claims.lexicon import Head, cues, find_head, find_undertaking, rows
from ingest.claims.occasions import RECORDS, full_name
from ingest.claims.quotations import find_called, find_quotation, quoted_name
from ingest.claims.sightings import Sighting
from ingest.claims.words import BLOCK, Words, split_words
from ingest.model import BlockKind
from ontology import authorities

_SERVED: Final = 50
_GOVERNMENTS: Final = frozenset({"Bund", "EU"})
"""Those who are meant even where the label of a field names them."""
_FUNDING_NOUNS: Final = frozenset({"Initiative", "Aktionsprogramm", "Rahmenplan"})
"""What stands before the quoted name of a programme where money is spoken of, otherwise before other names too."""
_QUOTES: Final = '„“”"»«‚‘'
_NAMING_ADJECTIVE: Final = re.compile(r"(?:inter)?kommunal(e|en|er|es|em)|länderübergreifend(e|en|er|es|em)")
_OCCASIONS: Final = frozenset(
    {"auf", "bei", "beim", "seit", "nach", "zu", "zur", "während", "anlässlich", "vor", "einer"}
)
_COINED: Final = re.compile(r"[A-ZÄÖÜ][a-zäöüß]+[A-ZÄÖÜ][\wäöüß.-]*|[A-ZÄÖÜ]{3,}[a-zäöüß]{3,}\w*")
_YEARS: Final = re.compile(r"(?:19|20)\d\d")
_MONEY_TAIL: Final = re.compile(
    r"(?:Mittel|Mitteln|Fördermittel|Fördermitteln|Förderung|Zuschuss|Zuschusses|Zuschüsse|Budget|Budgets|Gelder|Geldern"
    r"|Programm|Programms|Fördertopf|Topf|Förderprogramm|Zuwendung|Antrag|Projekt|Projekte|Projekten)"
)
_COOPERATIVE: Final = re.compile(r"(?:Regional|Interkommunal|Kommunal|Gemeinsam)e[rsnm]?\b")
_MONEY_WORD: Final = re.compile(r"Euro$|€$|EUR$|Förder|geförder|Programm|Zuschuss|Zuwendung|Budget|Mittel$|Mitteln$")
_BODIES: Final = frozenset({"Cooperation", "Region", "Organisation", "Authority", "Ministry"})
_PAST_YEAR: Final = re.compile(r"19\d\d|20[012]\d")
_STATE_BODIES: Final = frozenset({"Ministry", "Authority", "Organisation"})


class Phrase(NamedTuple):
    """The right side of a name: where it ends, what belongs to the name, other names, whether it is quoted."""

    end: int
    words: str
    aliases: tuple[str, ...]
    quoted: bool


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
_DECLINED: Final = 4
"""Letters by which the forms of one name differ in length at most."""
_OWN_ABBREVIATION: Final = 4
"""Letters from which on the abbreviation of a state's ministry is taken to be no other word."""


def find_mentions(words: Words) -> list[Sighting]:
    """All names but those of persons and places. They may overlap: the surer and the longer is to be preferred."""
    found: list[Sighting] = []
    known = _known()
    for index, form in enumerate(words.forms):
        if form in known:
            found.extend(_match_known(words, index, known[form]))
        if form in OPENING:
            found.extend(find_quotation(words, index))
        elif form in {"Namen", "Bezeichnung", "Titel"}:
            found.extend(find_called(words, index))
        elif form[0].isupper() or "-" in form:
            if _PUBLIC_MONEY.fullmatch(form):
                found.append(_public(index, form))
                continue
            head = find_head(form)
            if head is not None:
                found.extend(_headed(words, index, *head))
            elif "-" in form and form.split("-")[0] in known:
                found.extend(_money_of(words, index, known))
            elif _is_coined(form) and not _is_law(words, index):
                found.append(_coined(words, index))
            elif (thing := find_undertaking(form)) is not None:
                found.extend(_headed(words, index, *thing))
        if form in cues("practice_nouns"):
            found.extend(find_practice(words, index))
        if form in cues("legal_forms") or form == "e":
            end = legal_end(words, index)
            if end is not None:
                found.extend(find_firm(words, index, end))
        elif (
            form in {"&", "+"}
            and words.forms[index + 1 : index + 2] == ["Partner"]
            and (index + 2 >= len(words) or legal_end(words, index + 2) is None)
        ):
            found.extend(find_firm(words, index, index + 2))
    found.extend(find_labelled_firms(words))
    return found


_PUBLIC_MONEY: Final = re.compile(
    r"(?:EU-|Bundes)(?:[Ff]örder)?(?:[Mm]itteln?|[Gg]elder|[Zz]usch(?:uss|üsse|üssen|usses)|[Ff]örderung|[Zz]uwendung)(?:en|n)?"
)


def _public(index: int, form: str) -> Sighting:
    """The EU or the federation, whose money "EU-Mittel" or "Bundeszuschuss" is."""
    if form.startswith("EU"):
        return Sighting(index, index + 1, "Authority", "EU", ("Europäische Union",), sort="EU", rank=46)
    return Sighting(index, index + 1, "Authority", "Bund", sort="Bund", gender="m", rank=46)


def _is_law(words: Words, index: int) -> bool:
    """Whether a word is the short title of a law: "§ 5 ThürKGG", "KommZG"."""
    before = words.forms[max(0, index - 6) : index]
    return not {"§", "§§", "Art", "Artikel"}.isdisjoint(before) or words.forms[index].endswith(_LAWS)


_LAWS: Final = ("ZG", "GG", "VG", "HG", "KO")


def _is_coined(form: str) -> bool:
    """Whether a word is a coined name by its capitals: "RegionNord", "SPESSARTregional"."""
    return len(form) > 5 and bool(_COINED.fullmatch(form))


def _coined(words: Words, index: int) -> Sighting:
    """A coined name: an adviser behind "durch" or "an", otherwise what the text makes of it."""
    end = index + 1
    while end < len(words) and not words.breaks[end] and _COINED.fullmatch(words.forms[end]):
        end += 1
    place = match(words, end) if end < len(words) and not words.breaks[end] else None
    end = place[0] if place else end
    adviser = index > 0 and words.forms[index - 1] in {"an", "durch", "von", "Von", "Durch", "mit"}
    kind = "Consultancy" if adviser else "Project"
    return Sighting(index, end, kind, words.spelled(index, end), sort="Eigenname", rank=18)


def _match_known(words: Words, index: int, known: list[tuple[tuple[str, ...], str, str]]) -> Iterator[Sighting]:
    for pieces, kind, canonical in known:
        end = index + len(pieces)
        if end <= len(words) and tuple(words.forms[index:end]) == pieces and words.is_whole(index, end):
            spelled = words.spelled(index, end)
            alike = len(pieces) == len(split_words(canonical)) and abs(len(spelled) - len(canonical)) < _DECLINED
            whole = len(spelled) > 8 and alike
            first, _, tail = spelled.rpartition("-")
            if first and kind == "Programme" and _MONEY_TAIL.fullmatch(tail):
                spelled = first
            yield Sighting(index, end, kind, canonical if whole else spelled, (canonical,), rank=45)
            return


def _money_of(words: Words, index: int, known: Known) -> Iterator[Sighting]:
    """ "LEADER-Mittel", "GRW-Zuschuss": the programme is meant."""
    first, _, tail = words.forms[index].partition("-")
    if _MONEY_TAIL.fullmatch(tail):
        for pieces, kind, canonical in known[first]:
            if len(pieces) == 1 and kind == "Programme":
                yield Sighting(index, index + 1, kind, first, (canonical,), rank=40)


# -- names on a head noun ----------------------------------------------------------------------------------------------


def _headed(words: Words, index: int, head: Head, plural: bool) -> Iterator[Sighting]:
    forms = words.forms
    if forms[index].endswith("-") or (index > 0 and forms[index - 1] in _MEASURES):
        return
    if head.kind == "Concept" and forms[index].startswith(("Vorgänger", "Nachfolge")):
        return
    if head.lemma.upper() == "REGIONALE":
        if index + 1 < len(forms) and _YEARS.fullmatch(forms[index + 1]):
            name = words.spelled(index, index + 2)
            yield Sighting(index, index + 2, head.kind, name, sort=head.lemma, gender="f", rank=50)
        return
    served = _titled_service(words, index)
    if served is not None:
        name = f"{forms[index]} {served}"
        yield Sighting(index, index + 1, head.kind, name, sort=head.lemma, gender="n", rank=51)
        return
    first = left_end(words, index)
    if plural and "name" in head.follow:
        listed = list(_listed(words, index, head))
        if listed:
            yield from listed
            return
    right = _right(words, index, head)
    if head.kind == "Concept" and first > 0 and forms[first - 1] in OPENING:
        right = _quoted_title(words, first - 1, index, right)
    named = right.end > index + 1 and bool(right.words)
    if head.bare == "undertaken" and not is_undertaken(words, first, right.end, head.lemma, named=named):
        return
    labelled = words.labels[index] and head.kind != "Event" and forms[index] not in _GOVERNMENTS
    if not named and (labelled or head.bare == "nothing"):
        return
    bare = not named and first == index
    if not named and not bare and head.kind == "Project" and head.bare == "refers":
        return  # "Künftiges Projekt" names none
    if plural and not named and head.kind == "Cooperation":
        return  # "eine der Regionalen Aktionsgruppen", "Kategorie Kreative Initiativen": a class, none of its members
    if bare and plural and (head.bare == "refers" or head.kind not in {"Project", "Event"}):
        return
    if head.kind == "Consultancy" and first < index and is_town_adjective(forms[first]):
        first += 1  # "die Bonner Planungsgruppe Südhang"
    core = _core(words, first, index, head, plural)
    name, aliases = _compose(head, core, right)
    adjective = (named and head.kind == "Cooperation") or (head.kind == "Event" and not plural)
    if adjective and first > 0 and first == index:
        first, name, aliases = _with_naming_adjective(words, first, head, name, aliases)
    if head.kind == "Ministry" and first > 0 and first == index and not words.breaks[first]:
        of_state = _of_state(words.forms[first - 1])
        if of_state:
            first, aliases = first - 1, (*aliases, name)
            name = f"{decline(forms[first], head.gender, plural=False)} {name}"
    funds = head.lemma in _FUNDING_NOUNS and right.quoted and _speaks_of_money(words, first, right.end)
    kind = "Programme" if funds else head.kind
    if kind == "Committee" and head.lemma.endswith("versammlung") and _is_held(words, first, right.end):
        kind = "Event"
    if (
        kind == "Event"
        and first > 1
        and forms[first - 1] == "."
        and forms[first - 2].isdigit()
        and (not words.opens[first] or (len(forms[first - 2]) < 3 and _leads_number(words, first - 3)))
    ):
        first -= 2
        name = f"{forms[first]}. {name}"
    if head.lemma in _TEAMS and named and _is_team(words, index + 1, right.end):
        kind = "Consultancy"
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
    own = _is_own_region(forms[index], head) or _is_own_alliance(forms[index], head)
    own = own or _is_own_programme(words, index, head)
    points = bare and head.bare == "refers" and not own
    if right.quoted and head.lemma.endswith("management"):  # "Kooperationsmanagement „Seenland“" serves a cooperation
        inner = right.words.strip(_QUOTES)
        yield Sighting(index + 1, right.end, "Cooperation", inner, sort="Marke", rank=_SERVED)
    yield Sighting(
        first, end, kind, name, aliases, sort=head.lemma, gender=head.gender, rank=rank, bare=bare,
        plural=plural, refers=points,
    )  # fmt: skip


_TEAMS: Final = frozenset({"Arbeitsgemeinschaft", "ARGE", "Arge", "ArGe"})


def _is_team(words: Words, first: int, last: int) -> bool:
    """Whether an Arbeitsgemeinschaft is one of planners: "ARGE Feld & Flur", "ARGE Landwerk/Raumforum"."""
    named = any(match(words, i) is not None for i in range(first, last))
    joined = any(set(form) & set("&+/") for form in words.forms[first:last])
    return (joined and not named) or any(form in cues("practice_nouns") for form in words.forms[first:last])


def _quoted_title(words: Words, opening: int, index: int, right: Phrase) -> Phrase:
    """The whole of a title in quotation marks: "„Rahmenplan Boden und Wasser“"."""
    close = quotation_end(words, opening)
    if close is None or close - 1 <= right.end or close - opening > _TITLE:
        return right
    return Phrase(close - 1, words.spelled(index + 1, close - 1), right.aliases, quoted=False)


_TITLE: Final = 10
_MEASURES: Final = frozenset({"Kilometer", "km", "Meter", "Hektar", "Kilometern", "Metern"})


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
    after = forms[last : last + 2]
    return len(after) == 2 and after[0] in {"am", "vom", "im"} and (after[1][0].isdigit() or after[1] in cues("months"))


def _speaks_of_money(words: Words, first: int, last: int) -> bool:
    """Whether money is spoken of near by: then an initiative is a programme."""
    near = words.forms[max(0, first - 15) : last + 15]
    return any(_MONEY_WORD.match(form) for form in near)


def _is_own_region(form: str, head: Head) -> bool:
    """Whether a compound names a region by itself: "Wartburgregion", but not "Modellregion"."""
    if head.kind != "Region" or head.lemma != "Region" or len(form) < 9:
        return False
    return form.removesuffix("en") not in cues("generic_regions") and form.removesuffix("s") not in cues(
        "generic_regions"
    )


def _is_own_alliance(form: str, head: Head) -> bool:
    """Whether a compound with a dash names a cooperation by itself: "Werra-Allianz", but not "LEADER-Netzwerk"."""
    if head.kind != "Cooperation" or "-" not in form.strip("-"):
        return False
    prefix = form[: max(form.lower().rfind(head.lemma.lower()), 0)].rstrip("-")
    parts = [part.lower() for part in prefix.split("-") if part]
    return bool(parts) and any(part.removesuffix("s") not in cues("generic_alliances") for part in parts)


def _of_state(word: str) -> bool:
    """Whether a small word is the adjective of a state: "niedersächsischen"."""
    return word[:1].islower() and word.startswith(tuple(row[0] for row in rows("state_adjectives")))


def _is_own_programme(words: Words, index: int, head: Head) -> bool:
    """Whether a compound names a programme of money by itself: "Dorferneuerungsprogramm", "ZILE-Richtlinie"."""
    form = words.forms[index]
    if head.kind != "Programme" or head.whole or len(form) < len(head.lemma) + _SPECIFIC:
        return False
    prefix = form[: form.lower().rfind(head.lemma.lower())].rstrip("-").lower()
    return prefix not in cues("generic_programmes") and _speaks_of_money(words, index, index)


_SPECIFIC: Final = 3
"""Letters that make a compound more than its noun."""


def _with_naming_adjective(
    words: Words, first: int, head: Head, name: str, aliases: tuple[str, ...]
) -> tuple[int, str, tuple[str, ...]]:
    """ "interkommunale Allianz X": the small adjective is part of the fullest name."""
    before = words.forms[first - 1]
    if words.breaks[first] or not _NAMING_ADJECTIVE.fullmatch(before):
        return first, name, aliases
    return first - 1, f"{decline(before, head.gender, plural=False)} {name}", (*aliases, name)


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
        return (full, (*aliases, inner)) if _GROUP.search(head.lemma) else (inner, (*aliases, full))
    if right.quoted:
        aliases.append(inner)
        quoted_alone = head.kind in {"Project", "Programme"} and head.lemma != "Gemeinschaftsaufgabe"
        if quoted_alone or head.lemma == "Strategie":
            return inner, (*right.aliases, full)
    elif head.kind in {"Cooperation", "Region"} and len(inner) > 3:
        aliases.append(inner)
    elif head.bare == "undertaken":
        aliases.append(core)
    return full, tuple(aliases)


_GROUP: Final = re.compile("gruppe$|gemeinschaft$|gesellschaft$|agentur$|beratung$|planung$")
"""Nouns for planners that are part of what they are called: "Planungsgruppe Nord", but "das Büro Nord"."""


def _core(words: Words, first: int, index: int, head: Head, plural: bool) -> str:
    parts = [
        decline(form, head.gender, plural) if is_adjective(form) else form for form in words.forms[first:index]
    ]  # fmt: skip
    return " ".join([*parts, noun_form(words.forms[index], head, plural)])


def _right(words: Words, index: int, head: Head) -> Phrase:
    """What follows the head noun at word ``index`` as part of the name."""
    forms = words.forms
    at = index + 1
    parts: list[str] = []
    aliases: list[str] = []
    quoted = False
    follow = head.follow

    def take(end: int) -> None:
        nonlocal at
        if end > at:
            parts.append(words.spelled(at, end).rstrip("’'"))
            at = end

    def take_abbreviation() -> None:
        nonlocal at
        at, short = abbreviation(words, at)
        if short:
            aliases.append(short)

    take_abbreviation()
    if at < len(forms) and not words.breaks[at]:
        form = forms[at]
        if "policy" in follow and (form == "für" or (head.kind == "Ministry" and form in {"der", "des"})):
            take(policy_end(words, at))
        elif "purpose" in follow and form in {"zur", "zum", "über"}:
            take(purpose_end(words, at))
        elif ("genitive" in follow and form in {"der", "des"}) or ("von" in follow and form == "von"):
            take(complement_end(words, at))
        elif form == "zu" and head.lemma in _SEATED and at + 1 < len(forms) and match(words, at + 1) is not None:
            take(at + 2)
        elif "genitive-noun" in follow and form in {"der", "des"}:
            take(_genitive_noun_end(words, at))
        elif "served" in follow and form in {"des", "der", "für", "zum", "zur"}:
            take(_served_end(words, at))
        elif "for" in follow and form == "für":
            take(_service_end(words, at))
    take_abbreviation()
    if at < len(forms) and not words.breaks[at]:
        closing = quotation_end(words, at) if "quote" in follow and forms[at] in OPENING else None
        if closing is not None:
            take(closing)
            quoted = True
        elif "firm" in follow:
            take(office_end(words, at))
        elif "name" in follow or ("policy" in follow and parts):
            end = name_end(words, at, where="where" in follow, state=head.kind in _STATE_BODIES)
            if head.kind in _BODIES and end > at + 1 and _PAST_YEAR.fullmatch(forms[end - 1]):
                end -= 1  # "die Allianz Werratal 2019": when it was, not what it is called
            if not (head.kind == "Ministry" and not parts and end - at > 2):
                if parts and end > at:
                    aliases.append(f"{head.lemma} {parts[0]}")
                take(end)
            if head.kind == "Concept":
                take(_years_end(words, at))
    take_abbreviation()
    legal = legal_end(words, at) if at < len(forms) and not words.breaks[at] else None
    if legal is not None and parts and "firm" not in follow:
        aliases.append(" ".join(parts))
        take(legal)
    return Phrase(at if parts or aliases else index + 1, " ".join(parts), tuple(aliases), quoted)


_SEATED: Final = frozenset({"Handelskammer", "Handwerkskammer", "IHK", "HWK", "Universität", "Sparkasse"})
"""Bodies that are called by their seat: "Industrie- und Handelskammer zu Köln"."""


def _years_end(words: Words, at: int) -> int:
    """Over "2007–2013" as part of a title."""
    forms = words.forms
    if (
        at + 2 < len(forms)
        and _YEARS.fullmatch(forms[at])
        and forms[at + 1] in {"–", "-"}
        and _YEARS.fullmatch(forms[at + 2])
    ):
        return at + 3
    return at + 1 if at < len(forms) and re.fullmatch(r"20\d\d[-–]20\d\d|20[3-9]\d\+?", forms[at]) else at


def _genitive_noun_end(words: Words, at: int) -> int:
    """The end of "des Kooperationsvertrags" or "der „Mobilitätswerkstatt Süd“": an article and one noun,
    with adjectives between, or a quotation. A prize keeps a name of its own."""
    forms = words.forms
    after = at + 1
    if after < len(forms) and forms[after] in OPENING:
        return quotation_end(words, after) or at
    while after < len(forms) and is_adjective(forms[after]) and forms[after + 1 : after + 2] and after - at < 4:
        if forms[after][0].isupper() and not forms[after + 1][0].isupper():
            break
        after += 1
    noun = after < len(forms) and forms[after][0].isupper() and not words.breaks[after]
    return after + 1 if noun and not _PRIZE.search(forms[after]) else at


_PRIZE: Final = re.compile(
    r"(?:preis(?:es|s)?|award|auszeichnung|medaille|siegels?|titels?|zertifikats?)$", re.IGNORECASE
)


def _served_end(words: Words, at: int) -> int:
    """The end of "des ILREK SON.NEC" or "für die Allianz Obermain": a concept or cooperation that has a name."""
    forms = words.forms
    noun = (
        at + 2 if forms[at] == "für" and forms[at + 1 : at + 2] and forms[at + 1] in {"das", "die", "den"} else at + 1
    )
    head = find_head(forms[noun]) if noun < len(forms) and not words.breaks[noun] else None
    if head is None or head[0].kind not in {"Concept", "Cooperation"}:
        return at
    end = name_end(words, noun + 1, where=True)
    while end + 1 < len(forms) and forms[end] in {"-", "–"} and not words.breaks[end]:
        place = match(words, end + 1)
        if place is None:
            break
        end = place[0]
    return end if end > noun + 1 else at


def _service_end(words: Words, at: int) -> int:
    """The end of "für das Städtedreieck am Saalebogen" from word ``at`` on."""
    forms = words.forms
    after = at + 2 if forms[at + 1 : at + 2] and forms[at + 1] in {"das", "die", "den"} else at + 1
    noun = after + 1 if after < len(forms) and find_head(forms[after]) is not None else after
    end = name_end(words, noun, where=True)
    return end if end > after else at


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
