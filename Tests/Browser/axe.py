"""What axe-core objects to in an open page."""

from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path

from axe_reviewed import REVIEWED, Review
from browsing import SCHEMES

# Found without importing the package, whose own code needs a newer Python than Debian's.
SOURCE = Path(find_spec("pytest_playwright_axe").submodule_search_locations[0]) / "resources" / "axe.min.js"
VERSION = "4.14.0"

OPTIONS = {
    "resultTypes": ["violations", "incomplete"],
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    # The policy of the pages lets no frames, media or stylesheets from elsewhere in: to look for them takes half the time.
    "iframes": False,
    "preload": False,
}
# How a page may be coloured: by its own schemes, or by the reader's system.
COLOURS = (*SCHEMES, "forced")


def look(page, width: int, colours: str):
    """Shows the open page in another width and in other colours."""
    page.set_viewport_size({"width": width, "height": 800})
    is_forced = colours == "forced"
    page.emulate_media(color_scheme="light" if is_forced else colours, forced_colors="active" if is_forced else "none")


def violations(page, *, without: Iterable[str] = ()) -> list[str]:
    """Violations of WCAG 2.2 A and AA and of axe's good practices: rule, element, what to do."""
    return described(run(page, without)["violations"])


def run(page, without: Iterable[str] = ()) -> dict:
    """Runs axe, once loaded, but for the rules that are named."""
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(SOURCE.read_text(encoding="utf-8"))
    options = OPTIONS | {"rules": {rule: {"enabled": False} for rule in without}}
    return page.evaluate("options => axe.run(document, options)", options)


def described(found: list[dict]) -> list[str]:
    return [
        f"{rule['id']}: {' '.join(map(str, node['target']))}: {node.get('failureSummary', '')}"
        for rule in found
        for node in rule["nodes"]
    ]


# Nodes that axe left undecided and no review covers, and the positions of the reviews that were needed. A node of a
# shadow tree or a frame would have a longer target; there are none.
UNDECIDED = """([incomplete, reviews]) => {
  const open = [], needed = new Set();
  for (const { id, nodes } of incomplete)
    for (const { target, any, all, none, html } of nodes) {
      const element = document.querySelector(target.at(-1));
      const reasons = [...any, ...all, ...none].map(check => check.data?.messageKey ?? check.id);
      const covering = reviews.findIndex(([rule, reason, selector]) =>
        rule === id && reasons.every(given => given === reason) && element.matches(selector));
      if (covering < 0) open.push(`${id} (${reasons}): ${html.slice(0, 160)}`);
      else needed.add(covering);
    }
  return [open, [...needed]];
}"""


def looked_at(page, width: int, colours: str, *, without: Iterable[str] = ()) -> tuple[list[str], set[Review]]:
    """Violations and what is undecided though nobody has looked at it, in one width and colouring; the reviews that
    were needed."""
    look(page, width, colours)
    found = run(page, without)
    reviews = [review for review in REVIEWED if colours in review.colours]
    open_, needed = page.evaluate(UNDECIDED, [found["incomplete"], [review[:3] for review in reviews]])
    return described(found["violations"]) + open_, {reviews[position] for position in needed}
