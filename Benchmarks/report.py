"""What a run says: a table for each case, then what was missed; the same as JSON and as a drawing."""

import json
import os
import platform
from dataclasses import asdict
from pathlib import Path

import chart
from measuring import Contender


class Report:
    """All cases so far; written after each of them, so that a run that is broken off leaves what it has."""

    def __init__(self, seed: int, table: Path | None, drawing: Path | None):
        self.found = {"machine": platform.platform(), "cores": os.cpu_count(), "seed": seed, "cases": {}}
        self.table, self.drawing = table, drawing
        self.verdicts: list[tuple[str, str]] = []

    def add(self, title: str, contenders: list[Contender], rows: int | None, held_to: list):
        print_comparison(title, contenders, rows)
        for goal in held_to:
            self.verdicts.append((title, goal.text(contenders)))
            print(self.verdicts[-1][1], flush=True)
        self.found["cases"][title] = {
            contender.name: {"median": asdict(contender.median()), "runs": [asdict(cost) for cost in contender.costs]}
            for contender in contenders
        }
        self.found["goals"] = [f"{title}: {verdict.strip()}" for title, verdict in self.verdicts]
        if self.table:
            self.table.write_text(json.dumps(self.found, indent=2) + "\n")
        if self.drawing:
            self.drawing.write_text(chart.drawing(self.found), encoding="utf-8")


def ratio(value: float, other: float) -> str:
    return f"{value / other:.2f}" if other > 0 else "-"


def print_comparison(title: str, contenders: list[Contender], rows: int | None):
    """The table of one case: medians, then ratios of CPU to the others."""
    others = contenders[1:]
    print(f"\n{title}")
    heads = ["CPU s", "wall s", "peak MB", "files", "MB written"] + [f"CPU/{other.name}" for other in others]
    heads += ["rows/s", "rows/CPU s"] if rows else []
    print(f"{'':<14}" + "".join(f"{head:>18}" for head in heads))
    for contender in contenders:
        cost = contender.median()
        cells = [f"{cost.cpu:.3f}", f"{cost.wall:.3f}", f"{cost.peak / 1e6:.1f}", f"{cost.files}", f"{cost.size / 1e6:.1f}"]
        cells += [ratio(cost.cpu, other.median().cpu) for other in others]
        cells += [f"{rows / cost.wall:,.0f}", f"{rows / cost.cpu:,.0f}"] if rows else []
        print(f"{contender.name:<14}" + "".join(f"{cell:>18}" for cell in cells))


def print_missed(verdicts: list[tuple[str, str]]):
    """What the run as a whole says of the goals."""
    missed = [(title, verdict) for title, verdict in verdicts if "MISSED" in verdict]
    print(f"\n{len(verdicts) - len(missed)} of {len(verdicts)} goals met")
    for title, verdict in missed:
        print(f"{title}\n{verdict}", flush=True)
