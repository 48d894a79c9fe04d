"""The recipes around the web servers: what of them can be tried without a running systemd or a container."""

import re
import subprocess

import pytest
from hosted_site import PORTAL, ROOT

HOSTING = ROOT / "Site" / "hosting"


@pytest.fixture
def units(tmp_path):
    """The units, with the programs that are here in place of those on a server."""
    for name in ("portal.service", "portal.timer"):
        text = (HOSTING / name).read_text(encoding="utf-8")
        text = text.replace("/usr/local/bin/portal", str(PORTAL)).replace("User=portal\n", "")
        (tmp_path / name).write_text(text)
    return tmp_path


def test_systemd_accepts_the_units(units):
    command = ["systemd-analyze", "verify", "--man=no", units / "portal.timer", units / "portal.service"]
    result = subprocess.run(command, capture_output=True, text=True)
    assert (result.returncode, result.stderr) == (0, "")


def test_timer_names_working_days_in_bishkek():
    calendar = re.search(r"^OnCalendar=(.*)$", (HOSTING / "portal.timer").read_text(), re.MULTILINE)[1]
    command = ["systemd-analyze", "calendar", "--iterations=7", calendar]
    out = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert not re.search(r"\b(Sat|Sun) \d{4}", out.split("Normalized form")[1].split("\n", 1)[1].replace("(in UTC)", ""))


def test_service_runs_commands_that_the_tool_has():
    """Each line is tried with --help: a command or an option that was renamed must be renamed here."""
    text = (HOSTING / "portal.service").read_text()
    lines = re.findall(r"^ExecStart=/usr/local/bin/portal (.*)$", text, re.MULTILINE)
    assert [line.split()[0] for line in lines] == ["build", "hosting", "publish"]
    for line in lines:
        words = line.split()
        help_text = subprocess.run([PORTAL, words[0], "--help"], capture_output=True, text=True, check=True).stdout
        for option in words:
            if option.startswith("--"):
                assert option in help_text, line


def test_container_is_made_of_what_is_there():
    text = (HOSTING / "Containerfile").read_text()
    for source in re.findall(r"^COPY (\S+) ", text, re.MULTILINE):
        assert (ROOT / source).exists() or source in ("public/", "public-hosting/"), source
    installed = re.search(r"install --yes --no-install-recommends (.*) \\", text)[1].split()
    for package in installed:
        subprocess.run(["dpkg-query", "--show", package], check=True, capture_output=True)
    assert "registry" not in text.replace("no registry", "")
