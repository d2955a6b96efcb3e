"""Documents → readings, many at a time, each in a process that can be ended.

A text that makes the reader crash, hang or eat all memory costs itself alone: it gets an empty reading and an issue,
the process is replaced and the others go on.
"""

from __future__ import annotations

import gc
import resource
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Final

from ingest.model import Document, Issue, Reading, Wording
from ingest.processes import copies

Read = Callable[[Document], Reading]
"""Any function that reads a text. The frames are one; a model may be another."""

MAX_SECONDS: Final = 60.0
"""For one text of up to ``LONG`` characters; a longer one has as much more time. A page takes milliseconds, a million
characters take eight seconds on a slow machine."""

LONG: Final = 2_000_000

MAX_MEMORY: Final = 1_500_000_000
"""Bytes of private memory for one reading process, tables of words included."""

GARBAGE: Final = 50_000
"""Records that a reading process makes before it looks for garbage; tables and records hold no circles, and looking as
often as Python does by itself takes a thirtieth of the time."""


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    pipe: Connection
    document: Document | None = None
    deadline: float = 0.0


def read_documents(
    documents: Sequence[Document],
    read: Read,
    *,
    jobs: int = 1,
    seconds: float = MAX_SECONDS,
    done: Callable[[Document], None] = lambda document: None,
) -> tuple[Reading, ...]:
    """The readings of ``documents`` in their order. Never raises for a text; ``done`` is called after each."""
    readings: dict[str, Reading] = {}
    for reading in _readings(documents, read, max(1, min(jobs, len(documents))), seconds):
        readings[reading.document.source.id] = reading
        done(reading.document)
    return tuple(readings[document.source.id] for document in documents)


def _readings(documents: Iterable[Document], read: Read, jobs: int, seconds: float) -> Iterator[Reading]:
    waiting = deque(documents)
    workers = [_start(read) for _ in range(jobs)] if waiting else []
    try:
        while waiting or any(worker.document for worker in workers):
            for worker in workers:
                if worker.document is None and waiting:
                    worker.document = waiting.popleft()
                    worker.deadline = time.monotonic() + _allowed(worker.document, seconds)
                    # A process that has died is noticed where its answer is waited for.
                    with suppress(BrokenPipeError, ConnectionResetError):
                        worker.pipe.send(worker.document)
            busy = [worker for worker in workers if worker.document]
            patience = max(0.0, min(worker.deadline for worker in busy) - time.monotonic())
            ready = set(wait([worker.pipe for worker in busy], patience))
            for index, worker in enumerate(workers):
                if worker.document is None:
                    continue
                if worker.pipe in ready:
                    reading = _received(worker)
                elif time.monotonic() >= worker.deadline:
                    reading = _failed(worker.document, _too_long(worker.document, seconds))
                else:
                    continue
                yield reading
                worker.document = None
                if worker.pipe not in ready or not worker.process.is_alive():
                    _stop(worker)
                    workers[index] = _start(read)
    finally:
        for worker in workers:
            _stop(worker)


def _allowed(document: Document, seconds: float) -> float:
    return seconds * max(1.0, len(document.text) / LONG)


def _too_long(document: Document, seconds: float) -> Wording:
    allowed = f"{_allowed(document, seconds):g} s"
    return Wording(
        f"das Lesen dauerte länger als {allowed} und wurde beendet", f"reading took longer than {allowed} and was ended"
    )


def _received(worker: _Worker) -> Reading:
    document = worker.document
    assert document is not None
    try:
        answer = worker.pipe.recv()
    except (EOFError, ConnectionResetError):
        worker.process.join()
        return _failed(document, _died(worker.process.exitcode))
    return replace(answer, document=document) if isinstance(answer, Reading) else unread(document, answer)


def _died(status: int | None) -> Wording:
    return Wording(
        f"der lesende Prozess ist gestorben (Status {status})", f"the reading process died (status {status})"
    )


def unread(document: Document, error: object) -> Reading:
    """What there is of a text that the reader failed on: an issue that says so."""
    return _failed(document, Wording(f"konnte nicht gelesen werden: {error}", f"it could not be read: {error}"))


def _failed(document: Document, why: Wording) -> Reading:
    message = why.changed(lambda said: f"{document.source.name}: {said}")
    issue = Issue("reading", "error", message, document.source.id)
    return Reading(document, issues=(issue,))


def _start(read: Read) -> _Worker:
    with copies() as context:
        ours, theirs = context.Pipe()
        process: BaseProcess = context.Process(target=_work, args=(theirs, read), daemon=True)
        process.start()
    theirs.close()
    return _Worker(process, ours)


def _stop(worker: _Worker) -> None:
    worker.pipe.close()
    worker.process.kill()
    worker.process.join()


def _work(pipe: Connection, read: Read) -> None:
    if sys.platform == "linux":
        resource.setrlimit(resource.RLIMIT_DATA, (MAX_MEMORY, MAX_MEMORY))
    gc.freeze()
    gc.set_threshold(GARBAGE)
    while True:
        try:
            document = pipe.recv()
        except EOFError:
            return
        try:
            reading = read(document)
            # Who asked has the text: sent back with its blocks it would take five times as long.
            answer: Reading | str = replace(reading, document=replace(reading.document, text="", blocks=()))
        except Exception as error:
            answer = f"{type(error).__name__}: {error}"
        pipe.send(answer)
