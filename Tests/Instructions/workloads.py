"""Five small fixed workloads, each an example of what the tool spends its time on."""

import os
import random
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PORTAL = ROOT / ".build" / "release" / "portal"
BASE = ROOT / "Tests" / "Fixtures" / "base"

WORDS = "кайрылуу арыз мыйзам жооп мөөнөт кабылдама обращение закон ответ срок прием appeal law answer term office".split()
PAGES = 20
ROWS = 10_000
APPEALS = 300

# The same on every machine: no hash seeds, one core.
ENVIRONMENT = {**os.environ, "SWIFT_DETERMINISTIC_HASHING": "1", "LC_ALL": "C.UTF-8"}


def sample(folder: Path) -> Path:
    """The smallest complete site with the messages and assets of the repository."""
    shutil.copytree(BASE, folder)
    for name in ("messages", "assets"):
        shutil.copytree(ROOT / "Site" / name, folder / "Site" / name)
    # The sample's own calendar is of one year.
    calendar = Path("Content") / "directory" / "working-calendar.yaml"
    shutil.copy(ROOT / calendar, folder / calendar)
    return folder


def run(folder: Path, *arguments):
    subprocess.run([PORTAL, *map(str, arguments)], cwd=folder, env=ENVIRONMENT, check=True, capture_output=True)


def page(number: int, language: str) -> str:
    """A guide with what guides are made of: paragraphs, lists, a table, links to its neighbours."""
    chance = random.Random(f"{number} {language}")

    def phrase(count: int) -> str:
        return " ".join(chance.choices(WORDS, k=count)).capitalize()

    parts = [f"---\ntitle: {phrase(4)}\nsummary: {phrase(8)}.\nupdated: 2026-06-01\nreviewed: 2026-06-01\n---\n"]
    for part in range(1, 5):
        parts.append(f"## {phrase(3)} {{#part-{part}}}\n")
        parts.append(". ".join(phrase(9) for _ in range(6)) + ".\n")
        parts.append("".join(f"- {phrase(5)}, **{phrase(2)}**.\n" for _ in range(4)))
        parts.append(f"[{phrase(3)}](../guide-{(number + part) % PAGES:02}/{language}.md#part-{part}).\n")
    rows = "".join(f"| {phrase(2)} | {chance.randint(1, 999)} |\n" for _ in range(6))
    return "\n".join([*parts, f"| {phrase(1)} | {phrase(1)} |\n|---|--:|\n{rows}"])


def guidance(folder: Path) -> list:
    """Twenty guides in three languages, read, checked and written."""
    site = sample(folder / "guidance")
    shutil.rmtree(site / "Content" / "appeals")
    for number in range(PAGES):
        for language in ("ky", "ru", "en"):
            file = site / "Content" / "pages" / f"guide-{number:02}" / f"{language}.md"
            file.parent.mkdir(exist_ok=True)
            file.write_text(page(number, language), encoding="utf-8")
    return ["build", "--content", site / "Content", "--site", site / "Site", "--output", folder / "made", "--quiet"]


def changed(folder: Path) -> list:
    """The same, to be built again after `change`."""
    return [*guidance(folder), "--secrets", folder / "secrets"]


def change(folder: Path):
    """One more sentence in one of the guides."""
    with (folder / "guidance" / "Content" / "pages" / "guide-07" / "ru.md").open("a", encoding="utf-8") as text:
        text.write("\nЕще слово.\n")


def registry(folder: Path) -> list:
    """Ten thousand rows, read and checked."""
    site = sample(folder / "registry")
    table = site / "Content" / "appeals" / "appeals.csv"
    run(site, "demo", "--rows", ROWS, "--seed", 7, "--last-day", "2026-06-30", "--output", table, "--force")
    return ["registry", "check", "--content", site / "Content"]


def look_up(folder: Path) -> list:
    """Three hundred appeals whose keys are known, sealed and written."""
    site = sample(folder / "look-up")
    table = site / "Content" / "appeals" / "appeals.csv"
    run(site, "demo", "--rows", APPEALS, "--seed", 7, "--last-day", "2026-06-30", "--output", table, "--force")
    sources = ["--content", site / "Content", "--site", site / "Site", "--secrets", site / "secrets", "--quiet"]
    run(site, "build", *sources, "--output", site / "first")
    return ["build", *sources, "--output", site / "second"]


def start(_folder: Path) -> list:
    """Nothing but the start of the program."""
    return ["--version"]


WORKLOADS: dict[str, Callable[[Path], list]] = {
    "guidance": guidance,
    "changed": changed,
    "registry": registry,
    "look-up": look_up,
    "start": start,
}

# What is done before the command runs once more: only that second run is counted.
CHANGES: dict[str, Callable[[Path], None]] = {"changed": change}
