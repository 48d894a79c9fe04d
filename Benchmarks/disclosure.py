"""Protects and audits synthetic families of linked tables: what is hidden, and what it takes.

Prints a table; `cpu` is what counts on a busy machine. The families are those of Benchmarks/Disclosure.
"""

import argparse
import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# Does one family a run, so that its memory is that of one family; `make bench-statistics` builds it.
PROGRAM = ROOT / ".build" / "release" / "disclosure-benchmark"
COLUMNS = ("family", "cells", "small", "hidden", "share", "programs", "seconds", "cpu", "megabytes", "verdict")


def measured(family: str) -> dict:
    found = subprocess.run([PROGRAM, "measure", *family.split()], check=True, capture_output=True, text=True)
    result = json.loads(found.stdout)
    result["share"] = f"{result['hidden'] / max(1, result['cells']):.1%}"
    return result


def row(cells: list) -> str:
    return "| " + " | ".join(f"{cell:.1f}" if isinstance(cell, float) else str(cell) for cell in cells) + " |"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=2)
    parser.add_argument("--limit", type=float, default=60, help="CPU seconds that a family may take")
    options = parser.parse_args()
    print(row(list(COLUMNS)))
    print("|" + "---|" * len(COLUMNS), flush=True)
    failed = False
    for kind in ("three dense", "three sparse", "four dense", "four sparse", "releases dense", "releases sparse"):
        for seed in range(1, options.seeds + 1):
            result = measured(f"{kind} {seed}")
            print(row([result[column] for column in COLUMNS]), flush=True)
            failed |= result["verdict"] != "passed" or result["cpu"] > options.limit
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
