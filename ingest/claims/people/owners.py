"""Whose office it is where the title names nobody beside it: told behind the holder, meant by a possessive, hired by,
headed in the clause, the only one that there is, or what the text is about."""

from __future__ import annotations

from typing import Final

from ingest.claims.frames.own_topics import speaks_of_firm
from ingest.claims.people.appointments import hirer_of
from ingest.claims.people.holders import Holder
from ingest.claims.people.localities import locality_of
from ingest.claims.people.possessors import committee_of, possessor_of
from ingest.claims.people.sole_bodies import sole_body
from ingest.claims.people.towns_above import town_above
from ingest.claims.people.unknown_bodies import chooser_of, is_of_unknown
from ingest.model import BlockKind, Modality, Span
from ingest.names.knowledge.kinds import BODIES, FIRMS, PLACES
from ingest.names.knowledge.portfolios import portfolio_stems
from ingest.passages.announcements import announced
from ingest.passages.groups_meant import group_meant
from ingest.passages.passages import Passage
from ingest.passages.posts import Office, end_of, is_deputy

_LEADING: Final = frozenset({"Leitung", "Leiter", "Leiterin"})
"""Whose heads they are, a list of people on the page of a cooperation does not say."""
_HELPING: Final = ("Assisten", "Projektassisten", "Teamassisten", "Mitarbeit", "Projektmitarbeit", "Sachbearbeit")
"""How the titles begin of those who help in the office of the cooperation whose page lists them."""
_HIRED: Final = frozenset({"office", "manager", "companion", "municipal", "staff", "authority"})


def owners_of(passage: Passage, office: Office, holder: Holder) -> tuple[list[str], bool]:
    """The bodies whose office it is, and whether only the context says so."""
    behind = [b for b in holder.bodies if _may_be_of(passage, office, b) and not is_board(passage, b)]
    if behind:
        return behind, False
    found = _bracketed(passage, office, holder) or _possessor(passage, office) or _there(passage, office)
    found = found or _ministry(passage, office)
    found = found or (hirer_of(passage, office) if office.title.sort in _HIRED else None)
    found = found or locality_of(passage, office) or _own_place(passage, office, holder)
    found = found or _firm_before(passage, office)
    if found is not None and not is_board(passage, found):
        return [found], False
    if office.title.role in _LEADING and passage.is_fragment and not office.foreign:
        headed = passage.heading_topic("Cooperation")
        return ([headed] if headed is not None else []), True
    if office.title.role.startswith(_HELPING) and passage.is_fragment and not office.foreign:
        helped = group_meant(passage)
        return ([helped] if helped is not None else []), True
    minutes = Modality.REPORTED in passage.stated and office.title.role.startswith(("Schriftführ", "Protokoll"))
    if not office.title.of_topic or office.foreign or minutes or is_of_unknown(passage, office):
        return [], False
    if speaks_of_firm(word.lower() for word in passage.words):
        firm = announced(passage, "Consultancy")  # "Gegründet wurde das Büro von P, der es als Geschäftsführer leitet"
        return ([firm] if firm is not None else []), True
    chooser = chooser_of(passage, office)
    if chooser is not None:
        return [chooser], False
    topic = _committee_before(passage, office) or group_meant(passage)
    region = None if topic is not None else passage.topic("Region")
    if region is not None and ("Region" in office.title.kinds or "region" in passage.name(region).lower()):
        topic = region
    topic = topic or _association_before(passage)
    return [topic] if topic else [], True


def is_board(passage: Passage, body: str) -> bool:
    """Whether the body is a board, whose officers are those of the whole."""
    return passage.kind(body) == "Committee" and "vorstand" in passage.name(body).lower()


def _may_be_of(passage: Passage, office: Office, body: str) -> bool:
    """Whether what stands behind a name may be whose office it is: the town of a mayor, hardly the town of a chair."""
    kind = passage.kind(body)
    if kind in PLACES and office.title.sort not in (
        "municipal",
        "district",
        "colleague",
        "staff",
    ):
        return False
    if office.title.sort == "chair" and kind not in ("Cooperation", "Committee"):
        return False
    return kind in office.title.kinds


def _possessor(passage: Passage, office: Office) -> str | None:
    """The body that "ihr", "dessen" or "dieses Gremiums" beside the title takes up; a deputy is somebody's."""
    if is_deputy(passage, office) or office.title.sort == "colleague":
        return None
    found = possessor_of(passage, office.begin, office.title.first, office.title.kinds)
    return found or committee_of(passage, office.last)


def _bracketed(passage: Passage, office: Office, holder: Holder) -> str | None:
    """The body right before the bracket that holds title and name: "Stadt X (Erster Bürgermeister P)"."""
    opens = office.begin - 1
    if opens < 1 or passage.words[opens] != "(" or not office.last < holder.token <= office.last + 3:
        return None
    before = next((a for a in passage.arguments if end_of(passage, a) == opens), None)
    if before is None or len(before.reference.entities) != 1 or before.kind not in office.title.kinds:
        return None
    return before.reference.entities[0]


def _there(passage: Passage, office: Office) -> str | None:
    """The body named before that "dort" beside the title takes up: "vom Büro X, Projektleiterin dort ist P"."""
    if "dort" not in passage.words[max(0, office.begin - 3) : office.end + 2]:
        return None
    here = [a for a in passage.arguments if a.token < office.begin and a.kind in BODIES]
    if here:
        return here[-1].reference.entities[0] if len(here[-1].reference.entities) == 1 else None
    body = passage.last(*BODIES)
    return body if body is not None and passage.follows(body) and passage.kind(body) in office.title.kinds else None


def _firm_before(passage: Passage, office: Office) -> str | None:
    """The firm that a clause ends with before one that opens with the title: "liegt bei der X GmbH, Leiter ist P"."""
    mark, behind = office.begin - 1, passage.words[office.end : office.end + 1]
    beside = mark > 0 and passage.words[mark] in _BESIDE
    if mark < 1 or not (beside or (passage.words[mark] in (",", ";", "–") and behind in _IS)):
        return None
    before = next((a for a in passage.arguments if end_of(passage, a) == mark), None)
    if before is None and passage.words[mark] == ";":
        named = [a for a in passage.arguments if a.token < mark and a.kind in FIRMS]
        before = named[0] if len(named) == 1 and named[0].preposition is None else None
    firm = before is not None and before.kind in FIRMS and before.governor is None
    if before is None or not firm or before.kind not in office.title.kinds or len(before.reference.entities) != 1:
        return None
    return before.reference.entities[0]


_BESIDE: Final = frozenset({"mit", "um", "samt"})
"""Before the title of who belongs to the firm right before: "das Büro X mit Inhaberin P"."""
_IS: Final = (("ist",), ("war",), ("bleibt",), ("wird",), ("wurde",))


def _own_place(passage: Passage, office: Office, holder: Holder) -> str | None:
    """The town or district of a head of one whose town the sentence leaves out."""
    above = town_above(passage, office)
    if above is not None or any(passage.kind(b) in PLACES for b in holder.bodies):
        return above
    return sole_body(passage, office) or _only_district(passage, office) or _only_town(passage, office)


def _only_district(passage: Passage, office: Office) -> str | None:
    """The one district of the text, for a head of a district whose district nobody names: "Landrat Kern"."""
    if office.title.sort != "district" or office.title.role.lower().startswith(("kreisrat", "kreisrät")):
        return None
    if passage.words[office.last + 1 : office.last + 2] in _PLACED:
        return None  # "Landrat in X"
    districts = passage.register.of_kind("District")
    if len(districts) != 1:
        return None
    named = passage.references_in(Span(0, len(passage.document.text)))
    sends = passage.name(districts[0]).split()[-1] in (passage.document.source.publisher or "")
    sends = sends or any(districts[0] in r.entities for r in passage.references_in(passage.block.span))
    return districts[0] if sends or sum(districts[0] in r.entities for r in named) > 1 else None


def _only_town(passage: Passage, office: Office) -> str | None:
    """The one town that the paragraph has named so far, for "der Bürgermeister, P,"."""
    lead = passage.words[max(0, office.title.first - 1) : office.title.first]
    behind = passage.words[office.last + 1 : office.last + 2]
    if office.title.sort != "municipal" or lead not in (("der",), ("die",)) or behind in _PLACED:
        return None
    start = passage.starts[office.title.first]
    before = passage.references_in(Span(max(passage.block.span.start, start - _NEAR), start))
    towns = {r.entities for r in before if r.kind == "Municipality"}
    found = next(iter(towns)) if len(towns) == 1 else ()
    return found[0] if len(found) == 1 else None


_NEAR: Final = 300
"""Characters before a title in which the town may be named."""
_PLACED: Final = (("in",), ("im",), ("von",), ("vom",), ("des",), ("der",), ("aus",))


def _ministry(passage: Passage, office: Office) -> str | None:
    """The one ministry of the text whose field the title of a minister names: Innenminister, Ministerium des Innern."""
    if office.title.sort != "government":
        return None
    word = office.title.role.split()[-1].lower()
    if word.startswith("ministerpräsident"):
        return None
    ministries = passage.register.of_kind("Ministry")
    last = office.last + 1
    if passage.words[last : last + 1] == ("für",):
        topic = " ".join(passage.words[last : last + 3])
        return next((e for e in ministries if topic in passage.name(e).lower()), None)
    if len(ministries) == 1 and word in _BARE:
        return ministries[0] if _is_spoken_of(passage, ministries[0]) else None
    if "minister" not in word:
        return None
    field = word[: word.index("minister")].removeprefix("bundes").removesuffix("s")
    stems = portfolio_stems(field)
    if field == "staat":
        return None  # "Staatsminister" names no field
    fitting = [e for e in ministries if any(s in passage.name(e).lower() for s in stems)]
    return fitting[0] if len(fitting) == 1 else None


_BARE: Final = frozenset(
    {"minister", "ministerin", "staatssekretär", "staatssekretärin", "staatsminister", "staatsministerin"}
)
_HEAD: Final = 700
"""Characters at the head of a text in which its sender is named."""


def _is_spoken_of(passage: Passage, ministry: str) -> bool:
    """Whether the text has come to the ministry before: at its head, or shortly before."""
    here = any(ministry in a.reference.entities for a in passage.arguments)
    start = passage.sentence.span.start
    near = passage.references_in(Span(max(0, start - _HEAD), start))
    first = next((b.span.start for b in passage.document.blocks if b.kind is not BlockKind.FRONT_MATTER), 0)
    head = passage.references_in(Span(first, min(first + _HEAD, max(first, start))))
    return here or any(ministry in r.entities for r in (*near, *head))


def _committee_before(passage: Passage, office: Office) -> str | None:
    """The steering group or council of which the sentence before or the heading of a list speaks: its chair is meant. A
    board or an assembly has the chair of the whole."""
    headed = passage.own_heading("Committee") if office.title.sort == "chair" and passage.is_fragment else None
    if headed is None and passage.words[office.last] != "vorsitz":
        return None
    committee = headed or passage.last("Committee")
    if committee is None or not (headed or passage.follows(committee)):
        return None
    name = passage.name(committee).lower()
    return None if any(word in name for word in ("vorstand", "versammlung", "präsidium")) else committee


def _association_before(passage: Passage) -> str | None:
    """The association that the sentences before are about, in a text about no cooperation."""
    body = passage.last("Organisation")
    return body if body is not None and passage.follows(body) else None
