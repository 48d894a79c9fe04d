"""What search engines read of a page (schema.org as JSON-LD): only types and properties that the vocabulary has, with
addresses that are there. The vocabulary's own shapes cannot be used: they ask for addresses where it allows text."""

import json
import re
from urllib.parse import urlsplit

import built_site as site
import pytest

# Properties of schema.org that the pages may use, by type; the first of each must be there.
VOCABULARY = {
    "BreadcrumbList": ("itemListElement",),
    "ListItem": ("position", "name", "item"),
    "GovernmentService": ("name", "description", "provider", "areaServed", "availableChannel"),
    "GovernmentOrganization": ("name", "url"),
    "ServiceChannel": ("serviceUrl", "availableLanguage"),
    "Country": ("identifier", "name"),
    "Dataset": (
        "name", "description", "license", "creator", "distribution", "dateModified", "datePublished", "inLanguage", "isAccessibleForFree",
        "isBasedOn", "spatialCoverage", "temporalCoverage", "url", "version", "identifier", "variableMeasured", "keywords",
    ),
    "DataDownload": ("contentUrl", "encodingFormat", "contentSize", "name", "sha256", "inLanguage"),
    "Place": ("name",),
    "PropertyValue": ("name", "description", "unitText"),
}
NEEDED = {"Country": 0, "GovernmentService": 5, "ListItem": 3, "Dataset": 5, "DataDownload": 3, "GovernmentOrganization": 2}
ADDRESSES = ("item", "url", "serviceUrl", "contentUrl")


def blocks(address: str) -> list[dict]:
    return [json.loads(text) for text in re.findall(r'<script type="application/ld\+json">(.*?)</script>', site.html(address), re.DOTALL)]


def problems(node, problem_of) -> list[str]:
    """What is wrong with an object and those in it."""
    if isinstance(node, list):
        return [problem for part in node for problem in problems(part, problem_of)]
    if not isinstance(node, dict):
        return []
    return problem_of(node) + [problem for part in node.values() for problem in problems(part, problem_of)]


def unknown(node: dict) -> list[str]:
    kind = node.get("@type")
    if kind not in VOCABULARY:
        return [f"type {kind}"]
    names = [name for name in node if not name.startswith("@")]
    found = [f"{kind}.{name}" for name in names if name not in VOCABULARY[kind]]
    found += [f"{kind} without {name}" for name in VOCABULARY[kind][: NEEDED.get(kind, 1)] if not node.get(name)]
    return found + [f"nothing at {node[name]}" for name in ADDRESSES if name in node and not is_there(node[name])]


def is_there(address: str) -> bool:
    parts = urlsplit(address)
    return (parts.scheme, parts.hostname) == ("https", "portal.example") and site.file_of(parts.path).is_file()


def is_hidden(address: str) -> bool:
    return any(meta.get("name") == "robots" for meta in site.elements(address, "meta"))


def test_only_what_the_vocabulary_has(address):
    found = blocks(address)
    assert all(block["@context"].rstrip("/") == "https://schema.org" for block in found)
    assert problems(found, unknown) == []


def test_every_page_that_is_passed_on_has_some(address):
    kinds = [block["@type"] for block in blocks(address)]
    if site.language_of(address) is None or is_hidden(address) or site.kind_of(address) == "status":
        assert kinds == []
    elif site.kind_of(address) == "home":
        assert kinds == ["GovernmentService"]
    else:
        assert kinds[0] == "BreadcrumbList" and set(kinds[1:]) <= {"Dataset"}
        steps = blocks(address)[0]["itemListElement"]
        assert [step["position"] for step in steps] == list(range(1, len(steps) + 1))
        assert urlsplit(steps[0]["item"]).path == f"/{site.language_of(address)}/"
        assert urlsplit(steps[-1]["item"]).path == address


@pytest.mark.parametrize(
    "node",
    [
        {"@type": "Thing"},
        {"@type": "Country", "identifier": "KG", "colour": "red"},
        {"@type": "ServiceChannel", "serviceUrl": "https://portal.example/ky/nowhere/"},
        {"@type": "ListItem", "position": 1, "name": "x"},
    ],
)
def test_faults_are_seen(node):
    assert problems([node], unknown)
