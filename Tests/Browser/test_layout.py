"""The page follows the colour scheme of the reader's system, and the checks of looking.py see what is planted."""

import looking
import pytest


def test_what_is_cut_off_or_moves_is_seen(visitor, language):
    with visitor.visit(f"/{language}/", width=1280) as visit:
        visit.page.evaluate(
            """() => {
              document.querySelector('h1').style.cssText = 'height: 10px; overflow: hidden';
              document.querySelector('main').style.transition = 'color 1s';
            }"""
        )
        assert visit.page.evaluate(looking.CUT_OFF) != []
        assert visit.page.evaluate(looking.MOVEMENT) != []


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_scheme_is_followed(visitor, language, colours):
    """The background is light in the light scheme and dark in the dark one."""
    with visitor.visit(f"/{language}/", scheme=colours) as visit:
        canvas = visit.page.evaluate(
            """() => [document.body, document.documentElement].map(e => getComputedStyle(e).backgroundColor)
              .find(colour => colour !== 'rgba(0, 0, 0, 0)')"""
        )
        red, green, blue = (int(part) for part in canvas.strip("rgba()").split(",")[:3])
        luminance = (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255
        assert luminance > 0.8 if colours == "light" else luminance < 0.2
