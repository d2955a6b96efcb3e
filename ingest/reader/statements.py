"""The statements of a reading in words, in the order of the text."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from ingest.model import Claim, Evidence, Funding, Modality, Reading, Value

WORDS: Final[dict[str, str]] = {
    "memberOf": "ist Mitglied von",
    "partOf": "liegt in",
    "coversArea": "umfasst das Gebiet",
    "hasConcept": "arbeitet nach",
    "preparedBy": "verfasst von",
    "commissionedBy": "beauftragt von",
    "implementedBy": "umgesetzt von",
    "managedBy": "gemanagt von",
    "governedBy": "entschieden von",
    "hasProject": "hat das Projekt",
    "fundedBy": "gefördert durch",
    "fundedUnder": "gefördert aus",
    "runBy": "Programm von",
    "worksFor": "arbeitet für",
    "contactFor": "Kontakt für",
    "receivedAward": "ausgezeichnet mit",
    "grantedBy": "verliehen von",
    "participant": "mit",
    "tookPlaceIn": "fand statt in",
    "population": "Einwohner",
    "memberCount": "Zahl der Mitglieder",
    "startDate": "Beginn",
    "endDate": "Ende",
    "foundedOn": "gegründet",
    "issued": "verfasst",
    "revised": "fortgeschrieben",
    "awardedOn": "verliehen",
    "heldOn": "gehalten am",
    "role": "Amt",
    "theme": "Thema",
    "email": "E-Mail",
    "phone": "Telefon",
    "website": "Website",
}
STATUS: Final[dict[str, str]] = {"granted": "bewilligt", "own": "eigene Mittel", "planned": "geplant"}
MODALITY: Final[dict[Modality, str]] = {
    Modality.PLANNED: "geplant",
    Modality.NEGATED: "verneint",
    Modality.HYPOTHETICAL: "möglich",
    Modality.REPORTED: "nach fremder Rede",
}


@dataclass(frozen=True, slots=True)
class Statement:
    """One claim or flow of money in three columns, with its evidence. ``note`` is empty for a plain fact."""

    subject: str
    predicate: str
    object: str
    note: str
    evidence: Evidence
    confidence: float


def find_statements(reading: Reading) -> tuple[Statement, ...]:
    """Every claim and funding of the reading, sorted by where the text says it."""
    names = {e.id: e.name for e in reading.entities}
    statements = [_claim(c, names) for c in reading.claims]
    statements += [_funding(f, names) for f in reading.fundings]
    return tuple(sorted(statements, key=lambda s: (s.evidence.span, s.subject, s.predicate, s.object)))


def _claim(claim: Claim, names: dict[str, str]) -> Statement:
    obj = claim.object.lexical if isinstance(claim.object, Value) else names[claim.object]
    notes = [MODALITY.get(claim.modality, ""), "erschlossen" if claim.inferred else ""]
    return Statement(
        subject=names[claim.subject],
        predicate=WORDS.get(claim.predicate, claim.predicate),
        object=obj,
        note=", ".join(filter(None, notes)),
        evidence=claim.evidence[0],
        confidence=claim.confidence,
    )


def _funding(funding: Funding, names: dict[str, str]) -> Statement:
    payers = ", ".join(names[f] for f in funding.funders) or "Geber nicht genannt"
    programme = f" über {names[funding.programme]}" if funding.programme else ""
    recipient = names[funding.recipient] if funding.recipient else "Empfänger nicht genannt"
    return Statement(
        subject=recipient,
        predicate="erhält",
        object=f"{amount_in_words(funding)} von {payers}{programme}",
        note=STATUS[funding.status],
        evidence=funding.evidence[0],
        confidence=funding.confidence,
    )


def amount_in_words(funding: Funding) -> str:
    """The amount as a German reader writes it: "rund 50.000–100.000 € je Jahr", "75 %", "Betrag nicht genannt"."""
    per = {"year": " je Jahr", "month": " je Monat", None: ""}[funding.per]
    about = "rund " if funding.approximate else ""
    if funding.amount and funding.amount_max:
        words = f"{about}{_number(funding.amount)}–{_number(funding.amount_max)} €{per}"
    elif funding.amount:
        words = f"{about}{_number(funding.amount)} €{per}"
    elif funding.amount_max:
        words = f"bis zu {_number(funding.amount_max)} €{per}"
    else:
        words = "" if funding.share else "Betrag nicht genannt"
    share = f"{funding.share.replace('.', ',')} %" if funding.share else ""
    return ", ".join(filter(None, (words, share)))


def _number(plain: str) -> str:
    value = Decimal(plain)
    text = f"{value:,.2f}" if value != value.to_integral_value() else f"{value:,.0f}"
    return text.replace(",", " ").replace(".", ",").replace(" ", ".")
