"""What comes out of the printer: forms on one sheet of A4, guides with the addresses of their links."""

import re

import pytest

FORMS = ("application", "complaint", "proposal", "collective")


def sheets(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf))


@pytest.mark.parametrize("form", FORMS)
def test_a_form_is_one_sheet(visitor, language, form):
    """Only the sheet itself is printed, and it fits."""
    with visitor.visit(f"/{language}/forms/{form}/", width=1280) as visit:
        pdf = visit.page.pdf(prefer_css_page_size=True, tagged=True)
        assert sheets(pdf) == 1
        assert b"/StructTreeRoot" in pdf
        visit.page.emulate_media(media="print")
        assert visit.page.locator(".sheet").is_visible()
        for part in ("header.site", "footer.site", "h1", ".trail"):
            assert not visit.page.locator(part).first.is_visible(), part


def test_a_guide_names_the_addresses_of_its_links(visitor, language):
    with visitor.visit(f"/{language}/no-answer/", width=1280) as visit:
        visit.page.emulate_media(media="print")
        inside = "main a[href^='/']"
        printed = visit.page.eval_on_selector(inside, "e => getComputedStyle(e, '::after').content")
        assert "portal.example" in printed
        assert not visit.page.locator("header.site nav").first.is_visible()


def test_sheets_are_counted(visitor, language):
    """A page that is too long for one sheet is seen to be."""
    with visitor.visit(f"/{language}/glossary/", width=1280) as visit:
        assert sheets(visit.page.pdf(prefer_css_page_size=True)) > 1
