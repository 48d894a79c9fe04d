"""Pages kept on the device: read without a connection, dated, and never a look-up among them."""

import re

import built_site as site
import registry

KEYS = "async () => (await (await caches.open('pages')).keys()).map(request => new URL(request.url).pathname)"


def test_kept_pages_are_read_without_a_connection(visitor, language):
    with visitor.visit(f"/{language}/offline/") as visit:
        page = visit.page
        page.locator("#keep").click()
        page.locator("#kept:visible, #unkept:visible").wait_for(timeout=60_000)
        assert page.locator("#kept").is_visible(), visit.messages
        page.wait_for_function("navigator.serviceWorker.controller")
        kept = page.evaluate(KEYS)
        assert {f"/{language}/channels/", f"/{language}/reception/kg-n/", "/offline.html"} <= set(kept)
        # Read once more with the worker at work, then without a connection.
        visit.go(f"/{language}/status/")
        page.locator("#reference").fill(registry.example("answered")["reference"])
        page.locator("#start").click()
        page.locator("[data-show=found]:visible").wait_for(timeout=20_000)
        kept = page.evaluate(KEYS)
        assert [path for path in kept if path.startswith("/lookup/") or "/status/" in path] == []
        visit.page.context.set_offline(True)
        visit.go(f"/{language}/channels/")
        assert re.search(r"\d\d\.\d\d\.\d{4}", page.locator("#saved").inner_text())
        assert page.locator("h1").is_visible()
        visit.go(f"/{language}/nowhere/")
        assert page.locator(f"section[lang={language}] a").get_attribute("href") == f"/{language}/"


def test_pages_with_a_connection_are_no_copies(visitor, language):
    with visitor.visit(f"/{language}/") as visit:
        assert not visit.page.locator("#saved").is_visible()
