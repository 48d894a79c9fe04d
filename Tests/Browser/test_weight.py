"""The first view of a page fits into the first flight of TCP packets, even on a bad line."""

import gzip
import re

import built_site as site
import pytest
from serving import rules_of

# RFC 6928 lets a server send 10 segments of 1,460 bytes before it hears back; 12 KB leaves room for TLS.
FIRST_VIEW = 12 * 1024
SCRIPT = 4 * 1024
# Of other files, compressed; see the budgets of each kind of page below.
STYLE = 4 * 1024
SEARCH_INDEX = 30 * 1024
SCRIPTS = {"deadline": 1024, "search": 2 * 1024, "offline": 1024}
SERVICE_WORKER = 1024
ELEMENTS = 600
ELEMENTS_OF_FIGURES = 1500
TEN_PAGES = 100 * 1024
# Status line, date, type, length, encoding, validators: what servers add to the headers of the site.
SERVER_HEADERS = 300


def compressed(data: bytes) -> int:
    return len(gzip.compress(data, 9, mtime=0))


def header_bytes(address: str) -> int:
    headers = rules_of(site.public()).headers(address)
    return SERVER_HEADERS + sum(len(f"{name}: {value}\r\n".encode()) for name, value in headers.items())


def weight(address: str) -> int:
    """Bytes on the wire until the first view: the document, its inline style, the headers."""
    return compressed(site.file_of(address).read_bytes()) + header_bytes(address)


def test_table_of_weights(record_property):
    """For the end of the run."""
    rows = ["", f"{'kind':<16}{'lang':<6}{'HTML':>9}{'gzip':>9}{'headers':>9}{'first view':>12}"]
    for (kind, language), address in site.kinds().items():
        data = site.file_of(address).read_bytes()
        sizes = f"{len(data):>9,}{compressed(data):>9,}{header_bytes(address):>9,}{weight(address):>12,}"
        rows.append(f"{kind:<16}{language:<6}{sizes}")
    heaviest = max(site.pages(), key=weight)
    rows.append(f"heaviest of {len(site.pages())}: {heaviest} {weight(heaviest):,} of {FIRST_VIEW:,} bytes")
    record_property("table", "\n".join(rows))
    assert len(rows) > len(site.kinds())


def test_first_view(address):
    assert weight(address) <= FIRST_VIEW


def test_nothing_else_blocks_the_first_view(address):
    """No style sheet, font or script stands between the document and its first picture."""
    html = site.html(address)
    assert not re.search(r"<link\b[^>]*rel=\"?(stylesheet|preload)", html)
    assert not re.search(r"@import|@font-face", html)
    for tag in re.findall(r"<script\b[^>]*\bsrc=[^>]*>", html):
        assert re.search(r"\b(defer|async)\b|type=\"?module", tag), tag


def test_weight_of_the_look_up_script(visitor, language):
    """Everything the status page fetches before anything is typed."""
    with visitor.visit(site.kinds()["status", language]) as visit:
        fetched = {url[len(visit.origin) :].split("?")[0] for url in visit.requests}
    scripts = [path for path in fetched if path.endswith((".js", ".mjs"))]
    assert scripts
    assert sum(compressed((site.public() / path.lstrip("/")).read_bytes()) for path in scripts) <= SCRIPT


def test_style(language):
    """All of it, also the rules that only pages with charts have."""
    styles = re.findall(r"<style>(.*?)</style>", site.html(site.kinds()["period", language]), re.DOTALL)
    assert len(styles) == 2
    assert compressed("".join(styles).encode()) <= STYLE


@pytest.mark.parametrize("kind", SCRIPTS)
def test_weight_of_other_scripts(language, kind):
    (tag,) = re.findall(r"<script\b[^>]*\bsrc=\"([^\"]*)\"", site.html(site.kinds()[kind, language]))
    assert compressed((site.public() / tag.lstrip("/")).read_bytes()) <= SCRIPTS[kind]


def test_weight_of_the_service_worker():
    assert compressed((site.public() / "sw.js").read_bytes()) <= SERVICE_WORKER


def test_weight_of_the_search_index(language):
    assert compressed((site.public() / language / "search.json").read_bytes()) <= SEARCH_INDEX


def test_number_of_elements(address):
    """A cheap phone takes its time for every element."""
    is_figures = "/statistics/" in address
    count = len(re.findall(r"<[a-z]", site.html(address)))
    assert count <= (ELEMENTS_OF_FIGURES if is_figures else ELEMENTS)


# From the home page to an answer that is late, and to the figures: the ten pages of a long visit.
VISIT = ["", "file-an-appeal/", "what-is-an-appeal/", "bodies/", "channels/", "what-to-write/", "status/", "after-filing/"]
VISIT += ["no-answer/", "statistics/"]


def test_ten_pages(language):
    """A visit of ten pages without a cache."""
    assert sum(weight(f"/{language}/{page}") for page in VISIT) <= TEN_PAGES
