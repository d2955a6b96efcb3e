"""The tables of a release as data: every column with its type and what it says, in German and English.

The Arrow schemas of the Parquet files and the Frictionless description beside them are both made of it, so they agree.
"""

from __future__ import annotations

from typing import Final, NamedTuple

import pyarrow as pa

MONEY: Final = pa.decimal128(18, 2)
QUOTES: Final = pa.list_(
    pa.struct([("text", pa.string()), ("start", pa.int32()), ("end", pa.int32()), ("quote", pa.string())])
)


class Column(NamedTuple):
    """A column: its type, what it is called in German, what it says in English."""

    name: str
    type: pa.DataType
    title: str
    description: str


class Table(NamedTuple):
    """A table: what it holds, the columns that name a row, and all its columns."""

    title: str
    description: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]

    @property
    def schema(self) -> pa.Schema:
        return pa.schema([(column.name, column.type) for column in self.columns])


_TEXT: Final = pa.string()
_TEXTS: Final = pa.list_(pa.string())
_FLAG: Final = pa.bool_()
_INT: Final = pa.int32()


def _thing(name: str, title: str, description: str) -> tuple[Column, Column]:
    return (
        Column(name, _TEXT, f"{title} (IRI)", f"{description}, as an IRI"),
        Column(f"{name}_name", _TEXT, title, f"{description}, by name"),
    )


_EVIDENCE: Final = Column(
    "evidence", QUOTES, "Belege", "the words that say so: text, first and last code point, quote; sorted"
)
_AMOUNT: Final = (
    Column("amount", MONEY, "Betrag", "the stated amount, of a range the lower end; empty where no text states it"),
    Column("amount_max", MONEY, "Höchstbetrag", "the upper end of a range, or of “up to”"),
    Column("currency", _TEXT, "Währung", "ISO 4217 code"),
    Column("per", _TEXT, "je", "year or month where the amount recurs; empty where it is the total"),
)

TABLES: Final[dict[str, Table]] = {
    "fundings": Table(
        "Mittelflüsse",
        "One row for each distinct flow of money, however many texts state it.",
        ("iri",),
        (
            Column("iri", _TEXT, "Mittelfluss", "the flow"),
            Column("status", _TEXT, "Stand", "granted, own or planned; never added to each other"),
            *_thing("funders", "Geldgeber", "who pays, joined by “ | ” where several pay jointly"),
            Column("funder_iris", _TEXTS, "Geldgeber (Liste)", "the payers one by one, sorted"),
            *_thing("programme", "Programm", "the programme the money comes through, of nested ones the narrower"),
            Column("wider_iris", _TEXTS, "übergeordnete Programme", "programmes above it that a text names"),
            *_thing("recipient", "Empfänger", "what or whom it is for, joined by “ | ” where a sum names several"),
            Column("recipient_iris", _TEXTS, "Empfänger (Liste)", "the recipients one by one, sorted"),
            Column("recipient_kind", _TEXT, "Art des Empfängers", "its class in the ontology"),
            *_thing("alliance", "Kooperation", "the cooperation that receives it or whose project or concept does"),
            Column("alliance_iris", _TEXTS, "Kooperationen (Liste)", "the cooperations one by one, sorted"),
            *_thing("states", "Länder", "the federal states of the recipient: keys, joined by “ | ”"),
            Column("state_keys", _TEXTS, "Länder (Liste)", "the keys one by one, sorted"),
            *_AMOUNT,
            Column("amount_written", _TEXT, "Betrag im Wortlaut", "the amount as the text writes it"),
            Column("approximate", _FLAG, "ungefähr", "true where the text says “about”, “almost” or the like"),
            Column("disputed", _FLAG, "strittig", "true where texts name different amounts; the range holds them all"),
            Column("from", _TEXT, "von", "start of the stated period, no finer than the text"),
            Column("to", _TEXT, "bis", "end of the stated period, no finer than the text"),
            Column("first_year", _INT, "erstes Jahr", "year of the start"),
            Column("last_year", _INT, "letztes Jahr", "year of the end"),
            Column("share", pa.decimal128(7, 3), "Förderquote", "funded percentage of the eligible costs"),
            Column("purpose", _TEXT, "Zweck", "what it is for, as written"),
            Column("included_in", _TEXT, "enthalten in", "the total that this flow is a part of"),
            Column("sum_of", _TEXTS, "Summe aus", "the flows that this one states again as one sum, sorted"),
            Column("granted_as", _TEXT, "bewilligt als", "the granted flow that came of this planned one"),
            Column(
                "counts_as", _TEXT, "zählt als",
                "money | unnamed (no amount stated) | part (inside included_in) | sum (of sum_of) | "
                "volume (no recipient named) | granted since (planned, see granted_as)",
            ),
            Column("total_min", MONEY, "gesamt mindestens", "added to a total at least; yearly money over its period"),
            Column("total_max", MONEY, "gesamt höchstens", "added to a total at most"),
            Column("yearly_min", MONEY, "je Jahr mindestens", "added per year at least, where the period is open"),
            Column("yearly_max", MONEY, "je Jahr höchstens", "added per year at most, where the period is open"),
            Column("confidence", pa.float64(), "Sicherheit", "0 to 1: how probably a careful reader agrees"),
            Column("stated_iris", _TEXTS, "Angaben", "the flow as each single text states it, sorted"),
            Column("texts", _INT, "Texte", "how many texts state it"),
            _EVIDENCE,
        ),
    ),
    "flow_candidates": Table(
        "Vielleicht dasselbe Geld",
        "Pairs of flows that may be the same money; both count until someone decides.",
        ("left", "right"),
        (
            Column("left", _TEXT, "Mittelfluss", "one flow"),
            Column("right", _TEXT, "anderer Mittelfluss", "the other flow"),
            Column("overlap", MONEY, "höchstens doppelt", "the smaller amount of the two, where both have one"),
            Column("reasons_de", _TEXT, "Gründe", "what agrees and what is in doubt, in German"),
            Column("reasons_en", _TEXT, "Gründe (englisch)", "the same in English"),
        ),
    ),
    "hops": Table(
        "Wege des Geldes",
        "One row for each step that money may take, in its direction; a flow with joint payers has one row each.",
        ("id",),
        (
            Column("id", _INT, "Nummer", "row number"),
            *_thing("source", "von", "where the step starts"),
            Column("source_kind", _TEXT, "Art (von)", "its class"),
            *_thing("target", "an", "where the step ends"),
            Column("target_kind", _TEXT, "Art (an)", "its class"),
            Column(
                "kind", _TEXT, "Art des Schritts",
                "granted, own, planned: money | programme: out of a programme | runs: owner to programme | "
                "wider: programme to its sub-programme | authority: superior to subordinate body | "
                "owns: cooperation to its project or concept | benefits: project or concept to its cooperation | "
                "commission: client to the work | contract: work or cooperation to who does it | "
                "membership: cooperation to member",
            ),
            Column("flow", _TEXT, "Mittelfluss", "the flow, where the step is one"),
            Column("joint", _FLAG, "gemeinsam", "true where several pay or receive the sum together"),
            *_thing("programme", "Programm", "the programme of the flow"),
            *_AMOUNT,
            Column("from", _TEXT, "von (Zeit)", "start of the stated period"),
            Column("to", _TEXT, "bis (Zeit)", "end of the stated period"),
            Column("first_year", _INT, "erstes Jahr", "year of the start"),
            Column("last_year", _INT, "letztes Jahr", "year of the end"),
            Column("state_keys", _TEXTS, "Länder", "the federal states of the target"),
            _EVIDENCE,
        ),
    ),
    "members": Table(
        "Mitglieder",
        "Who is a member or partner of which cooperation.",
        ("member", "cooperation"),
        (
            *_thing("member", "Mitglied", "the member"),
            Column("member_kind", _TEXT, "Art", "its class"),
            *_thing("cooperation", "Kooperation", "the cooperation"),
            _EVIDENCE,
        ),
    ),
    "concepts": Table(
        "Konzepte",
        "Concepts with their owners, authors and dates; several values are joined by “ | ”.",
        ("concept",),
        (
            *_thing("concept", "Konzept", "the concept"),
            *_thing("owner", "Grundlage von", "whose work rests on it"),
            *_thing("author", "erstellt von", "who wrote it"),
            *_thing("client", "beauftragt von", "who ordered it"),
            Column("issued", _TEXT, "erstellt", "when it was written; several where texts disagree"),
            Column("revised", _TEXT, "fortgeschrieben", "when it was updated"),
            _EVIDENCE,
        ),
    ),
    "roles": Table(
        "Personen und Ämter",
        "Who works for whom and holds which office; no contact data.",
        ("person", "organisation"),
        (
            *_thing("person", "Person", "the person"),
            *_thing("organisation", "für", "body, cooperation or territory"),
            Column("role", _TEXT, "Amt", "bare titles as written, joined by “ | ”"),
            _EVIDENCE,
        ),
    ),
    "claims": Table(
        "Aussagen",
        "Everything that a text states about something, with its words; also what is planned, negated or rejected.",
        ("iri",),
        (
            Column("iri", _TEXT, "Aussage", "the claim"),
            Column("text", _TEXT, "Text", "id of the text"),
            *_thing("subject", "Subjekt", "what it is about"),
            Column("predicate", _TEXT, "Eigenschaft", "local name in the ontology"),
            Column("object", _TEXT, "Objekt", "an IRI or a value"),
            Column("object_name", _TEXT, "Objekt (Name)", "the name of the object, or the value again"),
            Column("modality", _TEXT, "Aussageweise", "asserted, planned, negated, hypothetical or reported"),
            Column("rank", _TEXT, "Rang", "preferred, normal or deprecated"),
            Column("confidence", pa.float64(), "Sicherheit", "0 to 1"),
            Column("rule", _TEXT, "Regel", "the rule that read it"),
            Column("start", _INT, "Anfang", "first code point of the quote"),
            Column("end", _INT, "Ende", "code point after the quote"),
            Column("quote", _TEXT, "Zitat", "the very words"),
        ),
    ),
    "entities": Table(
        "Dinge",
        "Everything that the texts name.",
        ("iri",),
        (
            Column("iri", _TEXT, "IRI", "the thing"),
            Column("kind", _TEXT, "Art", "its class in the ontology"),
            Column("name", _TEXT, "Name", "its fullest name"),
            Column("aliases", _TEXTS, "weitere Namen", "other names in the texts, sorted"),
            Column("told_apart", _TEXT, "Unterscheidung", "what tells it from others of its kind and name"),
            Column("state_keys", _TEXTS, "Länder", "the federal states it lies in or reaches over"),
            Column("texts", _INT, "Texte", "how many texts speak of it"),
            Column("claims", _INT, "Aussagen", "how many claims have it as subject or object"),
        ),
    ),
    "conflicts": Table(
        "Widersprüche",
        "What cannot all be true: one row for each side of each conflict.",
        ("conflict", "claim"),
        (
            Column("conflict", _TEXT, "Widerspruch", "the conflict"),
            *_thing("subject", "worüber", "the thing or flow it is about"),
            Column("property", _TEXT, "Eigenschaft", "local name in the ontology"),
            Column("status", _TEXT, "Stand", "open or resolved"),
            Column("claim", _TEXT, "Aussage", "the claim or flow on this side"),
            Column("value", _TEXT, "Wert", "what this side says"),
            Column("text", _TEXT, "Text", "id of the text"),
            Column("quote", _TEXT, "Zitat", "the very words"),
        ),
    ),
    "texts": Table(
        "Texte",
        "The sources.",
        ("text",),
        (
            Column("text", _TEXT, "Text", "id of the text"),
            Column("title", _TEXT, "Titel", "its title"),
            Column("publisher", _TEXT, "Herausgeber", "who published it"),
            Column("published", _TEXT, "erschienen", "its date"),
            Column("url", _TEXT, "Adresse", "where it stood"),
            Column("licence", _TEXT, "Lizenz", "its licence"),
        ),
    ),
    "sums": Table(
        "Vorbereitete Summen",
        "Sums over all flows of the release by one dimension; the statuses are never added to each other.",
        ("by", "key", "status", "currency"),
        (
            Column("by", _TEXT, "nach", "all, funders, programme, recipient, alliance, states or year"),
            Column("key", _TEXT, "Schlüssel", "IRI, key or year; empty where the texts name none"),
            Column("name", _TEXT, "Name", "its name"),
            Column("status", _TEXT, "Stand", "granted, own or planned"),
            Column("currency", _TEXT, "Währung", "ISO 4217 code; empty where no flow of the group has an amount"),
            Column("flows", pa.int64(), "Flüsse", "flows in the group"),
            Column("counted", pa.int64(), "davon mit Betrag", "flows whose amount is in the sum"),
            Column("unnamed", pa.int64(), "ohne Betrag", "flows whose amount no text states"),
            Column("set_aside", pa.int64(), "nicht gezählt", "parts of totals, volumes, planned and since granted"),
            Column("total_min", pa.decimal128(38, 2), "gesamt mindestens", "sum of total_min"),
            Column("total_max", pa.decimal128(38, 2), "gesamt höchstens", "sum of total_max"),
            Column("yearly_min", pa.decimal128(38, 2), "je Jahr mindestens", "sum of yearly_min"),
            Column("yearly_max", pa.decimal128(38, 2), "je Jahr höchstens", "sum of yearly_max"),
        ),
    ),
}  # fmt: skip
