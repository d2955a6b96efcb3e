"""Paths given by the user → texts with their sources. Whatever cannot be read is named in an issue and stops nothing.

The text of a document is the decoded file as it is (byte order mark, front matter, CRLF and all), so that anyone can
check ``text[start:end] == quote`` against the file.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, Literal

from ingest.documents.front_matter import FrontMatter, read_front_matter
from ingest.model import Block, BlockKind, Document, Issue, Source, Wording
from ontology import literals

MAX_BYTES: Final = 20_000_000
"""No page of text comes near this; one that does is a dump or a mistake and would hold up all others."""

MEDIA_TYPES: Final = {".txt": "text/plain", ".text": "text/plain", ".md": "text/markdown"}

_MISSING: Final = Wording("gibt es nicht", "does not exist")
_NO_TEXT: Final = Wording("ist kein Text: weder UTF-8 noch Windows-1252", "is no text: neither UTF-8 nor Windows-1252")
_ADDRESS_GIVEN: Final = Wording(
    "ist eine Adresse; Texte werden nur aus Dateien gelesen, er ist also zuerst zu holen",
    "is an address; texts are read from files only, so fetch it first",
)
_EMPTY: Final = Wording("ist leer", "is empty")
_ADDRESSES: Final = Wording(
    "ist eine Liste von Adressen; Texte werden nur aus Dateien gelesen, sie sind also zuerst zu holen",
    "is a list of addresses; texts are read from files only, so fetch them first",
)
_NAMED_ID: Final = re.compile(r"(?<![0-9A-Za-z])[0-9a-f]{16}$")
_ADDRESS: Final = re.compile(r"https?://\S+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Found:
    """What stood at the paths: the documents sorted by id, and what could not be read."""

    documents: tuple[Document, ...]
    issues: tuple[Issue, ...]


def find_documents(paths: Iterable[str | Path]) -> Found:
    """The documents of files and folders (searched in depth), sorted by source id, whatever the order of the paths.

    A text given twice is read once. Two texts of one id (the same file name in two folders) are both kept: all but
    the first by content get an id of their own, and an issue says so.
    """
    documents: list[Document] = []
    issues: list[Issue] = []
    for path in _files(paths, issues):
        document = _read(path, issues)
        if document is not None:
            documents.append(document)
    return Found(tuple(_with_own_ids(documents, issues)), tuple(issues))


def _files(paths: Iterable[str | Path], issues: list[Issue]) -> Iterator[Path]:
    seen: set[Path] = set()
    for given in paths:
        if _ADDRESS.match(str(given)):
            issues.append(_unread(str(given), _ADDRESS_GIVEN))
            continue
        path = Path(given)
        if path.is_dir():
            files = sorted(file for file in path.rglob("*") if file.is_file() and not _hidden(file, path))
        elif path.exists():
            files = [path]
        else:
            issues.append(_unread(str(given), _MISSING))
            continue
        for file in files:
            if file.suffix.lower() not in MEDIA_TYPES:
                known = ", ".join(sorted(MEDIA_TYPES))
                why = Wording(
                    f"hat ein Format, das nicht gelesen wird (gelesen werden {known})",
                    f"is of a format that is not read (read are {known})",
                )
                issues.append(_unread(str(file), why, "note"))
            elif file.resolve() not in seen:
                seen.add(file.resolve())
                yield file


def _hidden(file: Path, folder: Path) -> bool:
    return any(part.startswith(".") for part in file.relative_to(folder).parts)


def _read(path: Path, issues: list[Issue]) -> Document | None:
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            why = Wording(
                f"ist zu groß: {size:,} Bytes, gelesen werden höchstens {MAX_BYTES:,}".replace(",", "."),
                f"is too large: {size:,} bytes, at most {MAX_BYTES:,} are read",
            )
            issues.append(_unread(str(path), why))
            return None
        content = path.read_bytes()
    except OSError as error:
        why = Wording(f"lässt sich nicht öffnen: {error.strerror}", f"cannot be opened: {error.strerror}")
        issues.append(_unread(str(path), why))
        return None
    decoded = decode(content)
    if decoded is None:
        issues.append(_unread(str(path), _NO_TEXT))
        return None
    text, encoding = decoded
    if not text.strip("\ufeff \t\r\n"):
        issues.append(_unread(str(path), _EMPTY, "warning"))
        return None
    if _is_list_of_addresses(text):
        issues.append(_unread(str(path), _ADDRESSES))
        return None
    head = read_front_matter(text)
    sha256 = hashlib.sha256(content).hexdigest()
    document = _document(path.stem, str(path), text, sha256, MEDIA_TYPES[path.suffix.lower()], head)
    if encoding != "utf-8":
        message = Wording(
            f"{path} ist kein UTF-8 und wurde als Windows-1252 gelesen",
            f"{path} is no UTF-8; it was read as Windows-1252",
        )
        issues.append(Issue("documents", "warning", message, document.source.id))
    if head.fault:
        message = head.fault.changed(lambda said: f"{path}: {said}")
        issues.append(Issue("documents", "warning", message, document.source.id))
    return document


def decode(content: bytes) -> tuple[str, str] | None:
    """The text of a file as it is, a byte order mark included, and its encoding: UTF-8, else Windows-1252; or None."""
    if b"\x00" in content:
        return None
    try:
        return content.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    try:
        return content.decode("cp1252"), "cp1252"
    except UnicodeDecodeError:
        return None


def _is_list_of_addresses(text: str) -> bool:
    lines = [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return bool(lines) and all(_ADDRESS.fullmatch(line) for line in lines)


def read_document(name: str, path: str, text: str, sha256: str, media_type: str = "text/plain") -> Document:
    """The document of a decoded text: its source described by its front matter, which is its only block as yet."""
    return _document(name, path, text, sha256, media_type, read_front_matter(text))


def _document(name: str, path: str, text: str, sha256: str, media_type: str, head: FrontMatter) -> Document:
    source = Source(
        id=source_id(name),
        name=name,
        path=path,
        sha256=sha256,
        media_type=media_type,
        url=_address(head),
        title=head.get("title") or _first_line(text[head.span.end :] if head.span else text),
        publisher=head.get("publisher"),
        licence=head.get("licence") or head.get("license"),
        published=_date(head.get("published")),
        retrieved=_date(head.get("retrieved")),
        language=head.get("language") or "de",
    )
    blocks = (Block(BlockKind.FRONT_MATTER, head.span),) if head.span else ()
    return Document(source, text, blocks)


def source_id(name: str) -> str:
    """The 16 hexadecimal digits that ``name`` ends in, else the first 16 of its SHA-256: a moved file keeps its id."""
    named = _NAMED_ID.search(name)
    return named.group() if named else hashlib.sha256(name.encode()).hexdigest()[:16]


def _address(head: FrontMatter) -> str | None:
    url = head.get("url")
    return url if url and _ADDRESS.fullmatch(url) else None


def _date(written: str | None) -> str | None:
    return written if written and literals.is_date(written) else None


def _first_line(text: str) -> str | None:
    line = next((line.strip() for line in text.splitlines() if line.strip()), None)
    return line[:120] if line else None


def _with_own_ids(documents: list[Document], issues: list[Issue]) -> list[Document]:
    groups: defaultdict[str, list[Document]] = defaultdict(list)
    for document in documents:
        groups[document.source.id].append(document)
    kept: list[Document] = []
    for group in groups.values():
        distinct = {document.source.sha256: document for document in sorted(group, key=_by_content, reverse=True)}
        first, *others = sorted(distinct.values(), key=_by_content)
        kept.append(first)
        for document in others:
            own = hashlib.sha256(f"{document.source.name}\x1f{document.source.sha256}".encode()).hexdigest()[:16]
            kept.append(replace(document, source=replace(document.source, id=own)))
            one, other = document.source.path, first.source.path
            message = Wording(
                f"{one} hat dieselbe Kennung wie {other} und bekam stattdessen {own}",
                f"{one} has the same id as {other} and was given {own} instead",
            )
            issues.append(Issue("documents", "warning", message, own))
        for document in group:
            twin = distinct[document.source.sha256]
            if twin is not document:
                one, other = document.source.path, twin.source.path
                message = Wording(
                    f"{one} ist derselbe Text wie {other} und wurde einmal gelesen",
                    f"{one} is the same text as {other} and was read once",
                )
                issues.append(Issue("documents", "note", message, twin.source.id))
    return sorted(kept, key=lambda document: document.source.id)


def _by_content(document: Document) -> tuple[str, str]:
    return document.source.sha256, document.source.path


def _unread(path: str, why: Wording, level: Literal["note", "warning", "error"] = "error") -> Issue:
    return Issue("documents", level, why.changed(lambda said: f"{path} {said}"))
