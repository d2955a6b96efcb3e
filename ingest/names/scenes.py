"""The scene of a text: its sentences, who appears in it, and every place in the text where one of them is meant."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from ingest.german.sentences import Sentence, find_sentences
from ingest.model import Block, BlockKind, Document, Entity, Source, Span
from ingest.names.bodies.advisers import find_advisers
from ingest.names.bodies.authors import find_authors, find_bracketed, find_carriers, find_managers
from ingest.names.bodies.bureaus import find_bureaus
from ingest.names.bodies.committees import find_committees
from ingest.names.bodies.town_offices import find_town_offices
from ingest.names.brackets import with_written_out
from ingest.names.cast.cast import Cast, Member, entities_of, fold_name, respell
from ingest.names.cast.castings import add_member, find_cast
from ingest.names.cast.raised_bodies import raise_speaker
from ingest.names.knowledge.kinds import GROUPS
from ingest.names.mentions import find_mentions
from ingest.names.people import find_people, is_of_calendar
from ingest.names.places import find_places
from ingest.names.references.references import Form, Reference, find_references
from ingest.names.sightings import Sighting, select
from ingest.names.signers import find_signers
from ingest.names.structure.calendar_entries import find_entries as find_dated_entries
from ingest.names.structure.descriptions import with_descriptions
from ingest.names.structure.headlines import find_headlines
from ingest.names.structure.loose_headings import loosened
from ingest.names.structure.named_again import find_named_again
from ingest.names.structure.occasions import find_occasions
from ingest.names.structure.person_lines import with_person_lines
from ingest.names.structure.pronouns import Use, find_first_person, offers_people
from ingest.names.unions.apposed_unions import find_unions
from ingest.names.unions.called_bunds import called_bunds
from ingest.names.unions.headed_groups import find_headed as find_headed_groups
from ingest.names.unions.joinings import find_joinings
from ingest.names.unions.leagues import find_leagues
from ingest.names.unions.letterheads import find_letterheads
from ingest.names.unions.named_unions import find_named_unions
from ingest.names.unions.own_unions import find_own
from ingest.names.unions.pacts import find_pacts
from ingest.names.unions.profiled import find_profiled
from ingest.names.unions.tabled_groups import find_tabled
from ingest.names.words import Words, find_words, split_words
from ingest.names.works.awards import find_awards
from ingest.names.works.borne_items import find_borne
from ingest.names.works.building_works import find_works
from ingest.names.works.called_works import find_called
from ingest.names.works.conjoined_projects import find_conjoined
from ingest.names.works.entry_projects import find_entries
from ingest.names.works.enumerated_projects import find_enumerated
from ingest.names.works.headed_projects import find_headed
from ingest.names.works.labelled_entries import find_labelled
from ingest.names.works.listed_projects import find_listed
from ingest.names.works.priced_items import find_priced
from ingest.names.works.trophies import find_trophies

__all__ = ["Reference", "Scene", "find_scene"]

_SPEAKERS: Final = frozenset(
    {"Cooperation", "Organisation", "Consultancy", "Authority", "Ministry", "Municipality", "District"}
)


@dataclass(frozen=True, slots=True)
class Scene:
    """A document with its entities and all references to them, sorted by span, the longer first."""

    document: Document
    sentences: tuple[Sentence, ...]
    entities: tuple[Entity, ...]
    references: tuple[Reference, ...]

    def references_in(self, span: Span) -> Iterator[Reference]:
        """The references that lie in ``span``, in their order."""
        for index in range(bisect_left(self.references, span.start, key=_start), len(self.references)):
            reference = self.references[index]
            if reference.span.start >= span.end:
                return
            if reference.span.end <= span.end:
                yield reference


def _start(reference: Reference) -> int:
    return reference.span.start


def find_scene(document: Document) -> Scene:
    """Who and what a document speaks of, and where. Deterministic, in time linear in the length of the text."""
    words = find_words(document)
    publisher_name = None if _is_interview(document.text) else document.source.publisher
    own = _own_sightings(publisher_name) if publisher_name else ()
    sightings = _sightings(words, publisher_name, document.blocks, own, document.source.title)
    cast = find_cast(words, sightings, _meant(document, words, own, sightings))
    publisher = _publisher(document, words, cast, own)
    respell(cast, document.source.publisher or "")
    names = [*_names(sightings, cast), *_short_forms(words, sightings, cast)]
    uses = [use for use, _ in names]
    references = [
        Reference(words.span(use.first, use.last), tuple(f"e{p + 1}" for p in use.places), use.kind, form)
        for use, form in names
    ]
    references.extend(find_references(words, sightings, cast, uses, publisher))
    references.sort(key=lambda r: (r.span.start, -r.span.end))
    document = with_person_lines(document, (r.span for r in references if r.kind == "Person"))
    return Scene(document, find_sentences(document.text, document.blocks), entities_of(cast, words), tuple(references))


def _sightings(
    words: Words,
    publisher: str | None,
    blocks: tuple[Block, ...],
    own: tuple[Sighting, ...],
    title: str | None = None,
) -> list[Sighting]:
    """What is named in the words; ``own`` is what the name of the publisher names."""
    seen = [
        *find_places(words),
        *find_people(words),
        *find_signers(words),
        *find_mentions(words),
        *find_named_unions(words),
        *find_occasions(words),
        *find_dated_entries(words),
        *find_committees(words),
        *find_bureaus(words),
        *find_listed(words),
        *find_headed(words),
        *find_labelled(words),
        *find_enumerated(words),
        *find_called(words),
        *find_priced(words),
        *find_borne(words),
        *find_entries(words),
        *find_advisers(words),
        *find_authors(words),
        *find_bracketed(words),
        *find_managers(words),
        *find_carriers(words),
        *find_works(words),
        *find_awards(words),
        *find_trophies(words),
        *find_town_offices(words),
    ]
    surnames = {surname for s in seen if s.kind == "Person" for surname in s.aliases}
    seen = [s for s in seen if s.kind != "Project" or s.name not in surnames]  # "Jansen: Das Café …" in an interview
    sightings = select(seen)
    seen.extend(find_conjoined(words, sightings))
    seen.extend(find_headlines(words, sightings, blocks))
    seen.extend(find_leagues(words, sightings, publisher))
    seen.extend(find_headed_groups(words, sightings))
    seen.extend(find_unions(words, sightings))
    seen.extend(find_tabled(words, sightings, blocks))
    seen.extend(find_pacts(words, sightings))
    seen.extend(find_own(words, seen, publisher, title))
    seen.extend(find_joinings(words, sightings))
    seen.extend(find_profiled(words, select(seen), blocks))
    seen.extend(find_named_again(words, own))
    seen.extend(find_letterheads(words, select(seen), blocks))
    return called_bunds(words, with_descriptions(words, with_written_out(words, loosened(words, select(seen)))))


_INTERVIEW: Final = re.compile(
    r"\binterview\b|\bnachgefragt\b|\bim gespräch mit\b|\bdas gespräch führten?\b|\bdie fragen stellten?\b",
    re.IGNORECASE,
)
_ENDS: Final = 800
"""Characters at the head and the end of a text that say what it is."""


@lru_cache(maxsize=4)
def _is_interview(text: str) -> bool:
    """Whether a paper asks somebody: then "wir" does not mean its publisher."""
    return _INTERVIEW.search(text[:_ENDS]) is not None or _INTERVIEW.search(text[-_ENDS:]) is not None


def _meant(document: Document, words: Words, own: tuple[Sighting, ...], sightings: list[Sighting]) -> Sighting | None:
    """The cooperation that publishes the text, or that its title names, where the text calls one by its noun alone
    ("Chronik der Allianz") and names none with that noun."""
    bare = {s.sort for s in sightings if s.kind == "Cooperation" and (s.bare or s.refers)}
    if any(form.startswith("Mitglied") for form in words.forms):
        bare |= {s.sort for s in sightings if s.kind == "Region" and s.refers and s.sort == "Metropolregion"}
    others = [s for s in sightings if s.kind == "Cooperation" and not (s.bare or s.refers)]
    bare -= {s.sort for s in others}
    if not bare:
        return None
    titled = _own_sightings(document.source.title) if document.source.title else ()
    telling = {word for s in others for word in split_words(s.name) if len(word) > _TELLING}
    for sighting in (*own, *titled):
        named = sighting.kind in GROUPS and not (sighting.bare or sighting.refers)
        called = any(sighting.sort.lower().endswith(sort.lower()) for sort in bare)
        if named and called and telling.isdisjoint(split_words(sighting.name)):
            return replace(sighting, kind="Cooperation")
    return None


_TELLING: Final = 4
"""Letters of a word that may tell one name from another."""


@lru_cache(maxsize=256)
def _own_sightings(name: str) -> tuple[Sighting, ...]:
    """What is named in the name of a publisher, who has many texts, or in a title."""
    blocks = (Block(BlockKind.PARAGRAPH, Span(0, len(name))),)
    source = Source(id="", name=name, path="", sha256="")
    return tuple(_sightings(find_words(Document(source, name, blocks)), None, blocks, ()))


def _publisher(document: Document, words: Words, cast: Cast, own: tuple[Sighting, ...]) -> int | None:
    """The member of the cast that says "wir", or offers its people: the publisher, if it is a body or town."""
    name = document.source.publisher
    firm = any(s.kind == "Consultancy" for s in own) and offers_people(document.text)
    if not name or (next(find_first_person(words), None) is None and not firm):
        return None
    if _is_interview(document.text):  # "wir" is who is asked
        asked = [
            n for n, m in enumerate(cast.members)
            if m.kind == "Cooperation" and not m.bare and fold_name(m.name) != fold_name(name)
        ]  # fmt: skip
        return max(asked, key=lambda n: (len(cast.members[n].places), -n), default=None)
    found = next((s for s in own if s.kind in _SPEAKERS and not s.refers), None)
    return None if found is None else raise_speaker(cast, add_member(cast, found), document.text)


def _names(sightings: list[Sighting], cast: Cast) -> list[tuple[Use, Form]]:
    found: list[tuple[Use, Form]] = []
    for number, place in cast.roles.items():
        sighting, member = sightings[number], cast.members[place]
        is_name = fold_name(sighting.name) == fold_name(member.name) and not sighting.refers
        use = Use(sighting.first, sighting.last, (place,), member.kind, sighting.gender or member.gender)
        found.append((use, "name" if is_name else "short"))
    return found


def _short_forms(words: Words, sightings: list[Sighting], cast: Cast) -> list[tuple[Use, Form]]:
    """Where an abbreviation, a surname or another name of a member stands alone."""
    index: dict[str, list[tuple[tuple[str, ...], int]]] = {}
    for place, member in enumerate(cast.members):
        for name in (member.name, *member.names):
            pieces = split_words(name)
            if pieces and _stands_alone(name, member.kind):
                index.setdefault(pieces[0], []).append((pieces, place))
    for entries in index.values():
        entries.sort(key=lambda e: -len(e[0]))
    covered = {i for number in cast.roles for i in range(sightings[number].first, sightings[number].last)}
    found: list[tuple[Use, Form]] = []
    at = 0
    forms, last = words.forms, len(words)
    while at < last:
        if forms[at] not in index and forms[at][:-1] not in index:
            at += 1
            continue
        hit = None if at in covered else _match(words, at, index)
        if hit is None:
            at += 1
            continue
        end, place = hit
        dated = cast.members[place].kind == "Person" and is_of_calendar(words, at)
        if covered.isdisjoint(range(at, end)) and not dated and not _is_of_longer(words, at, cast.members[place]):
            member = cast.members[place]
            member.places.append((at, end))
            found.append((Use(at, end, (place,), member.kind, member.gender), "short"))
        at = end
    return found


def _is_of_longer(words: Words, at: int, member: Member) -> bool:
    """Whether the short form of a cooperation ends the longer name of another one: "Kurstadtregion Elbe-Elster"."""
    if member.kind not in GROUPS or at == 0 or words.breaks[at]:
        return False
    before = words.forms[at - 1]
    return _COMPOUND.fullmatch(before) is not None and not any(before in name for name in (member.name, *member.names))


_COMPOUND: Final = re.compile(
    r"[A-ZÄÖÜ][a-zäöüß]{2,}-?(?:region|allianz|verbund|bund|bündnis|netz|netzwerk|verband|raum|achse|forum|kreis|land|partnerschaft)"
)


def _stands_alone(name: str, kind: str) -> bool:
    return len(name) > 1 and (name[0].isupper() or any(c.isupper() for c in name) or kind == "Consultancy")


def _match(words: Words, at: int, index: dict[str, list[tuple[tuple[str, ...], int]]]) -> tuple[int, int] | None:
    form = words.forms[at]
    for key in (form, form[:-1] if form[-1] in "s’'" and len(form) > 3 else ""):
        for pieces, place in index.get(key, ()):
            end = at + len(pieces)
            if key != form and len(pieces) > 1:
                continue
            if tuple(words.forms[at + 1 : end]) == pieces[1:] and words.is_whole(at, end):
                return end, place
    return None
