"""How well each thing that a sentence names fits as what its money is for, by preposition, case and place."""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

from ingest.claims.money.gifts import is_gift
from ingest.claims.money.money_roles import is_held
from ingest.claims.money.paired_recipients import COINS
from ingest.claims.money.participations import takes_part
from ingest.claims.money.payments import Payment
from ingest.claims.money.receivers import is_served, is_supported, receives
from ingest.claims.money.strangers import SUM_LINKS, is_of_other_sum
from ingest.claims.money.subjects import SUPPORTING
from ingest.german.verbs import PASSIVES
from ingest.model import Span
from ingest.names.knowledge.kinds import LOCAL, WORKS
from ingest.names.knowledge.money import is_money_word
from ingest.passages.arguments import Argument
from ingest.passages.passages import Passage

AWAY: Final = frozenset({"durch", "von", "aus", "in", "nach", "laut", "mit", "bei", "neben", "statt", "gegen", "über"})

_ELSEWHERE: Final = 1.2
"""What a thing named in another clause than the sum weighs less."""


_CLOSE: Final = 3
"""Words between a work and the sum in brackets behind it."""


MANY: Final = frozenset(
    {"kooperationen", "regionen", "gruppen", "verbünde", "zusammenschlüsse", "allianzen", "projekte", "projekten"}
    | {"vorhaben", "modellvorhaben", "kleinprojekte", "kleinprojekten", "einzelprojekte", "einzelvorhaben", "vereine"}
    | {"aktionsgruppen", "leader-regionen", "bündnisse", "initiativen", "maßnahmen"}
)


_MAKERS: Final = frozenset({"Consultancy", "Organisation", "Person"})
_SOURCES: Final = frozenset({"durch", "von", "aus", "in", "über"})
"""Before an alliance or region these say where the money comes from, or by whose hands."""


def rank(payment: Payment, argument: Argument, clause: int, measure: Span | None) -> tuple[float, int, str] | None:
    """How well the argument fits as recipient: weight, order, entity."""
    passage = payment.passage
    if argument.token in {a.token for a in payment.payers} or len(argument.reference.entities) != 1:
        return None
    if is_held(argument) or pays(passage, argument) or _owns_unnamed(passage, argument):
        return None
    if not payment.payers and supports(passage, argument):
        return None
    if argument.governor in MANY and not any(f"{one} {argument.governor}" in _joined(passage) for one in _ONE):
        return None
    into = argument.preposition == "in" and _goes_into(passage, argument)
    if argument.kind in WORKS and (into or argument.preposition not in AWAY):
        aimed = argument.preposition in ("für", "zu") or _is_aim(passage, argument) or _is_object(passage, argument)
        weight = 3.0 if into or aimed else 2.0
    elif argument.kind in WORKS and argument.preposition == "mit" and _competes(passage, argument):
        weight = 2.8
    elif argument.kind in WORKS and argument.preposition == "bei":
        weight = 1.5
    elif argument.kind in ("Cooperation", "Region") and argument.preposition not in _SOURCES:
        if argument.kind == "Region" and (argument.reference.form == "pronoun" or _is_source(argument)):
            return None
        if _means_work(payment, argument) or _owns_programme(passage, argument):
            return None
        weight = 2.5 if argument.preposition in (None, "für", "an") and not _owns_work(passage, argument) else 1.0
    elif _enters(passage, argument) or (
        argument.kind in _RECEIVERS
        and payment.amounts
        and (argument.governor is None or (argument.preposition == "an" and argument.governor in COINS))
        and (argument.kind in LOCAL or not passage.name(argument.reference.entities[0]).isalpha())
        and (receives(passage, argument) or is_supported(payment, argument))
        and not (measure is not None and is_served(payment, argument, measure))
        and not _means_work(payment, argument)
    ):
        weight = 1.5
    elif argument.reference.form == "pronoun" and argument.preposition is None and _is_paid_for(passage, argument):
        if argument.kind in _MAKERS and passage.heading_topic("Project") is not None:
            return None  # who made it, not what was paid for
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


def _enters(passage: Passage, argument: Argument) -> bool:
    """Whether it is a town or district that takes part in a programme."""
    local = argument.kind in LOCAL and argument.governor is None
    return local and takes_part(passage, argument.reference.entities[0])


def _means_work(payment: Payment, argument: Argument) -> bool:
    """Whether who gets the money gets it for the work told of right before: the sentence before names its cost, or the
    notice of its grant."""
    passage = payment.passage
    speaks = argument.reference.form == "publisher" and payment.costed
    if not (speaks or payment.noticed):
        return False
    return any(passage.follows(work) for kind in WORKS if (work := passage.last(kind)) is not None)


def _owns_programme(passage: Passage, argument: Argument) -> bool:
    """Whether it is only the one whose fund stands right before it: "aus dem Projektefonds der Euroregion X"."""
    if (
        argument.preposition is not None
        or argument.token == 0
        or passage.words[argument.token - 1] not in ("der", "des")
    ):
        return False
    return any(a.kind == "Programme" and a.span.end in _ends(passage, argument.token) for a in passage.arguments)


def _is_object(passage: Passage, argument: Argument) -> bool:
    """Whether a verb of supporting has it for its object, or its subject in the passive: "fördert das Projekt X"."""
    clause = passage.clauses[passage.clause_at(argument.token)] if passage.clauses else None
    plain = argument.preposition is None and argument.governor is None
    return clause is not None and plain and clause.lemma in SUPPORTING


def _competes(passage: Passage, argument: Argument) -> bool:
    """Whether somebody gets or asks for money with it: "kam mit dem Projekt X in das Programm Y"."""
    clause = passage.clauses[passage.clause_at(argument.token)] if passage.clauses else None
    return clause is not None and clause.lemma in _COMPETING


_COMPETING: Final = frozenset(
    {"gelangen", "kommen", "bewerben", "aufnehmen", "gewinnen", "überzeugen", "durchsetzen", "teilnehmen", "beteiligen"}
)


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


def _is_source(argument: Argument) -> bool:
    """Whether it is called the one whose money it is: "mit Mitteln der Metropolregion"."""
    governor = argument.governor
    return governor is not None and any(is_money_word(governor, s) for s in ("origins", "notices"))


def pays(passage: Passage, argument: Argument) -> bool:
    """Whether it is the subject of a verb that has the one who gets in the dative: "die Allianz bewilligt dem …"."""
    number = passage.clause_at(argument.token)
    clause = passage.clauses[number] if passage.clauses else None
    if clause is None or clause.lemma is None or clause.voice != "active" or argument.preposition is not None:
        return False
    before = passage.words[argument.token - 1] if argument.token > 0 else ""
    if is_money_word(clause.lemma, "pays"):
        return before == "die"
    if argument.kind == "Cooperation" and is_money_word(clause.lemma, "bearing") and is_gift(passage, number):
        return True  # "den Rest trägt der Verband"
    works = (a for a in passage.arguments if a.kind in WORKS and a.preposition is None and a.governor is None)
    return (
        argument.kind == "Cooperation"
        and (is_gift(passage, number) or clause.lemma in _DOING)
        and before in ("die", "das")
        and any(passage.clause_at(w.token) == number for w in works)
    )


def supports(passage: Passage, argument: Argument) -> bool:
    """Whether a cooperation before a verb of supporting does it: "die ILE X fördert aus dem Regionalbudget Vereine"."""
    clause = passage.clauses[passage.clause_at(argument.token)] if passage.clauses else None
    if clause is None or clause.finite is None or clause.voice != "active" or clause.lemma not in SUPPORTING:
        return False
    bare = argument.kind == "Cooperation" and argument.preposition is None and argument.governor is None
    return bare and argument.span.start < clause.finite.span.start


_DOING: Final = frozenset({"umsetzen", "verwirklichen", "realisieren", "starten", "durchführen", "bauen", "anschaffen"})
"""Verbs whose object is what the money that is told beside them is for."""


def _is_paid_for(passage: Passage, argument: Argument) -> bool:
    """Whether the clause says of its subject that money is given: "…, der aus dem EFRE gefördert wird"."""
    words = passage.clause_words(passage.clause_at(argument.token))
    return not PASSIVES.isdisjoint(words) and any(is_money_word(w, "strong") for w in words)


_ONE: Final = ("dieses", "das", "ein", "ihr", "sein", "dem", "diesem", "einem")


def _joined(passage: Passage) -> str:
    return " ".join(passage.words)


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
    between = passage.words[end:at] if end <= at else ()
    if between[-1:] == ("(",) and len(between) <= _DESCRIBED and "," not in between:
        return 1.2  # "den Hofladen der Familie Schulze in Ragow (85.000 Euro)"
    return 1.2 if 0 <= at - end <= _CLOSE and not SUM_LINKS.isdisjoint(between) else 0.0


_DESCRIBED: Final = 8
"""Words between a work and the bracket that tells its sum at most."""
