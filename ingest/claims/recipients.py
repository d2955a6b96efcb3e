"""Who or what money is for: the work or body that a clause of giving names, else what the text is about."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise
from typing import Final

from ingest.claims.arguments import Argument
from ingest.claims.gifts import is_gift
from ingest.claims.givers import is_held
from ingest.claims.kinds import LOCAL, WORKS
from ingest.claims.ledgers import column_of
from ingest.claims.money import is_money_word
from ingest.claims.passages import Passage
from ingest.claims.payments import Payment, giving_clause
from ingest.claims.strangers import is_for_stranger, is_of_other_sum, is_unresolved
from ingest.claims.titled_works import titled_work
from ingest.model import BlockKind, Span

_AWAY: Final = frozenset({"durch", "von", "aus", "in", "nach", "laut", "mit", "bei", "neben", "statt", "gegen", "über"})
_ELSEWHERE: Final = 1.2
"""What a thing named in another clause than the sum weighs less."""
_PASSIVE: Final = frozenset({"wird", "wurde", "werden", "wurden", "worden", "würde", "würden"})
_COST_TOLD: Final = 700
_CLOSE: Final = 3
"""Words between a work and the sum in brackets behind it."""

_MANY: Final = frozenset(
    {"kooperationen", "regionen", "gruppen", "verbünde", "zusammenschlüsse", "allianzen", "projekte", "projekten"}
    | {"vorhaben", "modellvorhaben", "kleinprojekte", "kleinprojekten", "einzelprojekte", "einzelvorhaben", "vereine"}
    | {"aktionsgruppen", "leader-regionen", "bündnisse", "initiativen", "maßnahmen"}
)
_COUNTRYWIDE: Final = frozenset({"landesweit", "bundesweit", "bayernweit", "hessenweit", "sachsenweit", "europaweit"})


def find_recipient(payment: Payment, measure: Span | None) -> str | None:
    """What stands behind "für" or "zu", who receives, a work named right before, the work of the heading, the
    cooperation that the text is about; None for the volume of a programme."""
    passage = payment.passage
    clause = giving_clause(passage, measure)
    volume = volume_of(payment, clause) if measure is not None else None
    if volume is not None:
        return passage.topic("Cooperation") if _is_own_budget(volume) else None
    if _pays_another(passage, clause):
        return None
    meant = _meant_before(passage, clause, measure)
    if meant is not None:
        return meant
    if payment.headed is not None and not any(a.kind in WORKS for a in passage.arguments):
        return payment.headed
    strange = measure is not None and is_for_stranger(passage, measure, payment.amounts)
    if (strange and len(payment.amounts) > 1) or is_unresolved(passage, clause):
        return None
    ranked = [r for a in passage.arguments if (r := _rank(payment, a, clause, measure)) is not None]
    if ranked:
        return max(ranked)[2]
    if is_for_many(passage) or _is_for_subject(passage, clause):
        return None
    work = passage.last(*WORKS)
    if work is not None and _is_still_meant(payment, work) and not _is_for_staff(passage, work):
        return work
    for kind in ("Project", "Concept"):
        heading = passage.heading_topic(kind)
        if heading is not None and not _is_told_of_cooperation(passage):
            return heading
    titled = titled_work(passage)
    if titled is not None:
        return titled
    if passage.has_pronoun:
        named = passage.last("Concept", "Project", "Cooperation", "Region")
        if named is not None:
            return named
    topic = passage.topic("Cooperation") or passage.topic("Region")
    if topic is None or strange or any(topic in a.reference.entities and _pays(passage, a) for a in passage.arguments):
        return None
    return topic if _is_spoken_of(payment, topic) else None


def _is_for_subject(passage: Passage, clause: int) -> bool:
    """Whether the clause says what was done with the money to its subject, which is no entity of the text: "mit 45.000
    Euro vom Land wurde der Saal gebaut"."""
    inner = passage.clauses[clause] if passage.clauses else None
    if inner is None or inner.lemma is None or inner.voice != "passive" or inner.finite is None:
        return False
    if any(is_money_word(inner.lemma, s) for s in _OF_MONEY) or any(
        is_money_word(w, "strong") for w in passage.clause_words(clause)
    ):
        return False
    behind = [t.text for t in inner.tokens if t.span.start > inner.finite.span.start][:2]
    return len(behind) == 2 and behind[0] in ("der", "die", "das", "ein", "eine") and behind[1][:1].isupper()


_OF_MONEY: Final = (
    "gives",
    "gift",
    "gift_with_sum",
    "comes",
    "receives",
    "pays",
    "hands",
    "approves",
    "asks_for",
    "bears",
)


def _pays_another(passage: Passage, clause: int) -> bool:
    """Whether the clause says that an office gets money for what it does: "Die Verwaltung erhält dafür 30.000 Euro"."""
    if not passage.clauses or not any(is_money_word(w, "receives") for w in passage.clause_words(clause)):
        return False
    bare = [a for a in passage.arguments if a.preposition is None and a.governor is None]
    own = [a for a in bare if passage.clause_at(a.token) == clause]
    return bool(own) and all(a.kind in _SERVING for a in own)


_SERVING: Final = frozenset({"Authority", "Consultancy", "Committee", "Person"})
"""Who gets money for what they do, and no support."""


def _is_still_meant(payment: Payment, work: str) -> bool:
    """Whether the work that was named last is what a sentence without one speaks of: it was named right before, or its
    cost is parted, its making is paid for, a part of its name is said again."""
    passage = payment.passage
    if passage.follows(work) or (payment.costed and passage.near(work, _told_before(passage))):
        return True
    said = _is_said_again(passage.name(work), passage.words) or _is_said_again(passage.name(work), payment.before)
    return passage.near(work, _TOLD) and (said or _is_made(passage.words))


_TOLD: Final = 900
"""Characters over which a work is taken up by a part of its name or by its making."""


def _is_said_again(name: str, words: tuple[str, ...]) -> bool:
    """Whether a noun with its article is how a word of the name ends: "der Check" for "Zukunftscheck Nordpfalz"."""
    ends = [w for w in re.findall(r"\w+", name.lower()) if len(w) > _SHORTEST]
    return any(
        before in _TAKES_UP and len(word) >= _SHORTEST and any(end.endswith(word) for end in ends)
        for before, word in pairwise(words)
    )


_SHORTEST: Final = 4
_TAKES_UP: Final = frozenset({"der", "die", "das", "dem", "den", "des", "dieser", "diese", "dieses", "diesem"})


def _is_made(words: tuple[str, ...]) -> bool:
    """Whether a making is spoken of without what is made: "zur Fortschreibung gab das Land 18.000 Euro"."""
    return any(
        before in _MAKING and is_money_word(word, "making") and words[i + 2 : i + 3] not in _OF
        for i, (before, word) in enumerate(pairwise(words))
    )


_MAKING: Final = frozenset({"die", "der", "zur", "zum", "das", "den"})
_OF: Final = (("des",), ("der",), ("von",), ("eines",), ("einer",), ("dieses",), ("ihres",), ("seines",))


def _told_before(passage: Passage) -> int:
    """Characters before the sentence in which a work is still meant where its cost is spoken of: its paragraph."""
    return min(_COST_TOLD, passage.sentence.span.start - passage.block.span.start)


def _is_for_staff(passage: Passage, work: str) -> bool:
    """Whether the sentence says that staff is paid for, which is that of the cooperation, and not the work."""
    if passage.topic("Cooperation") is None:
        return False
    staff = any(is_money_word(w, "staff") for w in passage.words)
    return staff and not any(is_money_word(w, "staff") for w in re.findall(r"\w+", passage.name(work).lower()))


def _is_told_of_cooperation(passage: Passage) -> bool:
    """Whether running text speaks of the cooperation named right before, whatever works the headline names, and of what
    its members pay each year."""
    cooperation = passage.last("Cooperation")
    if cooperation is None or passage.block.kind is not BlockKind.PARAGRAPH or passage.block.label is not None:
        return False
    return passage.follows(cooperation) and any(a.per == "year" for a in passage.amounts)


def _is_spoken_of(payment: Payment, topic: str) -> bool:
    """Whether a sentence of running text that names nothing paid for goes on about the cooperation: it was named right
    before, or its members, its office, its yearly money or more of it are spoken of. Otherwise the money may be for
    anything."""
    passage = payment.passage
    if passage.block.kind is not BlockKind.PARAGRAPH:
        return _is_record_of(payment, topic)
    if passage.is_fragment or passage.follows(topic):
        return True
    if not any(passage.entities_of(kind) for kind in WORKS) or any(a.per == "year" for a in passage.amounts):
        return True
    if any(d.end for d in passage.dates) and any(a.kind == "Programme" for a in passage.arguments):
        return True
    return any(is_money_word(w, kind) for w in passage.words for kind in ("own", "members", "household"))


def _is_record_of(payment: Payment, topic: str) -> bool:
    """Whether a field or line of a list without a work is one of the cooperation's own: it speaks of its budget, its
    members' part or its office, or its label is a word of money below the name of the cooperation. A line of anything
    else may name for itself what it is for."""
    passage = payment.passage
    words = payment.words
    if payment.listed or any(is_money_word(w, kind) for w in words for kind in ("household", "own", "members")):
        return True
    label = passage.block.label
    if passage.block.kind is not BlockKind.FIELD or label is None:
        return False
    if column_of(passage.document.text[label.start : label.end]) is None:
        return False
    return passage.heading_topic("Cooperation") == topic


def is_for_many(passage: Passage) -> bool:
    """Whether the money is for many that the text does not name: "20 Kooperationen, auf die 60 Mio. Euro entfallen"."""
    many = any(c.noun is not None and c.value > 1 and c.noun.lower() in _MANY for c in passage.counts)
    return many or not _COUNTRYWIDE.isdisjoint(passage.words)


def _rank(payment: Payment, argument: Argument, clause: int, measure: Span | None) -> tuple[float, int, str] | None:
    """How well the argument fits as recipient: weight, order, entity."""
    passage = payment.passage
    if argument.token in {a.token for a in payment.payers} or len(argument.reference.entities) != 1:
        return None
    if is_held(argument) or _pays(passage, argument) or _owns_unnamed(passage, argument):
        return None
    if argument.governor in _MANY and not any(f"{one} {argument.governor}" in _joined(passage) for one in _ONE):
        return None
    into = argument.preposition == "in" and _goes_into(passage, argument)
    if argument.kind in WORKS and (into or argument.preposition not in _AWAY):
        aimed = argument.preposition in ("für", "zu") or _is_aim(passage, argument)
        weight = 3.0 if into or aimed else 2.0
    elif argument.kind in WORKS and argument.preposition == "bei":
        weight = 1.5
    elif argument.kind in ("Cooperation", "Region") and argument.preposition not in ("durch", "von", "aus", "in"):
        if argument.kind == "Region" and argument.reference.form == "pronoun":
            return None
        weight = 2.5 if argument.preposition in (None, "für", "an") and not _owns_work(passage, argument) else 1.0
    elif (
        argument.kind in _RECEIVERS
        and payment.amounts
        and argument.governor is None
        and (argument.kind in LOCAL or not passage.name(argument.reference.entities[0]).isalpha())
        and _receives(passage, argument)
        and not (measure is not None and _is_served(payment, argument, measure))
    ):
        weight = 1.5
    elif argument.reference.form == "pronoun" and argument.preposition is None and _is_paid_for(passage, argument):
        weight = 2.5
    else:
        return None
    if (
        measure is not None
        and len(payment.amounts) > 1
        and is_of_other_sum(passage, argument, measure, payment.amounts)
    ):
        return None
    own = passage.clause_at(argument.token)
    if own != clause and not (
        passage.is_antecedent(argument.span, clause) or _is_meant_by_das(passage, argument, clause)
    ):
        weight -= _ELSEWHERE
    weight += _nearness(payment, argument, measure)
    return weight, -argument.token, argument.reference.entities[0]


def _goes_into(passage: Passage, argument: Argument) -> bool:
    """Whether the clause says that money is put into it: "fließt in das Projekt", "bringt … in das Projekt ein"."""
    clause = passage.clauses[passage.clause_at(argument.token)] if passage.clauses else None
    if any(w.startswith(("floss", "fließ", "flöss", "geflossen")) for w in passage.words):
        return True
    return clause is not None and clause.lemma in _INTO


_INTO: Final = frozenset({"einbringen", "stecken", "investieren", "pumpen", "einfließen", "gehen", "wandern"})


def _is_aim(passage: Passage, argument: Argument) -> bool:
    """Whether the money is for doing it: "zur Umsetzung des Projekts", "für den Bau des Radwegs"."""
    governor = argument.governor
    if governor is None or argument.preposition is not None or not is_money_word(governor, "doing"):
        return False
    before = passage.words[max(argument.token - _FAR, 0) : argument.token]
    at = len(before) - 1 - before[::-1].index(governor) if governor in before else 0
    return not _AIMS.isdisjoint(before[max(at - 3, 0) : at])


_FAR: Final = 6
_AIMS: Final = frozenset({"für", "zur", "zum", "zu", "fürs"})


def _is_meant_by_das(passage: Passage, argument: Argument, clause: int) -> bool:
    """Whether a relative "das" takes up the work before the genitive of its owner: "das Konzept der Allianz, das …"."""
    if not passage.clauses or passage.clauses[clause].kind != "relative" or argument.kind not in WORKS:
        return False
    opening = passage.clause_words(clause)[:2]
    neuter = argument.token > 0 and passage.words[argument.token - 1] in ("das", "dem", "des", "ein", "dieses", "zum")
    owners = (a for a in passage.arguments if passage.is_antecedent(a.span, clause))
    return "das" in opening and neuter and any(_owns_work(passage, a) for a in owners)


def _pays(passage: Passage, argument: Argument) -> bool:
    """Whether it is the subject of a verb that has the one who gets in the dative: "die Allianz bewilligt dem …"."""
    number = passage.clause_at(argument.token)
    clause = passage.clauses[number] if passage.clauses else None
    if clause is None or clause.lemma is None or clause.voice != "active" or argument.preposition is not None:
        return False
    before = passage.words[argument.token - 1] if argument.token > 0 else ""
    if is_money_word(clause.lemma, "pays"):
        return before == "die"
    works = (a for a in passage.arguments if a.kind in WORKS and a.preposition is None and a.governor is None)
    return (
        argument.kind == "Cooperation"
        and is_gift(passage, number)
        and before in ("die", "das")
        and any(passage.clause_at(w.token) == number for w in works)
    )


def _is_paid_for(passage: Passage, argument: Argument) -> bool:
    """Whether the clause says of its subject that money is given: "…, der aus dem EFRE gefördert wird"."""
    words = passage.clause_words(passage.clause_at(argument.token))
    return not _PASSIVE.isdisjoint(words) and any(is_money_word(w, "strong") for w in words)


_ONE: Final = ("dieses", "das", "ein", "ihr", "sein", "dem", "diesem", "einem")


def _joined(passage: Passage) -> str:
    return " ".join(passage.words)


def _receives(passage: Passage, argument: Argument) -> bool:
    """Whether the grammar makes a town or body the one who gets: subject of getting, dative of giving, "an …"."""
    clause = passage.clauses[passage.clause_at(argument.token)] if passage.clauses else None
    if argument.preposition is None and any(is_money_word(w, "receives") for w in passage.words):
        return True
    if clause is None or clause.lemma is None:
        return False
    before = passage.words[argument.token - 1] if argument.token else ""
    gives = is_gift(passage, passage.clause_at(argument.token)) or is_money_word(clause.lemma, "hands")
    if not gives:
        return False
    dative = before == "dem" or (
        before == "der" and argument.kind == "Municipality" and not _is_masculine(passage, argument)
    )
    return argument.preposition == "an" or (argument.preposition is None and dative)


def _is_served(payment: Payment, argument: Argument, measure: Span) -> bool:
    """Whether the sum is for another, named behind the sum of the argument: "dem A 500 und der B 300 Euro"."""
    between = [a.span for a in payment.amounts if argument.span.end <= a.span.start and a.span.end <= measure.start]
    return bool(between) and not _DATIVE.isdisjoint(payment.passage.words_between(between[-1], measure))


_DATIVE: Final = frozenset({"dem", "der", "den", "an"})


def _is_masculine(passage: Passage, argument: Argument) -> bool:
    return passage.words[argument.token].startswith(("markt", "flecken", "ort", "kreis"))


_RECEIVERS: Final = frozenset({*LOCAL, "Organisation"})


def _owns_work(passage: Passage, argument: Argument) -> bool:
    """Whether it is named as the owner of the work or fund right before it: "das Konzept der Allianz"."""
    at = argument.token
    if any(a.kind in WORKS and a.span != argument.span and argument.span in a.span for a in passage.arguments):
        return True
    if at == 0 or passage.words[at - 1] not in ("der", "des", "von", "vom", "für", "die", "das", "den"):
        return False
    return any(
        a.kind in (*WORKS, "Programme") and a.span.end in _ends(passage, at) for a in passage.arguments if a.token < at
    )


def _owns_unnamed(passage: Passage, argument: Argument) -> bool:
    """Whether it is the owner in an apposition to what money is for: "der Saal, ein Projekt der Allianz"."""
    if argument.governor not in _UNNAMED or argument.governor not in passage.words[: argument.token]:
        return False
    at = len(passage.words[: argument.token]) - 1 - passage.words[: argument.token][::-1].index(argument.governor)
    return at > 1 and passage.words[at - 1] in ("ein", "eine") and passage.words[at - 2] == ","


_UNNAMED: Final = frozenset({"projekt", "vorhaben", "maßnahme", "initiative", "einrichtung", "modellprojekt"})


def _ends(passage: Passage, at: int) -> range:
    """The places where what stands right before the article of token ``at`` may end, a bracket between."""
    return range(passage.starts[max(at - 5, 0)], passage.starts[at - 1] + 1)


def _nearness(payment: Payment, argument: Argument, measure: Span | None) -> float:
    """Of several sums each is for what stands with it: "A (20.000 Euro), B (30.000 Euro)", "10.000 Euro für A"."""
    if measure is None or len(payment.amounts) < 2:
        return 0.0
    passage = payment.passage
    at = bisect_left(passage.starts, measure.start)
    behind = bisect_left(passage.starts, measure.end)
    following = min((a.span.start for a in payment.amounts if a.span.start > measure.start), default=10**9)
    if argument.preposition in ("für", "an", "zu") and behind <= argument.token and argument.span.end < following:
        return 1.5
    end = bisect_left(passage.starts, argument.span.end)
    return 1.2 if 0 <= at - end <= _CLOSE and not _LINKS.isdisjoint(passage.words[end:at]) else 0.0


_LINKS: Final = frozenset({"(", "mit", ":", "–"})
"""What links a work with the sum right behind it."""


def _meant_before(passage: Passage, clause: int, measure: Span | None) -> str | None:
    """The work that "dafür", "hierfür" of the clause, or of one before it in the sentence, takes up; the thing that a
    relative clause "…, für das 30.000 Euro bewilligt sind" hangs on."""
    meant = _antecedent(passage, clause)
    if meant is not None:
        return meant
    limit = bisect_left(passage.starts, measure.start) if measure is not None else 0
    tokens = [
        i
        for i, w in enumerate(passage.words)
        if (passage.clause_at(i) == clause or i < limit) and is_money_word(w, "therefor")
    ]
    if not tokens:
        return None
    works = [
        a
        for a in passage.arguments
        if a.kind in WORKS and a.token < tokens[0] and len(a.reference.entities) == 1 and a.preposition not in _AWAY
    ]
    return works[-1].reference.entities[0] if works else passage.last(*WORKS)


def _antecedent(passage: Passage, clause: int) -> str | None:
    """What the clause says the money is for by "für das": the last thing named before it, be it a body."""
    if not passage.clauses or passage.clauses[clause].kind != "relative":
        return None
    opening = tuple(w for w in passage.clause_words(clause)[:3] if w.isalpha())[:2]
    if len(opening) < 2 or opening[0] not in ("für", "in", "zu") or opening[1] not in _RELATIVES:
        return None
    first = min(t.span.start for t in passage.clauses[clause].tokens)
    before = [a for a in passage.arguments if a.span.end <= first and len(a.reference.entities) == 1]
    things = [a for a in before if a.kind in (*WORKS, "Cooperation", "Organisation") and a.preposition not in _AWAY]
    return things[-1].reference.entities[0] if things else None


_RELATIVES: Final = frozenset({"das", "die", "den", "dessen", "deren", "dem", "der", "welches", "welche", "welchen"})


def volume_of(payment: Payment, clause: int) -> str | None:
    """The name of the programme of which the clause says what it has, and not who gets it: "Der Fonds umfasst 30
    Millionen Euro"."""
    passage = payment.passage
    inside = [a for a in passage.arguments if passage.clause_at(a.token) == clause]
    programmes = [a for a in inside if a.kind == "Programme" and a.preposition in (None, "für", "in")]
    if not programmes or not any(is_money_word(w, "holds") for w in passage.clause_words(clause)):
        return None
    if any(
        a.kind in (*WORKS, "Cooperation", "Region") and a.preposition in (None, "für", "an") and a.governor is None
        for a in inside
    ):
        return None
    return passage.name(programmes[0].reference.entities[0])


def _is_own_budget(name: str) -> bool:
    """Whether the programme is a budget that one cooperation has for itself."""
    return any(part in name.lower() for part in ("budget", "verfügungsfonds", "kleinprojektefonds"))
