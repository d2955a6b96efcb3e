"""The full-text index of a release: German names and words, with facets; the server opens it beside the store."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from pyoxigraph import Store
from tantivy import Document, Index, Schema, SchemaBuilder

from ingest.release.entries import FACETS, Entry, find_entries
from ontology.folding import (
    NAMES,
    WORDS,
    abbreviations,
    constituents,
    fold,
    folded_words,
    names_analyzer,
    words_analyzer,
)

_MEMORY: Final = 64_000_000
"""Bytes the one writing thread may hold; 2,000 texts need far less."""


def write_search(store: Store, texts: Mapping[str, str], folder: Path) -> None:
    """Write the index of everything in ``store`` to ``folder``, with the word list that its compounds fall into."""
    entries = find_entries(store, texts)
    parts = constituents(word for entry in entries for said in (entry.name, entry.text) for word in folded_words(said))
    folder.mkdir(parents=True)
    (folder / "words.txt").write_text("".join(f"{part}\n" for part in parts), encoding="utf-8")
    index = Index(_schema(), path=str(folder))
    index.register_tokenizer(NAMES, names_analyzer())
    index.register_tokenizer(WORDS, words_analyzer(parts))
    _add(index, entries)


def _schema() -> Schema:
    builder = SchemaBuilder()
    for stored in ("iri", "name", "alias", "told_apart"):
        builder.add_text_field(stored, stored=True, tokenizer_name="raw")
    builder.add_unsigned_field("weight", stored=True, fast=True)
    for facet in FACETS:
        builder.add_text_field(facet, stored=True, tokenizer_name="raw", fast=True)
    builder.add_text_field("names", tokenizer_name=NAMES)
    builder.add_text_field("title", tokenizer_name=WORDS)
    builder.add_text_field("text", tokenizer_name=WORDS)
    return builder.build()


def _add(index: Index, entries: Sequence[Entry]) -> None:
    writer = index.writer(heap_size=_MEMORY, num_threads=1)
    for entry in entries:
        writer.add_document(_document(entry))
    writer.commit()
    writer.wait_merging_threads()


def _document(entry: Entry) -> Document:
    document = Document()
    document.add_text("iri", entry.iri)
    document.add_text("name", entry.name)
    document.add_unsigned("weight", entry.weight)
    for facet, value in entry.facets:
        document.add_text(facet, value)
    if entry.told_apart:
        document.add_text("told_apart", entry.told_apart)
    for alias in entry.aliases:
        document.add_text("alias", alias)
    called = (entry.name, *entry.aliases)
    joined = [name.replace(".", "").replace("-", "") for name in called if "." in name or "-" in name]
    for name in (*called, *joined, *abbreviations(entry.name)):
        document.add_text("names", fold(name))
    for name in called:
        document.add_text("title", fold(name))
    document.add_text("text", fold(entry.text))
    return document
