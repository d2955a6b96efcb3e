"""What the title of a text or the name of its publisher tells beforehand."""

from __future__ import annotations

from typing import Final

from ingest.passages.passages import Passage


def announced(passage: Passage, kind: str) -> str | None:
    """The one entity of this kind that the title of the text or the name of its publisher names."""
    source = passage.document.source
    told = f"{source.title or ''}\n{source.publisher or ''}"
    known = passage.register.of_kind(kind)
    named = [e for e in known if any(len(n) >= _TELLING and n in told for n in passage.register.names(e))]
    return named[0] if len(named) == 1 else None


def sending_firm(passage: Passage, label: str = "") -> str | None:
    """The consultancy that publishes the page, unless the heading right above speaks of a work or a cooperation and the
    label does not offer its own people: "Ihre Ansprechpartnerin"."""
    own = label.lstrip(" #*").startswith("Ihr")
    if not own and any(passage.own_heading(kind) is not None for kind in ("Cooperation", "Project", "Concept")):
        return None
    publisher = passage.document.source.publisher or ""
    known = passage.register.of_kind("Consultancy") if publisher else ()
    named = [e for e in known if any(len(n) >= _TELLING and n in publisher for n in passage.register.names(e))]
    return named[0] if len(named) == 1 else None


_TELLING: Final = 5
"""Letters of a name that tells what a title speaks of."""
