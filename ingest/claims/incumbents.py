"""Holders of an office that other sentences name: predecessors and successors, "hatte ihn P inne", "die Ministerin".

What one sentence says of an office is taken up by the next: "Ihr Vorgänger war P", "bis 2019 lag er bei Q". The body is
that of the office told last.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from ingest.claims.cards import is_asking
from ingest.claims.genders import is_womans
from ingest.claims.holders import Holder, find_holders
from ingest.claims.kinds import LOCAL
from ingest.claims.passages import Passage
from ingest.claims.posts import find_office, word_table
from ingest.claims.titles import find_titles
from ingest.model import Claim, Value

MEMORY: Final = 450
"""Characters: an office told further back is no longer what "Vorgänger" or "dieses Amt" means."""
_TOLD: Final = ("office", "management", "heading", "incumbent")
_KIN: Final = re.compile(r"(?:amts)?(?:vorgänger|nachfolger)(?:s|n|in|innen)?")
_HANDED: Final = re.compile(r"nachfolge|abgelöst|ablöst|ablösen|beerbt|beerbte|nachfolgt|nachfolgte")
_TAKEN: Final = frozenset({"übernommen", "übernahm", "übernimmt", "übergab", "übergeben"})
_FOLLOWS: Final = frozenset({"folgt", "folgte", "folgten", "gefolgt"})
_NOUNS: Final = ("dieses", "diese", "diesen", "das", "den")


@dataclass(frozen=True, slots=True)
class _Told:
    """One office as a sentence told it: where, whose, of what body, and what it is called if that is known."""

    start: int
    person: str
    body: str
    role: str


def find_claims(passages: tuple[Passage, ...], claims: list[Claim]) -> Iterator[Claim]:
    """``worksFor`` (and the ``role`` of a chair) of those whose office another sentence or clause tells."""
    announced = list(_announced(passages))
    yield from announced
    claims = [*claims, *announced]
    told = _tell(claims)
    chairs = {
        (c.evidence[0].span.start, c.subject)
        for c in claims
        if c.predicate == "role" and isinstance(c.object, Value) and c.object.lexical.lower().endswith("vorsitz")
    }
    for passage in passages:
        people = find_holders(passage)
        if people:
            yield from _kin(passage, people, told)
            yield from _taken_up(passage, people, told, chairs)
    yield from _called(passages, claims)
    yield from _paired(passages, claims)


def _tell(claims: list[Claim]) -> list[_Told]:
    """The offices told, in order; a reader of offices yields the title of each right before its body."""
    told: list[_Told] = []
    title: Claim | None = None
    for claim in claims:
        if claim.predicate == "role" and claim.rule in ("office", "incumbent"):
            title = claim
        elif claim.predicate == "worksFor" and claim.rule in _TOLD and isinstance(claim.object, str):
            same = title is not None and title.subject == claim.subject and title.evidence == claim.evidence
            role = title.object.lexical if same and title is not None and isinstance(title.object, Value) else ""
            told.append(_Told(claim.evidence[0].span.start, claim.subject, claim.object, role))
    return sorted(told, key=lambda t: (t.start, t.person, t.body, t.role))


def _told_before(passage: Passage, told: list[_Told], people: set[str]) -> _Told | None:
    """The office told here of one of these people, else of the one told last."""
    span = passage.sentence.span
    here = [t for t in told if span.start <= t.start < span.end and t.person in people]
    offices = [t for t in here if passage.kind(t.body) not in LOCAL] or here
    if offices:
        return offices[0]
    before = [t for t in told if t.start < span.start and span.start - t.start <= MEMORY]
    last = [t for t in before if t.start == before[-1].start] if before else []
    common = [t for t in last if passage.kind(t.body) not in LOCAL]
    return (common or last)[-1] if last else None


def _kin(passage: Passage, people: tuple[Holder, ...], told: list[_Told]) -> Iterator[Claim]:
    """ "Ihr Vorgänger war P", "P löst Q ab", "auf Q folgte P": both have had the office."""
    meant = _successors(passage, people)
    if not meant:
        return
    office = _told_before(passage, told, {p.person for p in people})
    if office is None:
        return
    known = {(t.person, t.body) for t in told}
    for person in meant:
        if (person.person, office.body) not in known:
            quote = (passage.quote([person.argument.span]),)
            yield Claim(person.person, "worksFor", office.body, quote, "succession", 0.75)
            role = _regendered(office.role, passage.name(person.person))
            if role:
                yield Claim(person.person, "role", Value(role), quote, "succession", 0.7)


def _regendered(role: str, name: str) -> str:
    """The title for another holder: "Geschäftsführerin" is "Geschäftsführer" of a man."""
    return role.removesuffix("in") if role.endswith("in") and not is_womans(name) else role


def _successors(passage: Passage, people: tuple[Holder, ...]) -> list[Holder]:
    """The persons of the clause that tells of a succession."""
    words = passage.words
    for i, word in enumerate(words):
        clause = passage.clause_at(i)
        inside = [p for p in people if passage.clause_at(p.token) == clause]
        around = passage.clause_words(clause)
        if _KIN.fullmatch(word):
            behind = [p for p in people if 0 < p.token - i <= 8]
            return behind[:1] or inside[:1]
        if _HANDED.fullmatch(word) or (word in ("löst", "löste") and "ab" in words):
            return inside
        if word in _TAKEN and not word_table("office_nouns").isdisjoint(words):
            given = [p for p in inside if p.argument.preposition in ("von", "an")]
            return inside if given else []
        if word in _FOLLOWS and (
            any(p.argument.preposition == "auf" for p in inside)
            or not {"ihm", "ihr", "ihnen"}.isdisjoint(around)
            or not word_table("office_nouns").isdisjoint(around)
            or (around and around[-1] == "nach")
        ):
            return inside
    return []


def _taken_up(
    passage: Passage, people: tuple[Holder, ...], told: list[_Told], chairs: set[tuple[int, str]]
) -> Iterator[Claim]:
    """ "Bis 2019 hatte ihn P inne", "davor lag er bei P", "Vor ihr hatte Q dieses Ehrenamt inne"."""
    for person in people:
        words = passage.clause_words(passage.clause_at(person.token))
        if word_table("having_office").isdisjoint(words):
            continue
        named = any(w in _NOUNS and words[i + 1] in word_table("office_nouns") for i, w in enumerate(words[:-1]))
        pronoun = "ihn" in words or ("er" in words and person.argument.preposition in ("bei", "an", "auf"))
        if not (named or pronoun):
            continue
        span = passage.sentence.span
        before = [t for t in told if t.start <= span.start and span.start - t.start <= MEMORY]
        before = [
            t for t in before if t.person != person.person and passage.kind(t.body) in ("Cooperation", "Committee")
        ]
        chaired = bool(before) and (before[-1].start, before[-1].person) in chairs
        if not before or (pronoun and not named and not chaired):
            continue
        quote = (passage.quote([person.argument.span]),)
        yield Claim(person.person, "worksFor", before[-1].body, quote, "succession", 0.75)
        if chaired:
            yield Claim(person.person, "role", Value("Vorsitz"), quote, "succession", 0.75)


def find_staff(passages: tuple[Passage, ...], claims: list[Claim], publisher: str | None) -> Iterator[Claim]:
    """``worksFor`` the planning office whose page the text is, of those it lists for a work or as whom to ask."""
    if publisher is None:
        return
    placed = {c.subject for c in claims if c.predicate == "worksFor"}
    for passage in passages:
        label = passage.block.label
        words = passage.document.text[label.start : label.end].lower() if label is not None else ""
        own = words.startswith(tuple(word_table("own_people"))) or is_asking(words)
        if passage.kind(publisher) != "Consultancy" or not passage.is_fragment:
            continue
        offices = {c.subject for c in claims if c.predicate == "role" and c.evidence[0].span in passage.sentence.span}
        for person in find_holders(passage):
            listed = own or (person.person in offices and _EXPERTS.search(" ".join(passage.words)) is not None)
            if listed and person.person not in placed and not person.bodies:
                yield Claim(person.person, "worksFor", publisher, (passage.quote([]),), "staff", 0.75, inferred=True)


_EXPERTS: Final = re.compile(r"projektleit|bearbeit|geschäftsführ|prokurist|inhaber|planer|berater|moderator|teamleit")
"""Titles that people of an office have on its own pages."""


def _announced(passages: tuple[Passage, ...]) -> Iterator[Claim]:
    """ "Der Verein X hat einen neuen Geschäftsführer. Der Vorstand wählte P.": the one person of the next sentence."""
    for before, passage in pairwise(passages):
        if before.block is not passage.block or any(a.kind == "Person" for a in before.arguments):
            continue
        people = list(dict.fromkeys(p.person for p in find_holders(passage) if p.argument.preposition in (None, "für")))
        titles = [t for t in find_titles(before) if before.words[t.first - 1 : t.first] and _is_new(before, t.first)]
        kin = any(_KIN.fullmatch(w) or _HANDED.fullmatch(w) for w in passage.words)
        if len(people) != 1 or len(titles) != 1 or kin or not _CHOSEN.search(" ".join(passage.words)):
            continue
        office = find_office(before, titles[0])
        bodies = office.bodies or ((before.subject("Cooperation"),) if titles[0].of_topic else ())
        quote = (passage.quote([]),)
        yield Claim(people[0], "role", Value(titles[0].role), quote, "incumbent", 0.75)
        for body in bodies:
            if body is not None:
                yield Claim(people[0], "worksFor", body, quote, "incumbent", 0.75)
                if titles[0].manages and passage.kind(body) in ("Cooperation", "Region"):
                    yield Claim(body, "managedBy", people[0], quote, "incumbent", 0.75)


_CHOSEN: Final = re.compile(
    r"gewählt|wählte|votier|bestimmt|entschied|berufen|berief|bestellt|ernannt|übernimmt|übernahm|übernommen|heißt|tritt|trat"
    r"|beginnt|begann|angetreten|neu im amt|einstimmig|stimmen|setzte sich|löst|folgt|verstärkt|ist seit|kommt"
)


def _is_new(passage: Passage, first: int) -> bool:
    return passage.words[first - 1].startswith("neue")


def _called(passages: tuple[Passage, ...], claims: list[Claim]) -> Iterator[Claim]:
    """ "Die Staatssekretärin des Ministeriums X", said of the only one of this title, who was named elsewhere."""
    roles: defaultdict[str, set[str]] = defaultdict(set)
    for claim in claims:
        if claim.predicate == "role" and claim.rule == "office" and isinstance(claim.object, Value):
            roles[claim.object.lexical.lower()].add(claim.subject)
    placed = {c.subject for c in claims if c.predicate == "worksFor"}
    for passage in passages:
        if any(a.kind == "Person" for a in passage.arguments):
            continue
        for title in find_titles(passage):
            holders = roles.get(title.role.lower(), set())
            office = find_office(passage, title)
            if len(holders) != 1 or len(office.bodies) != 1 or title.of_topic:
                continue
            person = next(iter(holders))
            lead = passage.words[max(0, title.first - 1) : title.first]
            if person not in placed and ("die" in lead or "der" in lead):
                yield Claim(person, "worksFor", office.bodies[0], (passage.quote([]),), "incumbent", 0.75)


def _paired(passages: tuple[Passage, ...], claims: list[Claim]) -> Iterator[Claim]:
    """ "P und Q unterschrieben. Die Bürgermeisterin von X und der Landrat von Y …": as many titles as people in the
    sentence before, none of whom has one yet, in their order."""
    known = {c.subject for c in claims if c.predicate in ("role", "worksFor")}
    for before, passage in pairwise(passages):
        if before.block is not passage.block or any(a.kind == "Person" for a in passage.arguments):
            continue
        offices = [find_office(passage, title) for title in find_titles(passage)]
        people = list(dict.fromkeys(p.person for p in find_holders(before)))
        if len(offices) < 2 or len(offices) != len(people) or not known.isdisjoint(people):
            continue
        if not all(len(o.bodies) == 1 and _is_definite(passage, o.title.first) for o in offices):
            continue
        for person, office in zip(people, offices, strict=True):
            quote = (passage.quote([]),)
            yield Claim(person, "role", Value(office.title.role), quote, "incumbent", 0.75)
            yield Claim(person, "worksFor", office.bodies[0], quote, "incumbent", 0.75)


def _is_definite(passage: Passage, first: int) -> bool:
    return any(w in ("die", "der") for w in passage.words[max(0, first - 2) : first])
