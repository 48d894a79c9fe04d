"""portal verify on the address of a site: what differs is found from outside as it is in the folder."""

import shutil
import subprocess

import hosted_site
import pytest
import servers
from hosted_site import PORTAL, portal


class Site:
    """A signed site, published twice, in a folder that a server serves."""

    def __init__(self, base):
        self.base = base
        key = base / "log.key"
        self.key = portal("key", "new", key, "--name", "portal.example/log", "--output", base / "none").split()[-1]
        options = hosted_site.sources(base / "sources")
        for title in ("First", "Second"):
            text = base / "sources" / "Content" / "pages" / "after-filing" / "en.md"
            text.write_text(text.read_text() + f"\n{title}.\n")
            portal("build", *options, "--output", base / "public")
            portal("publish", "--from", base / "public", "--to", base / "releases", "--key", key)
        self.copy = base / "site"
        shutil.copytree(base / "releases" / "current", self.copy)
        for path in self.copy.rglob("*"):
            path.chmod(0o755 if path.is_dir() else 0o644)

    def verify(self, place, *options) -> subprocess.CompletedProcess:
        return subprocess.run([PORTAL, "verify", str(place), *options], capture_output=True, text=True, timeout=300)


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    return Site(tmp_path_factory.mktemp("verify"))


@pytest.fixture(scope="module", params=["nginx-container", "caddy"])
def address(request, site, tmp_path_factory):
    from conftest import Hosted

    base = tmp_path_factory.mktemp("served")
    hosted = Hosted(base, site.copy, is_linked=True)
    with servers.SERVERS[request.param](hosted) as server:
        yield f"http://127.0.0.1:{server.port}"


def changed_byte(site):
    path = site.copy / "ky" / "index.html"
    path.write_bytes(path.read_bytes().replace(b"<h1", b"<H1", 1))


def missing_file(site):
    (site.copy / "sitemap.xml").unlink()


def rewritten_entry(site):
    path = site.copy / "ledger" / "entries.txt"
    path.write_text(path.read_text().replace("act publish", "act rollback", 1))


def dropped_entry(site):
    path = site.copy / "ledger" / "entries.txt"
    path.write_text(path.read_text().split("\n\n", 1)[1])


def wrong_signature(site):
    path = site.copy / "ledger" / "checkpoint"
    *rest, line = path.read_text().splitlines()
    start, signature = line.rsplit(" ", 1)
    # Of the last bytes, so that the key's id stays.
    swapped = signature[:60] + ("A" if signature[60] != "A" else "B") + signature[61:]
    path.write_text("\n".join([*rest, f"{start} {swapped}", ""]))


DAMAGES = {
    changed_byte: "changed: ky/index.html",
    missing_file: "missing: sitemap.xml",
    rewritten_entry: "ledger entry 1 was rewritten",
    dropped_entry: "the ledger has entry 2 where entry 1 must be",
    wrong_signature: "the signature of the checkpoint is wrong",
}


def test_site_as_it_was_published(site, address):
    result = site.verify(address, "--key", site.key)
    assert result.returncode == 0, result.stderr
    assert "2 entries in the log" in result.stdout
    assert "came with the site" in site.verify(address).stderr


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
def test_damage_is_found(site, address, damage, tmp_path):
    shutil.copytree(site.copy, tmp_path / "saved")
    try:
        damage(site)
        for place in (address, site.copy):
            result = site.verify(place, "--key", site.key)
            assert result.returncode == 1
            assert DAMAGES[damage] in result.stderr, place
    finally:
        shutil.rmtree(site.copy)
        shutil.copytree(tmp_path / "saved", site.copy)


def test_extra_file_is_found_in_the_folder(site):
    (site.copy / "ky" / "extra.html").write_text("x")
    try:
        assert "not published: ky/extra.html" in site.verify(site.copy).stderr
    finally:
        (site.copy / "ky" / "extra.html").unlink()


def test_every_kept_release_is_checked(site):
    releases = site.base / "releases" / "releases"
    live = (site.base / "releases" / "current").resolve().name
    other = next(path for path in releases.iterdir() if path.name != live)
    page = other / "en" / "after-filing" / "index.html"
    text = page.read_bytes()
    page.chmod(0o644)
    page.write_bytes(text + b" ")
    try:
        result = site.verify(site.base / "releases")
        assert result.returncode == 1
        assert f"release {other.name}: changed: en/after-filing/index.html" in result.stderr
    finally:
        page.write_bytes(text)
    assert site.verify(site.base / "releases").returncode == 0


@pytest.mark.parametrize("place", ["http://portal.example", "https://a b", "https://host/page", "https://-o/x/y"])
def test_unsafe_addresses_are_refused(site, place):
    assert site.verify(place).returncode == 2


def test_nobody_there(site):
    port = servers.free_port()
    result = site.verify(f"http://127.0.0.1:{port}")
    assert result.returncode == 3 and "curl" in result.stderr
