"""Who holds which office of whom: titles before, after and around the names of people.

German joins a person to an office in few ways: the title right before the name ("Landrat Onno Eckert"), an apposition
behind it ("Petra Enders, Landrätin des Ilm-Kreises"), a copula ("Vorsitzender ist …"), a field.
Whose office it is stands behind the title ("von X", "des Landkreises Y"), before it as a genitive or adjective
("Auerbachs Oberbürgermeister", "der Falkensteiner Bürgermeister"), in it ("KAG-Vorsitzender"), behind the name ("Jan
Kuhn (Adorf)"), or, for those who lead a cooperation, nowhere: then it is the cooperation that the text is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from ingest.claims.arguments import Argument
from ingest.claims.genders import declined
from ingest.claims.headships import find_headed
from ingest.claims.holders import Holder, find_holders
from ingest.claims.kinds import BODIES, LOCAL
from ingest.claims.linking_words import is_dated, is_small
from ingest.claims.owners import is_board, owners_of
from ingest.claims.pairings import bodies_of
from ingest.claims.passages import Passage
from ingest.claims.posts import Office, end_of, find_office, is_deputy
from ingest.claims.scenes import Reference
from ingest.claims.senders import find_on_lines, find_senders
from ingest.claims.shared_offices import enumerated, in_turn, shared
from ingest.claims.takings_up import taken_up
from ingest.claims.tenures import holders_of
from ingest.claims.titles import find_titles, is_modifier, is_numbered, make_title, title_of, without_body
from ingest.model import BlockKind, Claim, Modality, Span, Value

_LINE: Final = 16
"""Words of the lines that may be an office and its body."""


def find_rosters(passages: tuple[Passage, ...]) -> Iterator[Claim]:
    """The offices in the rows of a table: one cell names a person, another the title, a third may name the body."""
    rows: dict[int, list[Passage]] = {}
    for passage in passages:
        if passage.block.kind is BlockKind.TABLE_ROW:
            rows.setdefault(passage.sentence.block, []).append(passage)
    for cells in rows.values():
        people = [(cell, holders[0]) for cell in cells if len(holders := find_holders(cell)) == 1]
        titled = [(cell, titles[0]) for cell in cells if len(titles := find_titles(cell)) == 1 and titles[0].first == 0]
        if len(people) != 1 or len(titled) != 1 or people[0][0] is titled[0][0]:
            continue
        cell, title = titled[0]
        office = find_office(cell, title)
        bodies = [b for c in cells if c is not cell for b in _only_bodies(c, title.kinds)]
        yield from _claims(cell, office, people[0][1], list(office.bodies) or bodies[:1])


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
            yield from _labelled(passage, label, (_holder_of(passage, below),), ())
        yield from _below_name(passage, below)
        yield from _of_pronoun(passage)
        return
    named = passage.block.label if label is not None else None
    titles = (t for t in find_titles(passage) if named is None or passage.starts[t.last] >= named.end)
    offices = _offices(find_office(passage, title) for title in titles)
    yield from find_on_lines(passage, people)
    yield from _labelled(passage, label, people, offices)
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
        if found and ((chained and found[0] in holders[index - 1]) or _beside(passage, office, found[0])):
            beside.add(index)
        if found and index + 1 < len(offices) and _is_anothers(passage, office, found[0], offices[index + 1]):
            found = holders_of(passage, offices[index + 1], people, offices, settled)
        holders[index] = found
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
        if office.title.sort == "service" and any(a.kind in BODIES for a in passage.arguments):
            continue  # "Regionalmanagement: Büro X GmbH, Frau P": she works for the office that does it
        for holder, own in zip(found, bodies_of(passage, office, found, bodies), strict=True):
            yield from _claims(passage, office, holder, list(own), apposed=index in beside)
            yield from find_senders(passage, office, holder, own)


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
        if not (kept and kept[-1].last < office.title.first < kept[-1].end):
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
        yield from _claims(passage, office, _holder_of(passage, person), list(office.bodies))
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
            yield from _claims(passage, office, _holder_of(passage, person), list(office.bodies))


_COPULAS: Final = frozenset({"ist", "war", "wird", "wurde", "bleibt", "blieb", "sei"})
_OBLIQUE: Final = frozenset({"des", "dem", "den", "beim", "vom", "mit", "von", "durch", "an", "am", "dass", "wie"})


def _is_possessed(passage: Passage, office: Office) -> bool:
    """Whether the title is that of somebody's own: "sein Stellvertreter", that of the one named before."""
    before = passage.words[max(0, office.title.first - 2) : office.title.first]
    return any(w.startswith(("sein", "ihr", "dess", "der")) and w not in ("der", "seit") for w in before)


def _labelled(
    passage: Passage, label: str | None, people: tuple[Holder, ...], offices: tuple[Office, ...]
) -> Iterator[Claim]:
    """The office that the label of a field gives to the people in its value: "Vorsitzende: …"."""
    if label is None or _goes_on(passage):
        return
    words = label.replace("/", " / ").strip(" :.").split()
    if not any(title_of(word.strip("():.")) for word in words):
        words = [_LONG.get(word.strip("():."), word) for word in words]
    at = next((i for i in reversed(range(len(words))) if title_of(words[i].strip("():."))), None)
    if at is None or any(w.lower() in ("projekt", "projekte") for w in words):
        return
    found = title_of(words[at].strip("():."))
    if found is None:
        return
    sort, role = found[0], without_body(found[1])
    if role in _OF_BODIES and passage.arguments[0].kind != "Person":
        return  # "Gesellschafter: Landkreis X (vertreten durch P)"
    if role == "Leitung" and Modality.REPORTED in passage.stated:
        role = ""  # of the meeting
    if role.lower() in ("vorstand", "vorstands", "vorstandes") or (role.lower().startswith("vorstand") and at == 0):
        role = ""  # "Vorstand", "Mitglieder des Vorstands" head a list and are no title of those in it
    if sort == "service" and any(a.kind in BODIES for a in passage.arguments):
        return
    before = at
    while before > 0 and is_modifier(words[before - 1]):
        before -= 1
    first = people[0].token
    number = _number_before(passage) if before == 0 and is_numbered(role) else None
    title = make_title(first, first, " ".join([*([number] if number else []), *words[before:at], role]).strip(), sort)
    named = [e for name in _label_names(words) if (e := passage.register.named(name)) is not None]
    inside = [e for e in named if passage.kind(e) in title.kinds]
    office = Office(title, first, first, tuple(inside[:1]))
    several = words[at].endswith(("innen", "en")) or (sort == "chair" and "stellv" in label.lower())
    parted = _by_semicolons(passage, people) if role.lower().endswith("er") else ()
    led = list(people) if several else people[:1] if offices else enumerated(passage, people, people[0])
    led = list(parted) if len(parted) > 1 and not several else led
    for holder in led if len(led) > 1 else in_turn(passage, people, led[0]):
        yield from _claims(passage, office, holder, inside[:1])


_LONG: Final = {"Stv": "Stellvertreter", "Stellv": "Stellvertreter", "Vertr": "Vertreter"}
_OF_BODIES: Final = frozenset({"Gesellschafter", "Mitgesellschafter", "Vertreter", "Gründer"})
"""Titles under which bodies are listed that only act through people."""


def _goes_on(passage: Passage) -> bool:
    """Whether the passage is a sentence behind the first of a field, which its label says nothing of."""
    value = passage.block.value
    if value is None or passage.is_fragment:
        return False
    return bool(passage.document.text[value.start : max(value.start, passage.sentence.span.start)].strip())


def _by_semicolons(passage: Passage, people: tuple[Holder, ...]) -> tuple[Holder, ...]:
    """The first person of each item where semicolons part them: "Beisitzer: P, Kammer X; Q (Verein Y)"."""
    marks = [-1, *(i for i, word in enumerate(passage.words) if word == ";"), len(passage.words)]
    first = (next((p for p in people if a < p.token < b), None) for a, b in pairwise(marks))
    return tuple(p for p in first if p is not None)


def _number_before(passage: Passage) -> str | None:
    """The number in front of the label of a field, which a list of officers has: "1. Vorsitzender: …"."""
    label = passage.block.label
    if label is None:
        return None
    found = re.search(r"(?:^|\n)\s*([1-4]\.) ?$", passage.document.text[max(0, label.start - 8) : label.start])
    return found[1] if found else None


def _label_names(words: list[str]) -> list[str]:
    return [" ".join(words[i:j]) for i in range(len(words)) for j in range(len(words), i, -1)]


def _claims(
    passage: Passage, office: Office, holder: Holder, bodies: list[str], *, apposed: bool = False
) -> Iterator[Claim]:
    tokens = passage.sentence.tokens
    title = office.title
    spans = [holder.argument.span, Span(tokens[title.first].span.start, tokens[title.last].span.end)]
    quote = (passage.quote(spans),)
    modality = passage.modality(passage.clause_at(title.last))
    open_ = modality in (Modality.NEGATED, Modality.HYPOTHETICAL) or _is_sought(passage, office)
    if open_ and not (apposed or _beside(passage, office, holder)) and not _is_past(passage, office):
        return
    if title.role:
        yield Claim(
            holder.person, "role", Value(declined(title.role, passage.name(holder.person))), quote, "office", 0.92
        )
    inferred = False
    bodies = [b for b in bodies if not is_board(passage, b)]
    if not bodies:
        bodies, inferred = owners_of(passage, office, holder)
    for body in bodies:
        sure = 0.75 if inferred else 0.88
        yield Claim(holder.person, "worksFor", body, quote, "office", sure, inferred=inferred)
        manages = title.manages or title.role in ("Manager", "Managerin")
        if manages and not office.former and passage.kind(body) in ("Cooperation", "Region"):
            yield Claim(body, "managedBy", holder.person, quote, "office", sure - 0.05, inferred=inferred)


def _is_sought(passage: Passage, office: Office) -> bool:
    """Whether the office is only stood for: "kandidiert als Bürgermeister"."""
    return any(_SEEKS.match(word) for word in passage.clause_words(passage.clause_at(office.last)))


def _is_past(passage: Passage, office: Office) -> bool:
    """Whether the office is denied for now alone: "ist nicht mehr Bürgermeister"."""
    words = passage.clause_words(passage.clause_at(office.last))
    return ("nicht", "mehr") in pairwise(words)


_SEEKS: Final = re.compile(r"kandidier|bewirb|bewerb|bewarb|kandidatur")


def _beside(passage: Passage, office: Office, holder: Holder) -> bool:
    """Whether title and holder stand in apposition: who has the office then does not depend on what the clause says."""
    first, last = office.title.first, office.last
    if holder.token in (last + 1, office.end):
        return True
    if holder.token > last:
        gap = range(office.end, holder.token)
        lead = passage.words[max(0, office.begin - 1) : first]
        return not _LINKS.intersection(passage.words[i] for i in gap) and _AS.isdisjoint(lead)
    gap = range(end_of(passage, holder.argument), first)
    opened = bool(gap) and passage.words[gap[0]] in (",", "(", "–")
    return opened and all(is_small(passage.words[i]) or is_dated(passage, i) for i in gap[1:])


_LINKS: Final = frozenset({"ist", "war", "wird", "wurde", "werden", "sei", "wäre", "würde", "soll", "will", "kann"})
_AS: Final = frozenset({"als", "zum", "zur"})
