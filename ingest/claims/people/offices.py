"""Who holds which office of whom: titles before, after and around the names of people.

German joins a person to an office in few ways: the title right before the name ("Landrat Onno Eckert"), an apposition
behind it ("Petra Enders, Landrätin des Ilm-Kreises"), a copula ("Vorsitzender ist …"), a field.
Whose office it is stands behind the title ("von X", "des Landkreises Y"), before it as a genitive or adjective
("Auerbachs Oberbürgermeister", "der Falkensteiner Bürgermeister"), in it ("KAG-Vorsitzender"), behind the name ("Jan
Kuhn (Adorf)"), or, for those who lead a cooperation, nowhere: then it is the cooperation that the text is about.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ingest.claims.people.headships import find_headed
from ingest.claims.people.held_offices import find_held, stands_beside
from ingest.claims.people.holders import Holder, find_holders
from ingest.claims.people.labelled_offices import find_labelled
from ingest.claims.people.linking_words import is_dated, is_small
from ingest.claims.people.pairings import bodies_of
from ingest.claims.people.senders import find_on_lines, find_senders
from ingest.claims.people.shared_offices import is_joined, shared
from ingest.claims.people.speakers import speaker_of
from ingest.claims.people.takings_up import taken_up
from ingest.claims.people.tenures import holders_of
from ingest.model import BlockKind, Claim
from ingest.names.knowledge.kinds import BODIES, LOCAL, SENDERS
from ingest.names.scenes import Reference
from ingest.passages.arguments import Argument
from ingest.passages.passages import Passage
from ingest.passages.posts import Office, find_office, is_deputy
from ingest.passages.titles import SERVICES, find_titles

_LINE: Final = 16
"""Words of the lines that may be an office and its body."""


def find_rosters(passages: tuple[Passage, ...]) -> Iterator[Claim]:
    """The offices in the rows of a table: one cell names a person, another the title, a third may name the body."""
    rows: dict[int, list[Passage]] = {}
    for passage in passages:
        if passage.block.kind is BlockKind.TABLE_ROW:
            rows.setdefault(passage.sentence.block, []).append(passage)
    for cells in rows.values():
        yield from _beside_body(cells)
        people = [(cell, holders[0]) for cell in cells if len(holders := find_holders(cell)) == 1]
        titled = [(cell, titles[0]) for cell in cells if len(titles := find_titles(cell)) == 1 and titles[0].first == 0]
        if len(people) != 1 or len(titled) != 1 or people[0][0] is titled[0][0]:
            continue
        cell, title = titled[0]
        office = find_office(cell, title)
        seated = title.sort == "chair"  # in the board of the cooperation, whoever sends them
        bodies = [b for c in cells if c is not cell for b in _only_bodies(c, SENDERS if seated else title.kinds)]
        yield from find_held(cell, office, people[0][1], list(office.bodies) or ([] if seated else bodies[:1]))
        for body in bodies[:1] if seated else ():
            yield Claim(people[0][1].person, "worksFor", body, (cell.quote([]),), "employer", 0.8)


def _beside_body(cells: list[Passage]) -> Iterator[Claim]:
    """``worksFor`` of the town in one cell of a row, by its head whom another cell names with the title."""
    for cell in cells:
        people, titles = find_holders(cell), find_titles(cell)
        if len(people) != 1 or len(titles) != 1 or titles[0].sort not in ("municipal", "district"):
            continue
        office = find_office(cell, titles[0])
        bodies = [b for c in cells if c is not cell for b in _only_bodies(c, titles[0].kinds)]
        if len(bodies) == 1 and not office.bodies and not people[0].bodies:
            yield from find_held(cell, office, people[0], bodies)


def _only_bodies(cell: Passage, kinds: frozenset[str]) -> list[str]:
    named = [a for a in cell.arguments if a.kind in kinds and len(a.reference.entities) == 1]
    return [a.reference.entities[0] for a in named] if len(named) == 1 and len(cell.arguments) == 1 else []


def find_claims(passage: Passage, label: str | None, below: str | None = None) -> Iterator[Claim]:
    """``role`` and ``worksFor`` for each person with a title here, ``managedBy`` for those who manage.

    ``below`` is the person of the contact card that the passage is a line of.
    """
    people = find_holders(passage)
    if not people:
        if below is not None and passage.block.label is not None and label is not None and label[:1] != "(":
            yield from find_labelled(passage, label, (_holder_of(passage, below),), ())
        yield from _below_name(passage, below)
        yield from _of_pronoun(passage)
        return
    begin = _behind_label(passage, label)
    titles = (t for t in find_titles(passage) if passage.starts[t.last] >= begin)
    offices = _offices(find_office(passage, title) for title in titles)
    yield from find_on_lines(passage, people)
    yield from find_labelled(passage, label, people, offices)
    holders: dict[int, list[Holder]] = {}
    beside: set[int] = set()
    chaired: tuple[str, ...] | None = None
    bodies: tuple[str, ...] = ()
    for index, office in enumerate(offices):
        settled = frozenset(h.token for found in holders.values() for h in found)
        found = holders_of(passage, office, people, offices, settled)
        if not found and index > 0:
            found = shared(passage, offices[index - 1], office, holders.get(index - 1, []))
        chained = index - 1 in beside and office.begin - offices[index - 1].end <= 1
        if found and ((chained and found[0] in holders[index - 1]) or stands_beside(passage, office, found[0])):
            beside.add(index)
        if len(found) == 1 and passage.words[office.last].endswith(("räte", "räten", "rätinnen", "meisterinnen")):
            found = []  # "P gelang es, alle Gemeinderäte zu gewinnen"
        if found and index + 1 < len(offices) and _is_anothers(passage, office, found[0], offices[index + 1]):
            found = holders_of(passage, offices[index + 1], people, offices, settled)
        holders[index] = found
        if index and found and not holders[index - 1] and is_joined(passage, offices[index - 1], office, found):
            yield from find_held(passage, offices[index - 1], found[0], list(offices[index - 1].bodies))
        if not found:
            yield from _of_speaker(passage, office)
            yield from _of_addressee(passage, office, people)
        if office.bodies or not is_deputy(passage, office):
            bodies = office.bodies
        elif chaired is not None or not _is_possessed(passage, office):
            bodies = chaired or ()
        elif (headed := _headed_before(passage, office)) is not None:
            bodies = (headed,)
        elif bodies and found and _heads_another(passage, offices, found[0], bodies):
            bodies = ()
        if office.title.of_topic and not (is_deputy(passage, office) and chaired):
            chaired = bodies
        if office.title.sort in SERVICES and any(a.kind in BODIES for a in passage.arguments):
            continue  # "Regionalmanagement: Büro X GmbH, Frau P": she works for the office that does it
        for holder, own in zip(found, bodies_of(passage, office, found, bodies), strict=True):
            yield from find_held(passage, office, holder, list(own), apposed=index in beside)
            yield from find_senders(passage, office, holder, own)


def _behind_label(passage: Passage, label: str | None) -> int:
    """Where the words behind the label begin, which the sentence itself may open with: "Geschäftsführung: P und Q"."""
    if label is None:
        return 0
    if passage.block.label is not None:
        return passage.block.label.end
    start = passage.sentence.span.start
    return start + len(label) if passage.document.text.startswith(f"{label}:", start) else 0


def _heads_another(passage: Passage, offices: tuple[Office, ...], holder: Holder, bodies: tuple[str, ...]) -> bool:
    """Whether the deputy is the head of another town, and so of none of these: "sein Vertreter ist der Calwer OB P"."""
    if not any(passage.kind(body) in LOCAL for body in bodies):
        return False
    own = (o for o in offices if o.title.sort in ("municipal", "district") and holder.token in (o.last + 1, o.end))
    return any(b not in bodies and passage.kind(b) in LOCAL for o in own for b in o.bodies)


def _headed_before(passage: Passage, office: Office) -> str | None:
    """What the one is said to head whose deputy it is: "der Allianz steht Landrat P vor, sein Stellvertreter ist Q"."""
    clause = passage.clause_at(office.last)
    return find_headed(passage, clause - 1, passage.clause_words(clause - 1)) if clause else None


def _is_anothers(passage: Passage, office: Office, holder: Holder, following: Office) -> bool:
    """Whether the title is that of one who is then named by another title: "P, sein Vertreter Landrat Q"."""
    near = 0 <= following.begin - office.end <= 1
    return _is_possessed(passage, office) and holder.token < office.begin and near


def _offices(found: Iterator[Office]) -> tuple[Office, ...]:
    """The offices but those named inside another: "Sprecher der Bürgermeister in der Allianz"."""
    kept: list[Office] = []
    for office in found:
        if not (kept and kept[-1].title.first < office.title.first < kept[-1].end):
            kept.append(office)
    return tuple(kept)


def _below_name(passage: Passage, person: str | None) -> Iterator[Claim]:
    """The offices on the lines below a name, in a contact block or profile: "Eva Lang" / "Leitung Geschäftsstelle"."""
    if person is None or len(passage.words) > _LINE or passage.words.count("(") > 1:
        return
    end = 0
    for title in find_titles(passage):
        office = find_office(passage, title)
        lead = range(end, office.begin)
        if not all(is_small(passage.words[i]) or is_dated(passage, i) or passage.words[i].isdigit() for i in lead):
            return
        if not passage.is_fragment and passage.words[office.end : office.end + 1] not in (("(",), ("|",), (",",)):
            return
        yield from find_held(passage, office, _holder_of(passage, person), list(office.bodies))
        end = office.end


def _holder_of(passage: Passage, person: str) -> Holder:
    """The person as one of whom all the passage speaks."""
    reference = Reference(passage.sentence.span, (person,), "Person", "pronoun")
    return Holder(Argument(reference, 0, None, None, 0), len(passage.words), (), names_office=False)


def _of_pronoun(passage: Passage) -> Iterator[Claim]:
    """The office of whom a pronoun or description means: "Er ist Bürgermeister von X", "davor war die Geografin …"."""
    if "als" not in passage.words and _COPULAS.isdisjoint(passage.words):
        return
    for title in find_titles(passage):
        office = find_office(passage, title)
        at = passage.clause_at(title.last)
        lead = passage.words[max(0, office.begin - 1) : title.first]
        said = "als" in lead or not _COPULAS.isdisjoint(passage.clause_words(at))
        if not said or not _OBLIQUE.isdisjoint(lead) or not (office.bodies or title.of_topic):
            continue
        person = taken_up(passage, at, range(office.begin, title.last + 1))
        if person is not None:
            owns = "ich" in passage.clause_words(at) and "als" in lead  # "als Vorsitzende darf ich …"
            yield from find_held(passage, office, _holder_of(passage, person), list(office.bodies), apposed=owns)


def _of_speaker(passage: Passage, office: Office) -> Iterator[Claim]:
    """The office that who speaks calls their own: "als Vorsitzende des Verbunds darf ich …"."""
    lead = passage.words[max(0, office.begin - 1) : office.title.first]
    if "als" not in lead or "ich" not in passage.clause_words(passage.clause_at(office.last)):
        return
    person = speaker_of(passage) if office.bodies or office.title.of_topic else None
    if person is not None:
        yield from find_held(passage, office, _holder_of(passage, person), list(office.bodies), apposed=True)


def _of_addressee(passage: Passage, office: Office, people: tuple[Holder, ...]) -> Iterator[Claim]:
    """The office of who is spoken to: "Liebe Eva Lang, Sie waren Sprecherin", "Frau Vorsitzende, liebe Eva Lang"."""
    called = passage.words[max(0, office.begin - 1) : office.title.first]
    behind = [p for p in people if 0 < p.token - office.last <= _GREETED + 1]
    if (
        office.title.of_topic
        and called in (("frau",), ("herr",))
        and behind
        and not _GREETINGS.isdisjoint(passage.words[office.last : behind[0].token])
    ):
        yield from find_held(passage, office, behind[0], list(office.bodies), apposed=True)
        return
    words = passage.clause_words(passage.clause_at(office.last))
    said = "sie" in words and not {"sind", "waren"}.isdisjoint(words)
    if said and passage.words[0] in _GREETINGS and people[0].token <= _GREETED and office.begin > people[0].end:
        yield from find_held(passage, office, people[0], list(office.bodies), apposed=True)


_GREETINGS: Final = frozenset({"lieber", "liebe", "sehr", "verehrter", "verehrte", "werter", "werte"})
_GREETED: Final = 4
_COPULAS: Final = frozenset({"bin", "ist", "war", "wird", "wurde", "bleibt", "blieb", "sei"})
_OBLIQUE: Final = frozenset({"des", "dem", "den", "beim", "vom", "mit", "von", "durch", "an", "am", "dass", "wie"})


def _is_possessed(passage: Passage, office: Office) -> bool:
    """Whether the title is that of somebody's own: "sein Stellvertreter", that of the one named before."""
    before = passage.words[max(0, office.title.first - 2) : office.title.first]
    return any(w.startswith(("sein", "ihr", "dess", "der")) and w not in ("der", "seit") for w in before)
