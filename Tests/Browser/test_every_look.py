"""One page of each kind in every way a reader may look at it: by keyboard, narrow and wide, light, dark and in forced
colours, with large letters, with wide spacing. One visit for all of it: opening the page is what takes time."""

import axe
import built_site as site
import looking
import pytest
from axe_reviewed import REVIEWED, Review
from browsing import WIDTHS

# Letters of code and of the field for numbers; all others come from one family.
MONOSPACE = {"DejaVu Sans Mono"}
STOPS = 12


def test_every_look(visitor, example):
    with visitor.visit(example, width=1280) as visit:
        page = visit.page
        found = {"keyboard": stops(page, example), "movement": page.evaluate(looking.MOVEMENT), "fonts": fonts(page)}
        for width in WIDTHS:
            for colours in axe.COLOURS:
                found[width, colours] = axe.looked_at(page, width, colours)[0]
                if colours != "forced":
                    found[width, colours] += page.evaluate(looking.LETTERS)
        axe.look(page, 1280, "light")
        found["wide"] = page.evaluate(looking.OVERFLOW) + page.evaluate(looking.TARGETS)
        page.evaluate(looking.LARGE_LETTERS)
        found["large letters"] = page.evaluate(looking.OVERFLOW) + page.evaluate(looking.CUT_OFF)
        page.evaluate(looking.PLAIN)
        # A window of 1280 pixels at 200 %.
        page.set_viewport_size({"width": 640, "height": 400})
        found["200 %"] = page.evaluate(looking.OVERFLOW) + page.evaluate(looking.CUT_OFF)
        page.set_viewport_size({"width": 320, "height": 640})
        page.evaluate(looking.SPACING)
        found["spacing"] = page.evaluate(looking.OVERFLOW) + page.evaluate(looking.CUT_OFF)
        assert {look: problems for look, problems in found.items() if problems} == {}


def stops(page, address: str) -> list[str]:
    """Every stop of the Tab key is on the page, in sight and marked; the first one skips to the content."""
    problems = []
    for number in range(STOPS):
        page.keyboard.press("Tab")
        stop = page.evaluate(looking.STOP)
        if stop["body"]:
            break
        if number == 0 and site.language_of(address) and stop["href"] != "#main":
            problems.append(f"begins at {stop}")
        if not (stop["seen"] and stop["marked"]):
            problems.append(str(stop))
    return problems if number else ["nothing to stop at"]


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
        assert any("on a picture" in problem for problem in axe.looked_at(visit.page, 320, "light")[0])


@pytest.mark.parametrize("review", REVIEWED, ids=lambda review: f"{review.reason} {review.selector}")
def test_every_review_is_needed(visitor, review: Review):
    is_address = review.example.startswith("/")
    address = "/ky" + review.example if is_address else site.kinds()[review.example, "ky"]
    with visitor.visit(address) as visit:
        assert review in axe.looked_at(visit.page, 320, review.colours[-1])[1]
