"""Draws the report of a run as a picture: the tool and what it is compared with, case by case.

Each bar is CPU time as a part of the most expensive contender of its case, so that ratios can be read and seconds of one
machine are not mistaken for those of another. Light and dark by the reader's own settings.
"""

from html import escape

WIDTH, LABEL, BAR, STEP, GAP = 720, 190, 18, 24, 40
STYLE = """text{font:14px system-ui,sans-serif;fill:#1c2733}.t{font-weight:600}.o{fill:#7a8794}.p{fill:#1d4f7c}
@media(prefers-color-scheme:dark){text{fill:#e8edf2}.o{fill:#8b98a5}.p{fill:#8fc1f5}}"""


def bars(title: str, costs: dict[str, float], top: int) -> tuple[list[str], int]:
    """One case, and where the next begins."""
    most = max(costs.values())
    lines = [f'<text class="t" x="0" y="{top + 14}">{escape(title)}</text>']
    y = top + STEP
    for name, cost in costs.items():
        width = max(1, round((WIDTH - LABEL - 90) * cost / most))
        kind = "p" if name == "portal" or name.startswith("portal ") else "o"
        lines.append(f'<text x="{LABEL - 8}" y="{y + 14}" text-anchor="end">{escape(name)}</text>')
        lines.append(f'<rect class="{kind}" x="{LABEL}" y="{y}" width="{width}" height="{BAR}"/>')
        lines.append(f'<text x="{LABEL + width + 8}" y="{y + 14}">{cost:.2f} s</text>')
        y += STEP
    return lines, y + GAP - STEP


def drawing(report: dict) -> str:
    lines, y = [], 0
    for title, contenders in report["cases"].items():
        costs = {name: runs["median"]["cpu"] for name, runs in contenders.items()}
        if len(costs) > 1 and not title.startswith("growth"):
            case, y = bars(title, costs, y)
            lines += case
    head = f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{y}" viewBox="0 0 {WIDTH} {y}" role="img">'
    about = f"<title>CPU seconds of the tool and its peers, {report['cores']} cores</title>"
    return "\n".join([head, about, f"<style>{STYLE}</style>", *lines, "</svg>"]) + "\n"
