"""The look-up from typing to reading, in each language, against the demonstration registry."""

import functools

import axe
import built_site as site
import pytest
import registry
import yaml
from browsing import Visitor
from serving import Line, serving
from spellings import SPELLINGS, spelt

@functools.cache
def words(language: str) -> dict[str, str]:
    """The words of the look-up."""
    text = (site.ROOT / "Site" / "messages" / f"status.{language}.yaml").read_text(encoding="utf-8")
    return yaml.safe_load(text)["status"]


def look_up(visit, typed: str):
    """Types a number and waits for the answer."""
    page = visit.page
    page.locator("#reference").fill(typed)
    page.locator("#start").click()
    answers = ", ".join(f"[data-show={part}]:not([hidden])" for part in ("problem", "found", "absent", "fault"))
    page.locator(answers).first.wait_for(timeout=20_000)


def shown(visit, part: str):
    """The visible part of a name."""
    return visit.page.locator(f"[data-show~={part}]:visible").first


@pytest.fixture
def status_page(visitor, language):
    """The open look-up page of a language."""
    with visitor.visit(site.kinds()["status", language]) as visit:
        yield visit


@pytest.mark.parametrize("status", registry.STATUSES)
def test_tells_the_status(status_page, language, status):
    """The status of the registry is told in the sentence of the language, and the answer takes the focus."""
    look_up(status_page, registry.example(status)["reference"])
    expected = words(language)[f"page_status_{status.replace('-', '_')}"]
    assert shown(status_page, "found").locator("h2").first.inner_text().replace("\u00ad", "") == expected
    assert status_page.page.evaluate("document.activeElement.innerText").replace("\u00ad", "") == expected
    assert status_page.messages == []


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_understands_every_spelling(status_page, language, spelling):
    reference = registry.example("answered")["reference"]
    look_up(status_page, spelt(spelling, reference))
    assert shown(status_page, "found").locator("h2").first.inner_text().replace("\u00ad", "") == words(language)["page_status_answered"]
    assert reference[-4:] in shown(status_page, "ending").inner_text()


def test_refuses_a_wrong_check_digit(status_page, language):
    """Two digits swapped: the error stands at the top, at the field and in the title, and nothing is fetched."""
    reference = registry.example("answered")["reference"]
    place = next(i for i in range(15) if reference[i] != reference[i + 1])
    swapped = reference[:place] + reference[place + 1] + reference[place] + reference[place + 2 :]
    before = len(status_page.requests)
    look_up(status_page, swapped)
    summary = shown(status_page, "problem")
    assert words(language)["reference_check"] in summary.inner_text()
    assert status_page.page.locator("#reference-fault").inner_text().replace("\u00ad", "") == words(language)["reference_check"]
    assert status_page.page.title().startswith(words(language)["error"])
    assert summary.evaluate("part => part.contains(document.activeElement)")
    assert len(status_page.requests) == before


def test_refuses_nothing_typed(status_page, language):
    look_up(status_page, "  ")
    assert words(language)["reference_empty"] in shown(status_page, "problem").inner_text()


def test_says_when_an_appeal_is_not_there(status_page, language):
    look_up(status_page, registry.unknown_reference())
    assert shown(status_page, "absent").locator("h2").inner_text().replace("\u00ad", "") == words(language)["page_absent"]
    assert status_page.page.locator("[data-show=fault]:visible").count() == 0
    assert status_page.messages == []


def test_overdue_appeal_tells_the_right_and_the_next_step_first(visitor, language):
    """By a day when the term of every open appeal has passed."""
    with serving(site.public(site.LATER)) as origin:
        with Visitor(visitor.browser, origin).visit(site.kinds()["status", language]) as visit:
            look_up(visit, registry.example("under-review")["reference"])
            right = shown(visit, "next-overdue")
            assert right.locator("h3").inner_text().replace("\u00ad", "") == words(language)["page_next_overdue"]
            assert right.bounding_box()["y"] < visit.page.locator("#timeline").bounding_box()["y"]
            assert visit.page.locator("[data-action=save]:visible").count() == 0
            assert visit.messages == []


def test_answered_appeal_tells_the_outcome_and_what_to_do(status_page, language):
    look_up(status_page, registry.example("answered")["reference"])
    assert shown(status_page, "outcome").is_visible()
    texts = [part.inner_text() for part in status_page.page.locator("[data-show=found] section:visible").all()]
    assert any(words(language)["page_next_answered"] in text for text in texts)
    assert status_page.page.locator("#timeline li").count() >= 2


def test_tells_a_fault_of_the_service_from_an_unknown_number(visitor, language):
    """What failed is said; the same button asks again, and gets the answer when the service is back."""
    line = Line(fails=True)
    with serving(site.public(), line) as origin:
        with Visitor(visitor.browser, origin).visit(site.kinds()["status", language]) as visit:
            look_up(visit, registry.example("answered")["reference"])
            assert shown(visit, "fault").locator("h2").inner_text().replace("\u00ad", "") == words(language)["page_fault"]
            assert words(language)["page_fault_safe"] in shown(visit, "fault").inner_text()
            assert visit.page.locator("[data-show=absent]:visible").count() == 0
            line.fails = False
            visit.page.locator("[data-action=retry]").click()
            visit.page.locator("[data-show=found]:not([hidden])").wait_for(timeout=20_000)


def test_waits_for_a_slow_server(visitor, language):
    """It says that it is checking; no second request is made, and the answer comes in the end."""
    line = Line(delay=2)
    with serving(site.public(), line) as origin:
        with Visitor(visitor.browser, origin).visit(site.kinds()["status", language]) as visit:
            visit.page.locator("#reference").fill(registry.example("answered")["reference"])
            visit.page.locator("#start").click()
            checking = visit.page.locator("[data-show=checking]:not([hidden])")
            checking.wait_for(timeout=1_000)
            assert checking.inner_text().replace("\u00ad", "") == words(language)["page_checking"]
            visit.page.locator("[data-show=found]:not([hidden])").wait_for(timeout=20_000)
            assert visit.page.locator("[data-show=checking]:visible").count() == 0
            assert len([path for path in line.asked if "/lookup/" in path]) == 1


def test_number_stays_on_the_device(status_page, language):
    """No request carries the number or a part of it, and none carries a body."""
    bodies = []
    status_page.page.on("request", lambda request: bodies.append(request.post_data))
    reference = registry.example("answered")["reference"]
    look_up(status_page, reference)
    parts = [reference[start : start + 6] for start in range(0, 11)]
    assert [url for url in status_page.requests if any(part in url for part in parts)] == []
    assert bodies and not any(bodies)
    assert reference not in status_page.page.url


def test_keyboard_is_enough(status_page, language):
    status_page.page.locator("#reference").focus()
    status_page.page.keyboard.type(registry.example("answered")["reference"])
    status_page.page.keyboard.press("Enter")
    status_page.page.locator("[data-show=found]:visible").wait_for(timeout=20_000)


@pytest.mark.parametrize("answer", ["found", "absent", "problem"])
def test_answers_are_accessible(visitor, language, scheme, answer):
    """axe has nothing to say about the page after each kind of answer."""
    typed = {
        "found": registry.example("referred")["reference"],
        "absent": registry.unknown_reference(),
        "problem": "1234",
    }
    with visitor.visit(site.kinds()["status", language], scheme=scheme) as visit:
        look_up(visit, typed[answer])
        assert shown(visit, answer).is_visible()
        assert axe.violations(visit.page) == []
        assert visit.page.evaluate("document.documentElement.scrollWidth") <= 320
