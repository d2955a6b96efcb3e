"""The quality of a release in words: what its rules found, what was not understood, how well its readers score."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from graphapi.explore.history import list_releases, previous_release
from graphapi.explore.statements import Quote
from graphapi.explore.things import Thing, local_name
from graphapi.store import Release

SEVERITIES: Final = ("Violation", "Warning", "Info")


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault that a rule found. ``news``: it was not there in the release before."""

    thing: Thing
    relation: str
    value: str
    quotes: tuple[Quote, ...]
    news: bool


@dataclass(frozen=True, slots=True)
class RuleFindings:
    """All that one rule found; ``messages`` say the rule in both languages; ``fixed`` are no longer found."""

    rule: str
    severity: str
    messages: Mapping[str, str]
    findings: tuple[Finding, ...]
    fixed: int


@dataclass(frozen=True, slots=True)
class Score:
    """How well one relation is read, measured on annotated texts: published with the release in ``quality.json``."""

    relation: str
    precision: float
    recall: float
    f1: float
    annotated: int


@dataclass(frozen=True, slots=True)
class Quality:
    """What a release tells of its quality; ``annotated`` is the number of texts that ``scores`` were measured on."""

    checked: bool
    conforms: bool
    compared_with: str
    counts: tuple[tuple[str, int], ...]
    rules: tuple[RuleFindings, ...]
    issues: int
    issues_by_stage: tuple[tuple[str, str, int], ...]
    issues_by_source: tuple[tuple[str, str, int], ...]
    scores: tuple[Score, ...]
    annotated: int


def judge_release(release: Release) -> Quality:
    """The quality of the release, compared with the one before where that lies beside it."""
    measured = _json(release.path / "quality.json")
    before = previous_release(list_releases(release), release.version)
    report = _json(release.path / "report.json")
    old = _json(before.path / "report.json") if before else {}
    issues = [json.loads(line) for line in _lines(release.path / "issues.jsonl")]
    titles = {s["id"]: s.get("title") or s["name"] for s in release.manifest.get("inputs", {}).get("sources", ())}
    by_stage = Counter((issue["stage"], issue["level"]) for issue in issues)
    by_source = Counter(issue["source"] for issue in issues if issue.get("source"))
    return Quality(
        bool(report),
        report.get("conforms", False),
        before.version if before and old else "",
        tuple((severity, report.get("counts", {}).get(severity, 0)) for severity in SEVERITIES),
        tuple(_rules(report, old, titles)),
        len(issues),
        tuple((stage, level, count) for (stage, level), count in sorted(by_stage.items())),
        tuple((source, titles.get(source, source), count) for source, count in by_source.most_common()),
        tuple(_scores(measured)),
        measured.get("texts", 0),
    )


def _rules(report: Mapping[str, Any], old: Mapping[str, Any], titles: Mapping[str, str]) -> Iterable[RuleFindings]:
    groups: dict[tuple[int, str], list[Mapping[str, Any]]] = {}
    for found in report.get("findings", ()):
        groups.setdefault((SEVERITIES.index(found["severity"]), found["rule"]), []).append(found)
    known = {_key(found) for found in old.get("findings", ())}
    now = {_key(found) for found in report.get("findings", ())}
    fixed = Counter(rule for rule, *_ in known - now)
    for (_, rule), found in sorted(groups.items()):
        findings = tuple(_finding(each, known, titles, compared=bool(old)) for each in found)
        yield RuleFindings(local_name(rule), found[0]["severity"], found[0]["message"], findings, fixed[rule])


def _finding(
    found: Mapping[str, Any], known: set[tuple[str, ...]], titles: Mapping[str, str], *, compared: bool
) -> Finding:
    quotes = tuple(
        Quote(quote["source"], quote["start"], quote["end"], quote["quote"], titles.get(quote["source"], ""))
        for quote in found.get("quotes", ())
    )
    return Finding(
        Thing(found["focus"], found.get("name") or local_name(found["focus"]), _kind(found["focus"])),
        local_name(found.get("path", "")),
        found.get("valueName") or found.get("value", ""),
        quotes,
        compared and _key(found) not in known,
    )


def _kind(iri: str) -> str:
    """A flow of money has no name that could stand for it."""
    return "Funding" if "/funding/" in iri else ""


def _key(found: Mapping[str, Any]) -> tuple[str, ...]:
    return (found["rule"], found["focus"], found.get("path", ""), found.get("value", ""))


def _scores(measured: Mapping[str, Any]) -> Iterable[Score]:
    """All facts first, then fundings, then each relation and value, those with most annotations before."""
    relations = sorted(measured.get("relations", {}).items(), key=lambda item: (-item[1]["annotated"], item[0]))
    for name, score in [*((name, measured[name]) for name in ("facts", "fundings") if name in measured), *relations]:
        yield Score(name, score["precision"], score["recall"], score["f1"], score["annotated"])


def _json(path: Path) -> dict[str, Any]:
    return dict(json.loads(path.read_text("utf-8"))) if path.is_file() else {}


def _lines(path: Path) -> list[str]:
    return path.read_text("utf-8").splitlines() if path.is_file() else []
