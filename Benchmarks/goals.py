"""What the tool is held to in a comparison, and by how much it keeps or misses it."""

import hashlib
import statistics
from dataclasses import dataclass, field
from pathlib import Path

from measuring import Contender

UNITS = {"cpu": "CPU", "wall": "wall", "peak": "peak memory", "files": "files written"}


@dataclass(frozen=True)
class Goal:
    """A measure of the tool, the first contender, is at most `limit`: times that of `other`, or as it stands (seconds,
    bytes, files) where there is no other."""

    measure: str
    limit: float
    other: str | None = None

    def share(self, contenders: list[Contender]) -> float:
        """What part of its allowance the tool uses; above 1 it misses the goal."""
        value = getattr(contenders[0].median(), self.measure)
        if self.other is None:
            return value / self.limit if self.limit else float(value > 0) * 2
        peer = next(contender for contender in contenders if contender.name == self.other)
        return value / (getattr(peer.median(), self.measure) * self.limit)

    def text(self, contenders: list[Contender]) -> str:
        share = self.share(contenders)
        limit = f"{self.limit:.3g} x {self.other}" if self.other else self.absolute()
        verdict = "met" if share <= 1 else missed(share)
        return f"  goal: {UNITS[self.measure]} at most {limit} -- {verdict}"

    def absolute(self) -> str:
        if self.measure == "peak":
            return f"{self.limit / 1e6:.0f} MB"
        return f"{self.limit:g}" + (" s" if self.measure in ("cpu", "wall") else "")


GUIDANCE = [Goal("cpu", 1 / 7, "hugo"), Goal("peak", 1 / 5, "hugo"), Goal("cpu", 2.0, "floor")]
UNCHANGED = [Goal("wall", 1 / 8, "hugo"), Goal("files", 0)]
CHANGED = [Goal("wall", 1 / 8, "hugo")]
REGISTRY = [Goal("wall", 1.0, "duckdb")]
START = [Goal("wall", 1 / 2, "hugo")]
SITE = [Goal("wall", 1.0)]
COUNTS = [Goal("wall", 1.0, "duckdb")]
LOOKUP_COLD = [Goal("cpu", 1.3, "floor")]
LOOKUP_WARM = [Goal("cpu", 1.3, "floor")]
# Reading and sealing is what a full write does, but for the files.
LOOKUP_CHANGED = [Goal("wall", 1.0, "full write")]
MORE_SHARDS = [Goal("peak", 1.1, "portal")]
MILLION_WARM = [Goal("cpu", 25), Goal("peak", 500e6)]


def missed(share: float) -> str:
    """How far a goal is missed, so that a hair's breadth can be told from a length."""
    return f"MISSED by {share - 1:.1%}" if share < 1.1 else f"MISSED {share:.2f} times"


@dataclass(frozen=True)
class Growth:
    """Contenders of growing size: the measure of each is at most its size, in sizes of the first, times that of the
    first, within `tolerance`. What each more unit costs is said beside it: there the start of the program, which makes
    growth look slower, is out."""

    measure: str
    tolerance: float
    sizes: list[int]

    def slopes(self, contenders: list[Contender]) -> list[float]:
        values = [getattr(contender.median(), self.measure) for contender in contenders]
        steps = zip(zip(self.sizes, values), zip(self.sizes[1:], values[1:]))
        return [(high - low) / (more - less) for (less, low), (more, high) in steps]

    def text(self, contenders: list[Contender]) -> str:
        values = [getattr(contender.median(), self.measure) for contender in contenders]
        growths = [value / values[0] for value in values[1:]]
        excess = max(growth / (size / self.sizes[0]) for growth, size in zip(growths, self.sizes[1:]))
        verdict = "met" if excess <= 1 + self.tolerance else missed(excess / (1 + self.tolerance))
        sizes = ", ".join(f"{size / self.sizes[0]:.3g}" for size in self.sizes[1:])
        found = ", ".join(f"{growth:.3g}" for growth in growths)
        units = ", ".join(f"{slope * 1e6:.3g} us" for slope in self.slopes(contenders))
        return (
            f"  goal: {UNITS[self.measure]} for {sizes} times the input at most as many times, within {self.tolerance:.0%}: "
            f"{found} times; each more: {units} -- {verdict}"
        )


def index_size(rows: int) -> int:
    """Bytes of the dictionary from reference to row that finds duplicates: 4 a slot, a power of two of them, three
    quarters full at most (ReferenceIndex)."""
    slots = 1024
    while rows * 4 > slots * 3:
        slots *= 2
    return 4 * slots


@dataclass(frozen=True)
class RowMemory(Growth):
    """Each more row of the last step takes at most `limit` bytes and its share of the dictionaries; those of codes do
    not grow with the rows."""

    limit: float = 30

    def text(self, contenders: list[Contender]) -> str:
        slope = self.slopes(contenders)[-1]
        less, more = self.sizes[-2:]
        dictionary = (index_size(more) - index_size(less)) / (more - less)
        allowed = self.limit + dictionary
        verdict = "met" if slope <= allowed else missed(slope / allowed)
        return (
            f"  goal: peak memory at most {self.limit:g} bytes for each more row and {dictionary:.1f} for the dictionary of "
            f"references; {slope:.1f} -- {verdict}"
        )


def growth_of_registry(sizes: list[int]) -> list:
    return [Growth("cpu", 0.10, sizes), RowMemory("peak", 0.10, sizes)]


@dataclass
class OnlyConcerned:
    """Builds over an earlier one write only files that have other bytes than before."""

    known: dict[Path, bytes] = field(default_factory=dict)
    # Of each build but the first: files written, and those among them that say what they said.
    counts: list[tuple[int, int]] = field(default_factory=list)

    def note(self, written: list[Path]):
        made = {path: hashlib.sha256(path.read_bytes()).digest() for path in written}
        if self.known:
            self.counts.append((len(made), sum(self.known.get(path) == digest for path, digest in made.items())))
        self.known |= made

    def text(self, _contenders: list[Contender]) -> str:
        files, needless = (max(column) for column in zip(*self.counts))
        verdict = "met" if needless == 0 else f"MISSED by {needless} files"
        return f"  goal: only files are written whose bytes are others; {files} of {len(self.known):,} -- {verdict}"


@dataclass
class ShardsWritten:
    """Some changed appeals rewrite at most a shard each."""

    limit: int
    total: int = 0
    counts: list[int] = field(default_factory=list)

    def note(self, written: list[Path]):
        shards = sum("/lookup/s/" in str(path) for path in written)
        if self.total:
            self.counts.append(shards)
        # The first build into the folder writes all of them.
        self.total = self.total or shards

    def text(self, _contenders: list[Contender]) -> str:
        verdict = "met" if 0 < min(self.counts) and max(self.counts) <= self.limit else "MISSED"
        middle = statistics.median(self.counts)
        return f"  goal: at most {self.limit} shards written; {middle:g} of {self.total:,} -- {verdict}"
