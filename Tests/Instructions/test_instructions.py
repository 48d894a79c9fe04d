"""Holds the work of five fixed workloads against what was committed, in instructions: a time would depend on the
machine and on what else it does; a count of instructions moves by less than a thousandth.

`make instructions` writes the counts anew, after a change that is worth its price.
"""

import json
import os
import re
import shutil
import subprocess

import pytest
from workloads import CHANGES, ENVIRONMENT, PORTAL, ROOT, WORKLOADS

COMMITTED = ROOT / "Tests" / "Golden" / "instructions.json"
TOLERANCE = 0.05


def instructions(arguments: list, folder) -> int:
    """What the tool executes, as valgrind's callgrind counts it, on one core."""
    # Symbols are only read for a report nobody asks for, and take most of the time.
    program = folder / "portal"
    if not program.exists():
        subprocess.run(["strip", "--strip-debug", "-o", program, PORTAL], check=True)
    command = ["taskset", "--cpu-list", first_core(), "valgrind", "--tool=callgrind"]
    # A file of the debugger's, with a name of its own each time, would count as a part of the program.
    command += ["--vgdb=no", "--callgrind-out-file=/dev/null"]
    finished = subprocess.run(
        [*command, program, *map(str, arguments)], cwd=folder, env=ENVIRONMENT, capture_output=True, text=True
    )
    assert finished.returncode == 0, finished.stderr
    return int(re.search(r"Collected : (\d+)", finished.stderr)[1])


def first_core() -> str:
    return str(min(os.sched_getaffinity(0)))


@pytest.mark.parametrize("name", WORKLOADS)
def test_takes_no_more_instructions_than_committed(name, tmp_path):
    assert shutil.which("valgrind"), "valgrind is not installed"
    arguments = WORKLOADS[name](tmp_path)
    count = instructions(arguments, tmp_path)
    # Only the second of two runs counts.
    if name in CHANGES:
        CHANGES[name](tmp_path)
        count = instructions(arguments, tmp_path)
    if os.environ.get("PORTAL_RENEW_INSTRUCTIONS"):
        counts = json.loads(COMMITTED.read_text()) if COMMITTED.exists() else {}
        COMMITTED.write_text(json.dumps(counts | {name: count}, indent=2) + "\n")
        return
    expected = json.loads(COMMITTED.read_text())[name]
    change = count / expected - 1
    print(f"{name}: {count:,} instructions, {change:+.1%}")
    # Far fewer are a gain to be kept: the next regression must not hide in it.
    way_out = "take back what costs more, or, if it is worth its price," if change > 0 else "to keep this gain,"
    assert abs(change) <= TOLERANCE, (
        f"workload ‘{name}’: {count:,} instructions instead of {expected:,}, {change:+.1%}; {way_out} commit to the new "
        "count with ‘make instructions’"
    )
