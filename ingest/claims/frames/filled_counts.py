"""Counts that fill the role of a frame: how many there are of all, not of some."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Final

from ingest.claims.frames.frames import Filler, Role
from ingest.claims.places.headcounts import DEFINITE, FURTHER_ONES, MOST_MEMBERS, total
from ingest.claims.places.inhabitants import is_of_town
from ingest.german.numbers import Count
from ingest.passages.arguments import Argument
from ingest.passages.passages import Passage

_IN_PART: Final = re.compile(
    r"(?:\b(?:weiteren?|neuen?|andere[rn]?|ersten|letzten|um|davon|(?:eine?r?|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn"
    r"|\d+|einige|mehrere|viele|hälfte|drittel|teil|mehrheit) von) )$",
    re.IGNORECASE,
)
_LEAST: Final = re.compile(
    r"\b(?:mindestens|wenigstens|höchstens|maximal|je|jeweils|anwesend (?:sind|waren)) $", re.IGNORECASE
)
_BOUND: Final = 20
"""Characters before a number in which a bound of it stands: "mindestens drei"."""
_OF_MORE: Final = re.compile(
    r"[\wäöüß]+ (?:der|ihrer|seiner|unserer|dieser|von(?: den| ihren| seinen| unseren)?) (?:insgesamt |nun |heute )?"
    r"(?:\d+|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf) (?!\w+tausend|\w+isch)"
)
"""Some of those whose number follows: "drei der vier Mitglieder"."""
_BODIES: Final = frozenset(
    {"versammlung", "verbandsversammlung", "gemeinschaftsversammlung", "vorstand", "ausschuss", "gremium", "beirat"}
    | {"planungsausschuss", "verwaltungsrat", "entscheidungsgremium", "steuerungsgruppe", "lenkungsgruppe"}
)
"""Bodies inside a cooperation, whose members are people."""
_BESIDE: Final = re.compile(r"\w+ (?:assoziiert|fördernd|beratend|kooptiert|ehemalig)")
"""Those who are counted beside the members."""
_BEGINNING: Final = frozenset(
    {"begann", "begannen", "begonnen", "startete", "starteten", "anfangs", "damals", "zunächst"}
)


def find_count(role: Role, passage: Passage, clause: int) -> Filler | None:
    """The first count that fits, those of the clause of the trigger before others."""
    at = {count: passage.clause_at(bisect_left(passage.starts, count.span.start)) for count in passage.counts}
    for count in sorted(passage.counts, key=lambda c: at[c] != clause):
        if at[count] != clause and not _BEGINNING.isdisjoint(passage.clause_words(at[count])):
            continue  # "Was mit 14 Mitgliedern begann, ist heute ein Bündnis von 31 Partnern"
        if passage.document.text[count.span.start : count.span.end].lower().startswith("beide"):
            continue  # "die beiden Städte" names them in passing
        if _IN_PART.search(passage.document.text, max(0, count.span.start - 60), count.span.start):
            continue  # "23 kommunale und 31 private Mitglieder" counts each alone
        if FURTHER_ONES.search(passage.document.text, count.span.start, count.span.end):
            continue
        if _LEAST.search(passage.document.text, max(0, count.span.start - _BOUND), count.span.start):
            continue
        if passage.document.text.startswith("-", count.span.end):
            continue  # "100 Stadt- und Gemeinderäte"
        if _OF_MORE.match(passage.document.text, count.span.start):
            continue
        if _BESIDE.match(passage.document.text, count.span.start):
            continue
        if passage.document.text.endswith("mit ", 0, count.span.start) and "itglied" not in (count.noun or ""):
            continue  # "Zusammenschluss der Stadt X mit vier Gemeinden" leaves X out
        if passage.document.text.endswith("aus ", 0, count.span.start) and "kreis" in (count.noun or "").lower():
            continue  # "Kommunen aus zwei Landkreisen" counts where they lie
        if "itglied" in (count.noun or "") and not _BODIES.isdisjoint(passage.clause_words(at[count])):
            continue  # "so dass die Versammlung 17 Mitglieder hat"
        if is_of_town(passage, count) or passage.document.text.endswith("§ ", 0, count.span.start):
            continue
        if _is_of_some(passage, count) or _is_of_doing(passage, at[count]):
            continue
        if count.noun and count.noun.lower() in role.counts and role.least <= count.value <= role.most:
            value = count.value if role.most > MOST_MEMBERS else total(passage, count)
            return Filler((str(value),), (count.span,), 1.0) if value is not None else None
    return None


def _is_of_some(passage: Passage, count: Count) -> bool:
    """Whether the number is of places where something is, of those among whom one is, or of some of the members."""
    text = passage.document.text
    before = text[max(passage.sentence.span.start, count.span.start - 24) : count.span.start].lower()
    if _AMONG.search(before) or _OF_WHOM.match(text, count.span.end):
        return True
    start, end = bisect_left(passage.starts, count.span.start), bisect_left(passage.starts, count.span.end)
    own = any(a.kind == "Cooperation" and a.token in (end + 1, end) for a in passage.arguments)
    definite = start > 0 and passage.words[start - 1] in DEFINITE
    if any(a.kind == "District" and a.preposition == "aus" and a.token < start for a in passage.arguments):
        return True  # "Aus dem Kreis X gehören zwölf Gemeinden der Allianz an"
    dative = any(w.startswith(("gehör", "angehör", "beitr", "beigetr", "angeschlossen")) for w in passage.words)
    if own and not dative and passage.words[end : end + 1] in (("der",), ("des",)):
        return not definite  # "fünf Gemeinden der Allianz X machen mit"
    own_clause = passage.clause_at(start)
    joined = (*passage.clause_words(own_clause), *passage.words[:2])
    if "neu" in joined and not (_ADDED | {"dabei"}).isdisjoint(joined):
        return True  # "Neu dabei sind die Stadt X und 20 Orte"
    further = (passage.clause_at(bisect_left(passage.starts, c.span.start)) for c in passage.counts if c is not count)
    return any(c != own_clause and not _ADDED.isdisjoint(passage.clause_words(c)) for c in further)


_AMONG: Final = re.compile(r"\b(?:in|zu den|zu diesen|eine[rs]? (?:der|von)|unter den|neben|für|gegen|außer) $")
_OF_WHOM: Final = re.compile(r",? (?:von denen|wovon|von welchen|deren)\b")
_ADDED: Final = frozenset({"hinzu", "hinzukamen", "dazukamen", "hinzustießen", "dazustießen", "hinzugekommen"})
"""Where some came later, the number before is not that of all."""


def _is_of_doing(passage: Passage, clause: int) -> bool:
    """Whether the clause names the cooperation only as whose something is: "am Wettbewerb der Allianz X nehmen fünf
    Gemeinden teil"."""
    groups = [a for a in passage.arguments if a.kind == "Cooperation" and passage.clause_at(a.token) == clause]
    return bool(groups) and all(_is_owner(passage, a) for a in groups)


def _is_owner(passage: Passage, group: Argument) -> bool:
    noun = group.token - 2
    if noun < 0 or passage.words[noun + 1] not in ("der", "des") or group.preposition is not None:
        return False
    return passage.sentence.tokens[noun].text[:1].isupper() and _OF_ALL.search(passage.words[noun]) is None


_OF_ALL: Final = re.compile(
    r"mitglied|partner|kommune|gemeinde|städte|gebiet|raum|träger|gründ|zusammenschluss|kern|größe|zahl|kreis|orte|nachbar|taufe"
    r"|bildung|netz|dach|rahmen|boot|seite|region|vertrag|vereinbarung|urkunde|satzung|märkte|rathäuser|gesellschafter|zusammenarbeit"
)
"""Nouns before "der Allianz X" that speak of all of it."""
