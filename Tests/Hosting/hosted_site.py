"""The site that the servers serve: the smallest complete one, built once by the tool."""

import functools
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PORTAL = Path(os.environ.get("PORTAL", ROOT / ".build" / "release" / "portal"))

# The folder must outlive every test; it goes when the interpreter ends.
_folder = tempfile.TemporaryDirectory(prefix="portal-hosting-")


def portal(*arguments) -> str:
    """Runs the tool, which has to succeed; what it printed."""
    command = [PORTAL, *map(str, arguments)]
    result = subprocess.run(command, capture_output=True, text=True, timeout=300)
    assert result.returncode == 0, f"{command}: {result.returncode}\n{result.stdout}{result.stderr}"
    return result.stdout


def sources(folder: Path) -> list:
    """Puts the smallest complete sources into a folder; the options that name them."""
    shutil.copytree(ROOT / "Tests" / "Fixtures" / "base", folder)
    for name in ("messages", "assets"):
        shutil.copytree(ROOT / "Site" / name, folder / "Site" / name)
    return ["--content", folder / "Content", "--site", folder / "Site", "--secrets", folder / "keys"]


@functools.cache
def public() -> Path:
    """The folder with the built site."""
    output = Path(_folder.name) / "public"
    portal("build", *sources(Path(_folder.name) / "sources"), "--output", output, "--quiet")
    return output
