"""Tables as files, written while they are read: CSV, JSON, XLSX with text cells, Parquet; no row cap, flat memory.

A table is the names of its columns and its rows in batches. Lists are joined by " | "; the words that prove a row
become two columns, the quotes and the addresses of their spans.
"""

from __future__ import annotations

import csv
import io
import json
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import IO, Any, Final

import pyarrow as pa
import pyarrow.parquet as pq
from pyarrow.csv import WriteOptions, write_csv

Batches = Iterable[Sequence[Sequence[Any]]]

MEDIA_TYPES: Final = {
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "parquet": "application/vnd.apache.parquet",
}
_SEPARATOR: Final = " | "
_EVIDENCE: Final = "evidence"
_CELL: Final = 32_767
"""Characters that a cell of a spreadsheet can hold."""


def flat_names(names: Sequence[str]) -> list[str]:
    """The columns of a flat file."""
    return [flat for name in names for flat in (("quotes", "spans") if name == _EVIDENCE else (name,))]


def _flat(names: Sequence[str], row: Sequence[Any], base_iri: str) -> list[str]:
    cells: list[str] = []
    for name, value in zip(names, row, strict=True):
        if name == _EVIDENCE:
            quotes = value or ()
            cells.append(_SEPARATOR.join(quote["quote"] for quote in quotes))
            cells.append(_SEPARATOR.join(span_iri(quote, base_iri) for quote in quotes))
        else:
            cells.append(cell_text(value))
    return cells


def span_iri(quote: Mapping[str, Any], base_iri: str) -> str:
    """The IRI of the span that a quote stands at."""
    return f"{base_iri}doc/{quote['text']}#o{quote['start']}-{quote['end']}"


def cell_text(value: Any) -> str:
    """A value of a table as a flat file writes it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, list | tuple):
        return _SEPARATOR.join(map(cell_text, value))
    return str(value)


def csv_pieces(names: Sequence[str], batches: Batches, base_iri: str) -> Iterator[bytes]:
    """A CSV file (RFC 4180, UTF-8) in pieces."""
    yield _csv([flat_names(names)])
    for batch in batches:
        yield _csv(_flat(names, row, base_iri) for row in batch)


def flat_csv_pieces(reader: pa.RecordBatchReader) -> Iterator[bytes]:
    """A CSV file in pieces from rows that are flat already (``Tables.flat``)."""
    yield _csv([reader.schema.names])
    options = WriteOptions(include_header=False, eol="\r\n")
    for batch in reader:
        piece = io.BytesIO()
        write_csv(batch, piece, options)
        yield piece.getvalue()


def _csv(rows: Iterable[Sequence[Any]]) -> bytes:
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    return text.getvalue().encode()


def json_pieces(names: Sequence[str], batches: Batches, base_iri: str, head: dict[str, Any]) -> Iterator[bytes]:
    """``head`` with "rows" added as its last member, in pieces; decimals as strings, each quote with its span."""
    opening = json.dumps(head, ensure_ascii=False).removesuffix("}")
    yield f'{opening}{", " if head else ""}"rows": ['.encode()
    first = True
    for batch in batches:
        rows = (json.dumps(_record(names, row, base_iri), ensure_ascii=False) for row in batch)
        yield ((",\n" if not first else "\n") + ",\n".join(rows)).encode()
        first = False
    yield b"\n]}\n"


def _record(names: Sequence[str], row: Sequence[Any], base_iri: str) -> dict[str, Any]:
    return {name: _plain(name, value, base_iri) for name, value in zip(names, row, strict=True)}


def _plain(name: str, value: Any, base_iri: str) -> Any:
    if isinstance(value, Decimal):
        return f"{value:f}"
    if name == _EVIDENCE:
        return [{**quote, "span": span_iri(quote, base_iri)} for quote in value or ()]
    return value


Sheet = tuple[str, Sequence[str], Batches]


def write_xlsx(title: str, names: Sequence[str], batches: Batches, base_iri: str, out: IO[bytes]) -> None:
    """A workbook of one sheet; see ``write_workbook``."""
    write_workbook([(title, names, batches)], base_iri, out)


def write_workbook(sheets: Iterable[Sheet], base_iri: str, out: IO[bytes]) -> None:
    """A workbook whose cells are all text, so that no reader turns a key into a date or runs a formula."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell

    book = Workbook(write_only=True)
    for title, names, batches in sheets:
        sheet = book.create_sheet(title[:31])
        sheet.freeze_panes = "A2"

        def text_cell(value: str, sheet: Any = sheet) -> Any:
            cell = WriteOnlyCell(sheet)
            cell.value = _fitting(value)
            cell.data_type = "s"
            return cell

        sheet.append([text_cell(name) for name in flat_names(names)])
        for batch in batches:
            for row in batch:
                sheet.append([text_cell(value) for value in _flat(names, row, base_iri)])
    book.save(out)


def printable(value: str) -> str:
    """``value`` without the control characters that XML forbids."""
    return "".join(character for character in value if character >= " " or character in "\n\t")


def _fitting(value: str) -> str:
    """``value`` as a cell can hold it, cut with a mark that says so."""
    clean = printable(value)
    return clean if len(clean) <= _CELL else clean[: _CELL - 1] + "…"


def write_parquet(batches: Iterable[pa.RecordBatch], schema: pa.Schema, out: IO[bytes] | Path) -> None:
    """A Parquet file of typed columns, one row group a batch."""
    with pq.ParquetWriter(out, schema, compression="zstd") as writer:
        for batch in batches:
            writer.write_batch(batch)


def pieces_of(file: IO[bytes], size: int = 1 << 16) -> Iterator[bytes]:
    """The content of ``file`` from its beginning, in pieces; it is closed afterwards."""
    file.seek(0)
    try:
        while piece := file.read(size):
            yield piece
    finally:
        file.close()


def temporary() -> IO[bytes]:
    """A nameless file that is gone when closed, for formats that cannot be written from front to back."""
    return tempfile.TemporaryFile()
