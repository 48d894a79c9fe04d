"""axe-core finds no violation of WCAG 2.2 A and AA or of its own good practices, however the page is looked at."""

import axe
from browsing import SCHEMES, WIDTHS

# What axe cannot decide by itself and a person has looked at: the rule, and why it is no fault here.
REVIEWED = {
    # Text on the band of the home page: the band is drawn by a shadow beyond the box, which axe does not see, and
    # letters on it are checked by the contrast of the accent colour at build time.
    "color-contrast",
}


def test_axe_sees_faults(visitor, language):
    """The same call finds what is planted, so an empty answer means something."""
    with visitor.visit(f"/{language}/") as visit:
        visit.page.evaluate(
            """() => {
              document.documentElement.removeAttribute('lang');
              const image = document.createElement('img');
              image.src = '/favicon.ico';
              document.body.append(image);
            }"""
        )
        found = {violation.split(":")[0] for violation in axe.violations(visit.page)}
        assert {"html-has-lang", "image-alt"} <= found
        assert visit.page.evaluate("axe.version") == axe.VERSION


def test_no_violation(visitor, example):
    """Light, dark and forced colours, narrow and wide, in one visit: the page itself is the same."""
    with visitor.visit(example) as visit:
        found = {}
        for width in WIDTHS:
            visit.page.set_viewport_size({"width": width, "height": 800})
            for colours in (*SCHEMES, "forced"):
                forced = "active" if colours == "forced" else "none"
                scheme = "light" if colours == "forced" else colours
                visit.page.emulate_media(color_scheme=scheme, forced_colors=forced)
                violations = axe.violations(visit.page)
                undecided = [] if colours == "forced" else axe.undecided(visit.page, REVIEWED)
                if violations or undecided:
                    found[width, colours] = violations + undecided
        assert found == {}
