"""The look-up: a registry sealed with and without keys from an earlier build, and built again after changes."""

import csv
import json
import math
import shutil
import subprocess
from pathlib import Path

import yaml
from goals import ShardsWritten
from measuring import Bench, Contender

ROOT = Path(__file__).resolve().parent.parent
PORTAL = ROOT / ".build" / "release" / "portal"
# Rows of which the record changes in the case "changed".
CHANGED = 100


class Lookup:
    """A generated registry in the smallest site there is, so that the rest of the site hardly counts, and what the floor
    has to know of it."""

    def __init__(self, bench: Bench, rows: int, iterations: int, seed: int):
        self.bench, self.rows, self.iterations = bench, rows, iterations
        self.folder = bench.scratch / f"lookup-{rows}"
        self.content, self.site, self.secrets = (self.folder / name for name in ("Content", "Site", "secrets"))
        self.table = self.content / "appeals" / "appeals.csv"
        # Sixteen digits are enough up to a hundred thousand appeals; more are refused or warned about.
        self.digits = 16 if rows <= 100_000 else 20
        self.write_sources(seed)
        self.secrets.mkdir(mode=0o700)
        self.floor = bench.compiled("lookup_floor.c", "libcrypto")
        self.shards_written = ShardsWritten(CHANGED)

    def write_sources(self, seed: int):
        base = ROOT / "Tests" / "Fixtures" / "base"
        shutil.copytree(base / "Content", self.content, ignore=shutil.ignore_patterns("releases"))
        shutil.copytree(base / "Site", self.site)
        for name in ("messages", "assets"):
            shutil.copytree(ROOT / "Site" / name, self.site / name)
        # The codes and the calendar are the repository's: the smallest site's would make a poor registry.
        for name in ("appeals/codes.yaml", "directory/working-calendar.yaml", "directory/deadlines.yaml"):
            shutil.copy(ROOT / "Content" / name, self.content / name)
        plan = yaml.safe_load((ROOT / "Site" / "statistics.yaml").read_text(encoding="utf-8"))
        plan.pop("ledger", None)
        (self.site / "statistics.yaml").write_text(yaml.safe_dump(plan, allow_unicode=True), encoding="utf-8")
        demo = [PORTAL, "demo", "--rows", self.rows, "--digits", self.digits, "--seed", seed, "--force"]
        run(*demo, "--content", self.content, "--output", self.table)
        settings = self.site / "site.yaml"
        site = yaml.safe_load(settings.read_text(encoding="utf-8"))
        groups = "~".join(["{d:4}"] * (self.digits // 4))
        if self.digits == 20:
            site["lookup"]["example"] = "3016 6131 8609 1390 9969"
        site["lookup"] |= {
            "iterations": self.iterations,
            "patterns": [{"id": "number", "pattern": groups, "check": "mod11-2"}],
        }
        # As many shards as the records ask for.
        site["lookup"].pop("shards", None)
        settings.write_text(yaml.safe_dump(site, allow_unicode=True, sort_keys=False), encoding="utf-8")

    def build(
        self, output: Path, content: Path | None = None, site: Path | None = None, secrets: Path | None = None
    ) -> list:
        sources = ["--content", content or self.content, "--site", site or self.site]
        sources += ["--secrets", secrets or self.secrets]
        return [PORTAL, "build", *sources, "--output", output, "--quiet"]

    def keys(self) -> Path:
        """The cache of keys that a build has left; 48 bytes for each record between a header and a hash."""
        return next(self.secrets.glob("keys-*"))

    def cold(self) -> list[Contender]:
        """No key is there: each is derived. What this build makes is what the floor has to write."""
        output = self.folder / "model"
        portal = Contender("portal", lambda folder: self.build(folder), again=output)
        portal.after = lambda _: self.list_outputs(output)
        return [portal, Contender("floor", lambda folder: self.floor_command(self.iterations, folder))]

    def list_outputs(self, output: Path):
        made = sorted(output.rglob("*"))
        sizes = [f"{-1 if path.is_dir() else path.stat().st_size} {path.relative_to(output)}\n" for path in made]
        (self.folder / "outputs").write_text("".join(sizes))
        shards = json.loads((output / "lookup" / "manifest.json").read_text())["shards"]
        records = (self.keys().stat().st_size - 40 - 32) // 48
        self.records, self.bits = records, shards["bits"]
        self.dummies = (shards["cap"] << shards["bits"]) - records
        shutil.rmtree(output)

    def floor_command(self, iterations: int, output: Path) -> list:
        command = [self.floor, iterations, self.keys(), self.dummies, self.folder / "outputs", output]
        return [*command, self.table, self.table.with_name("events.csv")]

    def warm(self) -> list[Contender]:
        """All keys are there; the whole site is sealed and written. The last contender is what the site costs without a
        registry: the start of the program, its pages, their files."""
        portal = Contender("portal", lambda output: self.build(output))
        bare = self.folder / "bare"
        shutil.copytree(self.content, bare, ignore=shutil.ignore_patterns("appeals"), dirs_exist_ok=True)
        rest = Contender("no registry", lambda output: self.build(output, bare))
        return [portal, Contender("floor", lambda output: self.floor_command(0, output)), rest]

    def changed(self) -> list[Contender]:
        """The site is there, and some appeals changed since: only their shards may be written. Beside it the same into
        an empty folder. A private folder remembers one output, so the site that is built again has its own."""
        secrets = self.folder / "secrets-changed"
        shutil.copytree(self.secrets, secrets)
        again = self.folder / "changed"
        build = Contender("portal", lambda folder: self.build(folder, secrets=secrets), again=again)
        build.before, build.after = self.change_rows, self.shards_written.note
        return [build, Contender("full write", lambda output: self.build(output))]

    def more_shards(self) -> list[Contender]:
        """The same appeals in four times as many shards; of the first contender the peak is compared."""
        site = self.folder / "more-shards"
        shutil.copytree(self.site, site)
        settings = yaml.safe_load((site / "site.yaml").read_text(encoding="utf-8"))
        bits = self.bits + 2
        mean = self.records / (1 << bits)
        # Room for the fullest shard: no load of this many shards lies seven deviations above the mean.
        cap = math.ceil((mean + 7 * math.sqrt(mean) + 8) / 8) * 8
        settings["lookup"]["shards"] = {"bits": bits, "cap": cap}
        (site / "site.yaml").write_text(yaml.safe_dump(settings, allow_unicode=True, sort_keys=False), encoding="utf-8")
        more = Contender("portal, 4 x shards", lambda output: self.build(output, site=site))
        return [more, Contender("portal", lambda output: self.build(output))]

    def change_rows(self):
        """Gives or takes the extension of the last open appeals, which changes their records and nothing else."""
        lines = self.table.read_text(encoding="utf-8").splitlines()
        column = lines[0].split(",").index("extended")
        status = lines[0].split(",").index("status")
        left = CHANGED
        for place in range(len(lines) - 1, 0, -1):
            cells = next(csv.reader([lines[place]]))
            if cells[status] not in ("registered", "under-review"):
                continue
            cells[column] = "no" if cells[column] == "yes" else "yes"
            lines[place] = ",".join(cells)
            left -= 1
            if left == 0:
                break
        self.table.write_text("\n".join(lines) + "\n", encoding="utf-8")


def run(*command):
    subprocess.run([str(word) for word in command], check=True, stdout=subprocess.DEVNULL)
