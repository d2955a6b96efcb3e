"""What fills the roles of a frame: which argument of the sentence does best, or its whole enumeration."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise
from typing import Final

from ingest.claims.appositions import apposed_to
from ingest.claims.arguments import Argument
from ingest.claims.bystanders import stands_apart
from ingest.claims.fallbacks import TAKING_UP, find_fallback
from ingest.claims.filled_counts import find_count
from ingest.claims.filled_dates import find_date
from ingest.claims.frames import Filler, Frame, Role
from ingest.claims.head_nouns import is_head, is_of_office
from ingest.claims.kinds import LOCAL, WORKS
from ingest.claims.lexicon import find_head, find_undertaking
from ingest.claims.passages import Passage
from ingest.claims.resolutions import is_only_resolved
from ingest.model import Modality, Span


def find_filler(
    role: Role, frame: Frame, passage: Passage, position: int, clause: int, used: set[int]
) -> Filler | None:
    """What fills the role for the trigger at token ``position``, without the arguments ``used``, to which it adds.

    The words that a role may ask for fill it without a value.
    """
    trigger = passage.sentence.tokens[position].span
    if role.words:
        return Filler((), (), 1.0) if role.words.match_any(passage.words) else None
    if role.dates:
        return find_date(role, frame, passage, trigger, clause)
    if role.counts:
        return find_count(role, passage, clause)
    best: tuple[float, int] | None = None
    for index, argument in enumerate(passage.arguments):
        if index in used or argument.kind not in role.kinds or not _admissible(role, argument, passage):
            continue
        if passage.modality(passage.clause_at(argument.token)) is Modality.NEGATED:
            continue
        if argument.kind in WORKS and is_only_resolved(passage, argument, position, clause):
            continue
        owner = argument.token == 2 and passage.words[1] == "der"  # "Beiträge der Mitglieder"
        complement = argument.preposition or argument.governor or owner
        if argument.reference.form == "noun" and complement and trigger.overlaps(argument.span):
            continue  # "von den Partnern der Allianz" names them and says nothing of them
        if _is_inserted(passage, argument, position) or _is_of_prize(passage, argument):
            continue
        if _outside(passage, argument, clause) or (role.within and _is_apart(passage, argument, clause)):
            continue
        if not role.many and _comes_later(passage, argument, clause):
            continue
        score = _score(role, passage, argument, position, clause)
        if best is None or score > best[0]:
            best = (score, index)
    if best is None:
        elsewhere = _belongs_elsewhere(role, passage, clause) or _means_another(role, passage, clause)
        elsewhere = elsewhere or (role.kinds == _PROJECT and _names_own_work(passage, clause))
        elsewhere = elsewhere or (role.kinds > _WINNERS and _tells_no_winner(passage, clause))
        apposed = any(a.kind in _TOLD_OF for a in apposed_to(passage, clause))
        elsewhere = elsewhere or (apposed and _TAKING_UP.isdisjoint(passage.clause_words(clause)))
        return None if elsewhere else find_fallback(role, passage)
    score, index = best
    if passage.arguments[index].reference.form == "publisher" and _means_another(role, passage, clause):
        return None
    chosen = [index]
    if role.many:
        chosen = _enumeration(role, passage, index, used)
    used.update(chosen)
    values: list[str] = []
    spans: list[Span] = []
    for i in chosen:
        for entity in passage.arguments[i].reference.entities:
            if entity not in values:
                values.append(entity)
                spans.append(passage.arguments[i].span)
    certainty = 1.0 if score >= 0 else 0.85
    if passage.arguments[index].reference.form in ("noun", "pronoun", "publisher"):
        certainty *= 0.95
    return Filler(tuple(values), tuple(spans), certainty)


_WINNERS: Final = frozenset({"Project", "Cooperation"})


def _tells_no_winner(passage: Passage, clause: int) -> bool:
    """Whether a prize named before is meant, whose winner was told, or the subject of the clause is a noun that is no
    entity of the text: "Überreicht hat ihn P", "Der Kulturbus gewann den Preis"."""
    if any(a.kind == "Award" and a.reference.form == "pronoun" for a in passage.arguments):
        return True
    covered = [a.span for a in passage.arguments]
    tokens = passage.clauses[clause].tokens if passage.clauses else ()
    finite = passage.clauses[clause].finite if passage.clauses else None
    for at in range(len(tokens) - 1):
        opens = at == 0 or (finite is not None and tokens[at - 1].span == finite.span)
        if not opens or tokens[at].text.lower() not in _ARTICLES or not tokens[at + 1].text[:1].isupper():
            continue
        if not any(span.start <= tokens[at + 1].span.start < span.end for span in covered):
            return find_undertaking(tokens[at + 1].text) is not None
    return False


_ARTICLES: Final = frozenset({"der", "die", "das", "ein", "eine", "unser", "unsere"})
_PROJECT: Final = frozenset({"Project"})


def _names_own_work(passage: Passage, clause: int) -> bool:
    """Whether the clause speaks of no project named before: it names a plan, or is a relative clause, which says itself
    what is done ("…, die drei Praxen betreibt")."""
    if passage.clauses and passage.clauses[clause].kind == "relative":
        inner = passage.clauses[clause].antecedents
        if any(a.kind != "Project" and any(a.span.overlaps(s) for s in inner) for a in passage.arguments):
            return True
    named = (a for a in passage.arguments if a.kind == "Concept" and a.reference.form in ("name", "short"))
    return any(passage.clause_at(a.token) == clause for a in named)


_TAKING_UP: Final = frozenset({"ihr", "ihm", "ihnen", "uns"})
"""Pronouns by which a participle group speaks of one more thing: "die Studie, von ihr in Auftrag gegeben"."""
_TOLD_OF: Final = frozenset({"Cooperation", "Project", "Concept", "Programme", "Committee", "Award", "Event"})
"""Kinds that a participle right behind them speaks of; behind a town it may go on with what was said before."""
_OTHER_SUBJECTS: Final = frozenset({"Region", "Project", "Concept", "Programme", "Committee"})
"""Kinds that need no "zu" to be what a sentence is about."""


def _belongs_elsewhere(role: Role, passage: Passage, clause: int) -> bool:
    """Whether the clause itself names another thing that the role's place in the text would speak of."""
    return any(
        a.kind in role.yields
        and (
            a.preposition == "zu"
            or (a.kind in _OTHER_SUBJECTS and a.preposition is None and not _is_belonged_to(passage, a))
            or (a.kind in _JOINED and a.preposition in _JOINING)
        )
        and passage.clause_at(a.token) == clause
        for a in passage.arguments
    )


def _means_another(role: Role, passage: Passage, clause: int) -> bool:
    """Whether the clause speaks of some cooperation without a name: "gehört zu einer anderen Allianz"."""
    words = passage.clause_words(clause)
    return "Cooperation" in role.kinds and any(
        link in _TO and article in _ANY and any(_is_union(word) for word in words[at + 2 : at + 4])
        for at, (link, article) in enumerate(pairwise(words))
    )


_TO: Final = frozenset({"zu", "in", "bei"})
_ANY: Final = frozenset({"einer", "einem", "anderen", "mehreren", "zwei", "keiner", "keinem"})


def _is_union(word: str) -> bool:
    head = find_head(word.upper() if word in ("ile", "lag") else word.title())
    return head is not None and head[0].kind == "Cooperation"


def _is_belonged_to(passage: Passage, argument: Argument) -> bool:
    """Whether it is a pronoun to which somebody belongs: nobody belongs to a plan or project in this way."""
    return argument.reference.form == "pronoun" and passage.words[argument.token] in ("ihr", "ihm")


_JOINED: Final = frozenset({"Organisation", "Consultancy", "Committee", "Project", "Concept", "Event"})
_JOINING: Final = frozenset({"in", "an", "hinter", "bei"})
"""Before what somebody takes part in, sits in, stands behind."""


def _admissible(role: Role, argument: Argument, passage: Passage) -> bool:
    if role.nominative and argument.preposition is None and _is_dative(passage, argument):
        return False
    if argument.preposition in role.bars or (role.many and argument.explains):
        return False
    if role.needs and argument.preposition not in role.needs:
        return False
    if role.governed and argument.governor not in role.governors:
        return False
    if role.own and _is_owner(argument, passage):
        return False
    if role.joining and stands_apart(passage, argument):
        return False
    return not (role.ungoverned and argument.governor and is_of_office(argument.governor))


def _is_dative(passage: Passage, argument: Argument) -> bool:
    """Whether "dem" before the argument is its article and no relative pronoun: "gehören dem Landkreis X an"."""
    before = argument.token - 1
    relative = any(a.token == before and a.reference.form == "pronoun" for a in passage.arguments)
    if before > 0 and passage.words[before - 1] == "," and argument.kind == "Municipality":
        relative = relative or not is_head(passage.words[argument.token])  # "das Netz, dem Altdorf und Aue angehören"
    return before >= 0 and passage.words[before] == "dem" and not relative


def _is_owner(argument: Argument, passage: Passage) -> bool:
    """Whether the argument stands in the genitive right behind a plan, project or prize."""
    if argument.preposition is not None:
        return False
    if argument.governor is not None and _WORK_NOUN.fullmatch(argument.governor):
        return True  # "ein Gemeinschaftsprojekt der Allianz"
    text = passage.document.text
    ends = (a.span.end for a in passage.arguments if a.kind in _OWNED and a.span.end < argument.span.start)
    return any(_GENITIVE.fullmatch(text, end, argument.span.start) is not None for end in ends)


_WORK_NOUN: Final = re.compile(r".*(?:projekt|vorhaben|maßnahme)(?:e?s)?")
_OWNED: Final = frozenset({*WORKS, "Award"})
_GENITIVE: Final = re.compile(r" (?:der|des|dieser|dieses|unserer|ihrer|seiner) (?:\w{3,20}en )?")


def _score(role: Role, passage: Passage, argument: Argument, position: int, clause: int) -> float:
    score = 0.0
    if passage.is_antecedent(argument.span, clause):
        score += 0.5
    elif passage.clause_at(argument.token) != clause:
        score -= 2
    if role.prefers:
        score += 1.5 if argument.preposition in role.prefers else -0.5 if argument.preposition else 0
    if argument.governor in role.governors:
        score += 2
    if role.many and passage.words[position - 1 : position] == (",",):
        after = bisect_left(passage.starts, argument.span.end)
        score += 1 if after == position - 1 else 0  # "A, Mitglied der Allianz X, …"
    if argument.reference.form in ("pronoun", "publisher"):
        score -= 0.3
    return score - 0.03 * abs(argument.token - position)


def _outside(passage: Passage, argument: Argument, clause: int) -> bool:
    """Whether a relative clause cannot mean the argument: it stands elsewhere, and the clause is about another one."""
    if not passage.clauses or passage.clause_at(argument.token) == clause:
        return False
    own = _home(passage, argument)
    if passage.clauses[own].kind == "relative" and not passage.is_within(clause, own):
        return True  # "ausgezeichnet mit dem Preis, den der Verband vergibt": the Verband only gives it
    apposed = apposed_to(passage, clause)
    if any(a.kind in _TOLD_OF for a in apposed):
        return argument not in apposed  # "die Strategie der LAG, entstanden 2015"
    about = [a for a in passage.arguments if passage.is_antecedent(a.span, clause)]
    return bool(about) and argument not in about


def _is_of_prize(passage: Passage, argument: Argument) -> bool:
    """Whether the argument is but named in the name of a prize: "Heimatpreis des Freistaates Bayern"."""
    return any(a.kind == "Award" and a is not argument and argument.span in a.span for a in passage.arguments)


def _is_inserted(passage: Passage, argument: Argument, position: int) -> bool:
    """Whether the argument is the agent of a participle set off between commas, which another trigger does not mean:
    "für das Konzept, verfasst vom Büro X, verlieh …"."""
    if argument.preposition not in _AGENTS or argument.token < _INSERTED:
        return False
    words = passage.words
    if argument.token < position and {",", "der", "die", "das"}.issuperset(words[argument.token + 1 : position]):
        return False  # "…, beauftragt durch die Runde, das Beschlussgremium des Bundes"
    at = argument.token - 1
    while at > 0 and argument.token - at < _GROUP and words[at] not in ("von", "vom", "durch"):
        at -= 1
    participle = at > 1 and words[at - 2] == "," and _PARTICIPLE.fullmatch(words[at - 1]) is not None
    return participle and at - 1 != position and words[at - 1] != words[position]


_AGENTS: Final = frozenset({"von", "durch"})
_INSERTED: Final = 3
_GROUP: Final = 5
"""Words from a preposition to the name behind it."""
_PARTICIPLE: Final = re.compile(r"(?:\w*ge\w+|(?:be|er|ver|ent|zer)\w+)(?:t|en)")


def _comes_later(passage: Passage, argument: Argument, clause: int) -> bool:
    """Whether a pronoun at the head of a main clause takes up what was named before, and the argument stands in a main
    clause of its own behind it: "Zu ihr rechnen A und B; der Kreis C gehört der LAG an"."""
    own = passage.clause_at(argument.token)
    if own <= clause or passage.clauses[own].kind != "main" or passage.clauses[own].finite is None:
        return False
    return not TAKING_UP.isdisjoint(passage.clause_words(clause)[:3])


def _is_apart(passage: Passage, argument: Argument, clause: int) -> bool:
    """Whether the argument stands in another clause with a verb of its own, which says something else of it."""
    if not passage.clauses or passage.clause_at(argument.token) == clause:
        return False
    own = _home(passage, argument)
    return not passage.is_antecedent(argument.span, clause) and passage.clauses[own].finite is not None


def _home(passage: Passage, argument: Argument) -> int:
    """The clause of the argument; of an abbreviation in brackets that of the name before it."""
    own = passage.clause_at(argument.token)
    if passage.clauses[own].finite is not None or passage.words[argument.token - 1 : argument.token] != ("(",):
        return own
    before = [a for a in passage.arguments if a.group == argument.group and a.token < argument.token]
    return passage.clause_at(before[-1].token) if before else own


def _enumeration(role: Role, passage: Passage, index: int, used: set[int]) -> list[int]:
    """All arguments that fill a plural role together with the one at ``index``: its enumeration, and every other one of
    the clause that stands in the same way. Where names are given, a noun for a whole group ("Vier der zehn Mitglieder,
    und zwar A und B") adds none."""
    first = passage.arguments[index]
    chosen = []
    for i, argument in enumerate(passage.arguments):
        if i in used or argument.kind not in role.kinds or not _admissible(role, argument, passage):
            continue
        together = argument.group == first.group
        alike = passage.clause_at(argument.token) == passage.clause_at(first.token) and (
            _standing(role, argument) == _standing(role, first) and first.governor not in role.governors
        )
        if first.kind == "Cooperation" and argument.preposition == "mit" and argument.kind in LOCAL:
            continue  # "der Städtebund X mit A und B": they are its parts and not beside it
        if together or alike:
            chosen.append(i)
    named = [i for i in chosen if passage.arguments[i].reference.form in ("name", "short")]
    if len(named) < 2:
        return chosen
    known = {e for i in named for e in passage.arguments[i].reference.entities}
    return [i for i in chosen if i in named or _are_others(passage.arguments[i], known)]


def _are_others(argument: Argument, known: set[str]) -> bool:
    """Whether a noun means few others than those named: "die beiden Orte mit C und D"."""
    few = 1 < len(argument.reference.entities) < _FEW
    return argument.reference.form == "noun" and few and known.isdisjoint(argument.reference.entities)


_FEW: Final = 4


def _standing(role: Role, argument: Argument) -> str | None:
    """The preposition that an argument stands behind, where it does not just join it to others."""
    return None if argument.preposition in role.joins else argument.preposition
