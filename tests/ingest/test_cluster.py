"""A cluster reads what one machine reads, and one bad text costs itself alone there too."""

from __future__ import annotations

import subprocess
import sys

import pytest

needs_dask = pytest.mark.skipif(
    subprocess.run([sys.executable, "-c", "import distributed"], capture_output=True).returncode != 0,
    reason="Dask is not installed: pip install 'koopgraph[cluster]'",
)

READER = """
import sys
from distributed import LocalCluster
from ingest.cluster import read_on_cluster
from ingest.documents.sources import read_document
from ingest.model import Reading

def read(document):
    if "schlecht" in document.text:
        raise ValueError("no verb")
    return Reading(document)

if __name__ == "__main__":
    texts = ["eins", "schlecht", "drei"]
    documents = [read_document(text, text, text, "0" * 64) for text in texts]
    with LocalCluster(n_workers=1, threads_per_worker=1, processes=False, dashboard_address=None) as cluster:
        readings = read_on_cluster(documents, read, cluster.scheduler_address)
    assert [reading.document for reading in readings] == documents
    print([len(reading.issues) for reading in readings], readings[1].issues[0].message.en)
"""

NOBODY = """
from ingest.cluster import read_on_cluster
from ingest.documents.sources import read_document
from ingest.model import Reading

read_on_cluster([read_document("eins", "eins", "Ein Text.", "0" * 64)], Reading, "nonsense://x")
"""


def _run(program: str) -> subprocess.CompletedProcess[str]:
    """In a process of its own: a client of Dask leaves threads behind, beside which no process is forked."""
    return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60)


@needs_dask
def test_every_document_has_a_reading_in_its_place() -> None:
    told = _run(READER)
    assert told.returncode == 0, told.stderr
    assert told.stdout.startswith("[0, 1, 0] schlecht: it could not be read: ValueError: no verb")


@needs_dask
def test_a_scheduler_that_does_not_answer_is_said() -> None:
    told = _run(NOBODY)
    assert told.returncode == 1
    assert "ClusterError: no scheduler answers at nonsense" in told.stderr
