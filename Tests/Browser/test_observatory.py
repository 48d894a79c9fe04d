"""The score that Mozilla's HTTP Observatory would give the served headers, from its published table (August 2026).

Its own program comes only from a registry of JavaScript packages. Points: start with 100, subtract what is missing,
and add what is better than asked if the rest is at least 90.
"""

import re

import built_site as site
from serving import rules_of

LEAST = 140
HALF_A_YEAR = 15_768_000


def policy(header: str) -> dict[str, set[str]]:
    directives = (directive.split() for directive in header.split(";") if directive.strip())
    return {name: set(values) for name, *values in directives}


def score(headers: dict[str, str], pages: list[str]) -> tuple[int, dict[str, int]]:
    """The score, and what each test of the table adds or takes."""
    csp = policy(headers.get("Content-Security-Policy", ""))
    points: dict[str, int] = {}
    sources = csp.get("script-src", csp.get("default-src", set())) | csp.get("style-src", csp.get("default-src", set()))
    if not csp or "'unsafe-inline'" in sources:
        points["csp"] = -25
    elif any(source in sources for source in ("'unsafe-eval'", "https:", "http:", "data:", "*")):
        points["csp"] = -10
    else:
        points["csp"] = 10 if csp.get("default-src") == {"'none'"} and "form-action" in csp else 5
    age = re.search(r"max-age=(\d+)", headers.get("Strict-Transport-Security", ""))
    # Five more once the browsers' list has the host, which no test here can know.
    points["hsts"] = 0 if age and int(age.group(1)) >= HALF_A_YEAR else -20
    points["nosniff"] = 0 if headers.get("X-Content-Type-Options") == "nosniff" else -5
    points["frames"] = 5 if csp.get("frame-ancestors") == {"'none'"} else -20
    strict = {"no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"}
    points["referrer"] = 5 if headers.get("Referrer-Policy") in strict else 0
    points["opener"] = 10 if headers.get("Cross-Origin-Opener-Policy") == "same-origin" else 0
    points["embedder"] = 10 if headers.get("Cross-Origin-Embedder-Policy") == "require-corp" else 0
    points["resource"] = 10 if headers.get("Cross-Origin-Resource-Policy") == "same-origin" else 0
    scripts = [tag for page in pages for tag in re.findall(r"<script\b[^>]*\bsrc=[^>]*>", page)]
    points["integrity"] = 5 if scripts and all("integrity=" in tag for tag in scripts) else 0
    base = 100 + sum(min(0, value) for value in points.values())
    bonus = sum(max(0, value) for value in points.values())
    return (base + bonus if base >= 90 else base), points


def test_score(language):
    pages = [site.html(site.kinds()[kind, language]) for kind in ("home", *site.SCRIPTED)]
    total, points = score(rules_of(site.public()).headers(f"/{language}/"), pages)
    assert total >= LEAST, points


def test_score_falls():
    """Without headers, and with a policy that allows inline scripts, the score is far below the gate."""
    assert score({}, [])[0] < 60
    assert score({"Content-Security-Policy": "script-src 'unsafe-inline'"}, [])[0] < 60
