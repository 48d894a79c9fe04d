"""Attacks a published `data/tables.json`: what can be found out about the hidden counts?

Written from the file alone, without the tool's code and with another solver (HiGHS, whole numbers), as anybody could
who downloads the site. The unknowns are how many things there are of each combination of leaf categories; every shown
count is a sum of them, and the rule is known: a hidden count is at least 1, unless it may lie in the breakdown of a
small total, and at least the threshold if a part of it is shown.

    python attack.py tables.json --threshold 5

Prints each hidden cell that must be small, or is known exactly although it is not nothing; exit code 1 if there is one.
"""

import argparse
import itertools
import json
import sys
from pathlib import Path
from typing import NamedTuple

import highspy
import numpy


class Cell(NamedTuple):
    """A published count: where it stands, the leaves that it covers in each dimension, and what is shown."""

    name: str
    leaves: tuple
    value: int | None

    def lies_in(self, other: "Cell") -> bool:
        return self.leaves != other.leaves and all(map(frozenset.issubset, self.leaves, other.leaves))


def read_cells(document: dict) -> list[Cell]:
    """The different cells of all tables; shown in one table is shown."""
    every = {side["name"]: frozenset(side["leaves"]) for side in document["dimensions"]}
    found: dict[tuple, Cell] = {}
    for table in document["tables"]:
        scope = every | {name: frozenset(leaves) for name, leaves in table["scope"].items()}
        for cell in table["cells"]:
            covered = dict(scope)
            for side, code in zip(table["dimensions"], cell["at"]):
                covered[side["name"]] = frozenset(side["groups"].get(code, [code]))
            leaves = tuple(covered[name] for name in every)
            if found.get(leaves) is None or found[leaves].value is None:
                found[leaves] = Cell(f"{table['name']} {cell['at']}", leaves, cell["value"])
    return list(found.values())


class Attack:
    """All counts of the combinations that agree with what is shown, as a program in whole numbers."""

    def __init__(self, document: dict, threshold: int):
        self.cells = read_cells(document)
        self.threshold = threshold
        leaves = [side["leaves"] for side in document["dimensions"]]
        self.combinations = list(itertools.product(*leaves))
        self.solver = highspy.Highs()
        self.solver.setOptionValue("output_flag", False)
        self.solver.setOptionValue("threads", 1)
        self.solver.setOptionValue("mip_rel_gap", 0.0)
        count = len(self.combinations)
        self.solver.addVars(count, numpy.zeros(count), numpy.full(count, highspy.kHighsInf))
        kinds = numpy.full(count, int(highspy.HighsVarType.kInteger), dtype=numpy.uint8)
        self.solver.changeColsIntegrality(count, numpy.arange(count, dtype=numpy.int32), kinds)
        for cell in self.cells:
            least, most = self.bounds(cell)
            inside = self.inside(cell)
            self.solver.addRow(least, most, len(inside), inside, numpy.ones(len(inside)))

    def inside(self, cell: Cell) -> numpy.ndarray:
        """The combinations that a cell counts."""
        return numpy.array(
            [
                number
                for number, combination in enumerate(self.combinations)
                if all(leaf in leaves for leaf, leaves in zip(combination, cell.leaves))
            ],
            dtype=numpy.int32,
        )

    def bounds(self, cell: Cell) -> tuple[float, float]:
        """What the page and the rule say of one cell."""
        if cell.value is not None:
            return cell.value, cell.value
        empty = [other for other in self.cells if other.value == 0]
        shown = [other for other in self.cells if other.value is not None and other.lies_in(cell)]
        if any(not any(part.lies_in(zero) for zero in empty) for part in shown):
            return self.threshold, highspy.kHighsInf
        in_hidden = any(cell.lies_in(other) for other in self.cells if other.value is None)
        return (0 if in_hidden else 1), highspy.kHighsInf

    def extreme(self, inside: numpy.ndarray, sense: highspy.ObjSense) -> int:
        count = len(self.combinations)
        costs = numpy.zeros(count)
        costs[inside] = 1
        self.solver.changeColsCost(count, numpy.arange(count, dtype=numpy.int32), costs)
        self.solver.changeObjectiveSense(sense)
        self.solver.run()
        status = self.solver.getModelStatus()
        if status == highspy.HighsModelStatus.kUnbounded:
            return sys.maxsize
        if status != highspy.HighsModelStatus.kOptimal:
            raise RuntimeError(f"the solver ended with {self.solver.modelStatusToString(status)}")
        return round(self.solver.getInfo().objective_function_value)

    def intervals(self) -> dict[str, tuple[int, int]]:
        """The least and the greatest possible count of each hidden cell."""
        hidden = [cell for cell in self.cells if cell.value is None]
        senses = highspy.ObjSense.kMinimize, highspy.ObjSense.kMaximize
        return {cell.name: tuple(self.extreme(self.inside(cell), sense) for sense in senses) for cell in hidden}

    def disclosures(self) -> dict[str, tuple[int, int]]:
        """Hidden cells that are known to be small, or known exactly; of nothing there is nothing to know."""
        return {
            name: (least, most)
            for name, (least, most) in self.intervals().items()
            if least > 0 and (most < self.threshold or least == most)
        }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--threshold", type=int, default=5)
    options = parser.parse_args()
    attack = Attack(json.loads(options.file.read_text(encoding="utf-8")), options.threshold)
    found = attack.disclosures()
    for name, (least, most) in found.items():
        print(f"{name}: {least} to {most}")
    print(f"{len(found)} of {sum(cell.value is None for cell in attack.cells)} hidden cells are disclosed")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
