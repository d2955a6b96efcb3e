"""The two languages of what people read, and the tables that hold the words."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final, Literal

import yaml

Language = Literal["de", "en"]
LANGUAGES: Final[tuple[Language, ...]] = ("de", "en")
_LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def load_wordings(path: Path) -> Any:
    """The table of wordings in a YAML file."""
    return yaml.load(path.read_text("utf-8"), Loader=_LOADER)  # noqa: S506  # a safe one, both
