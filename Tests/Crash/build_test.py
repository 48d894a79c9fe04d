"""A build that is killed leaves in the output, file by file, the old bytes or the new ones, and the next one mends it."""

import os
import random
import shutil
import signal
import subprocess
import time
from pathlib import Path

import pytest

from crash_test import FULL, SEED, shim  # noqa: F401
from releases import PORTAL, ROOT, must, portal, snapshot

KILLS = 100 if FULL else 12
PARTIAL = ".portal-partial"


class Office:
    """The smallest complete sources, in two versions that differ on every page."""

    def __init__(self, base: Path):
        self.base = base
        self.sources = base / "sources"
        shutil.copytree(ROOT / "Tests" / "Fixtures" / "base", self.sources)
        for name in ("messages", "assets"):
            shutil.copytree(ROOT / "Site" / name, self.sources / "Site" / name)
        self.settings = self.sources / "Site" / "site.yaml"
        self.text = self.settings.read_text(encoding="utf-8")

    def set_version(self, version: int):
        lines = self.text.splitlines()
        place = next(place for place, line in enumerate(lines) if line.startswith("name:"))
        lines[place] = f"name: {{ky: Портал {'I' * version}, ru: Портал {'I' * version}, en: Portal {'I' * version}}}"
        self.settings.write_text("\n".join(lines) + "\n", encoding="utf-8")

    def command(self, output: Path) -> list:
        options = ["--content", self.sources / "Content", "--site", self.sources / "Site"]
        return ["build", *options, "--secrets", self.base / "keys", "--output", output, "--quiet"]


@pytest.fixture
def office(tmp_path):
    return Office(tmp_path)


def test_killed_build_leaves_whole_files(office, tmp_path, figures):
    chance = random.Random(SEED)
    versions = []
    for version in (1, 2):
        office.set_version(version)
        must(*office.command(tmp_path / f"version-{version}"))
        versions.append(snapshot(tmp_path / f"version-{version}"))
    old, new = versions
    assert sum(old[path] != new.get(path) for path in old) > 10
    output = tmp_path / "public"
    longest, killed, changed, ended = 0.5, 0, 0, 0
    while killed < KILLS:
        shutil.rmtree(output, ignore_errors=True)
        shutil.copytree(tmp_path / "version-1", output)
        process = subprocess.Popen([PORTAL, *map(str, office.command(output))])
        if killed % 3 == 0:
            time.sleep(chance.uniform(0, longest))
        else:
            # Most of a build is reading; these moments fall where files are replaced.
            wait_for_first_change(output, old, process)
            time.sleep(chance.uniform(0, 0.003))
        if process.poll() is None:
            process.send_signal(signal.SIGKILL)
            killed += 1
            longest *= 1.05
        else:
            ended += 1
            longest *= 0.8
        process.wait()
        changed += check_whole(output, old, new)
        must(*office.command(output))
        assert snapshot(output) == new, f"seed {SEED}"
    figures.append(f"{killed} killed builds ({changed} of them half way, {ended} more ended first): 0 truncated files")


def wait_for_first_change(output: Path, old: dict, process: subprocess.Popen):
    watched = [(output / path, len(data)) for path, data in old.items() if path.endswith("/index.html")]
    while process.poll() is None:
        if any(path.stat().st_size != size for path, size in watched if path.exists()):
            return


def check_whole(output: Path, old: dict, new: dict) -> bool:
    """Whether some files were replaced already and others not yet."""
    files = {path: data for path, data in snapshot(output).items() if not path.endswith(PARTIAL)}
    files.pop(".portal-files")
    for path, data in files.items():
        assert data in (old.get(path), new.get(path)), f"{path} is neither old nor new (seed {SEED})"
    assert set(old) - {".portal-files"} <= set(files)
    fresh = sum(files[path] != old.get(path) for path in files)
    return 0 < fresh < sum(new[path] != old.get(path) for path in new if path != ".portal-files")


def test_two_clones_give_the_same_bytes(office, tmp_path):
    """In other folders, locales and time zones, on one core and on two, by other users' habits of masking rights."""
    office.set_version(1)
    outputs = []
    surroundings = [
        ({"LC_ALL": "tr_TR.UTF-8", "TZ": "Asia/Bishkek", "LANG": "tr_TR.UTF-8"}, ["taskset", "-c", "0"], 0o022),
        ({"LC_ALL": "C", "TZ": "America/St_Johns", "HOME": "/nonexistent"}, [], 0o077),
    ]
    for number, (environment, launcher, mask) in enumerate(surroundings):
        clone = tmp_path / ("a" if number == 0 else "a folder with Қ and spaces") / "clone"
        subprocess.run(["git", "init", "-q", office.sources], check=True)
        git = ["git", "-C", office.sources, "-c", "user.name=A", "-c", "user.email=a@example.org"]
        subprocess.run([*git, "add", "-A"], check=True)
        subprocess.run([*git, "commit", "-q", "--allow-empty", "-m", "sources"], check=True)
        subprocess.run(["git", "clone", "-q", office.sources, clone], check=True)
        command = [*launcher, PORTAL, "build", "--output", "public", "--secrets", "../keys", "--quiet"]
        subprocess.run(command, cwd=clone, check=True, env=os.environ | environment, umask=mask)
        outputs.append(snapshot(clone / "public"))
    assert len(outputs[0]) > 40
    assert outputs[0] == outputs[1]


def test_text_that_is_saved_while_the_build_reads_is_examined(office, tmp_path, shim):  # noqa: F811
    """Also where everything else is known from the build before."""
    output = tmp_path / "public"
    texts = office.sources / "Content" / "pages"
    # Preloaded from the beginning: it counts as a part of the program.
    preloaded = {"LD_PRELOAD": str(shim)}
    for _ in range(2):
        assert portal(*office.command(output), environment=preloaded).returncode == 0
    with (texts / "reception" / "ru.md").open("a", encoding="utf-8") as text:
        text.write("\nЕще слово.\n")
    before = snapshot(output)
    # Saved between the look at all files and the reading of this one.
    saved = texts / "file-an-appeal" / "en.md"
    fault = {"FAULT_ROOT": str(saved), "FAULT_CALLS": "open", "FAULT_AT": "1", "FAULT_MODE": "APPEND"}
    fault |= {"FAULT_TEXT": "\nWrite to mary.smith@mail.example.\n"}
    result = portal(*office.command(output), environment=preloaded | fault)
    assert "mary.smith" in saved.read_text(encoding="utf-8")
    assert result.returncode == 1, result.stderr
    assert "file-an-appeal/en.md" in result.stderr and "[privacy.e-mail]" in result.stderr
    assert snapshot(output) == before


@pytest.mark.parametrize("mode", ["ENOSPC", "SHORT", "KILL"])
def test_first_build_that_is_hindered_leaves_no_half_file_for_long(mode, office, tmp_path, shim):  # noqa: F811
    """Into a folder that was no site before, files are written under their own names."""
    whole = tmp_path / "whole"
    must(*office.command(whole))
    expected = snapshot(whole)
    for place in (2, 9, 30):
        output = tmp_path / f"{mode}-{place}"
        fault = {"FAULT_ROOT": str(output), "FAULT_CALLS": "write", "FAULT_AT": str(place), "FAULT_MODE": mode}
        result = portal(*office.command(output), environment={"LD_PRELOAD": str(shim)} | fault)
        if mode == "SHORT":
            assert result.returncode == 0, result.stderr
        else:
            assert result.returncode == (3 if mode == "ENOSPC" else -signal.SIGKILL), result.stderr
            assert "manifest.sha256" not in snapshot(output)
        if mode == "ENOSPC":
            left = snapshot(output)
            left.pop(".portal-files", None)
            assert all(data == expected[path] for path, data in left.items())
            assert "No space left on device" in result.stderr
        must(*office.command(output))
        assert snapshot(output) == expected, f"{mode} at {place}"
