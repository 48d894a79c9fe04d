"""Runs every test runner of the project and prints one count over all of them.

Continuous integration reads the last line, so its form is fixed: "N passed, N failed". A skipped test counts as
failed: whoever skips a check has not made it.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
SCRIPT_TESTS = ROOT / "Tests" / "Script"
BROWSER_TESTS = ROOT / "Tests" / "Browser"
ATTACK_TESTS = ROOT / "Tests" / "Attack"
WEBKIT_TESTS = ROOT / "Tests" / "WebKit"
SPEECH_TESTS = ROOT / "Tests" / "Speech"
DOWNLOAD_TESTS = ROOT / "Tests" / "Downloads"
CRASH_TESTS = ROOT / "Tests" / "Crash"
HOSTING_TESTS = ROOT / "Tests" / "Hosting"
INSTRUCTION_TESTS = ROOT / "Tests" / "Instructions"

# What Swift's runners say about tests that pass; hundreds of lines that hide the others.
SWIFT_NOISE = re.compile(r"^(◇|✔ (Test|Suite)(?! run)|↳ (Testing|Target)|\[\d+/\d+\]|Build complete)")


class Count(NamedTuple):
    """What one runner found."""

    passed: int
    failed: int


def run(command: list, noise: re.Pattern | None = None) -> int:
    """Runs a command in the project's folder, showing its output but the noise; its exit code.

    A program that is not there counts as one that failed: its tests have not run.
    """
    try:
        process = subprocess.Popen(
            command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace"
        )
    except OSError as problem:
        print(problem)
        return 127
    for line in process.stdout:
        if not (noise and noise.match(line)):
            print(line, end="", flush=True)
    return process.wait()


def single(command: list) -> Count:
    """A command that is one check: it passes or it fails."""
    return Count(1, 0) if run(command) == 0 else Count(0, 1)


def reconciled(count: Count, status: int) -> Count:
    """Adds a failure when the runner failed, or ran nothing, without any test to blame."""
    if count.failed == 0 and (status != 0 or count.passed == 0):
        return Count(count.passed, 1)
    return count


def count_junit(report: Path) -> Count:
    """Counts the test cases of a JUnit report."""
    if not report.exists():
        return Count(0, 0)
    cases = list(ElementTree.parse(report).iter("testcase"))
    failed = sum(any(child.tag in ("failure", "error", "skipped") for child in case) for case in cases)
    return Count(len(cases) - failed, failed)


def count_tap(report: Path) -> Count:
    """Reads the totals that Node writes at the end of its TAP report."""
    text = report.read_text() if report.exists() else ""
    totals = {name: int(number) for name, number in re.findall(r"^# (\w+) (\d+)$", text, re.MULTILINE)}
    failed = sum(totals.get(name, 0) for name in ("fail", "cancelled", "skipped", "todo"))
    return Count(totals.get("pass", 0), failed)


def run_lint(_reports: Path, _swift: str) -> Count:
    return single(["make", "--no-print-directory", "lint"])


def run_swift(reports: Path, swift: str) -> Count:
    status = run([swift, "test", "--disable-xctest", "--xunit-output", reports / "swift.xml"], noise=SWIFT_NOISE)
    # Some toolchains put the name of the library into that of its report, even when it is the only one.
    counts = [Count(0, 0), *map(count_junit, sorted(reports.glob("swift*.xml")))]
    return reconciled(Count(*map(sum, zip(*counts))), status)


def run_node(reports: Path, _swift: str) -> Count:
    # Node 18, 20 and 22 differ in what they make of a folder, but not of file names.
    files = sorted(file for ending in ("js", "mjs") for file in SCRIPT_TESTS.rglob(f"*.test.{ending}"))
    if not files:
        print(f"no *.test.js or *.test.mjs in {SCRIPT_TESTS.relative_to(ROOT)}")
        return Count(0, 1)
    report = reports / "node.tap"
    reporters = ["--test-reporter=spec", "--test-reporter-destination=stdout"]
    reporters += ["--test-reporter=tap", f"--test-reporter-destination={report}"]
    status = run(["node", *reporters, "--test", *files])
    return reconciled(count_tap(report), status)


def run_types(_reports: Path, _swift: str) -> Count:
    return single(["tsc", "--project", SCRIPT_TESTS])


def run_pytest(folder: Path, reports: Path, *more: str, under: tuple[str, ...] = ()) -> Count:
    report = reports / f"{folder.name}.xml"
    options = ["-c", BROWSER_TESTS / "pytest.ini", f"--junitxml={report}", *more]
    status = run([*under, sys.executable, "-m", "pytest", *options, folder])
    return reconciled(count_junit(report), status)


def run_example(reports: Path, _swift: str) -> Count:
    return run_pytest(SCRIPT_TESTS, reports)


def run_downloads(reports: Path, swift: str) -> Count:
    os.environ["SWIFT"] = swift  # Its tests write the files that these read.
    return run_pytest(DOWNLOAD_TESTS, reports)


def run_attack(reports: Path, swift: str) -> Count:
    os.environ["SWIFT"] = swift  # Its tests attack what the program protects.
    return run_pytest(ATTACK_TESTS, reports)


def run_browser(reports: Path, _swift: str) -> Count:
    # A browser waits more than it works: two at a time, each with a group of tests (conftest.py).
    return run_pytest(BROWSER_TESTS, reports, "-n", "2", "--dist", "loadgroup")


def run_webkit(reports: Path, _swift: str) -> Count:
    # Debian's WebKit has no mode without a display.
    return run_pytest(WEBKIT_TESTS, reports, under=("xvfb-run", "-a"))


def run_speech(reports: Path, _swift: str) -> Count:
    return run_pytest(SPEECH_TESTS, reports)


def run_crash(reports: Path, _swift: str) -> Count:
    return run_pytest(CRASH_TESTS, reports)


def run_hosting(reports: Path, _swift: str) -> Count:
    return run_pytest(HOSTING_TESTS, reports)


def run_instructions(reports: Path, _swift: str) -> Count:
    return run_pytest(INSTRUCTION_TESTS, reports)


RUNNERS = {
    "lint": ("Format of the Swift sources", run_lint),
    "swift": ("Swift tests", run_swift),
    "node": ("Script tests under Node", run_node),
    "types": ("Types of the script", run_types),
    "example": ("Status check on its example page", run_example),
    "downloads": ("Downloads read by other programs", run_downloads),
    "crash": ("Publishing and building with faults", run_crash),
    "attack": ("Attack on protected tables", run_attack),
    "instructions": ("Work of five fixed workloads", run_instructions),
    "hosting": ("Site on nginx and Caddy", run_hosting),
    "browser": ("Site in the browser", run_browser),
    "webkit": ("Site in WebKit", run_webkit),
}

# Only when they are named: it takes ten minutes, a desktop and a hundred packages more.
MORE_RUNNERS = {
    "speech": ("Site read aloud by Orca", run_speech),
}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--swift", default="swift", help="the Swift driver")
    parser.add_argument("runners", nargs="*", metavar="RUNNER", help=f"some of {', '.join(RUNNERS)}, which all run by default, and {', '.join(MORE_RUNNERS)}")
    arguments = parser.parse_args()
    known = RUNNERS | MORE_RUNNERS
    if unknown := set(arguments.runners) - set(known):
        parser.error(f"no runner called {', '.join(sorted(unknown))}; there are {', '.join(known)}")
    counts = []
    with tempfile.TemporaryDirectory() as reports:
        for name in arguments.runners or RUNNERS:
            title, runner = known[name]
            print(f"== {title}", flush=True)
            count = runner(Path(reports), arguments.swift)
            counts.append(count)
            print(f"-- {title}: {count.passed} of {count.passed + count.failed}\n", flush=True)
    passed, failed = (sum(column) for column in zip(*counts))
    print(f"{passed} passed, {failed} failed", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
