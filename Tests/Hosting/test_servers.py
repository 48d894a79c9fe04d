"""nginx and Caddy serve the site with exactly the headers of its one table."""

import gzip
import time

import hosted_site
import pytest
import servers
from serving import rules_of

ADDRESSES = [
    "/",
    "/ky/",
    "/ru/status/",
    "/en/statistics/",
    "/assets/icon.svg",
    "/lookup/manifest.json",
    "/_headers",
    "/.well-known/security.txt",
    "/ky/feed.xml",
    "/ky/no-such-page/",
    "/data/no-such-table.csv",
    "/ky/status/no-such-page/",
]
# What servers add by themselves.
OWN = {
    "accept-ranges", "alt-svc", "connection", "content-length", "content-type", "date", "etag", "last-modified",
    "server", "vary", "content-encoding", "transfer-encoding", "keep-alive",
}  # fmt: skip


@pytest.fixture(scope="module", params=list(servers.SERVERS))
def server(request, hosted):
    with servers.SERVERS[request.param](hosted) as server:
        yield server


def script_address() -> str:
    return "/assets/" + next((hosted_site.public() / "assets").glob("*.js")).name


def shard_address() -> str:
    folder = hosted_site.public()
    return "/" + next((folder / "lookup" / "s").rglob("*.json")).relative_to(folder).as_posix()


def expected(address: str) -> dict[str, str]:
    return {name.lower(): value for name, value in rules_of(hosted_site.public()).headers(address).items()}


@pytest.mark.parametrize("address", [*ADDRESSES, "script", "shard"])
@pytest.mark.parametrize("packing", ["identity", "gzip", "br"])
def test_headers_are_those_of_the_table(server, address, packing):
    address = {"script": script_address, "shard": shard_address}.get(address, lambda: address)()
    answer = server.ask(address, Accept_Encoding=packing)
    found = {name: value for name, value in answer.headers.items() if name not in OWN}
    assert answer.status == (404 if "no-such" in address else 200)
    # The page for a wrong address comes with headers of its own, or with those of where it is shown.
    assert found in ([expected(address), expected("/404.html")] if answer.status == 404 else [expected(address)])


@pytest.mark.parametrize(
    "address, kind",
    {
        "/ky/": "text/html; charset=utf-8",
        "/assets/icon.svg": "image/svg+xml",
        "/sitemap.xml": "application/xml; charset=utf-8",
        "/lookup/manifest.json": "application/json; charset=utf-8",
        "/robots.txt": "text/plain; charset=utf-8",
        "/manifest.sha256": "text/plain; charset=utf-8",
        "/_headers": "text/plain; charset=utf-8",
        "script": "text/javascript; charset=utf-8",
    }.items(),
)
def test_kinds_of_files(server, address, kind):
    address = script_address() if address == "script" else address
    for packing in ("identity", "gzip", "br"):
        assert server.ask(address, Accept_Encoding=packing).headers["content-type"] == kind


def test_precompressed_files_are_sent_as_they_lie_there(server, hosted):
    page = (hosted.site / "ky" / "index.html").read_bytes()
    plain = server.ask("/ky/", Accept_Encoding="identity")
    assert (plain.body, plain.headers.get("content-encoding")) == (page, None)
    packed = server.ask("/ky/", Accept_Encoding="gzip")
    assert packed.headers["content-encoding"] == "gzip"
    assert packed.body == (hosted.site / "ky" / "index.html.gz").read_bytes()
    assert gzip.decompress(packed.body) == page
    brotli = server.ask("/ky/", Accept_Encoding="gzip, deflate, br")
    assert brotli.headers["content-encoding"] == "br"
    assert brotli.body == (hosted.site / "ky" / "index.html.br").read_bytes()
    assert "accept-encoding" in brotli.headers["vary"].lower()


def test_records_are_packed_on_the_way(server):
    path = shard_address()
    plain, packed = server.ask(path), server.ask(path, Accept_Encoding="gzip, br")
    assert packed.headers["content-encoding"] == "gzip"
    assert gzip.decompress(packed.body) == plain.body
    assert len(packed.body) < 0.8 * len(plain.body)
    assert "accept-encoding" in packed.headers["vary"].lower()


def test_unchanged_pages_are_not_sent_again(server):
    tag = server.ask("/ky/", Accept_Encoding="identity").headers["etag"]
    again = server.ask("/ky/", Accept_Encoding="identity", If_None_Match=tag)
    assert (again.status, again.body) == (304, b"")


def test_wrong_address_gets_the_page_for_it(server, hosted):
    answer = server.ask("/ky/no-such-page/", Accept_Encoding="identity")
    assert (answer.status, answer.body) == (404, (hosted.site / "404.html").read_bytes())


def test_folder_without_its_slash_leads_to_the_page(server):
    answer = server.ask("/ky/status")
    assert answer.status in (301, 308)
    assert answer.headers["location"] == "/ky/status/"


@pytest.mark.parametrize("address", ["/../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/ky/..%2f..%2f..%2fetc/passwd"])
def test_nothing_outside_of_the_site(server, address):
    answer = server.ask(address)
    assert answer.status in (400, 404)
    assert b"root:" not in answer.body


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_only_reading(server, method):
    assert server.ask("/ky/", method).status == 405


def test_lookups_leave_no_line_in_the_log(server):
    """A page is noted, without its query; the status page and the shards are not."""
    if server.log is None:
        return
    server.ask("/ru/file-an-appeal/?a=4929071538264109")
    server.ask("/ru/status/?ref=4929071538264109")
    server.ask("/ru/status/missing?ref=4929071538264109")
    server.ask(shard_address())
    server.ask("/en/after-filing/")
    text = wait_for(server.log, "/en/after-filing/")
    assert "/ru/file-an-appeal/" in text
    for trace in ("4929071538264109", "/status/", "/lookup/s/", "127.0.0.1:", '"127.0.0.1"'):
        assert trace not in text.replace(f"127.0.0.1:{server.port}", ""), trace


def wait_for(log, words: str) -> str:
    deadline = time.monotonic() + 5
    while words not in (log.read_text() if log.exists() else ""):
        assert time.monotonic() < deadline, "nothing was logged"
        time.sleep(0.05)
    return log.read_text()


def test_plain_http_leads_to_tls(hosted):
    with servers.nginx(hosted) as server:
        answer = server.plain.ask("/ky/status/?ref=1")
        assert (answer.status, answer.headers["location"]) == (301, "https://portal.example/ky/status/?ref=1")
