"""Every page exists in three languages, says which one it is in, and leads to the other two."""

from urllib.parse import urlsplit

import built_site as site
import pytest

MULTILINGUAL = ("/", "/404.html", "/503.html", "/offline.html")


def addresses_in(language: str) -> set[str]:
    """The pages of one language, without its prefix."""
    return {address[len("/ky") :] for address in site.pages() if site.language_of(address) == language}


def translations(address: str) -> dict[str, str]:
    """The same page in each language."""
    return {language: f"/{language}{address[len('/ky') :]}" for language in site.LANGUAGES}


def test_every_page_in_every_language(language):
    assert addresses_in(language) == addresses_in("ky")
    assert len(addresses_in(language)) >= len(site.slugs())


def test_pages_without_a_language_are_known():
    assert {address for address in site.pages() if site.language_of(address) is None} == set(MULTILINGUAL)


def test_pages_name_their_language(address):
    (root,) = site.elements(address, "html")
    assert root["lang"] == (site.language_of(address) or "ky")


def test_alternatives_are_named(address):
    """The head names the same page in all languages; pages kept from search engines need not."""
    links = [link for link in site.elements(address, "link") if "hreflang" in link and link["rel"] == "alternate"]
    named = {link["hreflang"]: urlsplit(link["href"]).path for link in links}
    default = named.pop("x-default", None)
    robots = [meta["content"] for meta in site.elements(address, "meta") if meta.get("name") == "robots"]
    if site.language_of(address) and "noindex" not in robots:
        assert named == translations(address)
        assert default in named.values()
    assert all(site.file_of(path).exists() for path in named.values())


def test_switch_leads_to_the_same_page(address):
    """The links of the language switch are marked with the language they lead to."""
    expected = translations(address) if site.language_of(address) else {}
    expected.pop(site.language_of(address), None)
    links = [link for link in site.elements(address, "a") if "hreflang" in link and "lang" in link]
    assert {link["hreflang"]: link["href"] for link in links if link["lang"] == link["hreflang"]} == expected


@pytest.mark.parametrize("address", MULTILINGUAL)
def test_pages_of_all_languages_lead_to_each(visitor, address, language):
    """Each language has a link to its home page, in that language."""
    with visitor.visit(address) as visit:
        link = visit.page.locator(f"main a[href='/{language}/']")
        assert link.evaluate("link => link.closest('[lang]').lang") == language
        assert link.inner_text().strip()


def test_unknown_address_shows_the_page_for_it(visitor, language):
    with visitor.visit("/") as visit:
        response = visit.page.goto(f"{visit.origin}/{language}/no-such-page/")
        assert response.status == 404
        assert visit.page.locator(f"[lang={language}] a[href='/{language}/']").is_visible()
