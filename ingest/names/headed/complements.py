"""What follows a head noun as part of the name: fields of policy, purposes, quotations, proper names, years."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from ingest.german.calendars import YEAR
from ingest.names.bodies.firms import legal_end
from ingest.names.bodies.practices import office_end
from ingest.names.brackets import OPENING, abbreviation, quotation_end
from ingest.names.headed.mottos import motto_end
from ingest.names.headed.served_names import genitive_noun_end, served_end, service_end
from ingest.names.knowledge.gazetteer import match
from ingest.names.knowledge.inflection import is_adjective
from ingest.names.knowledge.kinds import GROUPS
from ingest.names.knowledge.lexicon import Head, cues, find_head
from ingest.names.knowledge.personal_words import is_office
from ingest.names.knowledge.policies import complement_end, directive_end, policy_end, purpose_end, task_end
from ingest.names.structure.name_ends import name_end
from ingest.names.words import Words

_BODIES: Final = frozenset({"Cooperation", "Region", "Organisation", "Authority", "Ministry"})
_STATE_BODIES: Final = frozenset({"Ministry", "Authority", "Organisation"})
PAST_YEAR: Final = re.compile(r"19\d\d|20[012]\d")


class Phrase(NamedTuple):
    """The right side of a name: where it ends, what belongs to the name, other names, whether it is quoted."""

    end: int
    words: str
    aliases: tuple[str, ...]
    quoted: bool

    def names(self, index: int) -> bool:
        """Whether it names the thing that the head noun at word ``index`` is of."""
        return self.end > index + 1 and bool(self.words)


def _leads_body(words: Words, at: int) -> bool:
    """Whether the word behind "der" heads a body, which has the ministry in the dative and is no portfolio."""
    head = find_head(words.forms[at]) if at < len(words) else None
    return head is not None and head[0].kind in _BODIES


def find_complement(words: Words, first: int, index: int, head: Head) -> Phrase:
    """What follows the head noun at word ``index`` of a name that begins at ``first``, with the names that it adds."""
    right = _right(words, index, head)
    if head.kind == "Concept" and first > 0 and words.forms[first - 1] in OPENING:
        return _quoted_title(words, first - 1, index, right)
    return right


def _quoted_title(words: Words, opening: int, index: int, right: Phrase) -> Phrase:
    """The whole of a title in quotation marks: "„Rahmenplan Boden und Wasser“"."""
    close = quotation_end(words, opening)
    if close is None:
        return right
    short = abbreviation(words, close)[1] if close < len(words) and not words.breaks[close] else ""
    aliases = (*right.aliases, short) if short else right.aliases
    if close - 1 <= right.end or close - opening > _TITLE:
        return right._replace(aliases=aliases)
    return Phrase(close - 1, words.spelled(index + 1, close - 1), aliases, quoted=False)


_REMARK: Final = re.compile(r"[a-zäöüß]+ [a-zäöüß ]*(?:ge|ver|be|er|zer)[a-zäöüß]+(?:t|en)")
"""Words in quotation marks that only say what happened: "den Fördertopf „restlos verbraucht“"."""
_TITLE: Final = 10
"""Words of a title in quotation marks."""


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
        take(_joined_end(words, at, head))
        if head.kind == "Programme" and head.lemma.endswith("ichtlinie") and at < len(forms):
            take(directive_end(words, at))
        if parts and head.kind == "Organisation":
            take(_parent_end(words, at))
    take_abbreviation()
    if at < len(forms) and not words.breaks[at]:
        closing = quotation_end(words, at) if "quote" in follow and forms[at] in OPENING else None
        if closing is not None and _REMARK.fullmatch(words.spelled(at + 1, closing - 1)) is not None:
            return Phrase(index + 1, "", (), quoted=False)
        if closing is not None and not (head.kind == "Programme" and parts and parts[0].startswith("für ")):
            take(closing)
            quoted = True
        elif "firm" in follow:
            at += head.lemma == "Fa" and forms[at] == "."
            take(office_end(words, at))
        elif "name" in follow or ("policy" in follow and parts):
            end = _pair_end(words, at, _proper_end(words, at, head, joined=bool(parts)), head)
            if parts and end > at:
                aliases.append(f"{head.lemma} {parts[0]}")
            take(end)
            if head.kind == "Concept":
                take(_years_end(words, at))
            if end > index + 1:
                take(motto_end(words, at, head))
    take_abbreviation()
    legal = legal_end(words, at) if at < len(forms) and not words.breaks[at] else None
    if legal is not None and parts and "firm" not in follow:
        aliases.append(" ".join(parts))
        take(legal)
    return Phrase(at if parts or aliases else index + 1, " ".join(parts).replace(" :", ":"), tuple(aliases), quoted)


def _parent_end(words: Words, at: int) -> int:
    """The end of the school that an institute belongs to: "der Universität Kiel"; ``at`` itself if none."""
    forms = words.forms
    noun = at + 1
    if noun + 1 >= len(forms) or forms[at] != "der":
        return at
    if forms[noun][0].isupper() and is_adjective(forms[noun]):
        noun += 1
    head = find_head(forms[noun]) if noun < len(forms) and words.is_whole(at, noun + 1) else None
    learned = head is not None and (head[0].lemma in _SCHOOLS or head[0].lemma.endswith("schule"))
    return name_end(words, noun + 1) if learned and noun + 1 < len(forms) else at


_SCHOOLS: Final = frozenset({"Universität", "Hochschule", "Akademie", "TU", "FH", "HTW"})


_OFFERS: Final = tuple(
    [noun] for noun in ("Herunterladen", "Download", "Nachlesen", "Lesen", "Ausdrucken", "Mitnehmen")
)
"""What a page offers to do with a paper: "das Konzept zum Herunterladen"."""


def _joined_end(words: Words, at: int, head: Head) -> int:
    """The end of what a preposition or genitive at word ``at`` joins to the noun; ``at`` itself if there is none."""
    forms = words.forms
    form = forms[at]
    portfolio = head.kind == "Ministry" and form in {"der", "des"}
    if portfolio and _leads_body(words, at + 1):
        return at
    if form == "für" and head.kind == "Programme" and head.lemma.endswith(("förderung", "erneuerung")):
        return at  # "aus der Städtebauförderung für das Projekt X"
    if form == "für" and any(after in _TERMS for after in forms[at + 1 : at + 4]):
        return at  # "das Regionalmanagement für den Zeitraum 2022 bis 2024"
    if head.kind == "Award" and form == "für" and forms[at + 1 : at + 2] and forms[at + 1].lower() in cues("definite"):
        return at  # "Heimatpreis für die Allianz": who wins it
    if "policy" in head.follow and (form == "für" or portfolio):
        return policy_end(words, at)
    if "task" in head.follow and form in {"für", "zur", "zum"}:
        return task_end(words, at)
    if "purpose" in head.follow and form in {"zur", "zum", "über"} and forms[at + 1 : at + 2] not in _OFFERS:
        return purpose_end(words, at)
    if head.lemma == "Trägerverein" and _is_borne(words, at + 1):
        return at  # "Trägerverein der LEADER-Region X"
    if ("genitive" in head.follow and form in {"der", "des"}) or ("von" in head.follow and form == "von"):
        return complement_end(words, at)
    if form == "zu" and head.lemma in _SEATED and at + 1 < len(forms) and match(words, at + 1) is not None:
        return at + 2
    if "genitive-noun" in head.follow and form in {"der", "des"}:
        return genitive_noun_end(words, at)
    if "served" in head.follow and form in {"des", "der", "für", "zum", "zur"}:
        return served_end(words, at)
    if head.lemma in _MANAGING:
        return service_end(words, at) if form == "für" and "for" in head.follow else _district_end(words, at)
    if "for" in head.follow and form == "für":
        return service_end(words, at)
    return at


_TERMS: Final = frozenset(
    {"Zeitraum", "Förderzeitraum", "Jahr", "Jahre", "Förderperiode", "Programmperiode", "Laufzeit", "Dauer"}
)
_MANAGING: Final = frozenset({"Regionalmanagement", "Regionalmarketing", "Konversionsmanagement"})
"""Services that districts have, of which each is one of its own."""


def _district_end(words: Words, at: int) -> int:
    """The end of the district that a service is of: "des Landkreises Hof", "im Ilm-Kreis", "Landkreis Kronach"; ``at``
    itself if there is none."""
    noun = at + (words.forms[at] in {"des", "im", "vom"})
    if noun + 1 > len(words) - 1 or words.breaks[noun] or _DISTRICT.fullmatch(words.forms[noun]) is None:
        return at
    end = noun + (2 if words.forms[noun] in _DISTRICTS else 1)
    return end if words.is_whole(at, end) and words.forms[end - 1][0].isupper() else at


_DISTRICTS: Final = frozenset({"Landkreis", "Landkreises", "Kreis", "Kreises"})
_DISTRICT: Final = re.compile(r"(?:[A-ZÄÖÜ][\w-]+-)?[Kk]reis(?:es)?|Landkreis(?:es)?|[A-ZÄÖÜ][a-zäöüß]+kreis(?:es)?")


def _is_borne(words: Words, at: int) -> bool:
    """Whether a region or cooperation is named at word ``at``, which a club bears."""
    borne = find_head(words.forms[at]) if at < len(words) and words.forms[at - 1] in {"der", "des"} else None
    return borne is not None and borne[0].kind in GROUPS


def _proper_end(words: Words, at: int, head: Head, *, joined: bool) -> int:
    """The end of the proper name at word ``at``; ``at`` itself where a ministry without a portfolio has none."""
    end = name_end(
        words, at, where="where" in head.follow, state=head.kind in _STATE_BODIES, firm=head.kind == "Consultancy"
    )
    if head.kind in _BODIES and end > at + 1 and PAST_YEAR.fullmatch(words.forms[end - 1]):
        end -= 1  # "die Allianz Werratal 2019": when it was, not what it is called
    if head.kind == "Cooperation" and end > at and tuple(words.forms[end : end + 2]) in _MOTTOS:
        moved = words.forms[end + 2 : end + 3]
        end += 0 if words.breaks[end] or (moved and _MOVING.match(moved[0])) else 2
    return at if head.kind == "Ministry" and not joined and end - at > 2 else end


_MOTTOS: Final = frozenset(
    {("in", "Bewegung"), ("im", "Wandel"), ("im", "Aufbruch"), ("in", "Balance"), ("mit", "Zukunft")}
)
"""With what the names of some LEADER groups end: "LAG Wesermarsch in Bewegung"."""
_MOVING: Final = re.compile(
    r"bring|gebracht|brachte|setz|gesetzt|halten|hält|hielt|gehalten|komm|gekommen|kam|bleib|zu\b"
)


def _pair_end(words: Words, at: int, end: int, head: Head) -> int:
    """The end of a name of two nouns from word ``at`` on that "und" joins, where the first ends at ``end``: "Stiftung
    Natur und Heimat", "Bündnis Geest und Marsch", "LAG Donnersberger und Lautrer Land"."""
    forms = words.forms
    if end >= len(forms) - 1 or words.breaks[end] or words.breaks[end + 1] or forms[end] not in {"und", "&"}:
        return end
    first, second = forms[end - 1], forms[end + 1]
    if head.kind == "Cooperation" and end == at + 1 and first.endswith("er") and second.endswith("er"):
        whole = forms[end + 2 : end + 3]
        return end + 3 if whole and _LANDS.fullmatch(whole[0]) and not words.breaks[end + 2] else end
    if end != at + 1 or not second[0].isupper() or find_head(second) is not None or is_office(second):
        return end
    if head.kind == "Cooperation":
        return end + 2 if _LANDSCAPE.fullmatch(first) and _LANDSCAPE.fullmatch(second) else end
    things = head.lemma.lower().endswith("stiftung") and match(words, at) is None and match(words, end + 1) is None
    closes = end + 2 >= len(forms) or words.breaks[end + 2] or not forms[end + 2][0].isupper()
    return end + 2 if things and closes else end


_LANDS: Final = re.compile(r"Land|Kreis|Raum|Tal|Bergland|Heide|Berge|Höhe|Höhen|Moor|Seen|Seenland|Wald|Alb|Börde")
_LANDSCAPE: Final = re.compile(
    r"\w*(?:[Gg]eest|[Mm]arsch|[Mm]arschen|[Bb]örde|[Hh]eide|[Ww]ald|[Bb]erg|[Bb]erge|[Tt]al|[Mm]oor|[Ss]ee|[Ss]een|[Kk]üste|[Ll]and"
    r"|[Mm]eer|[Ff]luss|[Ww]asser|[Dd]eich|[Dd]üne|[Ww]att|[Aa]lb|[Gg]äu|[Rr]ied|[Aa]ue|[Ww]ein|[Ss]tadt|[Uu]mland|[Dd]orf)"
)
"""Nouns for land and water, two of which make the name of an area."""
_SEATED: Final = frozenset({"Handelskammer", "Handwerkskammer", "IHK", "HWK", "Universität", "Sparkasse"})
"""Bodies that are called by their seat: "Industrie- und Handelskammer zu Köln"."""


def _years_end(words: Words, at: int) -> int:
    """Over "2007–2013", "2030" or "2030 plus" as part of a title."""
    forms = words.forms
    if (
        at + 2 < len(forms)
        and YEAR.fullmatch(forms[at])
        and forms[at + 1] in {"–", "-"}
        and YEAR.fullmatch(forms[at + 2])
    ):
        return at + 3
    if at < len(forms) and re.fullmatch(r"20\d\d[-–]20\d\d|20[3-9]\d\+?", forms[at]):
        return at + 1 + (forms[at + 1 : at + 2] in (["plus"], ["Plus"], ["+"]))
    return at
