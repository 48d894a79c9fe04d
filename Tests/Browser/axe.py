"""What axe-core objects to in an open page."""

from importlib.util import find_spec
from pathlib import Path

# Found without importing the package, whose own code needs a newer Python than Debian's.
SOURCE = Path(find_spec("pytest_playwright_axe").submodule_search_locations[0]) / "resources" / "axe.min.js"
VERSION = "4.14.0"

OPTIONS = {
    "resultTypes": ["violations", "incomplete"],
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}


def violations(page) -> list[str]:
    """Violations of WCAG 2.2 A and AA and of axe's good practices: rule, element, what to do."""
    return described(run(page)["violations"])


def undecided(page, reviewed: set[str]) -> list[str]:
    """What axe leaves to a person, but for the rules that a person has looked at."""
    return described([found for found in page.evaluate("window.axeResult.incomplete") if found["id"] not in reviewed])


def run(page) -> dict:
    """Runs axe, once loaded, and keeps its result in the page for `undecided`."""
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(SOURCE.read_text(encoding="utf-8"))
    return page.evaluate("async options => (window.axeResult = await axe.run(document, options))", OPTIONS)


def described(found: list[dict]) -> list[str]:
    return [
        f"{rule['id']}: {' '.join(map(str, node['target']))}: {node.get('failureSummary', '')}"
        for rule in found
        for node in rule["nodes"]
    ]
