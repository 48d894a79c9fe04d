"""Charts as a browser draws them, on the golden gallery: letters, collisions, what is shown when, contrast."""

import gzip
import re
from pathlib import Path

import pytest

GALLERY = Path(__file__).resolve().parent.parent / "Golden" / "charts"

# Every text of each drawing that is shown: its letters' size on the screen, its box, and what was reserved for it.
TEXTS = """() => [...document.querySelectorAll('svg.chart')].filter(svg => svg.getBoundingClientRect().width).map(svg => ({
  width: svg.getBoundingClientRect().width,
  right: svg.getBoundingClientRect().right,
  texts: [...svg.querySelectorAll('text')].map(text => {
    const box = text.getBoundingClientRect()
    const scale = text.getScreenCTM().a
    return {
      text: text.textContent, size: parseFloat(getComputedStyle(text).fontSize) * scale,
      left: box.left, right: box.right, top: box.top, bottom: box.bottom, scale,
      family: getComputedStyle(text).fontFamily,
    }
  })
}))"""

# Paints of each kind of mark, as computed.
PAINTS = """() => Object.fromEntries(['.bar.s1', '.bar.s2', '.line.s1', '.line.s2', '.line.s3', '.mark.s1',
  '.box.s3', '.gap', '.axis', '.tile'].map(name => [name, getComputedStyle(document.querySelector('.chart ' + name)).stroke])
  .concat([['text', getComputedStyle(document.querySelector('.chart text')).fill],
    ...['.mark.s2', '.mark.s3'].map(name => [name, getComputedStyle(document.querySelector('.chart ' + name)).fill]),
    ['paper', getComputedStyle(document.body).backgroundColor]]))"""


@pytest.fixture
def gallery(browser):
    """Opens the gallery of a language with options of a Playwright context."""
    contexts = []

    def open_gallery(language, width=320, media="screen", **options):
        context = browser.new_context(viewport={"width": width, "height": 800}, **options)
        contexts.append(context)
        page = context.new_page()
        page.goto((GALLERY / f"gallery-{language}.html").as_uri())
        page.emulate_media(media=media)
        return page

    yield open_gallery
    for context in contexts:
        context.close()


def luminance(colour: str) -> float:
    channels = [float(number) / 255 for number in re.findall(r"[\d.]+", colour)[:3]]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    dark, bright = sorted((luminance(one), luminance(other)))
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("width", [320, 639, 640, 1280])
def test_letters_are_large_and_apart(gallery, language, width):
    """One drawing a chart, letters of 12 pixels or more, none over another, none outside."""
    page = gallery(language, width)
    drawings = page.evaluate(TEXTS)
    assert len(drawings) == page.locator("h2").count()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    for drawing in drawings:
        for text in drawing["texts"]:
            assert text["size"] >= 12, text
            assert text["left"] >= -1 and text["right"] <= drawing["right"] + 1, text
        # The em box is higher than the letters by about a fifth above and below.
        boxes = [(t, t["top"] + t["size"] * 0.2, t["bottom"] - t["size"] * 0.2) for t in drawing["texts"]]
        for index, (one, top, bottom) in enumerate(boxes):
            for other, other_top, other_bottom in boxes[:index]:
                apart = one["right"] <= other["left"] + 1 or other["right"] <= one["left"] + 1
                assert apart or bottom <= other_top or other_bottom <= top, (one, other)


@pytest.mark.parametrize("scheme", ["light", "dark", "print"])
def test_marks_are_seen(gallery, scheme):
    """3:1 for what carries data, 4.5:1 for text, as the browser computes the colours."""
    scheme, media = ("light", "print") if scheme == "print" else (scheme, "screen")
    paints = gallery("ky", 1280, media, color_scheme=scheme).evaluate(PAINTS)
    paper = "rgb(255, 255, 255)" if paints["paper"] == "rgba(0, 0, 0, 0)" else paints["paper"]
    for name, paint in paints.items():
        if name != "paper":
            assert contrast(paint, paper) >= (4.5 if name == "text" else 3), (name, paint, paper)


def test_forced_colours(gallery):
    """All marks are drawn in the colour of text; their forms tell them apart."""
    page = gallery("ky", 1280, forced_colors="active")
    paints = page.evaluate(PAINTS)
    system = page.evaluate(
        """() => { const p = document.createElement('p'); p.style.color = 'CanvasText'; document.body.append(p);
        return getComputedStyle(p).color }"""
    )
    paper = paints.pop("paper")
    assert set(paints.values()) == {system}
    assert contrast(system, paper) >= 7


def test_speech_hears_one_name(gallery):
    """The accessibility tree has an image with a name for each chart, and none of its labels."""
    page = gallery("ru", 1280)
    snapshot = page.locator("body").aria_snapshot()
    assert snapshot.count('img "') == page.locator("h2").count()
    assert "4 734" not in snapshot and "[c]" not in snapshot


def test_three_charts_leave_room_for_the_page(language):
    """A page of statistics has 9 KB; the three heaviest charts take no more than half."""
    html = (GALLERY / f"gallery-{language}.html").read_text(encoding="utf-8")
    charts = re.split(r"<h2 [^>]*>[^<]*</h2>", html)[1:]
    heaviest = sorted(charts, key=lambda chart: len(gzip.compress(chart.encode(), 9)))[-3:]
    assert len(gzip.compress("".join(heaviest).encode(), 9)) <= 4608


def test_files_are_drawn_alone(browser, language):
    """A downloaded chart is well-formed SVG with colours of its own."""
    page = browser.new_page()
    page.goto((GALLERY / f"lines-three-{language}.svg").as_uri())
    root = page.evaluate("[document.documentElement.nodeName, document.documentElement.namespaceURI]")
    assert root == ["svg", "http://www.w3.org/2000/svg"]
    stroke = page.evaluate("getComputedStyle(document.querySelector('.line.s1')).stroke")
    assert stroke == "rgb(29, 79, 124)"
    page.close()
