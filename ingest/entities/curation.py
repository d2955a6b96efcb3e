"""Decisions of people: a file under version control that every build replays, and that anyone can read and undo.

    - same: [https://w3id.org/koopgraph/id/agent/cima, https://w3id.org/koopgraph/id/agent/cima-beratung]
      who: Ada Lovelace
      when: 2026-11-22
      why: "Both are the CIMA Beratung + Management GmbH, see its imprint."

An IRI that was merged into another keeps answering. Whoever takes an entry out again gets the graph of before, byte
for byte: decisions are the last step of identity and change nothing that they do not name.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final, Literal, get_args

import yaml
from pyoxigraph import NamedNode

from ingest.entities.identities import Candidate, Decision, Identities, Identity, Reason, Rule
from ingest.model import Issue, Wording, content_hash
from ontology import iris
from ontology.terms import KINDS, Verdict

Verb = Literal["same", "different", "rename", "retype", "reject", "prefer"]
VERBS: Final[tuple[Verb, ...]] = get_args(Verb)


class DecisionsError(ValueError):
    """The file of decisions cannot be read; the message says where and what to do."""


@dataclass(frozen=True, slots=True)
class Curated:
    """One decision: "same: A, B" merges B into A; "different: A, texts" takes those texts' names out of A;
    "rename" and "retype" take a ``value``; "reject" and "prefer" are about a claim or a flow of money."""

    verb: Verb
    iris: tuple[str, ...]
    who: str
    when: str
    why: str
    value: str = ""
    texts: tuple[str, ...] = ()

    @property
    def reason(self) -> Reason:
        return Reason("curated", 1.0, Wording(*[f"{self.why} ({self.who}, {self.when})"] * 2))


@dataclass(frozen=True, slots=True)
class Rulings:
    """What people decided about claims and flows, by IRI."""

    rejected: Mapping[str, Curated]
    preferred: Mapping[str, Curated]


NOTHING_DECIDED: Final = Rulings({}, {})


def read_decisions(path: Path) -> tuple[Curated, ...]:
    """The decisions of ``path`` in their order; none if there is no such file. Raises DecisionsError."""
    if not path.exists():
        return ()
    try:
        # Every value is a string: "why: no" is a reason, not a Boolean.
        entries = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader) or []  # noqa: S506
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise DecisionsError(f"{path} is no YAML: {error}") from error
    if not isinstance(entries, list):
        raise DecisionsError(f"{path} is no list of decisions")
    return tuple(_decision(entry, f"{path}, entry {number}") for number, entry in enumerate(entries, start=1))


def _decision(entry: Any, where: str) -> Curated:
    verbs = [verb for verb in VERBS if isinstance(entry, dict) and verb in entry]
    if len(verbs) != 1:
        raise DecisionsError(f"{where}: needs exactly one of {', '.join(VERBS)}")
    (verb,) = verbs
    named = entry[verb] if isinstance(entry[verb], list) else [entry[verb]]
    texts = tuple(str(text) for text in entry.get("texts") or ())
    found = Curated(
        verb=verb,
        iris=tuple(str(iri) for iri in named),
        who=str(entry.get("who") or ""),
        when=str(entry.get("when") or ""),
        why=str(entry.get("why") or ""),
        value=str(entry.get("to") or ""),
        texts=texts,
    )
    fault = fault_of(found)
    if fault:
        raise DecisionsError(f"{where}: {fault}")
    return found


def fault_of(decision: Curated) -> str | None:
    """What is missing or wrong in ``decision``; None if it can be replayed."""
    wanted = {"same": 2, "different": 1 if decision.texts else 2}.get(decision.verb, 1)
    if decision.verb in {"same", "different"} and len(decision.iris) < wanted:
        return f"„{decision.verb}“ needs {wanted} things"
    if decision.verb not in {"same", "different"} and len(decision.iris) != 1:
        return f"„{decision.verb}“ needs one thing or claim"
    if decision.verb in {"rename", "retype"} and not decision.value:
        return f"„{decision.verb}“ needs „to“"
    if decision.verb == "retype" and decision.value not in KINDS:
        return f"{decision.value!r} is no kind; kinds are {', '.join(KINDS)}"
    missing = [name for name in ("who", "when", "why") if not getattr(decision, name)]
    return f"{', '.join(missing)} missing: a decision has an author, a day and a reason" if missing else None


def digest(decisions: Sequence[Curated]) -> str:
    """A checksum of what is decided, not of how the file is laid out; empty if nothing is."""
    if not decisions:
        return ""
    return content_hash(json.dumps([[str(getattr(d, f)) for f in Curated.__slots__] for d in decisions]), digits=64)


def written(decision: Curated) -> str:
    """``decision`` as an entry of the file."""
    named = list(decision.iris) if decision.verb in {"same", "different"} else decision.iris[0]
    entry: dict[str, Any] = {decision.verb: named}
    if decision.value:
        entry["to"] = decision.value
    if decision.texts:
        entry["texts"] = list(decision.texts)
    entry |= {"who": decision.who, "when": decision.when, "why": decision.why}
    return yaml.safe_dump([entry], allow_unicode=True, sort_keys=False, width=1000)


def add_decision(path: Path, decision: Curated) -> None:
    """Write ``decision`` behind the others; what stands in the file stays as it is, comments too."""
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    gap = "" if not before or before.endswith("\n") else "\n"
    path.write_text(before + gap + written(decision), encoding="utf-8")


def remove_decision(path: Path, number: int) -> Curated:
    """Take entry ``number`` (from 1) out of the file, leaving all else as it is; returns it. Raises DecisionsError."""
    decisions = read_decisions(path)
    if not 1 <= number <= len(decisions):
        raise DecisionsError(f"{path} has {len(decisions)} decisions, so there is no number {number}")
    text = path.read_text(encoding="utf-8")
    lines = text.splitlines(keepends=True)
    starts = [index for index, line in enumerate(lines) if line.startswith("- ")]
    end = starts[number] if number < len(starts) else len(lines)
    path.write_text("".join(lines[: starts[number - 1]] + lines[end:]), encoding="utf-8")
    return decisions[number - 1]


def rulings(decisions: Iterable[Curated]) -> Rulings:
    """The decisions on claims and flows of money."""
    listed = list(decisions)
    return Rulings(
        rejected={d.iris[0]: d for d in listed if d.verb == "reject"},
        preferred={d.iris[0]: d for d in listed if d.verb == "prefer"},
    )


def curate(identities: Identities, decisions: Iterable[Curated]) -> tuple[Identities, tuple[Issue, ...]]:
    """``identities`` after all decisions on things, in their order; an issue for each that names an unknown thing."""
    things = {thing.iri.value: thing for thing in identities.things}
    pairs = list(identities.candidates)
    moved: dict[str, str] = {}
    issues = []
    for decision in decisions:
        if decision.verb in {"reject", "prefer"}:
            continue
        named = [_followed(iri, moved) for iri in decision.iris]
        unknown = [iri for iri in named if iri not in things]
        if unknown:
            message = unknown_names(decision, unknown, Wording("das gibt es hier nicht", "no such thing here"))
            issues.append(Issue("decisions", "warning", message))
        elif decision.verb == "same":
            pairs += _merge(things, moved, named, decision)
        elif decision.verb == "different" and decision.texts:
            pairs += _split(things, named[0], decision)
        elif decision.verb == "different":
            pairs = [pair for pair in pairs if {pair.left.value, pair.right.value} != set(named[:2])]
            pairs.append(_pair(things[named[0]].iri, things[named[1]].iri, Verdict.DIFFERENT, decision))
        else:
            things[named[0]] = _changed(things[named[0]], decision)
    left = [pair for pair in pairs if pair.who or (pair.left.value in things and pair.right.value in things)]
    return Identities.of(things.values(), left), tuple(issues)


def unknown_names(decision: Curated, names: Sequence[str], what: Wording) -> Wording:
    """The message on a decision that names what the release does not have."""
    listed = ", ".join(names)
    return Wording(
        f"eine Entscheidung von {decision.who} ({decision.when}) nennt {listed}: {what.de}",
        f"a decision of {decision.who} ({decision.when}) names {listed}: {what.en}",
    )


def _followed(iri: str, moved: Mapping[str, str]) -> str:
    while iri in moved:
        iri = moved[iri]
    return iri


def _merge(
    things: dict[str, Identity], moved: dict[str, str], named: Sequence[str], decision: Curated
) -> list[Candidate]:
    kept = things[named[0]]
    records = []
    for iri in named[1:]:
        if iri == kept.iri.value:
            continue
        gone = things.pop(iri)
        moved[iri] = kept.iri.value
        kept = replace(
            kept,
            aliases=tuple(sorted({*kept.aliases, gone.name, *gone.aliases} - {kept.name})),
            keys=tuple(sorted({*kept.keys, *gone.keys})),
            members=tuple(sorted({*kept.members, *gone.members})),
            decisions=tuple(sorted((*kept.decisions, *gone.decisions), key=lambda made: made.member)),
            replaces=(*kept.replaces, gone.iri, *gone.replaces),
        )
        records.append(_pair(kept.iri, gone.iri, Verdict.SAME, decision))
    things[named[0]] = kept
    return records


def _split(things: dict[str, Identity], iri: str, decision: Curated) -> list[Candidate]:
    whole, texts = things[iri], set(decision.texts)
    apart = [made for made in whole.decisions if made.member[0] in texts]
    stay = [made for made in whole.decisions if made.member[0] not in texts]
    if not apart or not stay:
        return []
    name = max((made.name for made in apart), key=lambda found: (len(found), found))
    new = Identity(
        iri=iris.entity(whole.kind, name, content_hash(iri, *sorted(texts), digits=6)),
        kind=whole.kind,
        name=name,
        aliases=tuple(sorted({made.name for made in apart} - {name})),
        members=tuple(made.member for made in apart),
        decisions=tuple(_decided(made, decision) for made in apart),
    )
    names = {made.name for made in stay}
    known_names = {made.name for made in whole.decisions}
    things[iri] = replace(
        whole,
        aliases=tuple(alias for alias in whole.aliases if alias not in known_names or alias in names),
        members=tuple(made.member for made in stay),
        decisions=tuple(stay),
    )
    things[new.iri.value] = new
    return [_pair(whole.iri, new.iri, Verdict.DIFFERENT, decision)]


def _decided(made: Decision, decision: Curated) -> Decision:
    return replace(made, rule=Rule.CURATED, score=1.0, reasons=(decision.reason,), compared=None, who=decision.who)


def _changed(thing: Identity, decision: Curated) -> Identity:
    if decision.verb == "retype":
        return replace(thing, kind=decision.value)
    aliases = {*thing.aliases, thing.name} - {decision.value}
    return replace(thing, name=decision.value, aliases=tuple(sorted(aliases)))


def _pair(left: NamedNode, right: NamedNode, verdict: Verdict, decision: Curated) -> Candidate:
    return Candidate(left, right, 1.0, (decision.reason,), verdict, Rule.CURATED, decision.who)
