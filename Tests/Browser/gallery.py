"""The gallery of components, written once by the release binary from the repository's own sources."""

import functools
import re
import subprocess
import tempfile
from pathlib import Path

from built_site import CONTENT, PORTAL, ROOT, BuildFailed

_folder = tempfile.TemporaryDirectory(prefix="portal-gallery-")

# Rules of axe about whole pages: a gallery shows one component several times, out of its page.
NOT_FOR_GALLERIES = (
    "landmark-unique",
    "landmark-no-duplicate-contentinfo",
    "landmark-no-duplicate-banner",
    "landmark-banner-is-top-level",
    "landmark-contentinfo-is-top-level",
    "landmark-complementary-is-top-level",
    "heading-order",
)


@functools.cache
def folder() -> Path:
    output = Path(_folder.name) / "gallery"
    command = [PORTAL, "gallery", "--content", CONTENT, "--site", ROOT / "Site", "--output", output, "--quiet"]
    result = subprocess.run(command, capture_output=True, text=True)
    if result.returncode != 0:
        raise BuildFailed(f"portal gallery: exit {result.returncode}\n{result.stdout}{result.stderr}")
    return output


def pages() -> list[str]:
    """The addresses of all pages."""
    return sorted("/" + file.relative_to(folder()).as_posix()[: -len("index.html")] for file in folder().rglob("index.html"))


def components() -> list[str]:
    return sorted(file.parent.name for file in folder().glob("ky/*/index.html"))


def states(page: str) -> int:
    html = (folder() / page.strip("/") / "index.html").read_text(encoding="utf-8")
    return len(re.findall(r'<h2 id="state-', html))
