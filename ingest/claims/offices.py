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
from typing import Final

from ingest.claims.arguments import Argument
from ingest.claims.holders import Holder, find_holders
from ingest.claims.kinds import PLACES
from ingest.claims.localities import locality_of
from ingest.claims.pairings import bodies_of
from ingest.claims.passages import Passage
from ingest.claims.portfolios import portfolio_stems
from ingest.claims.possessors import committee_of, possessor_of
from ingest.claims.posts import Office, end_of, find_office
from ingest.claims.scenes import Reference
from ingest.claims.takings_up import taken_up
from ingest.claims.tenures import enumerated, holders_of, is_dated, is_small, shared
from ingest.claims.titles import find_titles, is_modifier, is_numbered, make_title, title_of
from ingest.model import BlockKind, Claim, Modality, Span, Value

_EMPLOYERS: Final = frozenset({"Authority", "Ministry", "Consultancy", "Organisation"})

_LINE: Final = 8
"""Words of a line that may be an office and its body."""


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
        yield from _below_name(passage, below)
        yield from _of_pronoun(passage)
        return
    named = passage.block.label if label is not None else None
    titles = (t for t in find_titles(passage) if named is None or passage.starts[t.last] >= named.end)
    offices = tuple(find_office(passage, title) for title in titles)
    yield from _labelled(passage, label, people, offices)
    holders: dict[int, list[Holder]] = {}
    chaired: tuple[str, ...] | None = None
    bodies: tuple[str, ...] = ()
    for index, office in enumerate(offices):
        settled = frozenset(h.token for found in holders.values() for h in found)
        found = holders_of(passage, office, people, offices, settled)
        if not found and index > 0:
            found = shared(passage, offices[index - 1], office, holders.get(index - 1, []))
        holders[index] = found
        if office.bodies or not _is_deputy(passage, office):
            bodies = office.bodies
        elif chaired is not None or not _is_possessed(passage, office):
            bodies = chaired or ()
        if office.title.of_topic and not (_is_deputy(passage, office) and chaired):
            chaired = bodies
        if office.title.sort == "service" and any(a.kind in _EMPLOYERS for a in passage.arguments):
            continue  # "Regionalmanagement: Büro X GmbH, Frau P": she works for the office that does it
        for holder, own in zip(found, bodies_of(passage, office, found, bodies), strict=True):
            yield from _claims(passage, office, holder, list(own))


def _below_name(passage: Passage, person: str | None) -> Iterator[Claim]:
    """The office on the line below a name, in a contact block: "Eva Lang" / "Leitung Geschäftsstelle Impulsregion"."""
    if person is None or len(passage.words) > _LINE or not passage.is_fragment:
        return
    titles = find_titles(passage)
    if len(titles) != 1 or titles[0].first != 0:
        return
    reference = Reference(passage.sentence.span, (person,), "Person", "pronoun")
    holder = Holder(Argument(reference, 0, None, None, 0), len(passage.words), (), names_office=False)
    office = find_office(passage, titles[0])
    yield from _claims(passage, office, holder, list(office.bodies))


def _of_pronoun(passage: Passage) -> Iterator[Claim]:
    """The office of whom a pronoun or description means: "Er ist Bürgermeister von X", "davor war die Geografin …"."""
    for title in find_titles(passage):
        office = find_office(passage, title)
        at = passage.clause_at(title.last)
        lead = passage.words[max(0, office.begin - 1) : title.first]
        said = "als" in lead or not _COPULAS.isdisjoint(passage.clause_words(at))
        if not said or not _OBLIQUE.isdisjoint(lead) or not (office.bodies or title.of_topic):
            continue
        person = taken_up(passage, at, range(office.begin, title.last + 1))
        if person is not None:
            reference = Reference(passage.sentence.span, (person,), "Person", "pronoun")
            holder = Holder(Argument(reference, 0, None, None, 0), 0, (), names_office=False)
            yield from _claims(passage, office, holder, list(office.bodies))


_COPULAS: Final = frozenset({"ist", "war", "wird", "wurde", "bleibt", "blieb", "sei"})
_OBLIQUE: Final = frozenset({"des", "dem", "den", "beim", "vom", "mit", "von", "durch", "an", "am", "dass", "wie"})


def _is_deputy(passage: Passage, office: Office) -> bool:
    """Whether the title is that of a deputy, who belongs to the body of the one named before."""
    return passage.words[office.last].startswith("stellvertret") or "stellv" in office.title.role.lower()


def _is_possessed(passage: Passage, office: Office) -> bool:
    """Whether the title is that of somebody's own: "sein Stellvertreter", that of the one named before."""
    before = passage.words[max(0, office.title.first - 2) : office.title.first]
    return any(w.startswith(("sein", "ihr", "dess", "der")) and w not in ("der", "seit") for w in before)


def _labelled(
    passage: Passage, label: str | None, people: tuple[Holder, ...], offices: tuple[Office, ...]
) -> Iterator[Claim]:
    """The office that the label of a field gives to the people in its value: "Vorsitzende: …"."""
    if label is None:
        return
    words = label.replace("/", " / ").strip(" :.").split()
    at = next((i for i in reversed(range(len(words))) if title_of(words[i].strip("():."))), None)
    if at is None or any(w.lower() in ("projekt", "projekte") for w in words):
        return
    found = title_of(words[at].strip("():."))
    if found is None:
        return
    sort, role = found
    if role.lower().startswith("vorstand") and at == 0:
        role = ""  # "Vorstand" heads a list and is no title of those in it
    if sort == "service" and any(a.kind in _EMPLOYERS for a in passage.arguments):
        return
    before = at
    while before > 0 and is_modifier(words[before - 1]):
        before -= 1
    first = people[0].token
    number = _number_before(passage) if before == 0 and is_numbered(role) else None
    title = make_title(first, first, " ".join([*([number] if number else []), *words[before:at], role]).strip(), sort)
    inside = [e for n in _label_names(words) if (e := passage.named(n)) is not None and passage.kind(e) in title.kinds]
    office = Office(title, first, first, tuple(inside[:1]))
    several = words[at].endswith(("innen", "en")) or (sort == "chair" and "stellv" in label.lower())
    led = list(people) if several else people[:1] if offices else enumerated(passage, people, people[0])
    for holder in led:
        yield from _claims(passage, office, holder, inside[:1])


def _number_before(passage: Passage) -> str | None:
    """The number in front of the label of a field, which a list of officers has: "1. Vorsitzender: …"."""
    label = passage.block.label
    if label is None:
        return None
    found = re.search(r"(?:^|\n)\s*([1-4]\.) ?$", passage.document.text[max(0, label.start - 8) : label.start])
    return found[1] if found else None


def _label_names(words: list[str]) -> list[str]:
    return [" ".join(words[i:j]) for i in range(len(words)) for j in range(len(words), i, -1)]


def _claims(passage: Passage, office: Office, holder: Holder, bodies: list[str]) -> Iterator[Claim]:
    tokens = passage.sentence.tokens
    title = office.title
    spans = [holder.argument.span, Span(tokens[title.first].span.start, tokens[title.last].span.end)]
    quote = (passage.quote(spans),)
    modality = passage.modality(passage.clause_at(title.last))
    if modality in (Modality.NEGATED, Modality.HYPOTHETICAL) and not _beside(passage, office, holder):
        return
    if title.role:
        yield Claim(holder.person, "role", Value(title.role), quote, "office", 0.92)
    inferred = False
    if not bodies:
        bodies = [b for b in holder.bodies if _may_be_of(passage, office, b)]
        bodies = (
            bodies
            or _possessed(passage, office)
            or _ministry(passage, office)
            or _locality(passage, office)
            or _only_district(passage, office)
        )
    if bodies and all(passage.kind(b) == "Committee" and "vorstand" in passage.name(b).lower() for b in bodies):
        bodies = []
    if not bodies and title.of_topic and not office.foreign:
        topic = _committee_before(passage, office) or passage.meant("Cooperation") or passage.topic("Region")
        topic = topic or _association_before(passage)
        bodies, inferred = ([topic] if topic else []), True
    for body in bodies:
        sure = 0.75 if inferred else 0.88
        yield Claim(holder.person, "worksFor", body, quote, "office", sure, inferred=inferred)
        if title.manages and not office.former and passage.kind(body) in ("Cooperation", "Region"):
            yield Claim(body, "managedBy", holder.person, quote, "office", sure - 0.05, inferred=inferred)


def _committee_before(passage: Passage, office: Office) -> str | None:
    """The steering group or council of which the sentence before speaks: the chair is its chair. A board or an assembly
    has the chair of the whole."""
    if passage.words[office.last] != "vorsitz":
        return None
    committee = passage.last("Committee")
    if committee is None or not passage.follows(committee):
        return None
    name = passage.name(committee).lower()
    return None if any(word in name for word in ("vorstand", "versammlung", "präsidium")) else committee


def _association_before(passage: Passage) -> str | None:
    """The association that the sentences before are about, in a text about no cooperation."""
    body = passage.last("Organisation")
    return body if body is not None and passage.follows(body) else None


def _may_be_of(passage: Passage, office: Office, body: str) -> bool:
    """Whether what stands behind a name may be whose office it is: the town of a mayor, hardly the town of a chair."""
    kind = passage.kind(body)
    if kind in PLACES and office.title.sort not in (
        "municipal",
        "district",
        "colleague",
    ):
        return False
    if office.title.sort == "chair" and kind not in ("Cooperation", "Committee"):
        return False
    return kind in office.title.kinds


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


def _possessed(passage: Passage, office: Office) -> list[str]:
    """The body that "ihr", "dessen" or "dieses Gremiums" beside the title takes up; a deputy is somebody's."""
    if _is_deputy(passage, office) or office.title.sort == "colleague":
        return []
    found = possessor_of(passage, office.begin, office.title.first, office.title.kinds)
    found = found or committee_of(passage, office.last)
    return [found] if found is not None else []


def _locality(passage: Passage, office: Office) -> list[str]:
    found = locality_of(passage, office)
    return [found] if found is not None else []


def _only_district(passage: Passage, office: Office) -> list[str]:
    """The one district of the text, for a head of a district whose district nobody names: "Landrat Kern"."""
    if office.title.sort != "district" or not office.title.role.lower().endswith(("landrat", "landrätin")):
        return []
    districts = passage.entities_of("District")
    return list(districts) if len(districts) == 1 else []


def _ministry(passage: Passage, office: Office) -> list[str]:
    """The one ministry of the text whose field the title of a minister names: Innenminister, Ministerium des Innern."""
    if office.title.sort != "government":
        return []
    word = office.title.role.split()[-1].lower()
    if word.startswith("ministerpräsident"):
        return []
    ministries = passage.entities_of("Ministry")
    last = office.last + 1
    if passage.words[last : last + 1] == ("für",):
        topic = " ".join(passage.words[last : last + 3])
        return [e for e in ministries if topic in passage.name(e).lower()][:1]
    if len(ministries) == 1 and word in ("minister", "ministerin", "staatssekretär", "staatssekretärin"):
        return list(ministries)
    if "minister" not in word:
        return []
    field = word[: word.index("minister")].removeprefix("bundes").removesuffix("s")
    stems = portfolio_stems(field)
    fitting = [e for e in ministries if any(s in passage.name(e).lower() for s in stems)]
    return fitting if len(fitting) == 1 else []
