"""The content security policy is strict, and the pages obey it."""

import base64
import hashlib
import re

import built_site as site
from serving import rules_of

FIXED = {
    "default-src": ["'none'"],
    "base-uri": ["'none'"],
    "frame-ancestors": ["'none'"],
    "form-action": ["'self'"],
    "require-trusted-types-for": ["'script'"],
}
OTHER_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
}


def policy(address: str) -> dict[str, list[str]]:
    """The directives that the header of a page gives."""
    header = rules_of(site.public()).headers(address)["Content-Security-Policy"]
    words = [directive.split() for directive in header.split(";") if directive.strip()]
    return {name: values for name, *values in words}


def test_policy_is_strict(address):
    given = policy(address)
    assert {name: given.get(name) for name in FIXED} == FIXED
    for name, sources in given.items():
        for source in sources:
            assert not re.search(r"unsafe|\*|https?:|data:|blob:", source), f"{name} allows {source}"


def test_other_headers(address):
    headers = rules_of(site.public()).headers(address)
    assert {name: headers.get(name) for name in OTHER_HEADERS} == OTHER_HEADERS


def test_policy_names_the_style_of_the_page(address):
    """Inline styles are allowed by their hashes, so header and page must agree; pages with charts have a second one."""
    html = site.html(address)
    styles = re.findall(r"<style>(.*?)</style>", html, re.DOTALL)
    # Some pages of figures are ready for a chart that their numbers do not give.
    assert len(styles) == 2 if 'class="chart' in html else len(styles) == 1 or "/statistics/" in address
    hashes = {f"'sha256-{base64.b64encode(hashlib.sha256(s.encode()).digest()).decode()}'" for s in styles}
    assert hashes <= set(policy(address).get("style-src", []))


def test_server_sends_the_policy(visitor, language):
    with visitor.visit(f"/{language}/") as visit:
        sent = visit.go(f"/{language}/").headers["content-security-policy"]
        assert "default-src 'none'" in sent


def test_browser_reports_violations(visitor, language):
    """What the policy forbids does reach the messages, so silence below means obedience."""
    with visitor.visit(f"/{language}/") as visit:
        visit.page.evaluate("document.body.setAttribute('style', 'color: red')")
        visit.page.wait_for_timeout(50)
        assert any("Content Security Policy" in message for message in visit.messages)
