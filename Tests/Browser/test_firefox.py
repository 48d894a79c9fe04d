"""The look-up in a second engine, each way of it in each language."""

import built_site as site
import pytest
import registry
from firefox import firefox
from serving import Line, serving
from spellings import SPELLINGS, spelt
from test_status import words

ANSWERS = ("problem", "found", "absent", "fault")


@pytest.fixture(scope="module")
def page():
    with firefox() as page:
        yield page


@pytest.fixture(scope="module")
def line():
    return Line()


@pytest.fixture(scope="module")
def origin(line):
    with serving(site.public(), line) as origin:
        yield origin


@pytest.fixture
def status_page(page, origin, line, language):
    line.delay, line.fails = 0, False
    page.go(origin + site.kinds()["status", language])
    yield page
    page.script("localStorage.clear()")


def look_up(page, typed: str) -> str:
    page.type("#reference", typed)
    page.click("#start")
    return page.wait_for(*ANSWERS)


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_understands_every_spelling(status_page, language, spelling):
    reference = registry.example("answered")["reference"]
    assert look_up(status_page, spelt(spelling, reference)) == "found"
    assert status_page.visible("status") == words(language)["page_status_answered"]
    assert reference[-4:] in status_page.visible("ending")


def test_tells_what_was_answered(status_page, language):
    assert look_up(status_page, registry.example("answered")["reference"]) == "found"
    assert status_page.visible("outcome")
    assert status_page.script("return document.activeElement.textContent") == words(language)["page_status_answered"]
    assert words(language)["page_next_answered"] in status_page.visible("found")


def test_overdue_appeal_tells_the_right_and_the_next_step_first(page, language):
    with serving(site.public(site.LATER)) as origin:
        page.go(origin + site.kinds()["status", language])
        assert look_up(page, registry.example("under-review")["reference"]) == "found"
        text = page.visible("found")
        right, way = words(language)["page_next_overdue"], words(language)["page_timeline"]
        assert -1 < text.find(right) < text.find(way)


def test_refuses_a_wrong_check_digit(status_page, language, line):
    reference = registry.example("answered")["reference"]
    before = len(line.asked)
    assert look_up(status_page, reference[:-1] + str((int(reference[-1]) + 1) % 10)) == "problem"
    assert words(language)["reference_check"] in status_page.visible("problem")
    assert status_page.browser.title.startswith(words(language)["error"])
    assert len(line.asked) == before


def test_says_when_an_appeal_is_not_there(status_page, language):
    assert look_up(status_page, registry.unknown_reference()) == "absent"
    assert words(language)["page_absent"] in status_page.visible("absent")


def test_tells_a_fault_of_the_service_from_an_unknown_number(status_page, language, line):
    line.fails = True
    assert look_up(status_page, registry.example("answered")["reference"]) == "fault"
    assert words(language)["page_fault"] in status_page.visible("fault")
    line.fails = False
    status_page.click("[data-action=retry]")
    assert status_page.wait_for("found") == "found"


def test_waits_for_a_slow_server(status_page, language, line):
    line.delay = 2
    status_page.type("#reference", registry.example("answered")["reference"])
    status_page.click("#start")
    assert status_page.wait_for("checking", "found") == "checking"
    assert status_page.visible("checking") == words(language)["page_checking"]
    assert status_page.wait_for(*ANSWERS) == "found"


def test_follows_a_link_with_the_number_and_clears_the_address(page, origin, line, language):
    line.delay, line.fails = 0, False
    address = origin + site.kinds()["status", language]
    page.go(f"{address}#{registry.example('answered')['reference']}")
    assert page.wait_for(*ANSWERS) == "found"
    assert page.browser.get_url() == address


def test_remembers_only_when_asked_and_forgets_at_once(status_page, language):
    assert look_up(status_page, registry.example("answered")["reference"]) == "found"
    assert status_page.script("return localStorage.length") == 0
    status_page.click("[data-action=remember]")
    status_page.browser.refresh()
    assert status_page.wait_for("remembered") == "remembered"
    status_page.click("[data-action=recall]")
    assert status_page.wait_for(*ANSWERS) == "found"
    status_page.click("[data-action=forget]")
    assert status_page.script("return localStorage.length") == 0
    assert status_page.visible("remembered") is None
