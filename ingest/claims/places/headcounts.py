"""How many there are: members that are counted and named, members of a cooperation."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Final

from ingest.german.numbers import Count
from ingest.model import Claim, Modality, Value
from ingest.names.knowledge.kinds import LOCAL
from ingest.passages.announcements import announced
from ingest.passages.arguments import Argument
from ingest.passages.passages import Passage

MEMBERS: Final = re.compile(
    r"(?:\w*mitglied(?:er|ern|s\w+)|partner(?:n|kommunen|gemeinden|städten?)?|(?:\w+)?(?:kommunen|gemeinden|städten?|kreisen?|orten?)"
    r"|märkten?|rathäusern?|nachbarn|gebietskörperschaften|ämtern?|gründern?)"
)
"""What the members of a cooperation are counted as, in lower case."""
_BELONG: Final = re.compile(
    r"wir|dabei|mitmach\w*|mitglied\w*|zähl\w*|gehör\w*|besteh\w*|bild\w*|umfass\w*|zusammen\w*|verein\w*|beteilig\w*|partner\w*|getragen"
)
LEAST: Final = 3
"""Two towns are named in passing, three and more are told to be all."""


MOST_MEMBERS: Final = 400
"""More than these are inhabitants."""
_JOINT: Final = re.compile(r"(?: [a-zäöüß]+)?(?: und (?:Gemeinden|Städten?|Märkten?|Kommunen))?,? (?:und|sowie) ")
_FURTHER: Final = re.compile(
    r"(?:\w*(?:betriebe|vereine|unternehmen|verbände|organisationen|privatpersonen|einrichtungen|institutionen|akteure|partner"
    r"|kommunen|gemeinden|städte|mitglieder|märkte)n?)",
    re.IGNORECASE,
)


_ADDED: Final = re.compile(r",? (?:und|sowie|mit|nebst|samt|plus)(?: (?:die|den|der|deren|weitere\w?))? ")
_OPEN: Final = re.compile(
    r"(?: und Gemeinden)?(?:,| und| sowie) (?:der|den|dem|die|das) "
    r"(?:Land)?(?:[Kk]reis|Stadt|Gemeinde|Städte|Landkreise)\w*"
)


_ONE_MORE: Final = re.compile(
    r"\bein(?:er|e|em|es)? (?:[a-zäöü]+ )?(Stadt|Gemeinde|Markt\w*|Kommune|\w*[Kk]reis\w*) (?:und|sowie) $"
)
_UNREAD: Final = re.compile(r" (?:[a-zäöüß]+ )?(?:Städte|Gemeinden|Kommunen|Landkreise|Kreise)\w*")


def total(passage: Passage, count: Count) -> int | None:
    """How many "38 Kommunen und 112 Betriebe" or "23 kommunale und 31 private Mitglieder" are together; None where
    what is counted does not add up, as districts and the towns in them."""
    text = passage.document.text
    value = count.value
    counts = list(passage.counts)
    at = counts.index(count)
    end = count.span.end
    for further in counts[at + 1 :]:
        if not _JOINT.fullmatch(text[end : further.span.start]):
            break
        noun = further.noun or ""
        if "kreis" in noun.lower() or "kreis" in (count.noun or "").lower():
            return None
        if not _FURTHER.fullmatch(noun):
            break
        value += further.value
        end = further.span.end
    if any(c.noun is None and _UNREAD.match(text, c.span.end) for c in counts):
        return None  # "elf kreisfreie Städte A, B … sowie vier Kreise"
    before = [a for a in passage.arguments if a.kind in LOCAL and a.span.end < count.span.start]
    if before and _ADDED.fullmatch(text, before[-1].span.end, count.span.start):
        named = _towns_of(passage, before[-1])
        if not named or _BY.search(text, before[-1].span.end, count.span.start):
            return None  # "die Landkreise A und B sowie 19 Gemeinden"
        value += len(named)  # "die Städte A und B sowie sieben Gemeinden"
    behind = next((a for a in passage.arguments if a.kind in LOCAL and a.span.start >= end), None)
    if behind is not None and _AND_TOWN.fullmatch(text, end, behind.span.start):
        named = _towns_of(passage, behind)
        return value + len(named) if named else None  # "acht Gemeinden und die Stadt X"
    if _OPEN.match(text, end):
        return None  # "32 Gemeinden, der Landkreis X und Vereine"
    one = _ONE_MORE.search(text, max(0, count.span.start - 40), count.span.start)
    if one is not None and "kreis" not in one[1].lower():
        return value + 1  # "aus einer Stadt und drei Gemeinden"
    for former in reversed(counts[:at]):
        if not _JOINT.fullmatch(text[former.span.end : count.span.start]):
            break
        if former.noun is not None and "kreis" in former.noun.lower():
            return None
        value += former.value
        break
    return value


def _towns_of(passage: Passage, member: Argument) -> frozenset[str]:
    """The towns enumerated together with ``member``; none where there is a district among them."""
    together = [a for a in passage.arguments if a.group == member.group]
    towns = frozenset(e for a in together for e in a.reference.entities)
    return towns if all(a.kind == "Municipality" for a in together) else frozenset()


_BY: Final = re.compile(r"mit|nebst|samt|weitere|plus")
_AND_TOWN: Final = re.compile(
    r" (?:und|sowie) (?:(?:der|den|dem|die|das) (?:(?:Stadt|Gemeinde|Markt|Städte|Gemeinden|Märkte) )?)?"
)


def find_claims(passage: Passage, before: Passage | None) -> Iterator[Claim]:
    """``memberOf`` and ``memberCount`` of members that are counted and named: "Wir sind fünf: A, B, C, D und E", and
    ``memberCount`` of "die sechs Kommunen der Allianz X"."""
    yield from _named(passage, before)
    yield from _of_group(passage)
    yield from _with_named(passage)
    yield from _in_bracket(passage)
    yield from _of_us(passage)


def _named(passage: Passage, before: Passage | None) -> Iterator[Claim]:
    asked = before is not None and before.sentence.tokens[-1].text == "?" and _speaks(before.words)
    for count in passage.counts:
        if count.value < LEAST or not (count.noun is None or MEMBERS.fullmatch(count.noun.lower())):
            continue
        at = bisect_left(passage.starts, count.span.end)
        named = _listed(passage, at, count.value) or _with_holders(passage, count)
        if not named or not (asked or _speaks(passage.words[: named[0].token])):
            continue
        members = dict.fromkeys(e for a in named for e in a.reference.entities)
        group = _group(passage, named[0])
        if group is None or passage.modality(passage.clause_at(at - 1)) is not Modality.ASSERTED:
            continue
        quote = (passage.quote([count.span, named[-1].span]),)
        others = any(a.kind in LOCAL and a.token < at for a in passage.arguments)
        if not others and not is_part(passage, count):  # "die Stadt X mit vier Gemeinden" makes five
            yield Claim(group, "memberCount", Value(str(count.value)), quote, "counted members", 0.85)
        for member in members:
            yield Claim(member, "memberOf", group, quote, "counted members", 0.85)


def _listed(passage: Passage, at: int, number: int) -> list[Argument]:
    """The enumeration of so many towns behind a colon, dash or bracket after word ``at``."""
    marks = [i for i in range(at, len(passage.words)) if passage.words[i] in (":", "(", "–")]
    for mark in marks:
        after = [a for a in passage.arguments if a.token > mark and a.kind in LOCAL]
        named = [a for a in after if a.group == after[0].group]
        close = bool(named) and (passage.words[mark] == ":" or named[0].token - mark <= _HEAD)
        free = bool(named) and (named[0].preposition is None or passage.words[mark] == "(")
        if close and free and len({e for a in named for e in a.reference.entities}) == number:
            return named
    return []


def _with_holders(passage: Passage, count: Count) -> list[Argument]:
    """So many towns, each in a bracket behind who stands for it: "Beide Mitgliedsgemeinden sind da: P (A), Q (B)"."""
    if count.noun is None or not count.noun.lower().startswith(("mitglied", "verbandsmitglied", "allianz")):
        return []
    words = passage.words
    named = [a for a in passage.arguments if a.kind in LOCAL and a.span.start > count.span.end]
    held = [a for a in named if "(" in words[max(a.token - _HEAD, 0) : a.token]]
    persons = sum(a.kind == "Person" for a in passage.arguments)
    most = count.value - 1 <= len(held) == len(named) <= count.value  # one town may be known to no table
    return held if most and persons >= count.value else []


_HEAD: Final = 3
"""Words from a bracket to the first town: "(die Städte A …"."""


def _speaks(words: tuple[str, ...]) -> bool:
    return any(_BELONG.fullmatch(word) for word in words)


def _group(passage: Passage, first: Argument) -> str | None:
    """The cooperation that is counted: the one named before, else the topic; none where a project is spoken of."""
    ahead = [a for a in passage.arguments if a.token < first.token]
    if any(a.kind in ("Project", "Concept", "Committee", "Organisation") for a in ahead):
        return None
    named = dict.fromkeys(e for a in ahead if a.kind == "Cooperation" for e in a.reference.entities)
    if named:
        return next(iter(named)) if len(named) == 1 else None
    return passage.topic("Cooperation")


def _of_group(passage: Passage) -> Iterator[Claim]:
    for count in passage.counts:
        if count.value < LEAST or count.noun is None or not MEMBERS.fullmatch(count.noun.lower()):
            continue
        start = bisect_left(passage.starts, count.span.start)
        at = bisect_left(passage.starts, count.span.end)
        definite = start > 0 and passage.words[start - 1] in DEFINITE
        group = next((a for a in passage.arguments if at <= a.token <= at + 1 and a.kind == "Cooperation"), None)
        if not definite or group is None or len(group.reference.entities) != 1:
            continue
        if passage.words[at : group.token] not in (("der",), ("des",), ("im",), ("in",)):
            continue
        quote = (passage.quote([count.span, group.span]),)
        yield Claim(group.reference.entities[0], "memberCount", Value(str(count.value)), quote, "members of group", 0.8)


def _with_named(passage: Passage) -> Iterator[Claim]:
    """``memberCount`` of towns and so many more: "A, B und drei weitere Gemeinden", "A und seine fünf Nachbarn"."""
    for count in passage.counts:
        noun = count.noun.lower() if count.noun else ""
        before = [a for a in passage.arguments if a.kind in LOCAL and a.span.end <= count.span.start]
        if not before or MEMBERS.fullmatch(noun) is None or not _speaks(passage.words):
            continue
        between = passage.document.text[before[-1].span.end : count.span.start]
        words = passage.document.text[count.span.start : count.span.end]
        more = " weitere" in words or noun.startswith(("nachbar", "umland")) or "umliegend" in words
        if not more or _AND.fullmatch(between) is None:
            continue
        named = dict.fromkeys(e for a in before if a.group == before[-1].group for e in a.reference.entities)
        group = _around(passage)
        if group is not None and passage.modality(passage.clause_at(before[-1].token)) is Modality.ASSERTED:
            value = Value(str(len(named) + count.value))
            yield Claim(
                group, "memberCount", value, (passage.quote([before[-1].span, count.span]),), "named and more", 0.75
            )


_OF_US: Final = re.compile(
    r"wir sind (?:(?:jetzt|nun|nunmehr|inzwischen|mittlerweile|heute|damit|somit|seitdem|aktuell|derzeit) )*",
    re.IGNORECASE,
)
_CLOSES: Final = re.compile(r"\s*(?:[:.!–]|, (?:denn|weil|seit))")


def _of_us(passage: Passage) -> Iterator[Claim]:
    """``memberCount`` of the cooperation that says "wir" and how many it is: "Wir sind jetzt sieben: Neu ist A"."""
    text, start = passage.document.text, passage.sentence.span.start
    said = _OF_US.match(text, start, passage.sentence.span.end)
    if said is None:
        return
    group = announced(passage, "Cooperation")
    for count in passage.counts:
        alone = count.noun is None and _CLOSES.match(text, count.span.end) is not None
        if count.span.start == said.end() and alone and count.value >= LEAST and group is not None:
            quote = (passage.quote([count.span]),)
            yield Claim(group, "memberCount", Value(str(count.value)), quote, "counted members", 0.75)


def _in_bracket(passage: Passage) -> Iterator[Claim]:
    """``memberCount`` in a bracket right behind the name of a cooperation: "die ILE Obertal (neun Gemeinden)"."""
    text = passage.document.text
    for count in passage.counts:
        if count.value < LEAST or count.noun is None or not MEMBERS.fullmatch(count.noun.lower()):
            continue
        if not text.startswith((")", ",", ";"), count.span.end) or is_part(passage, count):
            continue
        for group in passage.arguments:
            opened = _BRACKET.fullmatch(text, group.span.end, count.span.start) is not None
            if opened and group.kind == "Cooperation" and len(group.reference.entities) == 1:
                quote = (passage.quote([group.span, count.span]),)
                yield Claim(
                    group.reference.entities[0], "memberCount", Value(str(count.value)), quote, "members of group", 0.8
                )


_BRACKET: Final = re.compile(r"[“”\"«]? \((?:rund |derzeit |aktuell |heute |inzwischen |zurzeit )?")
_AND: Final = re.compile(r",? (?:und|sowie|mit|nebst|samt)(?: (?:seine[nr]?|ihre[nr]?|die|den|der))? ")


def _around(passage: Passage) -> str | None:
    """The one cooperation that the sentence names, else the topic; none where other regions or bodies are named."""
    if any(a.kind in ("Project", "Concept", "Committee", "Organisation", "Region") for a in passage.arguments):
        return None
    named = dict.fromkeys(e for a in passage.arguments if a.kind == "Cooperation" for e in a.reference.entities)
    return next(iter(named), None) if len(named) == 1 else None if named else passage.topic("Cooperation")


_FORMER: Final = frozenset({"damals", "zunächst", "anfangs", "anfänglich", "ursprünglich", "seinerzeit", "einst"})
FURTHER_ONES: Final = re.compile(r"\b(?:weitere|andere|übrige|restliche|neue|ehemalige|frühere)[nr]?\b")
"""Adjectives of those who are only some of all."""


def is_part(passage: Passage, count: Count) -> bool:
    """Whether more are meant than are counted, or those of former days: "vier weitere Gemeinden", "damals zu viert"."""
    words = passage.document.text[count.span.start : count.span.end]
    return FURTHER_ONES.search(words) is not None or not _FORMER.isdisjoint(passage.words)


DEFINITE: Final = frozenset(
    {"die", "den", "der", "alle", "allen", "aller", "ihre", "ihren", "unsere", "unseren", "diese", "diesen"}
    | {"sämtliche"}
)


def is_definite(passage: Passage, count: Count) -> bool:
    """Whether those counted are known: "die vier Kommunen"."""
    at = bisect_left(passage.starts, count.span.start)
    return at > 0 and passage.words[at - 1] in DEFINITE
