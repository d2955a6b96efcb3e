"""Who acts for the town or district that issues a paper: its head, who signed it, and whom it names to be asked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile
from typing import Final

from ingest.claims.people.holders import find_holders
from ingest.model import BlockKind, Claim, Span, Value
from ingest.names.knowledge.head_nouns import HEADS
from ingest.names.knowledge.kinds import LOCAL
from ingest.passages.passages import Passage
from ingest.passages.titles import title_of

_PAPER: Final = re.compile(
    r"(?i)vorlage\b|drucksache|niederschrift|sitzung\b|beschluss|verwaltung\b|sachstandsbericht|bekanntmachung|aktenzeichen"
    r"|\bder \w{0,20}(?:bürgermeister|landrat|magistrat|amtsvorsteher|amtsdirektor)\b"
    r"|\bdie \w{0,20}(?:bürgermeisterin|landrätin)\b"
)
"""What the head of a paper says that a council or administration deals with."""
_HEAD: Final = 420
"""Characters of the head of a paper."""
_LINES: Final = 3
_ASKED: Final = re.compile(
    r"(?i)\W{0,4}(?:sachbearbeit\w*|bearbeiter\w*|bearbeitung|auskunft(?: erteilt)?|auskünfte(?: erteilt)?|verfasser\w*"
    r"|ansprechpartner\w*|ansprechperson\w*|berichterstatt\w*|aufgestellt|erstellt(?: von)?|federführend)\b"
)
_SIGNED: Final = re.compile(r"(?i)\s*(?:im auftrag|in vertretung|i\. ?a\.|i\. ?v\.|gez\.)\s*$")
_FOOT: Final = 500
"""Characters at the end of a paper in which it is signed."""


def find_claims(passages: tuple[Passage, ...], claims: list[Claim]) -> Iterator[Claim]:
    """``worksFor`` the issuer of a paper, of its head without a town, of signers and of those to be asked."""
    signed = tuple(_of_signed(passages, claims))
    yield from signed
    claims = [*claims, *signed]
    issuer = _issuer(passages)
    if issuer is None:
        yield from _of_publisher(passages, claims)
        return
    placed = {c.subject for c in claims if c.predicate == "worksFor"}
    sorts = frozenset({"district" if passages[0].kind(issuer) == "District" else "municipal"})
    heads = {c.subject for c in claims if c.predicate == "role" and _is_head(c, sorts)}
    heads = heads if len(heads - placed) == 1 else set()  # of several, some are those of other towns
    done: set[str] = set()
    for passage in passages:
        for holder in find_holders(passage):
            person = holder.person
            if person in placed or person in done or holder.bodies:
                continue
            full = " " in passage.name(person)
            if person in heads or (full and (_is_asked(passage) or _is_signed(passage))):
                done.add(person)
                quote = (passage.quote([holder.argument.span]),)
                yield Claim(person, "worksFor", issuer, quote, "issuer", 0.75, inferred=True)


def _of_signed(passages: tuple[Passage, ...], claims: list[Claim]) -> Iterator[Claim]:
    """``worksFor`` the town where its mayor dated and signed a paper: "Wehr, den 15.3.2021 gez. P, Bürgermeister"."""
    placed = {c.subject for c in claims if c.predicate == "worksFor"}
    heads = {c.subject for c in claims if c.predicate == "role" and _is_head(c, frozenset({"municipal"}))} - placed
    for passage in passages if heads else ():
        for holder in find_holders(passage):
            start = holder.argument.span.start
            dated = _DATED.search(passage.document.text, max(0, start - _LINE), start)
            town = passage.register.named(dated[1]) if holder.person in heads and dated is not None else None
            if town is not None and passage.kind(town) == "Municipality":
                heads.discard(holder.person)
                yield Claim(holder.person, "worksFor", town, (passage.quote([holder.argument.span]),), "issuer", 0.75)


_LINE: Final = 80
"""Characters from the town of a dateline to who signed."""
_DATED: Final = re.compile(
    r"(?:^|\n|[.:] )(?:\w+stadt |Stadt |Gemeinde )?([A-ZÄÖÜ][\w.()/ -]{2,40}), (?:den |im |am )?"
    r"\d{1,2}\. ?(?:\d{1,2}\.|\w{3,9})? ?\d{4}\s{1,4}"
    r"(?:[Gg]ez\. ?|\(?Siegel\)?|\s|(?:Der|Die) \w+|(?:Erste[r]? |1\. )?\w*[Bb]ürgermeister(?:in)?)*$"
)


def _issuer(passages: tuple[Passage, ...]) -> str | None:
    """The town or district that opens one of the first lines of a paper."""
    if not passages:
        return None
    text, passage = passages[0].document.text, passages[0]
    first = next((b for b in passage.document.blocks if b.kind is not BlockKind.FRONT_MATTER), None)
    if first is None or _PAPER.search(text, first.span.start, first.span.start + _HEAD) is None:
        return None
    start, seen = first.span.start, 0
    while seen < _LINES and start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if text[start:end].strip():
            seen += 1
            named = [
                r for r in passage.references_in(Span(start, end)) if r.kind in LOCAL and r.form in ("name", "short")
            ]
            lead = text[start : named[0].span.start].strip(" #*\t").lower().split() if named else ["-"]
            if named and len(named[0].entities) == 1 and all(word in HEADS for word in lead):
                return named[0].entities[0]
            if (spelled := _spelled(passage, text[start:end])) is not None:
                return spelled
        start = end + 1
    return None


def _of_publisher(passages: tuple[Passage, ...], claims: list[Claim]) -> Iterator[Claim]:
    """``worksFor`` the town that publishes the text, of the only head of one whose town nobody names."""
    town = _publishing_town(passages)
    if town is None:
        return
    placed = {c.subject for c in claims if c.predicate == "worksFor"}
    sorts = frozenset({"district" if passages[0].kind(town) == "District" else "municipal"})
    heads = [c for c in claims if c.predicate == "role" and c.subject not in placed and _is_head(c, sorts)]
    if len({c.subject for c in heads}) == 1:
        yield Claim(heads[0].subject, "worksFor", town, heads[0].evidence, "issuer", 0.75, inferred=True)


def _publishing_town(passages: tuple[Passage, ...]) -> str | None:
    """The one town or district that is all of the name of the publisher, but for what it is and its gazette."""
    publisher = (passages[0].document.source.publisher or "") if passages else ""
    if not publisher:
        return None
    register = passages[0].register
    towns = [e for kind in LOCAL for e in register.of_kind(kind)]
    found = [e for e in towns if any(_is_all_of(name, publisher) for name in register.names(e))]
    return found[0] if len(found) == 1 else None


def _is_all_of(name: str, publisher: str) -> bool:
    lead = publisher.removesuffix(name).lower().split() if publisher.endswith(name) else ["-"]
    return all(word in HEADS or _GAZETTE.fullmatch(word) is not None for word in lead)


_GAZETTE: Final = re.compile(
    r"der|des|die|\w*stadt|\w*gemeinde|stadtverwaltung|gemeindeverwaltung|rathaus|pressestelle|landratsamt"
    r"|(?:amts|gemeinde|stadt|mitteilungs|markt)(?:blatt|anzeiger|bote|nachrichten)"
)
"""What stands before the name of a town in that of its publisher."""


def _spelled(passage: Passage, line: str) -> str | None:
    """The town or district that a line opens with in capitals: "STADT X", "LANDKREIS Y – Vorlage 12"."""
    words = [word.capitalize() for word in takewhile(str.isupper, line.split())]
    for name in (" ".join(words), " ".join(words[1:])):
        found = passage.register.named(name) if len(name) > 2 else None
        if found is not None and passage.kind(found) in LOCAL:
            return found
    return None


def _is_head(claim: Claim, sorts: frozenset[str]) -> bool:
    """Whether a title is that of the head of a town or district."""
    role = claim.object.lexical if isinstance(claim.object, Value) else ""
    found = title_of(role.split()[-1]) if role else None
    return found is not None and found[0] in sorts


def _is_asked(passage: Passage) -> bool:
    """Whether the passage names who deals with the matter in the administration."""
    text, start = passage.document.text, passage.sentence.span.start
    line = text.rfind("\n", 0, start) + 1
    if _ASKED.match(text, line, passage.sentence.span.end) is not None and passage.is_fragment:
        return True
    return "verwaltung" in passage.words and "zuständig" in passage.words


def _is_signed(passage: Passage) -> bool:
    """Whether the line at the end of the paper stands below "Im Auftrag" or behind "gez."."""
    text, start = passage.document.text, passage.sentence.span.start
    if len(text) - start > _FOOT or not passage.is_fragment:
        return False
    above = text[max(0, start - 40) : start].rstrip("\n ")
    return passage.words[:1] == ("gez.",) or _SIGNED.search(above.rsplit("\n", 1)[-1]) is not None
