"""Every page exists in three languages, says which one it is in, and leads to the other two."""

import built_site as site


def addresses_in(language: str) -> set[str]:
    """The pages of one language, without its prefix."""
    return {address[len("/ky") :] for address in site.pages() if site.language_of(address) == language}


def test_every_page_in_every_language(language):
    assert addresses_in(language) == addresses_in("ky")
    assert len(addresses_in(language)) >= len(site.slugs())


def test_pages_name_their_language(visitor, address):
    with visitor.visit(address) as visit:
        expected = [site.language_of(address)] if site.language_of(address) else site.LANGUAGES
        assert visit.page.get_attribute("html", "lang") in expected


def test_alternatives_are_named(visitor, address):
    """The head names the same page in all languages; pages kept from search engines need not."""
    language = site.language_of(address)
    with visitor.visit(address) as visit:
        links = visit.page.eval_on_selector_all(
            "link[rel=alternate][hreflang]", "links => links.map(link => [link.hreflang, new URL(link.href).pathname])"
        )
        hidden = visit.page.locator("meta[name=robots][content~=noindex]").count() > 0
    named = {name: path for name, path in links if name != "x-default"}
    if language and not hidden:
        assert named == {other: f"/{other}{address[len('/ky') :]}" for other in site.LANGUAGES}
    assert all(site.file_of(path).exists() for path in named.values())


def test_switch_leads_to_the_same_page(visitor, example):
    """The links of the language switch carry the language they lead to."""
    language = site.language_of(example)
    others = [other for other in site.LANGUAGES if other != language]
    with visitor.visit(example) as visit:
        for other in others:
            link = visit.page.locator(f"body a[hreflang={other}]").first
            assert link.get_attribute("lang") == other
            target = link.evaluate("link => new URL(link.href).pathname")
            assert target == (f"/{other}{example[len('/ky') :]}" if language else f"/{other}/")


def test_unknown_address_shows_the_page_for_it(visitor):
    with visitor.visit("/") as visit:
        response = visit.page.goto(visit.origin + "/ky/no-such-page/")
        assert response.status == 404
        text = visit.page.inner_text("body")
        for language in site.LANGUAGES:
            assert visit.page.locator(f"body a[href='/{language}/']").count() >= 1
        assert text.strip()
