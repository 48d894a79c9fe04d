"""Counts the tables of the plan over a million and ten million rows, in turn with DuckDB, and protects them.

DuckDB gets less to do: only the tables whose categories are columns of the registry, without subtopics added up,
without working days, terms, medians, opening and closing balances; its table lies in memory with codes as enumerations.
"""

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import duckdb
import yaml

ROOT = Path(__file__).resolve().parent.parent
# `make bench-statistics` builds what is in it.
RELEASE = ROOT / ".build" / "release"
CONTENT, PLAN = ROOT / "Content", ROOT / "Site" / "statistics.yaml"
PLAIN = {"channel": "channel", "kind": "kind", "topic": "topic", "region": "region", "body": "body", "outcome": "outcome",
         "collective": "collective", "repeated": "repeat", "inspected": "inspected", "transfers": "transfers"}


class Portal:
    """The tool's own counting, one round a line."""

    def __init__(self, program: Path, registry: Path):
        command = [program, CONTENT, PLAN, registry]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def round(self, task: str) -> dict:
        self.process.stdin.write(task + "\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())

    def close(self):
        self.process.stdin.close()
        assert self.process.wait() == 0


class Duck:
    """The same registry as a table of DuckDB, and its queries."""

    def __init__(self, registry: Path):
        self.connection = duckdb.connect()
        source = f"read_csv('{registry}', all_varchar = true)"
        codes = sorted(set(PLAIN.values()) - {"transfers"})
        lists = ", ".join(f"list(DISTINCT coalesce({name}, ''))" for name in codes)
        for name, found in zip(codes, self.connection.execute(f"SELECT {lists} FROM {source}").fetchone()):
            values = ", ".join("'" + value.replace("'", "''") + "'" for value in sorted(found))
            self.connection.execute(f"CREATE TYPE e_{name} AS ENUM ({values})")
        columns = ", ".join(f"coalesce({name}, '')::e_{name} AS {name}" for name in codes)
        self.connection.execute(
            f"CREATE TABLE appeals AS SELECT registered::DATE AS registered, TRY_CAST(closed AS DATE) AS closed, "
            f"TRY_CAST(transfers AS UTINYINT) AS transfers, {columns} FROM {source}")
        self.queries = [query for table in yaml.safe_load(PLAN.read_text())["tables"] for query in self.of(table)]

    @staticmethod
    def of(table: dict) -> list[str]:
        sides = [table["rows"], *([table["columns"]] if "columns" in table else [])]
        if not all(side in PLAIN for side in sides):
            return []
        by = ", ".join(PLAIN[side] for side in sides)
        spans = {"year": "year(registered)", "quarter": "year(registered), quarter(registered)"}
        return [f"SELECT {spans[kind]}, {by}, count(*) FROM appeals GROUP BY ALL" for kind in table["periods"]]

    def round(self) -> dict:
        begin, before = time.perf_counter(), time.process_time()
        for query in self.queries:
            self.connection.execute(query).fetchall()
        return {"seconds": time.perf_counter() - begin, "cpu": time.process_time() - before}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, nargs="+", default=[1_000_000, 10_000_000])
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    portal, counter = RELEASE / "portal", RELEASE / "counting-benchmark"
    demonstration(counter)
    print("\n| rows | tables, cells | portal | DuckDB, queries | DuckDB | portal / DuckDB |\n|---|---|---|---|---|---|", flush=True)
    slower = False
    for rows in options.rows:
        with tempfile.TemporaryDirectory(prefix="portal-counting-") as folder:
            registry = Path(folder) / "appeals.csv"
            command = [portal, "demo", "--rows", str(rows), "--digits", "20", "--output", registry, "--content", CONTENT]
            subprocess.run(command, check=True, capture_output=True)
            slower |= compare(rows, registry, counter, options.rounds)
    return 1 if slower else 0


def rounds(registry: Path, counter: Path, count: int) -> tuple[list[dict], list[dict]]:
    """What each round of the tool said, and of DuckDB, in turn."""
    duck, ours = Duck(registry), Portal(counter, registry)
    ours.round("count"), duck.round()  # One of each to warm up.
    pairs = [(ours.round("count"), duck.round()) for _ in range(count)]
    ours.close()
    found, theirs = zip(*pairs)
    return list(found), list(theirs)


def compare(rows: int, registry: Path, counter: Path, count: int) -> bool:
    found, theirs = rounds(registry, counter, count)
    seconds, other = (statistics.median(entry["seconds"] for entry in entries) for entries in (found, theirs))
    tables = yaml.safe_load(PLAN.read_text())["tables"]
    queries = sum(len(Duck.of(table)) for table in tables)
    print(f"| {rows:,} | {len(tables) + 2}, {found[0]['cells']:,} | {seconds:.2f} s | {queries} | {other:.2f} s | {seconds / other:.2f} |", flush=True)
    return seconds > other


def demonstration(counter: Path):
    """What closing all periods of the demonstration takes at once, and what it hides in each table."""
    ours = Portal(counter, CONTENT / "appeals" / "appeals.csv")
    result = ours.round("protect")
    ours.close()
    print(f"\nThe demonstration's plan, all periods at once: {result['seconds']:.1f} s ({result['cpu']:.1f} s of CPU)\n")
    print("| table | cells | hidden | share |\n|---|---|---|---|")
    for name, (cells, hidden) in result["tables"].items():
        print(f"| {name} | {cells} | {hidden} | {hidden / cells:.1%} |", flush=True)


if __name__ == "__main__":
    sys.exit(main())
