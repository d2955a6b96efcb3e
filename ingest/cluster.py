"""Documents → readings on many machines (Dask), for collections that one would read for days.

Every worker has koopgraph installed; what travels are texts and readings. A text that fails costs itself alone, as on
one machine.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ingest.model import Document, Reading
from ingest.readings import Read, unread


class ClusterError(RuntimeError):
    """The cluster cannot be used; the message says what to do."""


def read_on_cluster(
    documents: Sequence[Document],
    read: Read,
    scheduler: str,
    *,
    done: Callable[[Document], None] = lambda document: None,
) -> tuple[Reading, ...]:
    """The readings of ``documents`` in their order, read by the workers of ``scheduler`` (tcp://host:8786)."""
    try:
        from distributed import Client
    except ImportError as missing:
        raise ClusterError("--scheduler needs Dask: pip install 'koopgraph[cluster]'") from missing
    try:
        client = Client(scheduler, timeout=10)
    except (OSError, ValueError) as error:
        raise ClusterError(f"no scheduler answers at {scheduler}: {error}") from error
    with client:
        futures = client.map(_guarded, documents, read=read, pure=False)
        readings = []
        for document, future in zip(documents, futures, strict=True):
            lost = future.exception()
            readings.append(_lost(document, lost) if lost else future.result())
            done(document)
    return tuple(readings)


def _guarded(document: Document, read: Read) -> Reading:
    try:
        return read(document)
    except Exception as error:
        return _lost(document, error)


def _lost(document: Document, error: BaseException) -> Reading:
    return unread(document, f"{type(error).__name__}: {error}")
