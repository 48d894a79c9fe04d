"""What axe-core objects to in an open page."""

from importlib.util import find_spec
from pathlib import Path

# Found without importing the package, whose own code needs a newer Python than Debian's.
SOURCE = Path(find_spec("pytest_playwright_axe").submodule_search_locations[0]) / "resources" / "axe.min.js"
VERSION = "4.14.0"

OPTIONS = {
    "resultTypes": ["violations"],
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}


def violations(page) -> list[str]:
    """Violations of WCAG 2.2 A and AA and of axe's good practices: rule, element, what to do."""
    page.evaluate(SOURCE.read_text(encoding="utf-8"))
    result = page.evaluate("options => axe.run(document, options)", OPTIONS)
    return [
        f"{violation['id']}: {' '.join(map(str, node['target']))}: {node['failureSummary']}"
        for violation in result["violations"]
        for node in violation["nodes"]
    ]
