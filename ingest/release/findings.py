"""What a check found: which rule, on what, in which words, and the quotes that caused it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

from pyoxigraph import Literal as RdfLiteral
from pyoxigraph import NamedNode, RdfFormat, Triple, serialize

from ingest.model import content_hash
from ontology import iris, literals
from ontology.terms import PREFIXES, PROV, SH, TYPE

Severity = Literal["Violation", "Warning", "Info"]
SEVERITIES: Final[tuple[Severity, ...]] = ("Violation", "Warning", "Info")


@dataclass(frozen=True, slots=True)
class Quote:
    """The words of a text that a finding rests on; ``span`` is the IRI of the stretch where they stand."""

    span: str
    source: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault: "place:ags-16072018 has the population 0, but a population is above zero", with its quotes."""

    severity: Severity
    rule: str
    focus: str
    path: str
    value: str
    messages: tuple[tuple[str, str], ...]
    quotes: tuple[Quote, ...] = ()

    def message(self, language: str) -> str:
        found = dict(self.messages)
        return found.get(language) or next(iter(found.values()), self.rule)

    @property
    def key(self) -> tuple[str, str, str, str]:
        return self.rule, self.focus, self.path, self.value


@dataclass(frozen=True, slots=True)
class Report:
    """All findings of a release, the gravest first. It may be published if there is no Violation among them."""

    findings: tuple[Finding, ...]

    @staticmethod
    def of(findings: Iterable[Finding]) -> Report:
        """Each fault once, in an order that does not depend on how it was found."""
        distinct = {finding.key: finding for finding in findings}
        order = {severity: place for place, severity in enumerate(SEVERITIES)}
        return Report(tuple(sorted(distinct.values(), key=lambda found: (order[found.severity], found.key))))

    @property
    def conforms(self) -> bool:
        return not any(found.severity == "Violation" for found in self.findings)

    def counts(self) -> dict[str, int]:
        return {severity: sum(f.severity == severity for f in self.findings) for severity in SEVERITIES}


def report_as_json(report: Report, names: Mapping[str, str]) -> dict[str, Any]:
    """``report.json``: for people and pages. ``names`` are the names of the things by IRI."""
    return {
        "conforms": report.conforms,
        "counts": report.counts(),
        "findings": [
            {
                "severity": found.severity,
                "rule": found.rule,
                "focus": found.focus,
                "name": names.get(found.focus, ""),
                "path": found.path,
                "value": found.value,
                "valueName": names.get(found.value, ""),
                "message": dict(found.messages),
                "quotes": [
                    {"source": q.source, "start": q.start, "end": q.end, "quote": q.quote} for q in found.quotes
                ],
            }
            for found in report.findings
        ],
    }


def report_as_turtle(report: Report) -> bytes:
    """``report.ttl``: the SHACL report by the standard, every result with an IRI of its own."""
    node = iris.REPORT
    triples = [
        Triple(node, TYPE, NamedNode(SH + "ValidationReport")),
        Triple(node, NamedNode(SH + "conforms"), literals.boolean(not report.findings)),
    ]
    for found in report.findings:
        triples += _result(node, found)
    return serialize(triples, format=RdfFormat.TURTLE, prefixes=PREFIXES) or b""


def _result(report: NamedNode, found: Finding) -> Iterator[Triple]:
    node = NamedNode(f"{iris.REPORT.value}#{content_hash(*found.key)}")
    yield Triple(report, NamedNode(SH + "result"), node)
    yield Triple(node, TYPE, NamedNode(SH + "ValidationResult"))
    yield Triple(node, NamedNode(SH + "resultSeverity"), NamedNode(SH + found.severity))
    yield Triple(node, NamedNode(SH + "sourceShape"), NamedNode(found.rule))
    yield Triple(node, NamedNode(SH + "focusNode"), NamedNode(found.focus))
    if found.path:
        yield Triple(node, NamedNode(SH + "resultPath"), NamedNode(found.path))
    if found.value:
        yield Triple(node, NamedNode(SH + "value"), _term(found.value))
    for language, message in found.messages:
        yield Triple(node, NamedNode(SH + "resultMessage"), RdfLiteral(message, language=language))
    for quote in found.quotes:
        yield Triple(node, NamedNode(PROV + "wasDerivedFrom"), NamedNode(quote.span))


def _term(value: str) -> NamedNode | RdfLiteral:
    return NamedNode(value) if value.startswith(("http://", "https://")) and " " not in value else RdfLiteral(value)
