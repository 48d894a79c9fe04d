"""What a browser can say of every page in one visit: nothing in the console, nothing from elsewhere, nothing too wide,
nothing that jumps, letters that can be read, and targets that a thumb can hit."""

import looking
import pytest
from browsing import Visit


@pytest.fixture(scope="module")
def tour(visitor):
    """One tab that goes through all pages: a tab for each would take three times as long."""
    with visitor.visit("/") as visit:
        visit.page.add_init_script(looking.WATCH_JUMPS)
        yield visit


def wrong(visit: Visit) -> list[str]:
    checks = (looking.OVERFLOW, looking.TARGETS, looking.LETTERS, looking.FONTS, looking.JUMPS)
    return [problem for check in checks for problem in visit.page.evaluate(check)]


def test_in_one_visit(tour, address):
    tour.forget()
    tour.go(address)
    assert tour.page.viewport_size["width"] == 320
    assert wrong(tour) == []
    assert tour.messages == []
    assert [url for url in tour.requests if not url.startswith(tour.origin + "/")] == []
    assert tour.page.context.cookies() == []


def test_what_is_wrong_is_seen(tour, language):
    """Each of the checks finds what is planted."""
    tour.go(f"/{language}/")
    tour.page.evaluate(
        """() => {
          document.querySelector('h1').style.width = '400px';
          document.querySelector('.doors a').style.cssText = 'height: 20px; padding: 0';
          document.body.insertAdjacentElement('beforeend', document.createElement('style')).textContent = 'p{font:1em Arial}';
          document.fonts.add(new FontFace('planted', new ArrayBuffer(8)));
          const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
          const text = document.createElementNS('http://www.w3.org/2000/svg', 'text');
          text.append('planted');
          text.setAttribute('y', '40');
          text.setAttribute('fill', '#eee');
          text.setAttribute('font-size', '9');
          svg.append(text);
          document.querySelector('main').prepend(svg);
        }"""
    )
    tour.page.wait_for_timeout(300)  # The policy of the page forbids the expressions that could be waited for.
    found = " ".join(wrong(tour))
    for part in ("px wide", "target of", "letters of 9 px", "contrast of", "web font planted", "Arial", "jumps by"):
        assert part in found, (part, found)
    tour.forget()
