"""Runs contenders in turn and keeps the medians of what they cost."""

import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).resolve().parent


class BenchmarkFailed(Exception):
    """A contender could not be built or run."""


@dataclass(frozen=True)
class Cost:
    """What one run cost, and what it left behind."""

    cpu: float  # user and system seconds
    wall: float  # seconds
    peak: int  # bytes of resident memory
    files: int  # written by this run
    size: int  # bytes in these files


@dataclass
class Contender:
    """A program in a comparison.

    `command` gives its arguments for an output folder. `again` names a folder that is not emptied between runs, for
    builds over an earlier one; `before` is called before each run, outside the measurement, and `after` with the files
    that it wrote.
    """

    name: str
    command: Callable[[Path], list]
    again: Path | None = None
    before: Callable[[], None] = lambda: None
    after: Callable[[list[Path]], None] = lambda written: None
    costs: list[Cost] = field(default_factory=list)

    def median(self) -> Cost:
        """The median of each measure by itself."""
        columns = zip(*((c.cpu, c.wall, c.peak, c.files, c.size) for c in self.costs))
        cpu, wall, *counts = (statistics.median(column) for column in columns)
        return Cost(cpu, wall, *(int(count) for count in counts))


class Bench:
    """A scratch folder with the measuring program, in which contenders run."""

    def __init__(self, scratch: Path):
        self.scratch = scratch
        self.runs = 0
        self.measure = self.compiled("measure.c")

    def compiled(self, source: str, *packages: str) -> Path:
        """A C program of this folder, optimised, linked with pkg-config packages."""
        program = self.scratch / Path(source).stem
        flags = []
        if packages:
            flags = subprocess.run(
                ["pkg-config", "--cflags", "--libs", *packages], check=True, capture_output=True, text=True
            ).stdout.split()
        subprocess.run(["cc", "-O2", "-Wall", "-Werror", "-o", program, HERE / source, *flags], check=True)
        return program

    def run(self, contender: Contender) -> Cost:
        """Runs a contender once, into a fresh folder unless it builds again over its own."""
        self.runs += 1
        contender.before()
        output = contender.again or self.scratch / f"output-{self.runs}"
        output.mkdir(exist_ok=True)
        result = self.scratch / "cost"
        started = time.time_ns()
        command = [str(word) for word in (self.measure, result, *contender.command(output))]
        finished = subprocess.run(command, capture_output=True, text=True, errors="replace")
        code, user, system, wall, peak = result.read_text().split() if finished.returncode == 0 else "1 0 0 0 0".split()
        if code != "0":
            raise BenchmarkFailed(f"{contender.name}: exit {code}\n{finished.stdout[-4000:]}{finished.stderr[-4000:]}")
        # Inode times are those of the last clock tick, up to 10 ms before the start that was just read.
        paths = [path for path in files(output) if path.lstat().st_ctime_ns >= started - 10_000_000]
        size = sum(path.lstat().st_size for path in paths)
        contender.after(paths)
        if output != contender.again:
            self.dispose(output)
        return Cost(float(user) + float(system), float(wall), int(peak) * 1024, len(paths), size)

    def dispose(self, folder: Path):
        """Removes a folder where that is harmless.

        ext4 without a journal skips inodes that were deleted in the last minutes, which would slow down the next
        contender; on any disk but memory the folders stay until the end.
        """
        if str(self.scratch).startswith("/dev/shm/"):
            shutil.rmtree(folder)

    def compare(self, contenders: list[Contender], rounds: int, warm_up: bool = True):
        """One run of each to warm up, then `rounds` times one of each in turn."""
        for index in range(0 if warm_up else 1, rounds + 1):
            for contender in contenders:
                show_progress(f"{contender.name} {index}/{rounds}")
                cost = self.run(contender)
                if index > 0:
                    contender.costs.append(cost)
        show_progress("")


def show_progress(text: str):
    """Replaces the last line of a terminal; a log gets none of it."""
    if sys.stderr.isatty():
        print(f"\r\033[K{text}", end="", file=sys.stderr, flush=True)


def files(folder: Path) -> list[Path]:
    """All files below a folder, in order."""
    return sorted(path for path in folder.rglob("*") if path.is_file())
