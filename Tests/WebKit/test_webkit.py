"""The site in a third engine: every kind of page fits and reads, and everything that has a script works."""

import built_site as site
import pytest
import registry
from looking import OVERFLOW
from serving import HeaderRules, serving
from spellings import SPELLINGS, spelt
from test_services import SEARCHES, TERMS
from test_status import words
from webkit import webkit


@pytest.fixture(scope="module")
def page():
    with webkit() as page:
        yield page


@pytest.fixture(scope="module")
def origin():
    """Without the one directive that this engine, unlike the others, also applies to the loopback interface."""
    text = (site.public() / "_headers").read_text(encoding="utf-8")
    assert text.count("; upgrade-insecure-requests") == 1
    with serving(site.public(), rules=HeaderRules(text.replace("; upgrade-insecure-requests", ""))) as origin:
        yield origin


def test_reads_and_fits(page, origin, example):
    """The style is allowed by its hash, nothing is too wide, the heading is there."""
    page.go(origin + example)
    assert page.script(f"return ({OVERFLOW})()") == []
    assert page.script("return getComputedStyle(document.body).marginTop") == "0px", "the style was not applied"
    assert page.script("return document.querySelector('h1').innerText.length") > 3


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_look_up_understands_every_spelling(page, origin, language, spelling):
    page.go(origin + site.kinds()["status", language])
    reference = registry.example("answered")["reference"]
    page.type("#reference", spelt(spelling, reference))
    page.click("#start")
    assert page.wait_for("problem", "found", "absent", "fault") == "found"
    assert page.visible("status") == words(language)["page_status_answered"]


def test_look_up_says_what_is_not_there(page, origin, language):
    page.go(origin + site.kinds()["status", language])
    page.type("#reference", registry.unknown_reference())
    page.click("#start")
    assert page.wait_for("problem", "found", "absent", "fault") == "absent"


def test_terms(page, origin, language):
    page.go(f"{origin}/{language}/deadline/")
    page.wait_for_text("h1")
    for registered, due in TERMS.items():
        page.script(
            "const field = document.getElementById('registered'); field.value = arguments[0];"
            "field.dispatchEvent(new Event('change'))",
            registered,
        )
        assert page.wait_for_text("#due strong").startswith(due[14])


def test_search(page, origin, language):
    page.go(f"{origin}/{language}/search/")
    typed, expected = next(iter(SEARCHES[language].items()))
    page.type("#words", typed)
    page.click("form button")
    found = "return [...document.querySelectorAll('#found a')].slice(0, 3).map(link => link.getAttribute('href'))"
    for _ in range(100):
        if addresses := page.script(found):
            break
    assert f"/{language}{expected}" in addresses
