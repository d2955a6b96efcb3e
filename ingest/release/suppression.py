"""People who asked to be forgotten: a list of keyed hashes, asked before anything is read into a graph.

The list lies with the releases (``.suppressed/``), so that no build into that folder can miss it. It holds no name:
whoever finds it without its key learns nothing, and with the key can only ask whether a given name is on it.
"""

from __future__ import annotations

import hmac
import json
import re
import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Final

from ingest.entities.names import fold
from ingest.model import Entity, Issue, Reading, Span, Value
from ingest.release.contacts import blacked_out, without_spans

FOLDER: Final = ".suppressed"
_TITLES: Final = frozenset({"dr", "prof", "dipl", "ing", "mba", "ma", "frau", "herr", "herrn"})
_WORD: Final = re.compile(r"\w+")
_SURNAME: Final = 4
"""Letters from which a bare surname is taken out of a text that names the person in full."""


@dataclass(frozen=True, slots=True)
class Suppressions:
    """The key and the hashes. ``lengths`` are the numbers of words that suppressed names have."""

    key: bytes = b""
    hashes: frozenset[str] = frozenset()
    lengths: frozenset[int] = frozenset()

    def names(self, words: Iterable[str]) -> bool:
        """Whether ``words`` (folded) are a suppressed name; a German genitive is the same name."""
        given = tuple(words)
        forms = {given, (*given[:-1], given[-1].removesuffix("s"))} if given else set()
        return any(_hash(self.key, form) in self.hashes for form in forms)

    def spans(self, text: str) -> tuple[Span, ...]:
        """Where ``text`` names somebody on the list, also by bare surname once the full name stands in it."""
        found = [(m.start(), m.end(), fold(m.group())) for m in _WORD.finditer(text)] if self.hashes else []
        words = [word for _, _, word in found]
        hits, surnames = [], set()
        for length in sorted(self.lengths):
            for at in range(len(words) - length + 1):
                window = words[at : at + length]
                turned = [*window[1:], window[0]] if text.startswith(",", found[at][1]) else window
                if self.names(window) or self.names(turned):
                    hits.append((at, at + length))
                    surnames.add((window if self.names(window) else turned)[-1])
        # An s at its end may be the genitive's or its own ("Haas"): both ways of writing are one.
        bare = {surname.removesuffix("s") for surname in surnames if len(surname) >= _SURNAME}
        covered = {at for start, end in hits for at in range(start, end)}
        hits += [(at, at + 1) for at, word in enumerate(words) if at not in covered and word.removesuffix("s") in bare]
        return tuple(sorted({Span(found[start][0], found[end - 1][1]) for start, end in hits}))

    def blacked(self, text: str) -> str:
        """``text`` with the names on the list blacked out."""
        return blacked_out(text, self.spans(text))


def read_suppressions(releases: Path) -> Suppressions:
    """The list of the releases in ``releases``; empty if nobody asked."""
    folder = releases / FOLDER
    if not (folder / "list.json").exists():
        return Suppressions()
    entries = json.loads((folder / "list.json").read_text(encoding="utf-8"))
    return Suppressions(
        key=bytes.fromhex((folder / "key").read_text(encoding="utf-8").strip()),
        hashes=frozenset(entry["hash"] for entry in entries),
        lengths=frozenset(entry["words"] for entry in entries),
    )


def suppress(releases: Path, names: Iterable[str], since: str) -> int:
    """Put ``names`` on the list of ``releases``; how many are new. The key is made once and readable by its owner."""
    folder = releases / FOLDER
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    if not (folder / "key").exists():
        (folder / "key").touch(mode=0o600)
        (folder / "key").write_text(secrets.token_hex(32), encoding="utf-8")
    key = bytes.fromhex((folder / "key").read_text(encoding="utf-8").strip())
    path = folder / "list.json"
    entries = json.loads(path.read_text(encoding="utf-8")) if path.exists() else []
    known = {entry["hash"] for entry in entries}
    before = len(known)
    for words in _forms(names):
        digest = _hash(key, words)
        if digest not in known:
            known.add(digest)
            entries.append({"hash": digest, "words": len(words), "since": since})
    new = path.with_suffix(".new")
    new.write_text(json.dumps(sorted(entries, key=lambda entry: str(entry["hash"])), indent=1), encoding="utf-8")
    new.replace(path)
    return len(known) - before


def without_people(reading: Reading, suppressions: Suppressions) -> Reading:
    """``reading`` without the people on the list: their entities, what is claimed of them, their names in quotes."""
    if not suppressions.hashes:
        return reading
    hidden = suppressions.spans(reading.document.text)
    gone = {entity.id for entity in reading.entities if _is_named(entity, hidden, suppressions)}
    source = reading.document.source
    fields = {name: getattr(source, name) for name in ("name", "title", "publisher", "url")}
    clean = {name: value and suppressions.blacked(value) for name, value in fields.items()}
    kept = replace(
        reading,
        document=replace(reading.document, source=replace(source, **clean)),
        entities=tuple(entity for entity in reading.entities if entity.id not in gone),
        claims=tuple(
            claim
            for claim in reading.claims
            if claim.subject not in gone
            and claim.object not in gone
            and not (isinstance(claim.object, Value) and suppressions.spans(claim.object.lexical))
        ),
        fundings=tuple(
            replace(flow, purpose=flow.purpose and suppressions.blacked(flow.purpose))
            for flow in reading.fundings
            if not gone & {flow.recipient, flow.programme, *flow.funders}
        ),
        issues=tuple(_clean(issue, suppressions) for issue in reading.issues),
    )
    return without_spans(kept, hidden)


def _is_named(entity: Entity, hidden: tuple[Span, ...], suppressions: Suppressions) -> bool:
    if any(suppressions.spans(name) for name in (entity.name, *entity.aliases)):
        return True
    # Where a text calls a person by surname only, its entity is known by where it stands.
    return entity.kind == "Person" and any(span.overlaps(cut) for span in entity.spans for cut in hidden)


def _clean(issue: Issue, suppressions: Suppressions) -> Issue:
    return replace(issue, message=issue.message.changed(suppressions.blacked))


def _forms(names: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """The words of each name without titles, the surname last."""
    for name in names:
        last, comma, first = name.partition(",")
        words = tuple(w for w in map(fold, _WORD.findall(f"{first} {last}" if comma else name)) if w not in _TITLES)
        if words:
            yield words


@lru_cache(maxsize=200_000)
def _hash(key: bytes, words: tuple[str, ...]) -> str:
    return hmac.digest(key, " ".join(words).encode(), "sha256").hex()
