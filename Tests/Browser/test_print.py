"""What comes out of the printer: forms on one sheet of A4, guides with the addresses of their links."""

import io
import re
import unicodedata

import built_site as site
import looking
import pypdf
import pytest

FORMS = ("application", "complaint", "proposal", "collective")


# A4 in points of 1/72 inch, and what its margins leave in CSS pixels.
A4 = (595, 842)
PRINTED_WIDTH = 658

# The addresses that the sheet style writes behind the links it prints.
PRINTED_LINKS = """() => [...document.querySelectorAll('main a[href^="/"], main a[href^="http"]')].filter(e => e.checkVisibility())
  .map(e => e.getAttribute('href').replace(/^[/]/, 'portal.example/'))"""


def printed(page) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True, tagged=True)))


def letters(pdf: pypdf.PdfReader) -> str:
    """All text without spaces, which stand where lines were broken, and without ligatures."""
    text = "".join(page.extract_text() for page in pdf.pages)
    return re.sub(r"[\s\u00ad]", "", unicodedata.normalize("NFKC", text))


def is_told(address: str, text: str) -> bool:
    """Whether an address stands in brackets, perhaps broken once, between two sheets."""
    told = f"({address})"
    return told in text or any(told[:cut] in text and told[cut:] in text for cut in range(12, len(told) - 12))


def wrong(pdf: pypdf.PdfReader) -> list[str]:
    sizes = {(round(float(page.mediabox.width)), round(float(page.mediabox.height))) for page in pdf.pages}
    is_tagged = pdf.trailer["/Root"].get("/MarkInfo", {}).get("/Marked")
    return [f"sheets of {sizes}"] * (sizes != {A4}) + ["no structure for screen readers"] * (not is_tagged)


@pytest.mark.parametrize("form", FORMS)
def test_a_form_is_one_sheet(visitor, language, form):
    """Only the sheet itself is printed, and it fits."""
    with visitor.visit(f"/{language}/forms/{form}/", width=1280) as visit:
        pdf = printed(visit.page)
        assert len(pdf.pages) == 1 and wrong(pdf) == []
        visit.page.emulate_media(media="print")
        assert visit.page.locator(".sheet").is_visible()
        for part in ("header.site", "footer.site", "h1", ".trail"):
            assert not visit.page.locator(part).first.is_visible(), part


def test_every_guide(visitor, language):
    """On A4, nothing too wide, the addresses of links behind them, without what only a screen is for."""
    found = {}
    with visitor.visit("/", width=PRINTED_WIDTH) as visit:
        page = visit.page
        for address in (address for address in site.pages() if site.kind_of(address) == "guide" and site.language_of(address) == language):
            page.emulate_media(media="screen")
            visit.go(address)
            page.emulate_media(media="print")
            pdf = printed(page)
            text = letters(pdf)
            problems = page.evaluate(looking.OVERFLOW) + wrong(pdf)
            problems += [f"{link} is not printed" for link in page.evaluate(PRINTED_LINKS) if not is_told(link, text)]
            problems += ["the menu is printed"] * page.locator("header.site nav").first.is_visible()
            if problems:
                found[address] = problems
    assert found == {}


def test_addresses_are_missed(visitor, language):
    """Without the sheet style the same comparison finds no address, and a long page is more than one sheet."""
    with visitor.visit(f"/{language}/glossary/", width=PRINTED_WIDTH) as visit:
        visit.page.emulate_media(media="screen")
        links = visit.page.evaluate(PRINTED_LINKS)
        pdf = printed(visit.page)
        assert len(pdf.pages) > 1
        text = letters(pdf)
        assert links and not [link for link in links if is_told(link, text)]
