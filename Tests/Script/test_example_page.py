"""The status check in a browser, on the example page that `serve.mjs` serves with the site's policy."""

import re
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import expect, sync_playwright

HERE = Path(__file__).resolve().parent
LANGUAGES = ("ky", "ru", "en")
NOON = "2026-11-22T12:00:00+06:00"
OPEN, OVERDUE, PASSED, UNKNOWN = "4929071538264109", "0038526018159083", "2914177763170669", "6083778353374061"
DAMAGED, ANSWERED, CODE = "9074391500080638", "ПА-2026-015073", "466460625349"
SHARDS = re.compile(r"/lookup/s/")


@pytest.fixture(scope="module")
def address():
    server = subprocess.Popen(["node", HERE / "serve.mjs"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    yield server.stdout.readline().strip()
    server.stdin.close()
    server.wait()


@pytest.fixture(scope="module")
def browser():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium-headless-shell", args=["--no-sandbox"]
        )
        yield browser
        browser.close()


@pytest.fixture
def page(browser, address):
    context = browser.new_context(base_url=address)
    page = context.new_page()
    page.clock.set_fixed_time(NOON)
    complaints = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.complaints = complaints
    yield page
    # What the browser says about a failed request is no fault of the page.
    assert [text for text in complaints if "Failed to load resource" not in text] == []
    context.close()


def ask(page, reference, code="", language="en"):
    if not page.url.endswith(f"/{language}/"):
        page.goto(f"/{language}/")
    page.fill("#reference", reference)
    page.fill("#code", code)
    page.click("#start")


def part(page, name):
    return page.locator(f'[data-show="{name}"]')


ODD_SPELLINGS = [
    "4929 0715 3826 4109", "4929-0715-3826-4109", "4929–0715–3826–4109", "№ 4929071538264109", "4929О715382641О9",
    "492907l538264l09", "4929071538 2б4109", "４９２９０７１５３８２６４１０９", "\u200b4929\u00a00715\u202f3826\u20094109",
    "  49 29 07 15 38 26 41 09 ", "4929.0715.3826.4109",
]


@pytest.mark.parametrize("spelling", ODD_SPELLINGS)
def test_finds_the_appeal_however_it_is_typed(page, spelling):
    ask(page, spelling)
    expect(part(page, "status")).to_have_text("Your appeal has been referred to the competent body.")
    expect(part(page, "ending")).to_have_text("Number ending in 4109")


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_open_appeal(page, language):
    requests = []
    page.on("request", lambda request: requests.append(request.url))
    ask(page, OPEN, language=language)
    heading = part(page, "status")
    expect(heading).to_be_focused()
    expect(part(page, "form")).to_be_hidden()
    expect(page.locator("#timeline li")).to_have_count(4)
    expect(part(page, "next-days_left next-due_today next-deadline_passed")).to_be_visible()
    expect(part(page, "next-overdue")).to_be_hidden()
    assert len([url for url in requests if "/lookup/" in url]) == 1
    assert not any(OPEN in url for url in requests)
    assert OPEN not in page.locator("main").inner_text()
    assert "{" not in page.locator("main").inner_text()


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_overdue_appeal_says_the_right_before_the_path(page, language):
    ask(page, OVERDUE, language=language)
    right = part(page, "next-overdue")
    expect(right).to_be_visible()
    assert right.bounding_box()["y"] < page.locator("#timeline").bounding_box()["y"]
    expect(page.locator("[data-action=save]")).to_be_hidden()


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_answered_appeal_with_its_code(page, language):
    ask(page, "pa 2026/15073", "4664 6062 5349", language)
    expect(part(page, "outcome")).to_be_visible()
    expect(part(page, "next-5")).to_be_visible()
    expect(part(page, "earlier")).to_be_visible()
    expect(part(page, "overdue days_left due_today deadline_passed")).to_be_hidden()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_typing_error_is_explained_before_any_request(page, language):
    requests = []
    page.on("request", lambda request: requests.append(request.url))
    ask(page, "4929071538264190", language=language)
    summary = page.locator("section.summary")
    expect(summary.locator("[tabindex]")).to_be_focused()
    link = summary.locator("a:visible")
    expect(link).to_have_count(1)
    fault = page.locator("#reference-fault")
    assert link.inner_text() == fault.inner_text()
    assert re.match(r"(Ката|Ошибка|Error): ", page.title())
    link.click()
    expect(page.locator("#reference")).to_be_focused()
    assert page.locator("#reference").evaluate("input => input.value") == "4929071538264190"
    assert not any("/lookup/" in url for url in requests)
    ask(page, OPEN, language=language)
    expect(part(page, "found")).to_be_visible()
    expect(summary).to_be_hidden()
    assert not re.match(r"(Ката|Ошибка|Error): ", page.title())


@pytest.mark.parametrize(
    "typed, words",
    [
        ("", "Enter your reference number"),
        ("492907153826410", "The reference number must have 16 digits. You entered 15"),
        ("4111 1111 1111 1111", "This looks like a bank card number. Do not enter it here"),
        ("0561234", "Write the number with the dashes and slashes as in your letter or receipt, like 4929 0715 3826 4109"),
        ("жооп", "This does not look like a reference number. Write it as in your letter or receipt, like 4929 0715 3826 4109"),
    ],
)
def test_each_error_has_its_words(page, typed, words):
    ask(page, typed)
    expect(page.locator("#reference-fault")).to_have_text(words)


def test_both_fields_may_be_wrong(page):
    ask(page, ANSWERED, "46646062534")
    expect(page.locator("#code-fault")).to_have_text("The access code must have 12 digits")
    expect(page.locator("#reference-fault")).to_have_text("")
    ask(page, ANSWERED, "466460625348")
    expect(page.locator("section.summary a:visible")).to_have_count(1)
    expect(page.locator("section.summary a:visible")).to_have_attribute("href", "#code")


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_unknown_number_and_a_wrong_code(page, language):
    ask(page, UNKNOWN, language=language)
    expect(part(page, "absent").locator("h2")).to_be_focused()
    expect(part(page, "form")).to_be_visible()
    ask(page, ANSWERED, "004000883877", language)
    expect(part(page, "absent")).to_be_visible()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_fault_of_the_service_and_trying_again(page, language):
    page.goto(f"/{language}/")
    page.route("**/lookup/**", lambda route: route.fulfill(status=503, body="busy"))
    ask(page, OPEN, language=language)
    expect(part(page, "fault").locator("h2")).to_be_focused()
    expect(part(page, "absent")).to_be_hidden()
    expect(part(page, "E-SEAL")).to_be_hidden()
    page.unroute("**/lookup/**")
    page.click("[data-action=retry]")
    expect(part(page, "found")).to_be_visible()


def test_no_connection(page):
    page.goto("/en/")
    page.context.set_offline(True)
    ask(page, OPEN)
    expect(part(page, "fault")).to_be_visible()
    page.context.set_offline(False)


def test_a_damaged_record(page):
    ask(page, DAMAGED)
    expect(part(page, "E-SEAL")).to_be_visible()
    expect(part(page, "absent")).to_be_hidden()


def test_a_slow_server(page):
    page.goto("/en/")
    held = []
    page.route(SHARDS, lambda route: held.append(route))
    ask(page, OPEN)
    expect(part(page, "checking")).to_be_visible()
    page.wait_for_timeout(200)
    assert len(held) == 1
    # Whoever corrects the number meanwhile gets the answer to that one.
    ask(page, UNKNOWN)
    page.wait_for_timeout(200)
    held[1].continue_()
    expect(part(page, "absent")).to_be_visible()
    held[0].continue_()
    page.wait_for_timeout(300)
    expect(part(page, "found")).to_be_hidden()


def test_a_page_out_of_date_is_loaded_again_once(page):
    loads = []
    page.on("load", lambda _: loads.append(page.url))
    page.goto("/en/")
    page.route(SHARDS, lambda route: route.fulfill(json={"v": 2, "k": "2026a", "e": []}))
    page.route("**/lookup/manifest.json", lambda route: route.fulfill(json={"v": 2}))
    ask(page, OPEN)
    expect(part(page, "outdated").locator("h2")).to_be_focused()
    assert len(loads) == 2
    assert page.url.endswith("/en/")


def test_a_link_with_the_number(page):
    page.goto(f"/ru/#{OPEN}")
    expect(part(page, "found")).to_be_visible()
    assert page.url.endswith("/ru/")
    page.goto(f"/ru/#PA-2026-015073,{CODE}")
    expect(part(page, "outcome")).to_be_visible()
    assert page.url.endswith("/ru/")
    page.goto("/ru/#493")
    expect(page.locator("#reference-fault")).not_to_have_text("")
    expect(page.locator("#reference")).to_have_value("493")


def test_a_link_within_the_open_page(page):
    page.goto("/ru/")
    page.evaluate(f"location.hash = '{OVERDUE}'")
    expect(part(page, "next-overdue")).to_be_visible()
    assert page.url.endswith("/ru/")


def test_nothing_is_stored_unless_asked(page):
    ask(page, OPEN)
    expect(part(page, "found")).to_be_visible()
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    page.click("[data-action=remember]")
    expect(part(page, "remembered")).to_be_visible()
    assert page.evaluate("Object.keys(localStorage)") == ["appeal"]
    page.goto("/ky/")
    expect(part(page, "remembered")).to_be_visible()
    page.click("[data-action=recall]")
    expect(part(page, "found")).to_be_visible()
    page.click("[data-action=forget]")
    expect(part(page, "remembered")).to_be_hidden()
    assert page.evaluate("localStorage.length") == 0


def test_another_number(page):
    ask(page, OPEN)
    page.click("[data-action=another]")
    expect(page.locator("#reference")).to_be_focused()
    expect(page.locator("#reference")).to_have_value("")
    expect(part(page, "found")).to_be_hidden()


def test_the_last_day_for_the_calendar(page):
    ask(page, OPEN, language="ky")
    with page.expect_download() as download:
        page.click("[data-action=save]")
    assert download.value.suggested_filename.endswith(".ics")
    lines = Path(download.value.path()).read_bytes().decode().split("\r\n")
    assert lines[0] == "BEGIN:VCALENDAR" and lines[-2] == "END:VCALENDAR" and lines[-1] == ""
    assert "DTSTART;VALUE=DATE:20261204" in lines
    assert all(len(line.encode()) <= 75 and "4109" not in line and "{" not in line for line in lines)


def test_where_nothing_can_be_derived(page):
    page.add_init_script("Object.defineProperty(Crypto.prototype, 'subtle', { get: () => undefined })")
    page.goto("/en/")
    expect(part(page, "insecure")).to_be_visible()
    expect(part(page, "form")).to_be_hidden()


def test_storage_may_be_forbidden(page):
    page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('no') } })")
    ask(page, OPEN)
    expect(part(page, "found")).to_be_visible()


def test_a_language_the_browser_lacks(page):
    page.add_init_script("""{
      const Real = Intl.PluralRules;
      Intl.PluralRules = function () { return new Real("ru") };
    }""")
    ask(page, OPEN, language="ky")
    expect(part(page, "overdue days_left due_today deadline_passed")).to_contain_text("9 жумушчу күн калды")


def test_the_keyboard_alone(page):
    page.goto("/en/")
    page.keyboard.press("Tab")
    expect(page.locator("#reference")).to_be_focused()
    page.keyboard.type(OPEN)
    page.keyboard.press("Enter")
    expect(part(page, "status")).to_be_focused()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("reference", [OPEN, OVERDUE, UNKNOWN, "1"])
def test_it_fits_a_narrow_screen(page, language, reference):
    page.set_viewport_size({"width": 320, "height": 640})
    ask(page, reference, language=language)
    expect(page.locator("[data-show=found], [data-show=absent], [data-show=problem]").filter(visible=True)).to_have_count(1)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
