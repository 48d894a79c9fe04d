"""The deadline, the search, the way to a body and the links between all of them, as a reader uses them."""

import re
import subprocess
import sys
from pathlib import Path

import built_site as site
import pytest
from serving import serving

# Registered on, last day for the answer after 14 working days, and after the 10 of the bill that is not law; checked
# by hand against the yearly lists.
TERMS = {
    "2021-04-26": {14: "18.05.2021", 10: "11.05.2021"},
    "2021-07-16": {14: "06.08.2021", 10: "02.08.2021"},
    "2022-12-28": {14: "24.01.2023", 10: "18.01.2023"},
    "2023-03-06": {14: "27.03.2023", 10: "22.03.2023"},
    "2025-04-25": {14: "26.05.2025", 10: "20.05.2025"},
    "2026-04-24": {14: "22.05.2026", 10: "18.05.2026"},
    "2026-05-15": {14: "05.06.2026", 10: "01.06.2026"},
    "2026-11-03": {14: "23.11.2026", 10: "17.11.2026"},
    "2026-12-21": {14: "15.01.2027", 10: "11.01.2027"},
}
# What a reader types, and the end of the address that must come first.
SEARCHES = {
    "ky": {"мөөнөттү": "/deadline/", "моонот эсептөө": "/deadline/", "кабыл алууга": "/reception/", "айыл өкмөтүнө": "/bodies/aiyl-okmotu/"},
    "ru": {"срока расчет": "/deadline/", "прием граждан": "/reception/", "омбудсмену": "/bodies/ombudsman/", "акыйкатчы": "/bodies/ombudsman/"},
    "en": {"work out the term": "/deadline/", "ombudsman": "/bodies/ombudsman/", "receptions": "/reception/"},
}


@pytest.mark.parametrize("days", [14, 10])
def test_every_term(visitor, language, days):
    """The script counts as the table does, over holidays, moved days off and worked Saturdays; and with a term that the
    page does not have yet."""

    def replaced(route):
        answer = route.fetch()
        body = answer.text()
        assert body.count('"rules":[["2019-01-01",14]]') == 1
        route.fulfill(response=answer, body=body.replace('"rules":[["2019-01-01",14]]', f'"rules":[["2019-01-01",{days}]]'))

    with visitor.visit(f"/{language}/") as visit:
        visit.page.route("**/deadline/", replaced)
        visit.go(f"/{language}/deadline/")
        found = {}
        for registered in TERMS:
            visit.page.locator("#registered").fill(registered)
            found[registered] = visit.page.locator("#due strong").inner_text().split(",")[0]
        assert found == {registered: due[days] for registered, due in TERMS.items()}
        assert visit.messages == []


def test_script_and_table_agree(visitor, language):
    with visitor.visit(f"/{language}/deadline/") as visit:
        rows = visit.page.locator("table.deadlines tbody tr").all()
        assert len(rows) > 40
        for row in rows[:: len(rows) // 12]:
            registered, due = (cell.inner_text().rstrip("\u00a0*") for cell in row.locator("th, td").all())
            visit.page.locator("#registered").fill("-".join(reversed(registered.split("."))))
            assert visit.page.locator("#due strong").inner_text().startswith(due), registered


def test_a_day_outside_the_calendar(visitor, language):
    with visitor.visit(f"/{language}/deadline/") as visit:
        visit.page.locator("#registered").fill("2009-01-01")
        assert visit.page.locator("#outside").is_visible()
        assert not visit.page.locator("#due").is_visible()


def test_search_finds(visitor, language):
    """By keyboard, whatever the ending; the index is fetched with the first search and not before."""
    with visitor.visit(f"/{language}/search/") as visit:
        page = visit.page
        assert not [url for url in visit.requests if url.endswith("search.json")]
        for typed, expected in SEARCHES[language].items():
            page.locator("#words").focus()
            page.locator("#words").fill(typed)
            page.keyboard.press("Enter")
            page.locator("#count:visible").wait_for()
            addresses = [link.get_attribute("href") for link in page.locator("#found a").all()]
            assert f"/{language}{expected}" in addresses[:3], (typed, addresses)
        assert visit.messages == []


def test_search_finds_nothing(visitor, language):
    with visitor.visit(f"/{language}/search/?q=zzzz") as visit:
        visit.page.locator("#none:visible").wait_for()
        assert visit.page.locator("#words").input_value() == "zzzz"


@pytest.mark.parametrize("scripted", [True, False])
def test_the_way_to_a_body(visitor, language, scripted):
    """Two clicks from the question to the body, with and without a script."""
    with visitor.visit(f"/{language}/bodies/", java_script_enabled=scripted) as visit:
        visit.page.locator(".doors a[href$='/land-and-housing/']").click()
        visit.page.locator("#town .facts a").first.click()
        assert visit.page.url.endswith(f"/{language}/bodies/mayors/")


def test_every_region_says_what_to_do(language):
    regions = [address for address in site.pages() if address.startswith(f"/{language}/reception/kg-")]
    assert len(regions) == 9
    for address in regions:
        assert f'href="/{language}/reception/#instead"' in site.html(address)


def test_linkchecker_finds_no_dead_link(tmp_path):
    """From the choice of language over every page of the site."""
    program = Path(sys.executable).parent / "linkchecker"
    settings = tmp_path / "settings"
    settings.write_text("[checking]\nmaxrequestspersecond=10000\n")
    with serving(site.public()) as origin:
        command = [program, "-f", settings, "--no-status", "--no-warnings", "--no-robots", "-t", "2", f"{origin}/"]
        result = subprocess.run(command, capture_output=True, text=True)
    assert result.returncode == 0, result.stdout + result.stderr
    assert " 0 errors found" in result.stdout
    (checked,) = re.findall(r"That's it\. (\d+) links", result.stdout)
    assert int(checked) > len(site.pages())
