"""Headlines of sheets: the name of the one project that fields speak of, above them or as the value of one."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from ingest.documents.labels import is_label
from ingest.model import Block, BlockKind, Span
from ingest.names.knowledge.kinds import LOCAL
from ingest.names.knowledge.personal_words import is_office
from ingest.names.sightings import Sighting
from ingest.names.words import Words

_NAMES: Final = re.compile(
    r"(?:projekt|vorhaben|maßnahme)(?:titel|name|bezeichnung)?|förder(?:gegenstand|projekt|maßnahme)|leitprojekt"
    r"|(?:titel|name|bezeichnung) (?:des|der) (?:projekts|projektes|vorhabens|maßnahme)|projekt/vorhaben"
    r"|gegenstand(?: der förderung)?|bezeichnung|titel"
)
"""Labels whose value is the name of a project."""
SHEET: Final = re.compile(
    r"(?:projekt|vorhaben|maßnahmen)?-?träger(?:in|schaft)?|projekt(?:laufzeit|kosten|gebiet|partner|zeitraum|status|start|ende"
    r"|leitung|volumen|beteiligte|region)|zuwendungs(?:empfänger|geber)(?:in)?|antragsteller(?:in)?|bauherr(?:in)?"
    r"|gesamt(?:kosten|investition|volumen)|kosten|zuwendung|zuschuss|förder(?:summe|quote|satz|höhe|ung|mittel|geber|zeitraum"
    r"|programm)|eigenanteil|eigenmittel|honorar(?:summe)?|auftrag(?:geber|nehmer)(?:in|innen)?|bearbeitungs(?:zeit|zeitraum)"
    r"|leistung(?:en|szeitraum)|laufzeit|finanzierung|umsetzungszeitraum|bauzeit|bewilligung|programm"
    r"|(?:zuschuss|förderung|zuwendung|eigenmittel|eigenanteil|anteil|mittel) .*|was|wer|wann|wo|wofür|geld|wie lange"
    r"|durchführung|umsetzung|ausführung|status|ansprechpartner.*|(?:auftrags)?(?:zeitraum|dauer)|beginn|start|ende|partner"
    r"|(?:kurz)?beschreibung|verantwortlich(?:e|keit)?|zeitrahmen|stand der umsetzung|priorität"
)
_LEAGUE: Final = re.compile(
    r"mitglied.*|vorsitz.*|gründung.*|gegründet|rechtsform|sprecher.*|beschlussorgan|organe?|allianzmanagement|gesellschafter"
)
"""Labels of a sheet on a cooperation."""
_FIRST: Final = 10
"""Fields of a sheet that are looked at."""
_TRIM: Final = re.compile(
    r"^(?:[A-Z]{1,2} ?\d{1,3}[.:]?(?= )|\[?\(?\d{1,3}[\]).]+|\d{1,3} ?[|–](?= )|#+|Projekt:|Nr\. ?\d+:?"
    r"|(?:Projekt|Vorhaben|Maßnahme|Teilprojekt|Baustein) (?:Nr\. ?)?(?:[A-H]|\d{1,2}|[IVX]{1,4}) ?[:–])\s*"
)
_TAIL: Final = re.compile(r"\s*(?:\([^()]*\)|:\s*(?:Projektblatt|Steckbrief|Projektsteckbrief|Kurzprofil))$")
_GENERAL: Final = re.compile(
    r"(?:auf einen blick|(?:im|der) überblick|überblick|.*(?:steckbrief|projektblatt|datenblatt|profil|daten|fakten)"
    r"|zahlen.*|infos?|kurzinfo\w*|informationen|allgemeine[s]?(?: .*)?|angaben.*|.*übersicht|projekte?"
    r"|(?:(?:[\w-]+e )?(?:leader-?|klein|förder|umgesetzte |unsere |alle )*(?:projekte|vorhaben|maßnahmen) .*"
    r"|(?:handlungsfeld|themenfeld|entwicklungsziel|schwerpunkt|kernthema) \w{1,3}\b.*)"
    r"|vorhaben|maßnahmen?|\w*(?:abschnitt|ausbaustufe|stufe|phase)(?: [\divx]+)?"
    r"|referenz(?:en)?|(?:projekt|vorhaben|maßnahme|teilprojekt|baustein|los|nr\.?)\s*(?:nr\.?\s*)?[\divxa-f]+[.:]?"
    r"|hintergrund|kontakt|.*auswirkungen|haushalt.*|deckung.*|sachverhalt|begründung|beschluss.*|einnahmen.*|erträge"
    r"|finanz(?:en|plan|ielles|lage)|(?:\w+)?bescheide?|eigenanteil|grundlagen?|weiteres.*|verfahren|sachstand|zeitplan"
    r"|(?:[a-z]\) )?\w*(?:frist|fristen|zeitraum|laufzeit|termine?)"
    r"|ausgangslage|geld|budget|.*\d (?:mio\.?|millionen)? ?(?:euro|eur|€)|.*\d (?:euro|eur|€)"
    r"|mittel\w*|.*(?:finanzierung|förderung|kosten|umlage|beiträge)|ergebnis(?:se)?|beteiligte.*|wer .*|was .*|wie .*"
    r"|(?:das|die|der|zum|unser) (?:projekt|vorhaben|maßnahme)|pressemitteilung.*|startseite"
    r"|(?:de[rs] |die )?\w*(?:bescheid|vorlage|niederschrift|protokoll|bekanntmachung|bericht|antrag|einladung"
    r"|tagesordnung|satzung|vermerk|rundbrief)e?s?\b.*)",
    re.IGNORECASE,
)
"""Headings that name no project."""
LEADS: Final = re.compile(
    r"(?:eckdaten|daten und fakten|auf einen blick|steckbrief|projektdaten|rahmendaten"
    r"|.*(?:finanzierung(?:splan)?|kostenplan)|finanzierungs- und kostenplan|allgemeines|zum (?:projekt|vorhaben))",
    re.IGNORECASE,
)
"""Headings between the name of a project and its fields."""
_VERB: Final = re.compile(r"\b(?:ist|sind|war|wird|werden|wurde|wurden|hat|haben|wie|was|wer|wo|soll|können|kann)\b")
_KNOWN: Final = frozenset({"Concept", "Cooperation", "Programme", "Person"})
_NAMED: Final = 50
_RANK: Final = 58


def find_headlines(words: Words, sightings: Sequence[Sighting], blocks: tuple[Block, ...]) -> Iterator[Sighting]:
    """The names of projects that sheets give, where nothing in the words was known by its noun."""
    text = words.text
    ordered = sorted(sightings, key=lambda s: s.first)
    starts = [s.first for s in ordered]
    for index in range(len(blocks)):
        yield from _whole_concept(words, ordered, starts, blocks, index)
        yield from _service(words, blocks, index)
        span = _named_by_field(text, blocks, index) or _headline(text, blocks, index)
        if span is None:
            continue
        first = bisect_left(words.starts, span.start)
        last = bisect_left(words.starts, span.end)
        if not first < last <= first + 16 or not words.is_whole(first, last):
            continue
        near = ordered[bisect_left(starts, first - _REACH) : bisect_left(starts, last)]
        inside = [s for s in near if first < s.last and not s.refers]
        if any(s.kind in LOCAL and (s.first, s.last) == (first, last) for s in inside):
            continue
        if blocks[index].kind is BlockKind.HEADING and _is_ordered_net(text, blocks, index, span):
            inside = [s for s in inside if s.kind != "Cooperation" or (s.first, s.last) != (first, last)]
        if any(s.kind in _KNOWN or (s.kind == "Project" and s.rank >= _NAMED) for s in inside):
            continue
        if is_office(words.forms[last - 1]):
            continue  # "Kooperationsmanagerin": who does it
        name = words.spelled(first, last)
        name = name.strip('„“”"»« ') if name[0] in '„"»«“' else name
        short = re.split(r"\s[–|]\s|:\s", name)[0]
        aliases = (short,) if short != name and len(short) > 5 else ()
        yield Sighting(first, last, "Project", name, aliases, sort="Projekt", gender="n", rank=_RANK)


_REACH: Final = 40
"""Words of the longest name that may begin before a heading and reach into it."""


def _is_ordered_net(text: str, blocks: tuple[Block, ...], index: int, name: Span) -> bool:
    """Whether a net of the heading, as cooperations are called too, is what a client ordered: "Dörfernetz Aue" above
    "Auftraggeber: Amt Aue"."""
    if _NET.match(text, name.start, name.end) is None:
        return False
    below = blocks[index + 1 : index + 2 + _FIRST]
    clients = [b for b in below if b.value is not None and label_of(text, b).startswith("auftraggeb")]
    called = text[name.start : name.end].lower()
    return bool(clients) and all(called not in text[b.value.start : b.value.end].lower() for b in clients if b.value)


_NET: Final = re.compile(r"(?:die |das )?\w{3,}(?:netz|netzwerk|forum|runde|offensive)\b", re.IGNORECASE)


def _whole_concept(
    words: Words, ordered: Sequence[Sighting], starts: Sequence[int], blocks: tuple[Block, ...], index: int
) -> Iterator[Sighting]:
    """The concept that a heading above fields names with all its words: "Machbarkeitsstudie Radstation Hofgeismar"."""
    block = blocks[index]
    labels = [label_of(words.text, below) for below in blocks[index + 1 : index + 2]]
    if block.kind is not BlockKind.HEADING or not any(label and SHEET.fullmatch(label) for label in labels):
        return
    span = name_in(words.text, block.span)
    if span is None:
        return
    first, last = bisect_left(words.starts, span.start), bisect_left(words.starts, span.end)
    inside = ordered[bisect_left(starts, first) : bisect_left(starts, last)]
    begun = [s for s in inside if s.kind == "Concept" and s.first == first and first < s.last < last]
    others = [s for s in inside if s.kind in ("Concept", "Cooperation") and s.first > first]
    if not begun or others or last - first > _LONGEST or not words.is_whole(first, last):
        return
    concept = max(begun, key=lambda s: s.last)
    if words.forms[concept.last][0].isupper() and not any(f in _BORDERS for f in words.forms[concept.last : last]):
        yield replace(concept, last=last, name=words.spelled(first, last), aliases=(concept.name,), rank=_RANK)


def _service(words: Words, blocks: tuple[Block, ...], index: int) -> Iterator[Sighting]:
    """The service that a heading above fields names with all its words: "Evaluation des Regionalmanagements Obertal",
    "Moderation der Gründung des Kommunalverbunds „Moorring“"."""
    block = blocks[index]
    labels = [label_of(words.text, below) for below in blocks[index + 1 : index + 2]]
    if block.kind is not BlockKind.HEADING or not any(label and SHEET.fullmatch(label) for label in labels):
        return
    if _SERVICE.match(words.text, *_ends(block.span)) is None:
        return
    first, last = bisect_left(words.starts, block.span.start), bisect_left(words.starts, block.span.end)
    if words.is_whole(first, last) and last - first <= _SERVICE_WORDS:
        yield Sighting(first, last, "Project", words.spelled(first, last), sort="Projekt", gender="n", rank=_RANK)


_SERVICE: Final = re.compile(
    r"(?:(?:Externe|Zwischen|Schluss|Halbzeit|Selbst|Organisatorische|Fachliche|Strategische)[ -]?)?"
    r"(?:[A-ZÄÖÜ]?[\w-]*(?:[Ee]valuation|[Ee]valuierung|[Mm]oderation|[Bb]egleitung|[Bb]eratung|[Bb]etreuung|[Cc]oaching|[Mm]arketing"
    r"|[Mm]onitoring|[Mm]ediation|[Bb]eteiligung|[Gg]eschäftsstelle|[Mm]anagement|[Kk]oordination|[Kk]oordinierung))"
    r" (?=(?:de[rs]|zu[mr]?|für|bei[m]?|i[nm]|zur|„|[A-ZÄÖÜ])\b|„)"
)
"""How the names of services begin that an office does for somebody."""
_SERVICE_WORDS: Final = 14
_LONGEST: Final = 7
"""Words of a heading that is the name of a concept."""
_BORDERS: Final = frozenset({",", ":", "|", "–", "(", ";", "und"})
ALLIANCES: Final = re.compile(
    r"name(?: de[rs] .*)?|(?:kooperation|allianz|verbund|zusammenschluss|arbeitsgemeinschaft|zweckverband)(?:sname)?"
    r"|(?:leader-?)?region|bündnis|netzwerk|kurzname|offizieller name|vollständiger name|lag|ile"
)
"""Labels whose value is the name of a cooperation."""


def record_field(text: str, block: Block) -> Span | None:
    """The value of a field that says what its record is about, None of other fields."""
    label = label_of(text, block)
    return block.value if _NAMES.fullmatch(label) or ALLIANCES.fullmatch(label) else None


def _named_by_field(text: str, blocks: tuple[Block, ...], index: int) -> Span | None:
    """The value of a field that names a project, none on a sheet of a league: "Bezeichnung: …" above "Rechtsform"."""
    block = blocks[index]
    label = label_of(text, block)
    if block.value is None or not _NAMES.fullmatch(label):
        return None
    league = label in _ANY_NAME and any(_LEAGUE.fullmatch(label_of(text, b)) for b in blocks[index : index + _FIRST])
    return None if league else name_in(text, block.value)


_ANY_NAME: Final = frozenset({"bezeichnung", "titel"})
"""Labels of names of whatever the sheet is about."""


def label_of(text: str, block: Block) -> str:
    """The label of a field in small letters, "" of other blocks."""
    if block.kind is not BlockKind.FIELD or block.label is None:
        return ""
    return _COUNTED.sub("", text[block.label.start : block.label.end].lower().strip(" :.*"))


_COUNTED: Final = re.compile(r"^(?:\d{1,2}[.)]|\d{1,2}\.\d{1,2}\.?|[a-h]\))\s+")
"""The number of a field in a form: "1. Titel des Vorhabens"."""


def _headline(text: str, blocks: tuple[Block, ...], index: int) -> Span | None:
    """The name in a heading above a sheet on a project."""
    if blocks[index].kind is not BlockKind.HEADING:
        return None
    labels: list[str] = []
    for below in blocks[index + 1 : index + 2 + _FIRST]:
        if label := label_of(text, below):
            labels.append(label.removeprefix("davon "))
        elif below.kind is BlockKind.CONTACT or (labels and below.kind is BlockKind.LIST_ITEM):
            continue  # "Ansprechpartner: P, Tel. …" and what a label lists among the fields
        elif not labels and below.kind is BlockKind.HEADING and LEADS.fullmatch(text, *_ends(below.span)):
            continue
        elif labels or below.kind is not BlockKind.PARAGRAPH or below.span.end - below.span.start > 90:
            break
    if sum(SHEET.fullmatch(label) is not None for label in labels) < 2 or any(map(_LEAGUE.fullmatch, labels)):
        return None
    return None if any(map(_NAMES.fullmatch, labels)) else name_in(text, blocks[index].span)


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


def name_in(text: str, span: Span) -> Span | None:
    """The words of a name without number and bracket; None where they are a sentence, a label or too long."""
    words = text[span.start : span.end]
    lead = _TRIM.match(words)
    start = lead.end() if lead else 0
    tail = _TAIL.search(words)
    end = tail.start() if tail else len(words)
    name = words[start:end]
    if not 6 < len(name) < 110 or "\n" in name:
        return None
    if name[0] not in "„»" and (name[-1] in ".?!" or _VERB.search(name) or not name[0].isalnum()):
        return None
    if (
        _GENERAL.fullmatch(name)
        or LEADS.fullmatch(name)
        or is_label(name)
        or (" " not in name and not name[0].isupper())
    ):
        return None
    return Span(span.start + start, span.start + end)
