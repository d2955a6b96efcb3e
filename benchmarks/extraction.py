"""How fast texts are read: texts a second, start-up, memory, growth with length, and a spaCy pipeline beside it.

``python -m benchmarks.extraction [FOLDER]`` reads the ``.txt`` files of 200 to 300 words in ``tests/strangers`` or in
another folder, each once: a text that is read again finds its words looked up already. Written to docs/performance.md.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from benchmarks import reports
from benchmarks.reports import Line

PAGES: Final = Path(__file__).parents[1] / "tests" / "strangers" / "texts"
WORDS: Final = range(200, 301)
SECONDS: Final = 3.0
"""So long each measurement runs at least; the fastest of its rounds counts, the others were disturbed."""
SIZES: Final = (1, 3, 10)
"""Megabytes of the texts for growth."""
RATE: Final = 100
"""Texts a second."""
START: Final = 2
"""Seconds."""
MEMORY: Final = 600
"""Megabytes of a process."""
HOSTILE_SECONDS: Final = 10
LINEAR: Final = 1.25
"""How much more a megabyte of the longest text may cost than one of the shortest."""
HOSTILE: Final = {
    "1 MB of one letter": "a" * 1_000_000,
    "100,000 brackets": "(" * 50_000 + ")" * 50_000,
    "1 MB without spaces": "Stadtund" * 125_000,
    "1 MB of combining marks": "u\u0308" * 500_000,
    "1 MB of emoji": "🙂" * 250_000,
    "1 MB right to left": "\u05e9\u05dc\u05d5\u05dd " * 200_000,
    "1 MB of line ends": "\n" * 1_000_000,
    "1 MB of bars": "a | " * 250_000,
}


def read(text: str) -> int:
    """How many claims and fundings are found in one text."""
    from ingest.claims.find import find_claims
    from ingest.documents.sources import read_document

    reading = find_claims(read_document("text", "text.txt", text, "0" * 64))
    return len(reading.claims) + len(reading.fundings)


def analyse(text: str) -> int:
    """The language layer alone: how many clauses, sums, shares, counts and dates there are."""
    from ingest.documents.blocks import find_blocks
    from ingest.german.amounts import find_amounts
    from ingest.german.clauses import find_clauses
    from ingest.german.numbers import find_counts
    from ingest.german.sentences import find_sentences
    from ingest.german.shares import find_shares
    from ingest.german.timelines import find_timeline

    blocks = find_blocks(text)
    found = len(find_timeline(text, blocks))
    for sentence in find_sentences(text, blocks):
        found += len(find_clauses(sentence)) + len(find_amounts(text, sentence.span))
        found += len(find_shares(text, sentence.span)) + len(find_counts(text, sentence.span))
    return found


def rate(work: Callable[[str], object], texts: Sequence[str]) -> float:
    """Texts a second in the fastest round over all texts."""
    rounds: list[float] = []
    begin = time.perf_counter()
    while not rounds or time.perf_counter() - begin < SECONDS:
        start = time.perf_counter()
        for text in texts:
            work(text)
        rounds.append(time.perf_counter() - start)
    return len(texts) / min(rounds)


def joint_rate(texts: Sequence[str], processes: int) -> float:
    """Texts a second of whole readings, each text once, in processes as a build starts them with the tables loaded."""
    from ingest.claims.find import find_claims
    from ingest.documents.sources import read_document
    from ingest.readings import read_documents

    documents = [read_document(f"text-{n}", f"{n}.txt", text, "0" * 64) for n, text in enumerate(texts)]
    find_claims(documents[0])
    return rate(lambda _: read_documents(documents, find_claims, jobs=processes), ["round"]) * len(documents)


def start_up(text: Path) -> dict[str, float]:
    """Seconds from nothing to the first text read, and the memory of the process, in megabytes."""
    code = (
        "import resource, sys; from benchmarks.extraction import read; from pathlib import Path; "
        "read(Path(sys.argv[1]).read_text(encoding='utf-8')); "
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)"
    )
    seconds, memory = [], 0.0
    for _ in range(3):
        begin = time.perf_counter()
        done = subprocess.run([sys.executable, "-c", code, str(text)], capture_output=True, text=True, check=True)
        seconds.append(time.perf_counter() - begin)
        memory = float(done.stdout)
    return {"seconds": min(seconds), "megabytes": memory}


def growth(texts: Sequence[str], work: Callable[[str], object]) -> list[float]:
    """Seconds of the processor a megabyte for texts of each of ``SIZES``; flat where time is linear."""
    page = "\n\n".join(text.split("\n---\n", 1)[-1] for text in texts)
    found: list[float] = []
    for size in SIZES:
        text = (page * (size * 1_000_000 // len(page) + 1))[: size * 1_000_000]
        start = time.process_time()
        work(text)
        found.append((time.process_time() - start) / size)
    return found


def yardstick(texts: Sequence[str]) -> float | None:
    """Texts a second of spaCy's German tokeniser and sentence rules alone, where it is installed."""
    if find_spec("spacy") is None:
        return None
    import spacy

    pipeline = spacy.blank("de")
    pipeline.add_pipe("sentencizer")
    return rate(pipeline, texts)


def hostile_seconds() -> tuple[str, float]:
    """The hostile text that takes longest, and its seconds."""
    taken: dict[str, float] = {}
    for name, text in HOSTILE.items():
        start = time.perf_counter()
        read(text)
        taken[name] = time.perf_counter() - start
    return max(taken.items(), key=lambda each: each[1])


def lines(paths: Sequence[Path]) -> Iterator[Line]:
    """What is measured with its bar, the quick ones first."""
    texts = [path.read_text(encoding="utf-8") for path in paths]
    processes = os.cpu_count() or 1
    joint = joint_rate(texts, processes)
    yield Line(f"whole reading, {processes} processes", f"{joint:,.0f} texts/s", f"≥ {RATE}", joint >= RATE)
    yield Line("whole reading, one process", f"{joint_rate(texts, 1):,.0f} texts/s")
    yield Line("the language layer alone", f"{rate(analyse, texts):,.0f} texts/s")
    if (plain := yardstick(texts)) is not None:
        yield Line("spaCy, German tokeniser and sentence rules alone", f"{plain:,.0f} texts/s")
    start = start_up(paths[0])
    seconds, megabytes = start["seconds"], start["megabytes"]
    yield Line("start to first text read", f"{seconds:.2f} s", f"< {START} s", seconds < START)
    yield Line("memory after one text", f"{megabytes:,.0f} MB", f"< {MEMORY} MB", megabytes < MEMORY)
    name, longest = hostile_seconds()
    held = longest < HOSTILE_SECONDS
    yield Line(f"hostile texts, the longest: {name}", f"{longest:.1f} s", f"< {HOSTILE_SECONDS} s", held)
    for label, work in (("language layer", analyse), ("whole reading", read)):
        each = growth(texts, work)
        sizes = ", ".join(f"{second:.1f} s/MB at {size} MB" for size, second in zip(SIZES, each, strict=True))
        yield Line(f"growth of the {label}", sizes, f"last ≤ {LINEAR} × first", each[-1] <= LINEAR * each[0])


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else PAGES
    sizes = {path: len(path.read_text(encoding="utf-8").split()) for path in sorted(folder.glob("*.txt"))}
    paths = [path for path, size in sizes.items() if size in WORDS]
    words = statistics.mean(sizes[path] for path in paths)
    found = [line.cells() for line in lines(paths)]
    note = f"{len(paths)} texts of {words:.0f} words on average. {reports.machine()}"
    body = f"{note}\n\n{reports.table(reports.HEAD, found)}"
    print(body)
    reports.write_section("extraction", "Reading texts", body)


if __name__ == "__main__":
    main()
