"""The site under test: built once by the release binary from the repository's own sources."""

import functools
import re
import subprocess
import tempfile
from html.parser import HTMLParser
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent.parent
PORTAL = ROOT / ".build" / "release" / "portal"
CONTENT = ROOT / "Content"
LANGUAGES = ("ky", "ru", "en")
# Kinds of pages that have a script; it saves work that the page can also do without.
SCRIPTED = ("status", "deadline", "search", "offline")

# The folder must outlive every test; it goes when the interpreter ends.
_folder = tempfile.TemporaryDirectory(prefix="portal-browser-")


class BuildFailed(Exception):
    """The binary is missing or refused the repository's own sources."""


# A day by which every appeal of the demonstration that is still open is overdue.
LATER = "2026-12-21"


@functools.cache
def public(as_of: str | None = None) -> Path:
    """The folder with the built site, its data being of another day if one is named."""
    if not PORTAL.exists():
        raise BuildFailed(f"{PORTAL} is missing: run make build")
    output = Path(_folder.name) / (as_of or "public")
    command = [PORTAL, "build", "--content", CONTENT, "--site", ROOT / "Site", "--output", output, "--quiet"]
    command += ["--as-of", as_of] if as_of else []
    result = subprocess.run(command, capture_output=True, text=True)
    if result.returncode != 0:
        raise BuildFailed(f"portal build: exit {result.returncode}\n{result.stdout}{result.stderr}")
    return output


@functools.cache
def pages() -> list[str]:
    """The addresses of all pages, e.g. `/ky/what-to-write/`."""
    files = (file.relative_to(public()).as_posix() for file in public().rglob("*.html"))
    return sorted("/" + re.sub(r"(^|/)index\.html$", r"\1", file) for file in files)


def file_of(address: str) -> Path:
    """The file behind an address."""
    path = public() / address.lstrip("/")
    return path / "index.html" if address.endswith("/") else path


def language_of(address: str) -> str | None:
    """The language of a page, none for those that speak all three."""
    first = address.split("/")[1]
    return first if first in LANGUAGES else None


def html(address: str) -> str:
    """The source of a page."""
    return file_of(address).read_text(encoding="utf-8")


class _Elements(HTMLParser):
    """Collects the attributes of every element of one name."""

    def __init__(self, name: str):
        super().__init__()
        self.name = name
        self.found: list[dict[str, str]] = []

    def handle_starttag(self, tag, attrs):
        if tag == self.name:
            self.found.append({name: value or "" for name, value in attrs})


def elements(address: str, name: str) -> list[dict[str, str]]:
    """The attributes of every element of one name in a page, in its order."""
    parser = _Elements(name)
    parser.feed(html(address))
    return parser.found


@functools.cache
def layout(slug: str) -> str:
    """The layout that the front matter of a page names."""
    text = (CONTENT / "pages" / slug / "ky.md").read_text(encoding="utf-8")
    return yaml.safe_load(text.split("---\n")[1]).get("layout", "guide")


def slugs() -> list[str]:
    """The pages of the content, as paths below its folder `pages`."""
    folder = CONTENT / "pages"
    return sorted(file.parent.relative_to(folder).as_posix() for file in folder.rglob("ky.md"))


def kind_of(address: str) -> str:
    """What kind of page stands at an address: the layout of its source, or the place for pages without one."""
    if language_of(address) is None:
        return {"/404.html": "not found", "/offline.html": "no connection", "/503.html": "out of order"}.get(address, "language choice")
    slug = address[len("/ky/") :].rstrip("/")
    if slug == "":
        return "home"
    if slug in slugs():
        return layout(slug)
    folder, _, name = slug.partition("/")
    if folder == "notices":
        return "notice"
    if folder in slugs() and layout(folder) in ("finder", "reception"):
        return layout(folder) + " part"
    if folder == "statistics":
        return kind_of_figures(name)
    return name or folder


def kind_of_figures(name: str) -> str:
    """What kind of page of figures: `periods/2026-q1/compare` and the like, or those of earlier years."""
    if (CONTENT / "figures" / f"{name}.yaml").exists():
        return "figures"
    first, *rest = name.split("/")
    if len(rest) < 2:
        return {"periods": "period", "digests": "digest", "tables": "table"}.get(first, f"{first} one" if rest else first)
    return {"compare": "comparison", "print": "press", "revision": "revision"}.get(rest[1], "crossed table")


@functools.cache
def kinds() -> dict[tuple[str, str], str]:
    """One page of each kind in each language: the heaviest, since it has most of what may be wrong."""
    chosen: dict[tuple[str, str], str] = {}
    for address in sorted(pages(), key=lambda address: file_of(address).stat().st_size):
        chosen[kind_of(address), language_of(address) or "all"] = address
    return dict(sorted(chosen.items()))
