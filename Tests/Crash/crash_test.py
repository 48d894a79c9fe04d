"""Publishing must leave the old site or the new one, whole, whatever fails and whenever it is killed.

Each step of publishing is made to fail once, by a library that is preloaded into the program and lets one system
call after the other fail, until a run gets through without meeting the fault; and the program is killed at random
moments while a reader looks. The program is PORTAL in the environment, or the built one.
"""

import os
import random
import shutil
import signal
import subprocess
import tempfile
import threading
from pathlib import Path

import pytest

import releases
from releases import PORTAL, check_files, check_ledger, check_live, live, make_site, must, portal, snapshot

HERE = Path(__file__).resolve().parent

# Calls that change the disk; the others can only fail, not leave something behind.
CHANGES = "create,write,close,fsync,syncfs,truncate,rename,link,symlink,mkdir,unlink,rmdir"
FAULTS = {
    "EIO": None,
    "ENOSPC": "create,write,close,fsync,syncfs,rename,link,symlink,mkdir",
    "EACCES": "open,opendir,create,rename,link,symlink,mkdir,unlink,rmdir,stat,readlink,flock",
    "EMLINK": "link",
    "SHORT": "write",
    "EINTR": "read,write,fsync,syncfs,flock",
    "KILL": CHANGES,
}
# The program does not look which error it is, so these are tried only where they meet the most calls.
ONLY_IN = {
    "EACCES": ("second", "rolled_back"),
    "EMLINK": ("second",),
    "SHORT": ("second", "rolled_back"),
    "EINTR": ("second", "rolled_back"),
}
# These are not failures: the program must get through.
HARMLESS = {"EMLINK", "SHORT", "EINTR"}

# Everything takes a quarter of an hour; without CRASH_FULL a part of the calls and moments is tried, another
# part in each case.
FULL = os.environ.get("CRASH_FULL") == "1"
KILLS = 200 if FULL else 20
STRIDE = 1 if FULL else 9
SEED = int(os.environ.get("CRASH_SEED", "20260730"))


@pytest.fixture(scope="session")
def shim(tmp_path_factory) -> Path:
    """The library that lets calls fail."""
    assert PORTAL.exists(), f"{PORTAL} is missing: build it, or set PORTAL"
    assert shutil.which("cc"), "cc is missing: install gcc and libc6-dev"
    library = tmp_path_factory.mktemp("shim") / "fault.so"
    command = ["cc", "-std=gnu11", "-Wall", "-Wextra", "-Werror", "-shared", "-fPIC", "-o", library, HERE / "fault.c"]
    subprocess.run([*command, "-ldl"], check=True)
    return library


@pytest.fixture
def memory(tmp_path):
    """A folder that is not on a disk: thousands of runs need not wait for one that really synchronizes."""
    if not Path("/dev/shm").is_dir():
        yield tmp_path
        return
    with tempfile.TemporaryDirectory(dir="/dev/shm") as folder:
        yield Path(folder)


class Bench:
    """A folder of releases with sites to publish into it, which can be put back to where it was."""

    def __init__(self, base: Path, pages: int = 3):
        self.base = base
        self.folder = base / "out"
        self.key = base / "secret.key"
        self.verifier = must("key", "new", self.key, "--name", "portal.example/ledger").split()[-1]
        self.ids = {name: make_site(base / name, name, pages) for name in "ABC"}
        (base / "bystander.txt").write_text("nobody may touch this")
        self.save()

    def save(self):
        """Remembers the folder of releases as it is."""
        self.saved = self.base / "saved"
        shutil.rmtree(self.saved, ignore_errors=True)
        if self.folder.exists():
            shutil.copytree(self.folder, self.saved, symlinks=True)
        self.live = live(self.folder)
        self.others = self.outside()

    def restore(self):
        shutil.rmtree(self.folder, ignore_errors=True)
        if self.saved.exists():
            shutil.copytree(self.saved, self.folder, symlinks=True)

    def outside(self) -> dict:
        """Everything that publishing has no business to change."""
        return {
            path: data for path, data in snapshot(self.base).items() if not path.startswith(("out/", "saved/", "log"))
        }

    def publish(self, site: str, *options) -> list:
        return ["publish", "--from", self.base / site, "--to", self.folder, "--key", self.key, *options]

    def rollback(self, *options) -> list:
        return ["rollback", *options, "--to", self.folder, "--key", self.key]

    def run(self, command: list, shim: Path, **faults) -> tuple[subprocess.CompletedProcess, list[str]]:
        """Runs a command under the shim; its result and the calls that counted."""
        log = self.base / "log"
        log.unlink(missing_ok=True)
        environment = {"LD_PRELOAD": str(shim), "FAULT_ROOT": str(self.base), "FAULT_LOG": str(log)}
        # A killed program is reported by a program of its own, which takes seconds.
        environment |= {"SWIFT_BACKTRACE": "enable=no"}
        result = portal(*command, environment=environment | {f"FAULT_{name.upper()}": v for name, v in faults.items()})
        return result, log.read_text().splitlines() if log.exists() else []


def first(bench: Bench):
    return bench.publish("A"), "A", []


def second(bench: Bench):
    must(*bench.publish("A"))
    return bench.publish("B"), "B", ["A"]


def unchanged(bench: Bench):
    must(*bench.publish("A"))
    return bench.publish("A"), "A", ["A"]


def earlier_site_again(bench: Bench):
    must(*bench.publish("A"))
    must(*bench.publish("B"))
    return bench.publish("A"), "A", ["A", "B"]


def rolled_back(bench: Bench):
    must(*bench.publish("A"))
    must(*bench.publish("B"))
    return bench.rollback(), "A", ["A", "B"]


def pruned(bench: Bench):
    must(*bench.publish("A"))
    must(*bench.publish("B"))
    return bench.publish("C", "--keep", "2", "--keep-days", "0"), "C", ["B"]


def over_remains(bench: Bench):
    """A run that was killed had staged half of the site."""
    must(*bench.publish("A"))
    partial = bench.folder / "releases" / f".{bench.ids['B']}.partial"
    shutil.copytree(bench.base / "B" / "ky", partial / "ky")
    (bench.folder / ".current.partial").symlink_to("nowhere")
    return bench.publish("B"), "B", ["A"]


def over_damage(bench: Bench):
    """A file of the live release was altered by somebody."""
    must(*bench.publish("A"))
    damaged = bench.folder / "releases" / bench.ids["A"] / "data" / "figures.csv"
    damaged.chmod(0o644)
    damaged.write_text("year,appeals\n2025,999\n")
    return bench.publish("B"), "B", []


SCENARIOS = [first, second, unchanged, earlier_site_again, rolled_back, pruned, over_remains, over_damage]


CASES = [
    pytest.param(scenario, fault, id=f"{scenario.__name__}-{fault}")
    for scenario in SCENARIOS
    for fault in FAULTS
    if scenario.__name__ in ONLY_IN.get(fault, [scenario.__name__])
]


@pytest.mark.parametrize("scenario, fault", CASES)
def test_every_call_fails_once(scenario, fault, shim, memory, figures):
    bench = Bench(memory)
    command, target, kept = scenario(bench)
    bench.save()
    met = 0
    number = 1 - STRIDE if FULL else -(sum(f"{scenario.__name__}{fault}".encode()) % STRIDE)
    while True:
        number += STRIDE
        bench.restore()
        calls = {"calls": FAULTS[fault]} if FAULTS[fault] else {}
        result, log = bench.run(command, shim, at=str(number), mode=fault, **calls)
        struck = [line for line in log if line.endswith(" !")]
        where = f"call {struck or number}: {result.returncode}\n{result.stdout}{result.stderr}"
        check_outcome(bench, scenario, result, bench.ids[target], kept, where)
        if not struck:
            assert result.returncode == 0, where
            break
        met += 1
        if fault in HARMLESS:
            assert result.returncode == 0, where
        else:
            check_recovery(bench, command, target, kept, where)
    check_verified(bench, scenario)
    assert met > 0 or not FULL, "no call was met; is the program linked statically?"
    figures.append(f"{scenario.__name__}, {fault}: {met} calls")


def check_verified(bench, scenario):
    """All is well, but for what was damaged before the first run: a release that is kept shows it."""
    result = portal("verify", bench.folder, "--key", bench.verifier)
    damage = f"portal: release {bench.ids['A']}: changed: data/figures.csv\n" if scenario is over_damage else ""
    assert (result.stderr, result.returncode) == (damage, 1 if damage else 0)


def check_outcome(bench, scenario, result, target, kept, where):
    """Right after the fault: the old site or the new one, all releases there, nothing else touched."""
    now = live(bench.folder)
    assert now in (bench.live, target), where
    if scenario is not over_damage or now == target:
        check_live(bench.folder)
    if result.returncode == 0:
        assert now == target, where
    if "the live site is as it was" in result.stderr:
        assert now == bench.live, where
    if "the site was switched" in result.stderr:
        assert now == target, where
    for name in kept:
        check_files_besides_partials(bench.folder / "releases" / bench.ids[name])
    assert bench.outside() == bench.others, where


def check_files_besides_partials(release: Path):
    """A file that was being written to the ledger of a release that is not live may be left beside it."""
    for partial in release.glob("ledger/*.portal-partial"):
        assert live(release.parent.parent) != release.name
        partial.unlink()
    check_files(release)


def check_recovery(bench, command, target, kept, where):
    """The next run gets through and leaves nothing that a good run would not have left."""
    again = command if command[0] == "publish" else bench.publish(target)
    result = portal(*again)
    assert result.returncode == 0, f"{where}\nthen: {result.stdout}{result.stderr}"
    assert check_live(bench.folder) == bench.ids[target], where
    assert releases.remains(bench.folder) == [], where
    for name in kept:
        check_files(bench.folder / "releases" / bench.ids[name])


@pytest.mark.parametrize("pages", [3, 200], ids=["few", "many"])
def test_disk_holds_everything_before_the_switch(pages, shim, tmp_path):
    bench = Bench(tmp_path, pages)
    must(*bench.publish("A"))
    result, log = bench.run(bench.publish("B"), shim)
    assert result.returncode == 0, result.stderr
    calls = [tuple(line.split(" ", 2)[1:]) for line in log]
    partial = f"{bench.folder}/releases/.{bench.ids['B']}.partial"
    named = calls.index(("rename", f"{bench.folder}/releases/{bench.ids['B']}"))
    switched = calls.index(("rename", f"{bench.folder}/current"))
    made = {path: place for place, (call, path) in enumerate(calls) if call in ("create", "mkdir", "write")}
    staged = {path: place for path, place in made.items() if path.startswith(partial)}
    assert len(staged) > pages
    for path, place in staged.items():
        later = calls[place + 1 : named]
        assert ("fsync", path) in later or ("syncfs", partial) in later, f"{path} may be lost with the power"
    assert ("fsync", f"{bench.folder}/releases") in calls[named + 1 : switched]
    assert ("fsync", str(bench.folder)) in calls[switched + 1 :]


class Reader(threading.Thread):
    """Looks at the live site over and over, as a crawler would."""

    def __init__(self, folder: Path):
        super().__init__()
        self.folder = folder
        self.looks, self.half_sites, self.done = 0, [], threading.Event()
        # What each file is in one version or another; a version is added before it is published.
        self.known: dict[str, set] = {}

    def expect(self, site: Path):
        for path, data in snapshot(site).items():
            if not path.startswith("."):
                self.known.setdefault(path, set()).add(data)

    def run(self):
        while not self.done.is_set():
            try:
                check_live(self.folder)
                for path, versions in list(self.known.items()):
                    assert (self.folder / "current" / path).read_bytes() in versions, path
            except Exception as problem:
                self.half_sites.append(repr(problem))
            self.looks += 1


class Killing:
    """Publishes one version after the other, and kills most of the runs."""

    def __init__(self, bench: Bench):
        self.bench = bench
        self.chance = random.Random(SEED)
        self.reader = Reader(bench.folder)
        self.versions = self.killed = self.ended = self.switched = 0
        self.longest = 0.2
        self.was_live: set[str] = set()

    def publish_whole(self):
        must(*self.bench.publish(self.new_version()))
        self.was_live.add(live(self.bench.folder))

    def new_version(self) -> str:
        self.versions += 1
        self.bench.ids["next"] = make_site(self.bench.base / "next", f"number {self.versions}", pages=60)
        self.reader.expect(self.bench.base / "next")
        return "next"

    def publish_and_kill(self):
        before = live(self.bench.folder)
        # Now and then the version that was killed is tried again, over what it left.
        if self.bench.ids["next"] == before or self.chance.random() < 0.5:
            self.new_version()
        killed = killed_after(self.chance.uniform(0, self.longest), self.bench.publish("next", "--keep", "1000"))
        # The moments follow the speed of the machine, so that they fall on every part of a run.
        self.longest *= (1.03 if FULL else 1.2) if killed else 0.9
        after = live(self.bench.folder)
        assert after in ((before, self.bench.ids["next"]) if killed else (self.bench.ids["next"],)), f"seed {SEED}"
        self.was_live.add(after)
        self.killed, self.ended = self.killed + killed, self.ended + (not killed)
        self.switched += killed and after != before


def test_killed_at_random_moments_under_a_reader(tmp_path, figures):
    bench = Bench(tmp_path)
    killing = Killing(bench)
    killing.publish_whole()
    killing.reader.start()
    try:
        while killing.killed < KILLS or killing.ended == 0:
            killing.publish_and_kill()
    finally:
        killing.reader.done.set()
        killing.reader.join()
    killing.publish_whole()
    must("verify", bench.folder, "--key", bench.verifier)
    assert releases.remains(bench.folder) == []
    for release in killing.was_live:
        check_files(bench.folder / "releases" / release)
    assert killing.was_live == set(check_ledger(bench.folder / "releases" / live(bench.folder)))
    figures.append(
        f"{killing.killed} kills at random moments ({killing.switched} after the switch, {killing.ended} more runs "
        f"ended first), {killing.reader.looks} looks of a reader: {len(killing.reader.half_sites)} half sites, "
        f"0 of {len(killing.was_live)} releases lost"
    )
    assert killing.reader.half_sites == [], f"seed {SEED}"
    assert killing.reader.looks > KILLS and killing.ended > 0


def killed_after(seconds: float, command: list) -> bool:
    """Whether the program was still running when it was killed."""
    process = subprocess.Popen([PORTAL, *map(str, command)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        assert process.wait(seconds) == 0
        return False
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
        return process.wait() == -signal.SIGKILL
