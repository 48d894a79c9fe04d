"""portal preview in the browser: what is saved is shown, mistakes are a page that goes away when they are mended."""

import contextlib
import http.client
import re
import shutil
import statistics
import subprocess
import time

import built_site as site
import pytest
from serving import rules_of

# From saving a file to the text standing in the open page, on a machine that does nothing else.
TARGET_MS = 300


class Preview:
    def __init__(self, folder, port: int):
        self.folder, self.port = folder, port
        self.origin = f"http://127.0.0.1:{port}"

    def ask(self, path: str, method: str = "GET", host: str | None = None):
        with contextlib.closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)) as connection:
            connection.request(method, path, headers={"Host": host} if host else {})
            answer = connection.getresponse()
            return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()

    def replace(self, path: str, old: str, new: str):
        file = self.folder / path
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture(scope="module")
def preview(tmp_path_factory):
    folder = tmp_path_factory.mktemp("preview")
    for name in ("Content", "Site"):
        shutil.copytree(site.ROOT / name, folder / name)
    command = [site.PORTAL, "preview", "--port", "0"]
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, text=True)
    try:
        address = re.search(r"http://127\.0\.0\.1:(\d+)/", process.stdout.readline())
        yield Preview(folder, int(address[1]))
    finally:
        process.kill()
        process.wait()
    assert not (folder / ".portal").exists() and not (folder / "public").exists(), "a preview writes nothing"


@pytest.fixture(scope="module")
def page(preview, browser):
    page = browser.new_page()
    messages = []
    page.on("console", lambda message: messages.append(message.text))
    page.goto(preview.origin + "/en/what-is-an-appeal/")
    yield page
    page.close()
    assert [text for text in messages if "Content Security Policy" in text] == []


@pytest.mark.parametrize("address", ["/ky/", "/ru/status/", "/assets/icon.svg", "/_headers"])
def test_headers_of_the_real_site(preview, address):
    status, headers, _ = preview.ask(address)
    # A browser would remember this one for every other server on this machine.
    real = {k.lower(): v for k, v in rules_of(site.public()).headers(address).items()}
    real.pop("strict-transport-security")
    assert status == 200
    assert {name: headers.get(name) for name in real} == real


def test_only_for_this_machine(preview):
    assert preview.ask("/ky/", host="portal.example")[0] == 421
    assert preview.ask("/.portal/changes", host=f"portal.example:{preview.port}")[0] == 421
    assert preview.ask("/ky/", host="localhost")[0] == 200
    for path in ("/proc/net/tcp", "/proc/net/tcp6"):
        for line in open(path).readlines()[1:]:
            local, state = line.split()[1], line.split()[3]
            if state == "0A" and local.endswith(f":{preview.port:04X}"):
                assert local.startswith("0100007F:"), "listens beyond the loopback interface"


def test_only_reading(preview):
    for method in ("POST", "PUT", "DELETE", "OPTIONS"):
        assert preview.ask("/ky/", method)[0] == 405
    status, headers, body = preview.ask("/ky/", "HEAD")
    assert (status, body) == (200, b"") and int(headers["content-length"]) > 1000


def test_wrong_address_gets_the_page_for_it(preview):
    status, _, body = preview.ask("/ky/no-such-page/")
    assert status == 404 and b"<h1" in body


def test_edit_is_shown_in_the_open_page(preview, page):
    times = []
    for number in range(7):
        word = f"Edited{number}"
        old = "title: What counts as an appeal" if number == 0 else f"title: Edited{number - 1}"
        found = re.search(r"^title: .*$", (preview.folder / SOURCE).read_text(), re.MULTILINE)[0]
        start = time.monotonic()
        preview.replace(SOURCE, found if number == 0 else old, f"title: {word}")
        page.wait_for_selector(f"h1:text-is('{word}')", timeout=30_000)
        times.append((time.monotonic() - start) * 1000)
    print(f"edit to shown: {statistics.median(times):.0f} ms (median of {len(times)}; target {TARGET_MS} ms)")


SOURCE = "Content/pages/what-is-an-appeal/en.md"


def test_mistake_is_a_page_that_goes_away(preview, page):
    text = (preview.folder / SOURCE).read_text()
    (preview.folder / SOURCE).write_text(text + "\n<b>raw</b>\n")
    page.wait_for_selector("text=markdown.raw-html", timeout=30_000)
    line = len((text + "\n<b>").splitlines())
    shown = page.inner_text("main")
    assert f"{SOURCE}:{line}:1" in shown and "<b>raw</b>" in shown and "hint:" in shown
    assert preview.ask("/ky/")[0] == 503
    (preview.folder / SOURCE).write_text(text)
    page.wait_for_selector("header.site", timeout=30_000)
    assert preview.ask("/ky/")[0] == 200


def test_lookup_works_with_a_key_of_this_run(preview):
    _, _, body = preview.ask("/lookup/manifest.json")
    assert b'"id":"preview"' in body and b'"iterations":1}' in body
    assert b"kZ3qU7xYt1sVb0N4mR8dLw" not in body
