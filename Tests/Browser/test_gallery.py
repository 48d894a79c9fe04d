"""Every component in every state and language, as `portal gallery` shows them: states that pages have only when
something went wrong are held to the same rules as the pages."""

import axe
import gallery
import looking
import pytest
from browsing import Visitor
from serving import serving

# The widths and colours in which a component is looked at; pages are looked at in all of them.
LOOKS = ((320, "light"), (1280, "dark"), (320, "forced"))


@pytest.fixture(scope="module")
def showroom(browser):
    with serving(gallery.folder()) as origin:
        yield Visitor(browser, origin)


def test_all_components_in_all_languages():
    pages = gallery.pages()
    assert len(gallery.components()) == 27
    assert len(pages) == 3 * (27 + 1) + 1
    assert all(gallery.states(page) > 0 for page in pages if page.count("/") == 3), "a component without a state"


@pytest.mark.parametrize("component", gallery.components())
def test_component(showroom, component):
    """axe, width, targets, console; the language changes words and widths only."""
    found = {}
    for language in ("ky", "ru", "en"):
        with showroom.visit(f"/{language}/{component}/") as visit:
            problems = visit.page.evaluate(looking.OVERFLOW) + visit.page.evaluate(looking.TARGETS) + visit.messages
            for width, colours in LOOKS if language == "ky" else LOOKS[:1]:
                problems += axe.looked_at(visit.page, width, colours, without=gallery.NOT_FOR_GALLERIES)[0]
            if problems:
                found[language] = problems
    assert found == {}
