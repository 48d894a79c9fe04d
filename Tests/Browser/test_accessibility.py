"""axe-core finds no violation of WCAG 2.2 A and AA or of its own good practices."""

import pytest
from browsing import AXE

OPTIONS = {
    "resultTypes": ["violations"],
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}


def violations(page) -> list[str]:
    """What axe objects to in the open page."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    result = page.evaluate("options => axe.run(document, options)", OPTIONS)
    return [
        f"{violation['id']}: {' '.join(map(str, node['target']))}: {node['failureSummary']}"
        for violation in result["violations"]
        for node in violation["nodes"]
    ]


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
        found = {violation.split(":")[0] for violation in violations(visit.page)}
        assert {"html-has-lang", "image-alt"} <= found
        assert visit.page.evaluate("axe.version") == "4.14.0"


def test_no_violation(visitor, example, scheme, width):
    with visitor.visit(example, width=width, scheme=scheme) as visit:
        assert violations(visit.page) == []


@pytest.mark.parametrize("colours", ["active"])
def test_no_violation_in_forced_colours(visitor, example, colours):
    with visitor.visit(example, forced_colors=colours) as visit:
        assert violations(visit.page) == []
