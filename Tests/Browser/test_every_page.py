"""What a browser can say of every page in one visit: nothing in the console, nothing from elsewhere, nothing too
wide, letters of one font, and targets that a thumb can hit."""

import built_site as site
from test_layout import OVERFLOW

# WCAG 2.2, 2.5.8, asks for 24 CSS pixels but for links in a sentence; what stands by itself has more here.
TARGETS = """() => [...document.querySelectorAll('a, button, input, summary')]
  .filter(e => e.checkVisibility() && !e.closest('p, dd, td, th, .notes') && !e.matches('.skip'))
  .filter(e => e.closest('header, footer, form, .choices, .doors, nav') )
  .map(e => [e.getBoundingClientRect(), e.outerHTML.slice(0, 100)])
  .filter(([box]) => Math.round(box.height) < 24 || Math.round(box.width) < 24).map(([, html]) => html)"""


def test_in_one_visit(visitor, address):
    with visitor.visit(address) as visit:
        assert visit.messages == []
        assert [url for url in visit.requests if not url.startswith(visit.origin + "/")] == []
        assert visit.page.context.cookies() == []
        assert visit.page.viewport_size["width"] == 320
        assert visit.page.evaluate(OVERFLOW) == []
        assert visit.page.evaluate(TARGETS) == []


def test_letters_come_from_one_font(visitor, language):
    """A font without Ң, Ө and Ү would lend them from another, and the words would look broken."""
    with visitor.visit(f"/{language}/") as visit:
        session = visit.page.context.new_cdp_session(visit.page)
        session.send("DOM.enable")
        session.send("CSS.enable")
        root = session.send("DOM.getDocument", {"depth": -1})["root"]
        body = session.send("DOM.querySelector", {"nodeId": root["nodeId"], "selector": "body"})["nodeId"]
        fonts = session.send("CSS.getPlatformFontsForNode", {"nodeId": body})["fonts"]
        assert len({font["familyName"] for font in fonts}) == 1, fonts


def test_keyboard_walks_through(visitor, example):
    """Every stop of the Tab key is on the page, in sight and marked; the first one skips to the content."""
    with visitor.visit(example, width=1280) as visit:
        page = visit.page
        stops = []
        for _ in range(12):
            page.keyboard.press("Tab")
            stop = page.evaluate(
                """() => {
                  const e = document.activeElement, box = e.getBoundingClientRect(), style = getComputedStyle(e);
                  return { name: e.className || e.tagName, href: e.getAttribute('href'), body: e === document.body,
                    seen: box.bottom > 0 && box.top < innerHeight && box.width > 0,
                    marked: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 };
                }"""
            )
            if stop["body"]:
                break
            stops.append(stop)
        assert stops
        if site.language_of(example):
            assert stops[0]["href"] == "#main"
        assert [stop for stop in stops if not (stop["seen"] and stop["marked"])] == []
