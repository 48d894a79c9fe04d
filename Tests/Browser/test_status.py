"""The look-up from typing to reading, in each language, against the demonstration registry."""

import functools

import axe
import built_site as site
import pytest
import registry
import yaml

FULL_WIDTH = {ord(str(digit)): 0xFF10 + digit for digit in range(10)}
SPELLINGS = {
    "as stored": lambda fours: "".join(fours),
    "in fours": lambda fours: " ".join(fours),
    "no-break spaces": lambda fours: "\u00a0".join(fours),
    "en dashes and spaces": lambda fours: "  " + " – ".join(fours) + " ",
    "numero sign": lambda fours: "№" + "-".join(fours),
    "full-width digits": lambda fours: "".join(fours).translate(FULL_WIDTH),
    "Cyrillic letters": lambda fours: " ".join(fours).replace("0", "О").replace("3", "З").replace("6", "б"),
    "invisible characters": lambda fours: "\ufeff" + "\u200b".join(fours),
}


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
    assert shown(status_page, "found").locator("h2").first.inner_text() == expected
    assert status_page.page.evaluate("document.activeElement.innerText") == expected
    assert status_page.messages == []


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_understands_every_spelling(status_page, language, spelling):
    reference = registry.example("answered")["reference"]
    typed = SPELLINGS[spelling]([reference[start : start + 4] for start in range(0, 16, 4)])
    look_up(status_page, typed)
    assert shown(status_page, "found").locator("h2").first.inner_text() == words(language)["page_status_answered"]
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
    assert status_page.page.locator("#reference-fault").inner_text() == words(language)["reference_check"]
    assert status_page.page.title().startswith(words(language)["error"])
    assert summary.evaluate("part => part.contains(document.activeElement)")
    assert len(status_page.requests) == before


def test_refuses_nothing_typed(status_page, language):
    look_up(status_page, "  ")
    assert words(language)["reference_empty"] in shown(status_page, "problem").inner_text()


def test_says_when_an_appeal_is_not_there(status_page, language):
    look_up(status_page, registry.unknown_reference())
    assert shown(status_page, "absent").locator("h2").inner_text() == words(language)["page_absent"]
    assert status_page.page.locator("[data-show=fault]:visible").count() == 0
    assert status_page.messages == []


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
