"""Who stands beside the words of membership and is no member: who helps to found, works with it or owns what is named.

"mit Unterstützung des Landkreises X", "Rathauschefs aus dem Kreis X", "X arbeitet mit der Allianz zusammen".
"""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise
from typing import Final

from ingest.claims.places.geography import heads_towns
from ingest.german.numbers import number_of
from ingest.model import Span
from ingest.names.knowledge.head_nouns import COUNTED, PARTS, is_head
from ingest.names.knowledge.kinds import LOCAL, WORKS
from ingest.names.knowledge.lexicon import find_head
from ingest.names.knowledge.small_words import ARTICLES
from ingest.passages.arguments import Argument
from ingest.passages.passages import Passage
from ingest.passages.titles import title_of

_JOINING: Final = re.compile(
    r"(?:bei|ein)tritte?s?|beigetreten|aufnahme|\w*mitglied\w*|\w*partner\w*|\w*gründ\w+|\w*einrichtung|seite|\w*träger\w*"
    r"|\w*(?:schluss|bund|verbund|bündnis|verband|verein|allianz|kooperation|gemeinschaft|netz|netzwerk|vereinigung"
    r"|arbeit|schaft|initiative|beteiligung|mitwirkung|teilnahme|union|ring|trio|quartett|quintett|sextett|duo|runde|gespann|dreieck|viereck|region)"
)
"""Nouns whose complement belongs to what they name or becomes part of it."""
_ACTING: Final = re.compile(
    r"arbeit\w*|zusammenarbeit\w*|kooperier\w*|gründ\w*|gegründet\w*|vereinbar\w*|geschlossen|schlossen|schloss|schließ\w+"
    r"|\w*partner\w*|vernetz\w*|vertrag|vereinbarung|unterzeichn\w*|unterschr\w*|verabred\w*|initiiert\w*|gestartet\w*"
    r"|betreib\w*|unterhalt\w*"
)
"""Words for what a cooperation as a whole may do with another: "X arbeitet mit dem Landkreis zusammen"."""
_NAMING: Final = re.compile(r"gründung\w*|zusammenschl\w*|beitritt\w*|mitglied\w*|aufnahme|bildung|zusammenarbeit\w*")
"""Nouns that name what another verb says something of: "hat die Gründung begleitet"."""
_HELPING: Final = re.compile(
    r"begleite\w*|unterstütz\w*|moderier\w*|begrüß\w*|gelobt|lobt\w*|würdig\w*|gewürdigt\w*|genehmig\w*|gratulier\w*"
    r"|ermöglich\w*|förder\w*|gefördert\w*|forder\w*|gefordert|anregt?\w*|angeregt\w*|kritisier\w*|befürwort\w*|prüft\w*"
    r"|beraten|berät|beriet\w*|empf[aieo]hl\w*|empfiehlt|bestätig\w*"
)
_ANY: Final = frozenset({"ein", "eine", "einen"})
_ADVISING: Final = frozenset({"beratend", "beratende", "beratendes", "beratender", "beratenden"})


def is_bystander(passage: Passage, trigger: int, member: Span, group: Span | None) -> bool:
    """Whether the one named at ``member`` is no member of the cooperation named at ``group`` (None where it is only
    thought of), though the word of membership at token ``trigger`` stands in the clause."""
    subject = _argument(passage, member)
    clause = passage.clause_at(trigger)
    word = passage.words[trigger]
    own = subject is not None and subject.governor == word  # "bestätigte die Aufnahme der Stadt X"
    if subject is None or (_only_helps(passage, clause, word) and not own):
        return subject is not None
    if subject.kind not in LOCAL:
        return False
    whole = _argument(passage, group) if group is not None else None
    outside = whole is None or passage.clause_at(whole.token) != clause
    if outside and _takes_part_elsewhere(passage, clause):
        return True
    if whole is not None and _UNITING.fullmatch(word) is not None and _unites_else(passage, clause, subject, whole):
        return True
    advises = not _ADVISING.isdisjoint(passage.clause_words(passage.clause_at(subject.token)))
    if advises and subject.kind == "District":
        return True
    if whole is None or whole.kind != "Cooperation" or whole.preposition is not None or whole.governor is not None:
        return False
    if _are_joined(passage, subject, whole):
        return True
    return _ACTING.fullmatch(word) is not None and (
        _is_counterpart(passage, clause, subject) or _makes_another(passage, clause, whole)
    )


def _takes_part_elsewhere(passage: Passage, clause: int) -> bool:
    """Whether a relative clause tells of what stands before it and of no cooperation: "die Schau, an der sich X
    beteiligte"."""
    if not passage.clauses or passage.clauses[clause].kind != "relative":
        return False
    words = passage.clause_words(clause)
    if words[:1] not in (("an",), ("bei",), ("in",)) or words[1:2] not in (("der",), ("dem",), ("denen",)):
        return False
    return not any(
        a.kind in ("Cooperation", "Region") and passage.is_antecedent(a.span, clause) for a in passage.arguments
    )


def stands_apart(passage: Passage, subject: Argument) -> bool:
    """Whether the grammar around a name shows that it acts in nothing that the clause tells: the owner of something
    else, the one that is excepted, those who come from a district."""
    if subject.kind not in LOCAL:
        return False
    if subject.reference.form in ("name", "short"):
        before = passage.words[max(subject.token - 2, 0) : subject.token]
        led = before[-1:] in _AND or (before[:1] in _AND and before[-1] in ARTICLES)
        first = next(a for a in passage.arguments if a.group == subject.group) if led else subject
        if first.kind == subject.kind and _is_owner(passage, first):
            return True
    if _is_excepted(passage, subject) or heads_towns(passage, subject) or _is_landmark(subject):
        return True
    if subject.preposition == "aus":
        return _is_seat(passage, subject)
    return _is_epithet(passage, subject)


def _is_epithet(passage: Passage, town: Argument) -> bool:
    """Whether the town is only told by an adjective of its head, who acts in person: "ist der Calwer Bürgermeister P
    als Sprecher mit dabei"."""
    behind = bisect_left(passage.starts, town.span.end)
    if behind != town.token + 1 or not passage.words[town.token].endswith("er") or behind >= len(passage.words):
        return False
    heads = title_of(passage.sentence.tokens[behind].text) is not None
    return heads and "als" in passage.words[behind:]


def _is_seat(passage: Passage, town: Argument) -> bool:
    """Whether "aus" before the town stands right behind a firm or person from there: "dem Institut X aus Kassel"."""
    seated = (a for a in passage.arguments if a.kind in _SEATED and a.token < town.token)
    return any(passage.words_between(a.span, town.span) == ("aus",) for a in seated)


_SEATED: Final = frozenset({"Consultancy", "Organisation", "Person"})
_AND: Final = ((",",), ("und",), ("sowie",))


def _is_landmark(subject: Argument) -> bool:
    """Whether the name only tells where something lies or where towns come from: "an der Grenze von X", "29 Kommunen
    aus X"."""
    if subject.governor is None:
        return False
    if subject.preposition == "aus":
        return subject.governor in _TOWNS
    return subject.preposition in ("von", None) and _BORDER.fullmatch(subject.governor) is not None


_TOWNS: Final = frozenset(
    {"kommunen", "gemeinden", "städte", "städten", "orte", "orten", "dörfer", "dörfern", "partner"}
)
_BORDER: Final = re.compile(
    r"(?:\w*grenze|rand|rande|norden|süden|osten|westen|nord\w+|süd\w+|herzen|nähe|umgebung|umfeld|umkreis|schatten"
    r"|toren?|speckgürtel|großraum|dunstkreis|richtung)"
)


def _is_excepted(passage: Passage, subject: Argument) -> bool:
    """Whether all but this one are members: "mit Ausnahme von X", "anders als X", "im Gegensatz zu X"."""
    before = passage.words[max(0, subject.token - _EXCEPTING) : subject.token]
    return _EXCEPTION.search(" ".join(before)) is not None


_EXCEPTING: Final = 5
_EXCEPTION: Final = re.compile(
    r"\b(?:ausnahme (?:von|de[rs])|anders als|gegensatz zu[rm]?|abgesehen von|bis auf|außer)"
    r"(?: (?:der|die|den|dem|des))?(?: (?:stadt|gemeinde|\w+gemeinde|markt|landkreis|landkreises|kreis|kreises))?$"
)
_UNITING: Final = re.compile(
    r"verbinde[tn]|verband(?:en)?|umfass(?:t|te|en|ten)|verein(?:t|te|en|ten|ige?n|igt|igte)|bündel(?:t|te|n|ten)"
)
"""Verbs whose subject is the cooperation and whose object are its members."""
_GROUND: Final = re.compile(r"\w*(?:gebiet|kulisse|raum|dach|namen?|verein|verband|bündnis|mitglieder|kreis)")
"""Nouns for the whole of a cooperation: "das Gebiet der Allianz X umfasst"."""


def _unites_else(passage: Passage, clause: int, subject: Argument, whole: Argument) -> bool:
    """Whether something else than the cooperation is told to unite the towns: "verbindet ein Radweg der Allianz X"."""
    if passage.clause_at(whole.token) != clause and not passage.is_antecedent(whole.span, clause):
        return True
    if passage.clauses and passage.clauses[clause].voice != "active":
        return False
    owned = whole.governor is not None and _GROUND.fullmatch(whole.governor) is None
    owned = owned or any(a.kind in WORKS and 0 < whole.span.start - a.span.end <= _GENITIVE for a in passage.arguments)
    return owned or subject.preposition == "mit"


_GENITIVE: Final = 5
"""Characters of " der " between a work and its owner."""


def _argument(passage: Passage, span: Span) -> Argument | None:
    return next((a for a in passage.arguments if a.span == span), None)


def _is_owner(passage: Passage, subject: Argument) -> bool:
    """Whether another noun is told to be of the town or district: "die Wirtschaftsförderung des Landkreises X"."""
    at = subject.token - 1
    while at > 0 and is_head(passage.words[at]):
        at -= 1
    if at > 0 and passage.words[at] in PARTS:
        return True
    article = passage.words[at] if at >= 0 else ""
    before = passage.words[at - 1] if at > 0 else ""
    if subject.kind == "District" and subject.preposition == "aus":
        counted = any(count.noun is not None for count in passage.counts)
        if counted or not _COMING.isdisjoint(passage.words):
            return True  # "Aus dem Kreis X gehören ihr zwölf Gemeinden an"
    if subject.kind == "District" and (subject.preposition == "aus" or article == "aus"):
        place = at if article == "aus" else at - 1
        owner = passage.words[place - 1] if place > 0 and passage.words[place] == "aus" else ""
        return bool(owner) and _is_counted(passage, place - 1)
    if article not in ("des", "der", "vom") or subject.preposition not in (None, "von"):
        return False
    if article == "der" and subject.kind == "District" and _is_masculine(passage, at + 1, subject):
        return False  # "neben den Gemeinden der Kreis X"
    if before in PARTS:
        return True
    noun = passage.sentence.tokens[at - 1].text if at > 0 else ""
    if not noun[:1].isupper() or is_head(before) or before in COUNTED or before in ARTICLES:
        return False
    named = any(a.token <= at - 1 < bisect_left(passage.starts, a.span.end) for a in passage.arguments)
    if named:
        person = next((a for a in passage.arguments if a.token <= at - 1 and a.kind == "Person"), None)
        return article == "vom" and person is not None and person.span.end == passage.sentence.tokens[at - 1].span.end
    return article != "vom" and _JOINING.fullmatch(before) is None


def _is_masculine(passage: Passage, at: int, district: Argument) -> bool:
    """Whether the words of a district from ``at`` on hold "Kreis", which is no genitive."""
    return any(w.endswith("kreis") for w in passage.words[at : bisect_left(passage.starts, district.span.end)])


_COMING: Final = frozenset({"kommen", "kommt", "stammen", "stammt", "kamen", "stammten"})


def _is_counted(passage: Passage, at: int) -> bool:
    """Whether those who come "aus dem Kreis X" are told before it: "vier aus", "Rathauschefs aus"."""
    word, text = passage.words[at], passage.sentence.tokens[at].text
    if number_of(word) is not None:
        return True
    named = any(a.token <= at < bisect_left(passage.starts, a.span.end) for a in passage.arguments)
    return text[:1].isupper() and not named and _JOINING.fullmatch(word) is None


def _only_helps(passage: Passage, clause: int, word: str) -> bool:
    """Whether the word is but the object of another verb: "begrüßt die Gründung", "hat den Beitritt unterstützt"."""
    verbs = passage.clauses[clause].lemma if passage.clauses else None
    told = passage.clause_words(clause)
    return (
        verbs is not None
        and _NAMING.fullmatch(word) is not None
        and any(map(_HELPING.fullmatch, (*told[-2:], *_finite(passage, clause))))
    )


def _finite(passage: Passage, clause: int) -> tuple[str, ...]:
    finite = passage.clauses[clause].finite
    return (finite.text.lower(),) if finite is not None else ()


def _are_joined(passage: Passage, subject: Argument, whole: Argument) -> bool:
    """Whether both are told to do the same: "der Landkreis X und die Allianz Y"."""
    left, right = sorted((subject, whole), key=lambda a: a.token)
    between = passage.words_between(left.span, right.span)
    named = between[2:] if between[1:2] and between[1] in ARTICLES else between[1:]
    return bool(between) and between[0] in ("und", "sowie") and all(map(is_head, named))


def _is_counterpart(passage: Passage, clause: int, subject: Argument) -> bool:
    """Whether the clause has no town for its subject and this one stands behind "mit"."""
    if subject.preposition != "mit":
        return False
    return not any(
        a.kind in LOCAL and a.preposition is None and not a.explains and passage.clause_at(a.token) == clause
        for a in passage.arguments
    )


def _makes_another(passage: Passage, clause: int, whole: Argument) -> bool:
    """Whether something else than the cooperation is founded or agreed: "hat die Allianz X ein Büro gegründet"."""
    tokens = passage.clauses[clause].tokens if passage.clauses else ()
    for article, noun in pairwise(tokens):
        if article.text in _ANY and noun.text[:1].isupper() and whole.span.start != noun.span.start:
            head = find_head(noun.text)
            kind = head[0].kind if head is not None else ""
            if kind != "Cooperation" and noun.text not in ("Vertrag", "Vereinbarung", "Bund", "Pakt", "Satzung"):
                return True
    return False
