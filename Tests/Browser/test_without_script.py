"""Pages say everything they have to say without JavaScript."""

import re

import built_site as site
import pytest


@pytest.fixture(scope="module")
def scriptless(visitor):
    """One tab without scripts for all pages."""
    with visitor.visit("/", java_script_enabled=False) as visit:
        yield visit


def test_readable_without_script(scriptless, address):
    scriptless.go(address)
    assert scriptless.page.locator("h1").first.is_visible()
    assert len(scriptless.page.locator("main").inner_text()) > 100
    assert scriptless.page.locator("[hidden]:visible").count() == 0


def test_look_up_explains_itself_without_script(visitor, language):
    """Who cannot look up here is told so, and is given another way."""
    address = site.kinds()["status", language]
    with visitor.visit(address) as visit:
        with_script = visit.page.locator("main").inner_text()
    with visitor.visit(address, java_script_enabled=False) as visit:
        without = visit.page.locator("main").inner_text()
        assert set(without.splitlines()) - set(with_script.splitlines()), "nothing is added without JavaScript"
        assert visit.page.locator(f"noscript a[href='/{language}/deadline/#table']").is_visible()
        letter = visit.page.locator(f"noscript a[href='/{language}/status-request/']")
        assert letter.is_visible()
        letter.click()
        assert visit.page.locator("h2#request").is_visible()


def test_terms_are_told_without_script(visitor, language):
    """The table says for the nearest days what the script says for any."""
    with visitor.visit(f"/{language}/deadline/", java_script_enabled=False) as visit:
        assert visit.page.locator("table.deadlines tbody tr:visible").count() > 20
        assert not visit.page.locator("form:visible").count()


def test_script_only_where_the_look_up_is(address):
    # Elements of another type than a script's hold data and run nothing.
    scripts = [tag for tag in re.findall(r"<script\b[^>]*>", site.html(address)) if "json" not in tag]
    if site.kind_of(address) in site.SCRIPTED:
        assert len(scripts) == 1 and 'type="module"' in scripts[0]
    else:
        assert scripts == []
