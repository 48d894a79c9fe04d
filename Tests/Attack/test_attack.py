"""A second opinion on protected tables, from the exported file alone."""

import json
import os
import subprocess
from pathlib import Path

import pytest
from attack import Attack

ROOT = Path(__file__).resolve().parent.parent.parent
THRESHOLD = 5


@pytest.fixture(scope="session")
def program() -> Path:
    swift = os.environ.get("SWIFT", "swift")
    subprocess.run([swift, "build", "--quiet", "--product", "disclosure-benchmark"], cwd=ROOT, check=True)
    return ROOT / ".build" / "debug" / "disclosure-benchmark"


def exported(program: Path, mode: str, family: str) -> dict:
    found = subprocess.run([program, mode, *family.split()], check=True, capture_output=True, text=True)
    return json.loads(found.stdout)


@pytest.mark.parametrize("family", ["small dense 1", "small dense 2", "small sparse 2", "small sparse 5"])
def test_protected_tables_give_nothing_away(program: Path, family: str):
    attack = Attack(exported(program, "export", family), THRESHOLD)
    assert sum(cell.value is None for cell in attack.cells) >= 10
    assert attack.disclosures() == {}


def test_tables_protected_one_by_one_do(program: Path):
    assert Attack(exported(program, "apart", "small sparse 5"), THRESHOLD).disclosures()


def test_a_row_of_known_disclosures_is_found():
    """15 = 10 + 3 + x + x: both are 1."""
    codes = ["a", "b", "c", "d"]
    side = {"name": "s", "categories": ["all", *codes], "total": "all", "groups": {"all": codes}}
    values = [15, 10, 3, None, None]
    cells = [{"at": [code], "value": value} for code, value in zip(side["categories"], values)]
    table = {"name": "t", "dimensions": [side], "scope": {}, "cells": cells}
    document = {"dimensions": [{"name": "s", "leaves": codes}], "tables": [table]}
    assert Attack(document, 3).disclosures() == {"t ['c']": (1, 1), "t ['d']": (1, 1)}
