"""Pages fit into 320 CSS pixels (WCAG 1.4.10 Reflow), with the text spacing of WCAG 1.4.12 too."""

import pytest

# The spacing of WCAG 1.4.12. Set through the object model, which the policy does not forbid.
SPACING = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important;
    word-spacing: .16em !important } p { margin-bottom: 2em !important }`);
  document.adoptedStyleSheets = [sheet];
}"""

OVERFLOW = """() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  const wide = [...document.body.querySelectorAll('*')].filter(e => e.getBoundingClientRect().right > width + 1);
  return [`${document.documentElement.scrollWidth} px wide`, ...wide.slice(0, 5).map(e => e.outerHTML.slice(0, 120))];
}"""


def test_no_horizontal_scroll_with_text_spacing(visitor, example):
    with visitor.visit(example) as visit:
        visit.page.evaluate(SPACING)
        assert visit.page.evaluate(OVERFLOW) == []


def test_overflow_is_seen(visitor, language):
    with visitor.visit(f"/{language}/") as visit:
        visit.page.evaluate("document.querySelector('h1').style.width = '400px'")
        assert visit.page.evaluate(OVERFLOW) != []


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
