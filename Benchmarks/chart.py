"""Draws the report of a run as a picture: the tool and what it is compared with, case by case.

Each bar is CPU time as a part of the most expensive contender of its case, so that ratios can be read and seconds of one
machine are not mistaken for those of another. Narrow enough for a phone, where a wide drawing would be shrunk until
nobody can read it; light and dark by the reader's own settings, on a ground of its own for viewers that have none.
"""

import textwrap
from html import escape

WIDTH, LABEL, VALUE, BAR, STEP, LINE, GAP, EDGE = 360, 86, 70, 14, 20, 18, 16, 8
# As many letters as fit into a line of a title.
TITLE = 44
PEERS = {"hugo", "duckdb", "floor"}
STYLE = """text{font:13px system-ui,sans-serif;fill:#1c2733}.t{font-weight:600}.g{fill:#fff}.o{fill:#7a8794}.p{fill:#1d4f7c}
@media(prefers-color-scheme:dark){text{fill:#e8edf2}.g{fill:#14191f}.o{fill:#8b98a5}.p{fill:#8fc1f5}}"""


def bars(title: str, costs: dict[str, float], y: int) -> tuple[list[str], int]:
    """One case, and where the next begins."""
    most = max(costs.values())
    lines = []
    for part in textwrap.wrap(title, TITLE):
        lines.append(f'<text class="t" x="{EDGE}" y="{y + 13}">{escape(part)}</text>')
        y += LINE
    for name, cost in costs.items():
        width = max(1, round((WIDTH - LABEL - VALUE - EDGE) * cost / most))
        kind = "p" if name == "portal" else "o"
        lines.append(f'<text x="{LABEL - 6}" y="{y + 14}" text-anchor="end">{escape(name)}</text>')
        lines.append(f'<rect class="{kind}" x="{LABEL}" y="{y + 2}" width="{width}" height="{BAR}"/>')
        lines.append(f'<text x="{LABEL + width + 6}" y="{y + 14}">{seconds(cost)}</text>')
        y += STEP
    return lines, y + GAP


def seconds(cost: float) -> str:
    """Three digits that count: a program starts in hundredths, a million keys take minutes."""
    return f"{cost:.3f} s" if cost < 1 else f"{cost:.2f} s" if cost < 100 else f"{cost:,.0f} s"


def drawing(report: dict) -> str:
    lines, y = [], EDGE
    for title, contenders in report["cases"].items():
        costs = {name: runs["median"]["cpu"] for name, runs in contenders.items()}
        if PEERS & set(costs):
            case, y = bars(title, costs, y)
            lines += case
    head = f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{y}" viewBox="0 0 {WIDTH} {y}" role="img">'
    about = f"<title>CPU seconds of the tool and its peers, {report['cores']} cores</title>"
    ground = f'<rect class="g" width="{WIDTH}" height="{y}"/>'
    return "\n".join([head, about, f"<style>{STYLE}</style>", ground, *lines, "</svg>"]) + "\n"
