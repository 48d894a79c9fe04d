"""Every page in every way a reader may look at it: when it comes, by keyboard, narrow and wide, light, dark and in
forced colours, with large letters, with wide spacing. One visit for all of it, since opening a page is what takes time,
and one tab for all pages."""

import axe
import built_site as site
import looking
import pytest
from axe_reviewed import REVIEWED, Review
from browsing import WIDTHS, Visit

# Letters of code and of the field for numbers; all others come from one family.
MONOSPACE = {"DejaVu Sans Mono"}


@pytest.fixture(scope="module")
def tour(visitor):
    with visitor.visit("/") as visit:
        visit.page.add_init_script(looking.WATCH_JUMPS)
        yield visit


def test_every_look(tour, address):
    axe.look(tour.page, 320, "light")
    tour.forget()
    tour.go(address)
    found = {"first sight": first_sight(tour)}
    tour.page.evaluate(looking.UNFOLD)
    found |= {"keyboard": stops(tour.page), "movement": tour.page.evaluate(looking.MOVEMENT), "fonts": fonts(tour.page)}
    for width in WIDTHS:
        for colours in axe.COLOURS:
            found[width, colours] = axe.looked_at(tour.page, width, colours)[0]
            if colours != "forced":
                found[width, colours] += tour.page.evaluate(looking.LETTERS)
    found |= enlarged(tour.page)
    found["messages"] = tour.messages
    assert {look: problems for look, problems in found.items() if problems} == {}


def first_sight(visit: Visit) -> list[str]:
    """Nothing too wide, nothing that jumps, letters that can be read, targets that a thumb can hit, nothing from
    elsewhere."""
    checks = (looking.OVERFLOW, looking.TARGETS, looking.FONTS, looking.JUMPS)
    elsewhere = [url for url in visit.requests if not url.startswith(visit.origin + "/")]
    return [problem for check in checks for problem in visit.page.evaluate(check)] + elsewhere + visit.page.context.cookies()


def enlarged(page) -> dict[str, list[str]]:
    """A wide window; large letters in it; it at 200 %; a narrow one with wide spacing."""
    found = {}
    axe.look(page, 1280, "light")
    found["wide"] = page.evaluate(looking.OVERFLOW) + page.evaluate(looking.TARGETS)
    page.evaluate(looking.LARGE_LETTERS)
    found["large letters"] = page.evaluate(looking.OVERFLOW) + page.evaluate(looking.CUT_OFF)
    page.evaluate(looking.PLAIN)
    # A window of 1280 pixels at 200 %.
    page.set_viewport_size({"width": 640, "height": 400})
    found["200 %"] = page.evaluate(looking.OVERFLOW) + page.evaluate(looking.CUT_OFF)
    page.set_viewport_size({"width": 320, "height": 640})
    found["unfolded"] = page.evaluate(looking.TARGETS)
    page.evaluate(looking.SPACING)
    found["spacing"] = page.evaluate(looking.OVERFLOW) + page.evaluate(looking.CUT_OFF)
    return found


def stops(page) -> list[str]:
    """The Tab key reaches everything, in sight and marked; the first stop skips to the content."""
    for _ in range(page.evaluate(looking.WALK)):
        page.keyboard.press("Tab")
    # A region that scrolls is a stop of its own.
    for _ in range(20):
        if page.evaluate(looking.IS_WALKED):
            break
        page.keyboard.press("Tab")
    return page.evaluate(looking.WALKED)


def fonts(page) -> list[str]:
    """A font without Ң, Ө and Ү would lend them from another, and the words would look broken."""
    session = page.context.new_cdp_session(page)
    session.send("DOM.enable")
    session.send("CSS.enable")
    is_mono = page.evaluate(looking.SETTINGS_OF_TEXT)
    root = session.send("DOM.getDocument", {"depth": 1})["root"]["nodeId"]
    families = set()
    for number, mono in enumerate(is_mono):
        query = {"nodeId": root, "selector": f"[data-setting='{number}']"}
        node = session.send("DOM.querySelector", query)["nodeId"]
        given = {font["familyName"] for font in session.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]}
        families |= given - MONOSPACE if mono else given
    session.detach()
    return [] if len(families) == 1 else [f"letters come from {sorted(families)}"]


def test_axe_sees_faults(visitor, language):
    """The same call finds what is planted, so an empty answer means something."""
    with visitor.visit(f"/{language}/") as visit:
        visit.page.evaluate(
            """() => {
              document.documentElement.removeAttribute('lang');
              const image = document.createElement('img');
              image.src = '/favicon.ico';
              document.body.append(image);
              const text = document.createElement('p');
              text.textContent = 'on a picture';
              text.style.backgroundImage = 'linear-gradient(red, blue)';
              document.querySelector('main').append(text);
            }"""
        )
        found = {violation.split(":")[0] for violation in axe.violations(visit.page)}
        assert {"html-has-lang", "image-alt"} <= found
        assert visit.page.evaluate("axe.version") == axe.VERSION
        assert f"axe-core {axe.VERSION.removesuffix('.0')} " in site.html(f"/{language}/accessibility/")
        assert any("on a picture" in problem for problem in axe.looked_at(visit.page, 320, "light")[0])


@pytest.mark.parametrize("review", REVIEWED, ids=lambda review: f"{review.reason} {review.selector}")
def test_every_review_is_needed(visitor, review: Review):
    is_address = review.example.startswith("/")
    address = "/ky" + review.example if is_address else site.kinds()[review.example, "ky"]
    with visitor.visit(address) as visit:
        assert review in axe.looked_at(visit.page, 320, review.colours[-1])[1]


def test_what_is_wrong_at_first_sight_is_seen(tour, language):
    """Each of the checks finds what is planted."""
    axe.look(tour.page, 320, "light")
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
    found = " ".join(first_sight(tour) + tour.page.evaluate(looking.LETTERS))
    for part in ("px wide", "target of", "letters of 9 px", "contrast of", "web font planted", "Arial", "jumps by"):
        assert part in found, (part, found)
    tour.forget()


def test_a_way_that_is_wrong_is_seen(tour, language):
    axe.look(tour.page, 320, "light")
    tour.go(f"/{language}/")
    tour.page.evaluate(
        """() => {
          const [brand, door, other] = document.querySelectorAll('.brand, .doors a');
          brand.style.outline = 'none';
          door.style.cssText = 'position: fixed; top: -9999px';
          other.tabIndex = -1;
        }"""
    )
    found = " ".join(stops(tour.page))
    for part in ("focus out of sight", "focus without a mark", "not reached"):
        assert part in found, (part, found)
