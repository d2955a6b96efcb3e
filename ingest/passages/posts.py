"""Titles with all that belongs to them: "der frühere Bürgermeister der Stadt X" is one office, of X."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from ingest.names.knowledge.head_nouns import is_head
from ingest.names.knowledge.kinds import LOCAL, PLACES
from ingest.names.knowledge.small_words import ARTICLES
from ingest.passages.arguments import Argument
from ingest.passages.called_groups import called_group
from ingest.passages.passages import Passage
from ingest.passages.title_gaps import OF, RETIRED, ends_line, is_epithet, is_field, is_of_many, sets_off
from ingest.passages.titles import Title, named_inside, office_words, title_of
from ingest.passages.towns_before import town_before

COMPLEMENT: Final = 14
"""So many tokens at most belong to a title behind it."""
_FORMER: Final = ("ehemalig", "früher", "damalig", "einstig", "langjährig", "vormalig", "ausgeschieden")


@dataclass(frozen=True, slots=True)
class Office:
    """A title with all that belongs to it, from token ``begin`` to before ``end``, and the bodies that it names."""

    title: Title
    begin: int
    end: int
    bodies: tuple[str, ...]
    former: bool = False
    """Whether an adjective says that it is held no more: "der langjährige Geschäftsführer"."""
    foreign: bool = False
    """Whether something is named behind it that it cannot be an office of."""
    peers: tuple[str, ...] = ()
    """All the bodies that are named in one breath as those of an office: "die Bürgermeister von A und B"."""

    @property
    def last(self) -> int:
        return self.title.last


def end_of(passage: Passage, argument: Argument) -> int:
    """The index of the first token behind the argument."""
    return bisect_left(passage.starts, argument.span.end)


def body_at(passage: Passage, i: int, reach: int) -> Argument | None:
    """The body or place that begins at ``i``, behind articles and nouns such as "Stadt"."""
    for j in range(i, min(i + reach, len(passage.words))):
        found = _argument_at(passage, j)
        if found is not None:
            whole = unit_body_at(passage, j) if found.kind == "Authority" else None
            found = whole if whole is not None and whole.kind in LOCAL else found  # "das Bauamt der Stadt X"
            return found if found.kind != "Person" and len(found.reference.entities) == 1 else None
        if passage.words[j] not in ARTICLES and not is_head(passage.words[j]):
            return None
    return None


def named_together(passage: Passage, body: str, after: int, end: int) -> tuple[tuple[str, ...], int]:
    """The bodies of one kind that are joined by "und" from ``body`` on, which is named behind token ``after`` and ends
    before token ``end``, and where the last of them ends. Only ``body`` where none follows."""
    first = next((a for a in passage.arguments if a.token > after and body in a.reference.entities), None)
    if first is None:
        return (body,), end
    together = [first]
    for argument in passage.arguments:
        if argument.token > together[-1].token and argument.group == first.group:
            if argument.kind != first.kind or len(argument.reference.entities) != 1:
                return (body,), end
            together.append(argument)
    if len(together) == 1:
        return (body,), end
    link = passage.words[end_of(passage, together[-2]) : together[-1].token]
    if _JOINING.isdisjoint(link):
        return (body,), end
    return tuple(a.reference.entities[0] for a in together), end_of(passage, together[-1])


_JOINING: Final = frozenset({"und", "sowie", "&", "u.", "bzw.", "beziehungsweise"})


def unit_body_at(passage: Passage, i: int) -> Argument | None:
    """The body whose unit begins at ``i``: "Fachdienst Stadtentwicklung der Stadt X", "Bauamt, Landkreis Y"."""
    if i >= len(passage.words) or not is_unit(passage, i):
        return None
    for j in range(i + 1, min(i + _UNIT, len(passage.words))):
        found = _argument_at(passage, j)
        if found is not None:
            return found if found.kind != "Person" and len(found.reference.entities) == 1 else None
        word = passage.words[j]
        if not (word in ARTICLES or word in OF or is_head(word) or _is_topic(passage, j)):
            return None
    return None


_UNIT: Final = 9
"""Words of the name of a unit with the body that it belongs to."""


def _argument_at(passage: Passage, token: int) -> Argument | None:
    return next((a for a in passage.arguments if a.token == token), None)


@cache
def word_table(table: str) -> frozenset[str]:
    return frozenset(office_words()[table])


def is_deputy(passage: Passage, office: Office) -> bool:
    """Whether the title is that of a deputy, who belongs to the body of the one named before."""
    return passage.words[office.last].startswith(("stellvertret", "vertreter")) or "stellv" in office.title.role.lower()


def find_office(passage: Passage, title: Title) -> Office:
    """The title with what belongs to it: whose office it is stands in it, before it as an owner, or behind it."""
    begin = title.first
    skipped = word_table("former")
    while begin > 0 and passage.words[begin - 1] in skipped and passage.words[begin - 1] != "als":
        begin -= 1
    if title.prefix is not None:
        inside = named_inside(passage, title.prefix) or called_group(passage, title.prefix)
        if inside is not None:
            return Office(title, begin, title.last + 1, (inside,))
    former = any(w.startswith(_FORMER) for w in passage.words[begin : title.first])
    if _is_presided(passage, title):
        return Office(replace(title, role=""), begin, title.last + 1, _presided(passage, title), former)
    behind, end = _complement(passage, title)
    if behind is not None:
        peers, end = named_together(passage, behind, title.last, end)
        return Office(title, begin, end, (behind,), former, peers=peers)
    bare = title.first
    while bare > begin and passage.words[bare - 1] not in ARTICLES:
        bare -= 1
    for place in dict.fromkeys((title.first, bare)):
        owner = _owner(passage, title, place)
        if owner is not None:
            begin = owner[0]
            while begin > 0 and passage.words[begin - 1] in skipped and passage.words[begin - 1] != "als":
                begin -= 1
            return Office(title, begin, title.last + 1, (owner[1],), former)
    represented = _represented(passage, title, begin) or town_before(passage, title, begin)
    if represented is not None:
        return Office(title, begin, title.last + 1, (represented,), former)
    follows = next((a for a in passage.arguments if a.token > title.last), None)
    foreign = follows is not None and follows.governor == passage.words[title.last] and follows.kind != "Person"
    foreign = foreign and not ends_line(passage, title.last)
    foreign = foreign and follows is not None and not _leads_title(passage, follows)
    return Office(title, begin, title.last + 1, (), former, foreign)


def _leads_title(passage: Passage, owner: Argument) -> bool:
    """Whether a further title stands behind the name: "Stellvertreter Adorfs Bürgermeister P"."""
    behind = end_of(passage, owner)
    tokens = passage.sentence.tokens[behind : behind + 2]
    return any(token.text[:1].isupper() and title_of(token.text) is not None for token in tokens)


def _represented(passage: Passage, title: Title, begin: int) -> str | None:
    """The body that acts through its head: "der Landkreis X, vertreten durch Landrat P"."""
    lead = passage.words[max(0, begin - 3) : title.first]
    clause = passage.clause_words(passage.clause_at(title.last))
    if "durch" not in lead or not ("vertreten" in lead or "vertreten" in clause):
        return None
    before = [a for a in passage.arguments if a.token < begin and a.kind in title.kinds and _owns(a)]
    return before[-1].reference.entities[0] if before and begin - end_of(passage, before[-1]) <= 4 else None


def _is_presided(passage: Passage, title: Title) -> bool:
    """Whether somebody presides: "unter dem Vorsitz von P", which gives a seat and no title."""
    before = passage.words[max(0, title.first - 3) : title.first]
    return "unter" in before and passage.words[title.last] in ("vorsitz", "leitung", "führung")


def _presided(passage: Passage, title: Title) -> tuple[str, ...]:
    """The body that is presided: "ein Lenkungskreis unter Vorsitz von P"."""
    bodies = [a for a in passage.arguments if a.token < title.first and a.kind in ("Committee", "Cooperation")]
    return bodies[-1].reference.entities if bodies and len(bodies[-1].reference.entities) == 1 else ()


def _complement(passage: Passage, title: Title) -> tuple[str | None, int]:
    """The body behind a title and where it ends: "für Bauen und Umwelt beim Landkreis X", "der Stadt Y"."""
    words = passage.words
    i = title.last + 1
    while words[i : i + 1] and words[i] in RETIRED:
        i += 1
    limit = min(len(words), i + COMPLEMENT)
    relation = ""
    sent = title.sort == "chair" and passage.is_fragment  # "Kassenwart (Sparkasse X)"
    steps = 0
    while i < limit:
        argument = _argument_at(passage, i)
        if title.of_topic and not relation and ends_line(passage, i - 1):
            return None, title.last + 1  # "Vorsitzende" / "Kreisverband X"
        if argument is not None:
            one = len(argument.reference.entities) == 1
            if argument.kind in title.kinds and one and _may_own(title, argument, relation):
                if argument.kind == "Committee" and argument.reference.form != "noun":
                    whole = _part_of(passage, title, argument)
                    if whole is not None:
                        return whole
                end = end_of(passage, argument)
                return argument.reference.entities[0], end + (words[end : end + 1] in _CLOSED)
            if argument.kind == "Person" or relation != "für":
                return None, title.last + 1
            i = end_of(passage, argument)
            continue
        word = words[i]
        if word == "aus" and title.sort == "colleague":
            relation = word
        elif word in OF:
            if word not in ARTICLES or relation == "":
                relation = "für" if word == "für" or (relation == "für" and word in ("der", "den")) else word
        elif (
            (word in _QUOTED and i > title.last + 1)
            or is_epithet(passage, i)
            or is_of_many(passage, title, i)
            or (i == title.last + 1 and (sets_off(passage, i) or is_field(passage, title, i)))
        ):
            pass
        elif word in ARTICLES or is_head(word) or (word == "(" and i == title.last + 1 and not sent):
            steps += 1
            if steps > 6:
                break
        elif not (relation == "für" and _is_topic(passage, i)) and not (steps == 0 and is_unit(passage, i)):
            break
        i += 1
    return None, title.last + 1


_QUOTED: Final = frozenset({"„", "»", "“", '"'})
_CLOSED: Final = (("“",), ("«",), ("”",), ('"',))


def _may_own(title: Title, argument: Argument, relation: str) -> bool:
    """Whether the body may be whose office it is: a leader "in" a town works there, not for it."""
    seated = relation in ("in", "an", "am") and argument.kind in PLACES
    return not seated or title.sort in ("municipal", "district", "government") or title.role.lower().endswith(_OF_TOWNS)


_OF_TOWNS: Final = ("amtsleiter", "amtsleiterin")
"""How titles end whose place is the town that they are of: "Kulturamtsleiterin in X"."""


def _part_of(passage: Passage, title: Title, part: Argument) -> tuple[str, int] | None:
    """The body that a board belongs to: "Vorsitzender des Vorstands der LAG X"."""
    if not any(word in passage.name(part.reference.entities[0]).lower() for word in ("vorstand", "präsidium")):
        return None
    whole = body_at(passage, end_of(passage, part), 3)
    if whole is None or whole.kind not in title.kinds:
        return None
    return whole.reference.entities[0], end_of(passage, whole)


def _is_topic(passage: Passage, i: int) -> bool:
    """Whether a word may stand in the subject of an office: "für Bauen, Umwelt und ländliche Räume"."""
    word = passage.sentence.tokens[i].text
    return word[:1].isupper() or word in ("und", "&", ",", "-") or word.endswith(("e", "en", "er"))


def is_unit(passage: Passage, i: int) -> bool:
    """Whether the word is a unit within a body: "Leiterin Fachbereich Planung der Stadt X", "der Abteilung 3"."""
    word = passage.words[i]
    return word.endswith(tuple(office_words()["unit_endings"])) or (
        i > 0 and passage.words[i - 1].endswith(tuple(office_words()["unit_endings"])) and _is_topic(passage, i)
    )


def _owner(passage: Passage, title: Title, place: int) -> tuple[int, str] | None:
    """Where the owner before a title begins and who it is: "Auerbachs" or "der Auerbacher Bürgermeister"."""
    marked = place > 1 and passage.words[place - 1] in ("’", "'", "ʼ")  # "Ostritz’ Bürgermeisterin"
    for argument in passage.arguments:
        end = end_of(passage, argument) + marked
        ours = argument.reference.form == "publisher" and argument.kind in LOCAL and title.of_topic
        if end == place and argument.kind in title.kinds and _owns(argument) and not ours:
            return argument.token, argument.reference.entities[0]
    if place:
        word = passage.sentence.tokens[place - 1].text
        genitive = passage.register.named(word[:-1]) if word.endswith("s") else None
        owner = genitive or passage.register.demonym(word)
        if owner is None or passage.kind(owner) not in title.kinds:
            owner = passage.register.district_of(word) if title.sort == "district" else owner
        if owner is not None and passage.kind(owner) in title.kinds:
            return place - 1, owner
    return None


def _owns(argument: Argument) -> bool:
    return len(argument.reference.entities) == 1 and argument.preposition not in (
        "in",
        "aus",
        "bei",
        "nach",
        "an",
        "auf",
    )
