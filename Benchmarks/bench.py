"""Compares the tool with its peers and with the least work possible, in turn and in one run.

Prints a table of medians and ratios; seconds differ from machine to machine and from hour to hour, ratios of runs that
took turns differ little.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

import counting
import goals
from lookup import CHANGED, Lookup
from measuring import Bench, BenchmarkFailed, Contender, Cost, show_progress
from report import Report, print_missed
from sites import Guidance, hugo
from small_cases import site, start

ROOT = Path(__file__).resolve().parent.parent
PORTAL = ROOT / ".build" / "release" / "portal"
HERE = Path(__file__).resolve().parent
PYTHON_ROWS = 1_000_000


def registry_content(bench: Bench, rows: int, seed: int) -> Path:
    """The repository's content with a generated registry, made once for all cases."""
    content = bench.scratch / f"registry-{rows}"
    table = content / "appeals" / "appeals.csv"
    if content.exists():
        return content
    show_progress(f"inventing {rows:,} rows")
    shutil.copytree(ROOT / "Content", content)
    demo = [PORTAL, "demo", "--rows", rows, "--seed", seed, "--content", content, "--output", table, "--force"]
    subprocess.run([str(word) for word in demo], check=True, stdout=subprocess.DEVNULL)
    with table.open("rb") as lines:
        found = sum(1 for _ in lines) - 1
    if found < rows:
        raise BenchmarkFailed(f"the demonstration registry has {found} lines instead of {rows} rows")
    # The others read one file, so the tool reads no steps of appeals either; they are larger than the registry.
    table.with_name("events.csv").unlink()
    settings = table.with_name("registry.yaml")
    lines = settings.read_text(encoding="utf-8").splitlines(keepends=True)
    settings.write_text("".join(line for line in lines if not line.startswith("events:")), encoding="utf-8")
    return content


def registry(bench: Bench, rows: int, seed: int) -> list[Contender]:
    """A generated registry: read and checked, read by DuckDB and, if it is not too large, by Python, counted by lines."""
    content = registry_content(bench, rows, seed)
    table = content / "appeals" / "appeals.csv"
    commands = {"portal": [PORTAL, "registry", "check", "--content", content], "wc -l": ["wc", "-l", table]}
    commands["duckdb"] = [sys.executable, HERE / "read_duckdb.py", table]
    # For orientation only, and slow: a registry of ten million rows would say the same of it for minutes.
    if rows <= PYTHON_ROWS:
        commands["python csv"] = [sys.executable, HERE / "read_csv.py", table]
    return [Contender(name, lambda _, command=command: command) for name, command in commands.items()]


class Case(NamedTuple):
    """A comparison; the first of its contenders is the tool."""

    title: str
    contenders: list[Contender]
    rows: int | None = None
    # Once is enough of what takes many minutes, or is no matter of time.
    is_single: bool = False
    goals: list = []


def growth_of_guidance(bench: Bench, pages: int, seed: int) -> Case:
    """The tool alone on three sites, the second three and the third ten times as large as the first."""
    sizes = [max(10, pages * part // 10) for part in (1, 3, 10)]
    sites = [Guidance(bench, size, seed, f"growth-{size}", has_peers=False) for size in sizes]
    contenders = [Contender(f"{size:,} pages", site.portal_command) for size, site in zip(sizes, sites)]
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
    pairs = {"portal": found, "duckdb": theirs}
    contenders = [
        Contender(name, lambda _: [], costs=[Cost(one["cpu"], one["seconds"], 0, 0, 0) for one in costs])
        for name, costs in pairs.items()
    ]
    return Case(f"counts for the statistics: {rows:,} rows in memory", contenders, goals=goals.COUNTS)


def lookup_cases(bench: Bench, rows: int, iterations: int | None, seed: int):
    """A registry sealed without keys, with keys, and over an earlier site after some changes."""
    # With numbers of twenty digits, which more appeals ask for, fewer iterations are enough.
    iterations = iterations or (100_000 if rows <= 100_000 else 10_000)
    lookup = Lookup(bench, rows, iterations, seed)
    size = f"{rows:,} appeals, {iterations:,} iterations"
    warm = goals.LOOKUP_WARM + (goals.MILLION_WARM if rows >= 1_000_000 else [])
    yield Case(f"look-up, {size}, no keys yet", lookup.cold(), is_single=True, goals=goals.LOOKUP_COLD)
    yield Case(f"look-up, {size}, all keys there", lookup.warm(), goals=warm)
    changed = [*goals.LOOKUP_CHANGED, lookup.shards_written]
    yield Case(f"look-up, {size}, {CHANGED} appeals changed since", lookup.changed(), goals=changed)
    yield Case(f"look-up, {size}, in more shards", lookup.more_shards(), is_single=True, goals=goals.MORE_SHARDS)
    bench.dispose(lookup.folder)


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
        held_to = [*goals.CHANGED, guidance.concerned]
        yield Case(f"changed: {size}, one of them with one more sentence", guidance.one_changed(), goals=held_to)
    bench.dispose(guidance.folder)


# Of these `lookup` takes half of the time: a million keys are derived.
CASES = ("guidance", "unchanged", "changed", "registry", "counts", "growth", "site", "start", "lookup")
# The largest case needs six in its folder and three in its programs.
MEMORY = 12 << 30


def scratch_parent() -> str:
    """Memory if there is enough: a disk measures the disk."""
    memory = Path("/dev/shm")
    available = [line.split()[1] for line in Path("/proc/meminfo").read_text().splitlines() if line.startswith("MemAvailable")]
    is_enough = memory.is_dir() and shutil.disk_usage(memory).free > MEMORY and int(available[0]) * 1024 > MEMORY
    return str(memory) if is_enough else tempfile.gettempdir()


def parsed() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("cases", nargs="*", default="all", choices=["all", *CASES], metavar="CASE",
                        help=f"all or some of {', '.join(CASES)}")
    parser.add_argument("--pages", type=int, nargs="+", default=[1000, 10_000],
                        help="generated pages in each language (1000 10,000)")
    parser.add_argument("--rows", type=int, nargs="+", default=[1_000_000, 10_000_000],
                        help="rows of the generated registries (1,000,000 10,000,000)")
    parser.add_argument("--appeals", type=int, nargs="+", default=[22_546, 1_000_000],
                        help="registries to seal (22,546 1,000,000)")
    parser.add_argument("--iterations", type=int, help="of PBKDF2 (100,000; 10,000 for more than 100,000 appeals)")
    parser.add_argument("--rounds", type=int, default=5, help="runs of each contender after the one to warm up (5)")
    parser.add_argument("--seed", type=int, default=2021)
    parser.add_argument("--json", type=Path, help="file for the medians, every single run and the goals")
    parser.add_argument("--chart", type=Path, help="file for a drawing of the medians (SVG)")
    parser.add_argument("--scratch", default=scratch_parent(), help="folder for generated files (%(default)s)")
    return parser.parse_args()


def main() -> int:
    arguments = parsed()
    report = Report(arguments.seed, arguments.json, arguments.chart)
    with tempfile.TemporaryDirectory(prefix="portal-bench-", dir=arguments.scratch) as folder:
        bench = Bench(Path(folder))
        try:
            for title, contenders, rows, is_single, held_to in cases(bench, arguments):
                if not contenders[0].costs:
                    bench.compare(contenders, 1 if is_single else arguments.rounds, warm_up=not is_single)
                report.add(title, contenders, rows, held_to)
        finally:
            print_missed(report.verdicts)
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except BenchmarkFailed as problem:
        sys.exit(f"bench: {problem}")
