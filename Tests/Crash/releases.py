"""Makes small sites, runs the publisher on them, and checks what it left by means of its own.

The checks use nothing of the publisher: hashes, the ledger's chain and its Merkle tree are computed here again.
"""

import base64
import hashlib
import os
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PORTAL = Path(os.environ.get("PORTAL", ROOT / ".build" / "release" / "portal"))

MANIFEST = "manifest.sha256"
LEDGER = {"ledger/entries.txt", "ledger/checkpoint", "ledger/key.txt"}


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def make_site(folder: Path, version: str, pages: int = 3) -> str:
    """Writes a site as a build leaves it; every other page is the same in all versions. Its release id."""
    files = {"data/figures.csv": f"year,appeals\n2025,{len(version)}\n".encode()}
    for number in range(pages):
        text = "the same in all versions" if number % 2 else f"version {version}"
        page = f'<main id="main"><h1 id="top">Page {number}</h1><p>{text}</p></main>\n'
        files[f"ky/page-{number}/index.html"] = page.encode()
    facts = ["portal-release\t1", "data\t2026-06-30", "records\t100"]
    facts += [f"page\t{path}" for path in sorted(files) if path.endswith(".html")]
    files["release.txt"] = "".join(f"{line}\n" for line in facts).encode()
    manifest = "".join(f"{sha256(files[path])}  {path}\n" for path in sorted(files)).encode()
    files[MANIFEST] = manifest
    files[".portal-files"] = "\n".join(["files written by portal", *sorted(files)]).encode()
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return sha256(manifest)


def portal(*arguments, environment: dict | None = None) -> subprocess.CompletedProcess:
    """Runs the publisher."""
    command = [PORTAL, *map(str, arguments)]
    environment = os.environ | (environment or {})
    return subprocess.run(command, capture_output=True, text=True, timeout=120, env=environment)


def must(*arguments) -> str:
    """Runs the publisher, which has to succeed; what it printed."""
    result = portal(*arguments)
    assert result.returncode == 0, f"{arguments}: {result.returncode}\n{result.stdout}{result.stderr}"
    return result.stdout


def live(folder: Path) -> str | None:
    """The id of the release that `current` leads to."""
    current = folder / "current"
    if not current.is_symlink():
        assert not current.exists(), f"{current} is not a link"
        return None
    return os.readlink(current).removeprefix("releases/")


def snapshot(folder: Path) -> dict[str, bytes | str]:
    """Every file and link under a folder, with its content."""
    return {
        str(path.relative_to(folder)): os.readlink(path) if path.is_symlink() else path.read_bytes()
        for path in folder.rglob("*")
        if path.is_symlink() or path.is_file()
    }


def check_files(release: Path) -> None:
    """The folder holds exactly what its manifest says, and bears its name."""
    files = snapshot(release)
    manifest = files.pop(MANIFEST)
    listed = {path: digest for digest, path in (line.split("  ", 1) for line in manifest.decode().splitlines())}
    site = {path: sha256(data) for path, data in files.items() if path not in LEDGER}
    assert site == listed, f"{release} is not whole"
    assert sha256(manifest) == release.name


def merkle_root(leaves: list[bytes]) -> bytes:
    """RFC 6962, section 2.1, over hashes of leaves."""
    if len(leaves) == 1:
        return leaves[0]
    left = 1
    while left * 2 < len(leaves):
        left *= 2
    return hashlib.sha256(b"\1" + merkle_root(leaves[:left]) + merkle_root(leaves[left:])).digest()


def check_ledger(release: Path) -> list[str]:
    """The chain of the ledger holds, its newest entry names the release, its checkpoint its root; the ids in it."""
    entries = (release / "ledger" / "entries.txt").read_bytes().split(b"\n\n")
    entries = [entry.rstrip(b"\n") + b"\n" for entry in entries]
    leaves = [hashlib.sha256(b"\0" + entry).digest() for entry in entries]
    fields = [dict(line.split(" ", 1) for line in entry.decode().splitlines()) for entry in entries]
    previous = ["none"] + [leaf.hex() for leaf in leaves[:-1]]
    assert [entry["previous"] for entry in fields] == previous
    assert [entry["entry"] for entry in fields] == [str(number + 1) for number in range(len(fields))]
    assert fields[-1]["release"] == release.name
    _, size, root = (release / "ledger" / "checkpoint").read_text().splitlines()[:3]
    assert (int(size), base64.b64decode(root)) == (len(leaves), merkle_root(leaves))
    return [entry["release"] for entry in fields]


def check_live(folder: Path) -> str | None:
    """What is live is whole, with its record; its id."""
    if (release := live(folder)) is None:
        return None
    check_files(folder / "releases" / release)
    check_ledger(folder / "releases" / release)
    return release


def remains(folder: Path) -> list[str]:
    """What is neither a release nor one of the three names a folder of releases has."""
    names = [name for name in os.listdir(folder) if name not in (".portal-releases", "current", "releases")]
    releases = folder / "releases"
    return names + [name for name in os.listdir(releases) if not (len(name) == 64 and releases.joinpath(name).is_dir())]
