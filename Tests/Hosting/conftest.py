"""The built site, with precompressed copies beside its files, and a folder with what portal hosting wrote."""

import gzip
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import hosted_site

# The reader of `_headers` that the browser's tests use is another one than the tool's.
sys.path.insert(0, str(hosted_site.ROOT / "Tests" / "Browser"))

COMPRESSIBLE = {".html", ".css", ".js", ".json", ".svg", ".xml", ".txt", ".csv"}


class Hosted:
    """A site in a folder, and the pieces of configuration that belong to it."""

    def __init__(self, base: Path, source: Path | None = None, is_linked: bool = False):
        open_for_servers(base)
        self.base = base
        self.site = base / "site"
        self.pieces = base / "pieces"
        self.pieces.mkdir()
        if is_linked:
            open_for_servers(source)
            self.site.symlink_to(source)
        else:
            shutil.copytree(source or hosted_site.public(), self.site)
            compress(self.site)
        self.describe()

    def describe(self, *options):
        """Has portal write the pieces."""
        hosted_site.portal("hosting", "--from", self.site, "--output", self.pieces, *options)

    def recipe(self, name: str) -> str:
        """A configuration of Site/hosting, pointed at this folder."""
        text = (hosted_site.ROOT / "Site" / "hosting" / name).read_text(encoding="utf-8")
        return text.replace("/etc/portal/", f"{self.pieces}/").replace("/srv/portal/current", str(self.site))


def compress(site: Path) -> None:
    """Puts a copy beside each file that has none yet, so that the servers have something to choose from."""
    # As the tool does it, the files of records are left out.
    records = site / "lookup" / "s"
    files = [path for path in site.rglob("*") if path.is_file() and records not in path.parents]
    for path in [path for path in files if path.suffix in COMPRESSIBLE]:
        packed = path.with_name(path.name + ".gz")
        if not packed.exists():
            packed.write_bytes(gzip.compress(path.read_bytes(), 9, mtime=0))
        packed = path.with_name(path.name + ".br")
        if not packed.exists():
            subprocess.run(["brotli", "--quality=9", f"--output={packed}", path], check=True)


def open_for_servers(base: Path) -> None:
    """Caddy and nginx may run as another user, who must get through every folder above."""
    for folder in (base, *base.parents):
        if folder.stat().st_uid == base.stat().st_uid and folder != Path("/"):
            folder.chmod(folder.stat().st_mode | 0o055)


@pytest.fixture(scope="session")
def hosted(tmp_path_factory) -> Hosted:
    return Hosted(tmp_path_factory.mktemp("hosted"))
