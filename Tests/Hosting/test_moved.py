"""Pages that moved: the old address leads on, as a page and as a rule of each server, and no page gets lost."""

import re
import shutil
import subprocess

import hosted_site
import pytest
import servers
from hosted_site import PORTAL, portal


@pytest.fixture
def office(tmp_path):
    """Sources of a site, its folder of releases, and the options that name the sources."""
    options = hosted_site.sources(tmp_path / "sources")
    return tmp_path, options


def move(folder, old: str, new: str):
    (folder / "sources" / "Content" / "pages" / old).rename(folder / "sources" / "Content" / "pages" / new)
    for path in (folder / "sources").rglob("*"):
        if path.suffix in (".md", ".yaml"):
            text = path.read_text(encoding="utf-8")
            path.write_text(text.replace(f"../{old}/", f"../{new}/").replace(f"{old}", f"{new}"), encoding="utf-8")


def test_page_that_moved_leads_on_by_itself(office, tmp_path):
    folder, options = office
    releases = folder / "releases"

    def publish(*more):
        command = [PORTAL, "publish", "--to", releases, *options, *more]
        return subprocess.run([*map(str, command)], cwd=folder, capture_output=True, text=True)

    assert publish().returncode == 0
    move(folder, "after-filing", "what-next")
    shutil.rmtree(folder / "public")
    # Without knowing of the live site the build would lose the address, and publishing is refused.
    portal("build", *options, "--output", folder / "public")
    refused = publish("--from", folder / "public")
    assert refused.returncode == 1 and "[page]" in refused.stderr, refused.stderr
    done = publish()
    assert done.returncode == 0, done.stderr
    assert "/ky/after-filing/ leads to /ky/what-next/" in done.stdout
    page = (releases / "current" / "en" / "after-filing" / "index.html").read_text(encoding="utf-8")
    assert 'http-equiv="refresh" content="0; url=/en/what-next/"' in page
    assert re.search(r'<link rel="canonical" href="[^"]*/en/what-next/">', page)
    assert "/ru/after-filing/ /ru/what-next/ 301" in (releases / "current" / "_redirects").read_text()
    # A third build knows the address only from the live site's own list.
    (folder / "sources" / "Content" / "pages" / "what-next" / "en.md").open("a").write("\nMore.\n")
    assert publish().returncode == 0
    assert (releases / "current" / "ky" / "after-filing" / "index.html").exists()


@pytest.mark.parametrize("name", list(servers.SERVERS))
def test_servers_lead_on(office, name, tmp_path_factory):
    folder, options = office
    text = folder / "sources" / "Content" / "pages" / "after-filing" / "ky.md"
    text.write_text(text.read_text().replace("title:", "aliases: [old-name, deep/older]\ntitle:", 1))
    from conftest import Hosted

    portal("build", *options, "--output", folder / "public")
    hosted = Hosted(tmp_path_factory.mktemp("moved"), folder / "public")
    with servers.SERVERS[name](hosted) as server:
        for address in ("/ru/old-name/", "/ru/old-name", "/ru/deep/older/"):
            answer = server.ask(address)
            assert (answer.status, answer.headers["location"]) == (301, "/ru/after-filing/"), address
            assert "content-security-policy" in answer.headers
        assert server.ask("/ru/after-filing/").status == 200
