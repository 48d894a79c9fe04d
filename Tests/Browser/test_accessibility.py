"""axe-core finds no violation of WCAG 2.2 A and AA or of its own good practices."""

import axe


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


def test_no_violation(visitor, example, scheme, width):
    with visitor.visit(example, width=width, scheme=scheme) as visit:
        assert axe.violations(visit.page) == []


def test_no_violation_in_forced_colours(visitor, example):
    with visitor.visit(example, forced_colors="active") as visit:
        assert axe.violations(visit.page) == []
