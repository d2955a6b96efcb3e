"""Offices held: ``role``, ``worksFor`` and ``managedBy`` of one person with one title, as far as it is a fact."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from ingest.claims.people.holders import Holder
from ingest.claims.people.linking_words import is_dated, is_small
from ingest.claims.people.owners import is_board, owners_of
from ingest.model import Claim, Modality, Span, Value
from ingest.names.knowledge.genders import declined, is_womans
from ingest.passages.groups_meant import group_meant
from ingest.passages.passages import Passage
from ingest.passages.posts import Office, end_of
from ingest.passages.titles import HELPERS


def find_held(
    passage: Passage, office: Office, holder: Holder, bodies: list[str], *, apposed: bool = False
) -> Iterator[Claim]:
    """``role`` by the title, ``worksFor`` each of ``bodies``, else of those that the office can only be of, and
    ``managedBy`` of cooperations and regions by a title of managing.

    Nothing where the office is denied, possible or stood for, unless it is denied for now alone or holder and title
    stand in apposition, as ``apposed`` says of those with others between.
    """
    tokens = passage.sentence.tokens
    title = office.title
    spans = [holder.argument.span, Span(tokens[title.first].span.start, tokens[title.last].span.end)]
    quote = (passage.quote(spans),)
    modality = passage.modality(passage.clause_at(title.last))
    open_ = modality in (Modality.NEGATED, Modality.HYPOTHETICAL) or _is_sought(passage, office)
    if open_ and not (apposed or stands_beside(passage, office, holder)) and not _is_past(passage, office):
        return
    if title.role:
        name = passage.name(holder.person)
        several = passage.words[title.last].endswith(("räte", "räten"))  # "die Landräte P und Q"
        role = f"{title.role[:-3]}rätin" if several and is_womans(name) else declined(title.role, name)
        yield Claim(holder.person, "role", Value(role), quote, "office", 0.92)
    inferred = False
    bodies = [b for b in bodies if not is_board(passage, b)]
    if not bodies:
        bodies, inferred = owners_of(passage, office, holder)
    for body in bodies:
        sure = 0.75 if inferred else 0.88
        yield Claim(holder.person, "worksFor", body, quote, "office", sure, inferred=inferred)
        heads = title.role in _HEADS and not inferred and passage.kind(body) == "Cooperation"
        manages = heads or title.manages or title.role in ("Manager", "Managerin")
        manages = manages and not title.role.startswith(HELPERS)
        if manages and not office.former and passage.kind(body) in ("Cooperation", "Region"):
            yield Claim(body, "managedBy", holder.person, quote, "office", sure - 0.05, inferred=inferred)
        lent = manages and not office.former and passage.kind(body) == "Consultancy"
        group = group_meant(passage) if lent and _MANAGES.match(title.role.lower()) else None
        if group is not None:  # "Regionalmanagerin P vom Büro X"
            yield Claim(group, "managedBy", holder.person, quote, "office", sure - 0.1, inferred=True)


def _is_sought(passage: Passage, office: Office) -> bool:
    """Whether the office is only stood for: "kandidiert als Bürgermeister"."""
    return any(_SEEKS.match(word) for word in passage.clause_words(passage.clause_at(office.last)))


def _is_past(passage: Passage, office: Office) -> bool:
    """Whether the office is denied for now alone: "ist nicht mehr Bürgermeister"."""
    words = passage.clause_words(passage.clause_at(office.last))
    return ("nicht", "mehr") in pairwise(words)


_SEEKS: Final = re.compile(r"kandidier|bewirb|bewerb|bewarb|kandidatur")


def stands_beside(passage: Passage, office: Office, holder: Holder) -> bool:
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


_HEADS: Final = frozenset({"Leiter", "Leiterin"})
_MANAGES: Final = re.compile(
    r"(?:regional|regions|allianz|leader|lag|ile|netzwerk|kooperations|verbund|bündnis)-?manager"
)
"""Titles that are of a cooperation, whoever employs those who bear them."""
_LINKS: Final = frozenset({"ist", "war", "wird", "wurde", "werden", "sei", "wäre", "würde", "soll", "will", "kann"})
_AS: Final = frozenset({"als", "zum", "zur"})
