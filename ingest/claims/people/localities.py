"""The town whose head somebody is, where it stands apart from the title: "In Ebern ist P seit 2012 Bürgermeister"."""

from __future__ import annotations

import re
from typing import Final

from ingest.names.knowledge.kinds import LOCAL
from ingest.passages.arguments import Argument
from ingest.passages.passages import Passage
from ingest.passages.posts import Office, end_of

_HEADING: Final = frozenset(
    {"ist", "war", "wird", "wurde", "sei", "bleibt", "blieb", "amtiert", "amtierte", "regiert"}
    | {"versieht", "versah", "bekleidet", "bekleidete", "ausübt", "innehat", "innehatte"}
)
_RULES: Final = frozenset(
    {"regiert", "regierte", "führt", "führte", "lenkt", "lenkte", "leitet", "leitete", "vorsteht"}
)
"""Verbs whose object is the town that somebody heads: "der die Stadt X als Bürgermeister führt"."""
_SIGNS: Final = re.compile(r"unterzeichn\w*|unterschr\w+|signier\w*|sprach|spricht|nahm|nimmt|erklärt\w*|dabei")
"""What the head of a town does "für" it."""
_WITH: Final = frozenset({"mit", "mitsamt", "samt", "durch"})
_OWN: Final = frozenset({"ihrem", "seinem", "ihrer", "seiner", "ihren", "deren", "dessen"})


_HANDS: Final = 6
_IN_HANDS: Final = frozenset({"hd.", "hdn.", "händen", "handen", "hd"})
"""Words of a letter that is for somebody in an office."""


def locality_of(passage: Passage, office: Office) -> str | None:
    """The town or district of an office that names none beside it; None where the clause leaves it open."""
    if office.title.sort not in ("municipal", "district"):
        return None
    clause = passage.clause_at(office.last)
    inside = [a for a in passage.arguments if a.kind in LOCAL and passage.clause_at(a.token) == clause]
    inside = [a for a in inside if len(a.reference.entities) == 1 and not a.explains]
    words = passage.clause_words(clause)
    found = [a for a in inside if _is_seat(passage, a, office, words)]
    if not found and words[:1] == ("wo",):
        at = passage.words.index("wo") - 1
        found = [a for a in passage.arguments if a.kind in LOCAL and end_of(passage, a) == at]
    return found[0].reference.entities[0] if len(found) == 1 and len(found[0].reference.entities) == 1 else None


def _is_seat(passage: Passage, place: Argument, office: Office, words: tuple[str, ...]) -> bool:
    if len([a for a in passage.arguments if a.group == place.group]) > 1 or place.kind not in office.title.kinds:
        return False
    behind = end_of(passage, place)
    if behind <= office.begin <= behind + 2:
        between = passage.words[behind : office.title.first]
        if between and between[0] in _WITH and all(w in _OWN for w in between[1:]):
            return True
    if behind < office.begin <= behind + _HANDS and not _IN_HANDS.isdisjoint(passage.words[behind : office.begin]):
        return True  # "an den Markt X, z. Hd. Herrn Bürgermeister P"
    if place.preposition == "in" and (place.governor is None or place.governor == "rathaus"):
        return not _HEADING.isdisjoint(words) and "als" not in words
    if place.preposition is None and place.governor is None and not _RULES.isdisjoint(words):
        return True
    if place.preposition == "für" and passage.words[behind : behind + 1] == (":",):
        return True  # "Für die Stadt X: P, Bürgermeister"
    heads = [w for w in words if _SIGNS.fullmatch(w)]
    return place.preposition == "für" and place.governor is None and bool(heads) and place.token < office.begin
