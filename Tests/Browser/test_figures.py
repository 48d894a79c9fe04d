"""Every number on every page of figures is the one of the download, and the one that the registry gives."""

import csv
import functools
import gzip
import hashlib
import json
import re
import statistics
from html.parser import HTMLParser

import built_site as site
import pytest
import recount

PAGES = "/statistics/"


@functools.cache
def rows(table: str) -> list[dict[str, str]]:
    with (site.public() / "data" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def tables() -> list[dict]:
    return recount.plan()["tables"]


def columns(table: dict) -> list[str]:
    return [field.replace("-", "_") for field in [table["rows"], table.get("columns")] if field]


def test_flow_is_what_the_registry_gives():
    assert len(rows("flow")) > 40
    for row in rows("flow"):
        for name, number in recount.flow(row["period"]).items():
            assert row[name] == str(number) or (row[name] == "" and row[name + "_note"] == "[c]"), (row["period"], name)


@pytest.mark.parametrize("table", tables(), ids=lambda table: table["id"])
def test_counts_are_what_the_registry_gives(table):
    threshold = recount.plan()["threshold"]
    shown = 0
    for row in rows(table["id"]):
        found = list(recount.chosen(row["period"], table, [row[name] for name in columns(table)]))
        where = (row["period"], *(row[name] for name in columns(table)))
        if row["count"] == "":
            assert row["count_note"] == "[c]", where
        else:
            assert row["count"] == str(len(found)), where
            assert not 0 < len(found) < threshold, f"a small count is shown: {where}"
            shown += 1
        if row.get("median_days"):
            days = [appeal["days"] for appeal in found if appeal["days"] is not None]
            assert len(days) >= threshold and float(row["median_days"]) == statistics.median(days), where
        if row.get("share"):
            whole = next(int(other["count"]) for other in rows(table["id"])
                         if other["period"] == row["period"] and other[columns(table)[0]] == "total")
            assert abs(float(row["share"]) - 100 * len(found) / whole) <= 0.0501, where
    assert shown > 0


class Tables(HTMLParser):
    """The tables of a page: the texts of their rows."""

    def __init__(self):
        super().__init__()
        self.found: list[list[list[str]]] = []
        self.depth = 0

    def handle_starttag(self, tag, attrs):
        if tag == "table":
            self.found.append([])
        elif tag == "tr" and self.found:
            self.found[-1].append([])
        elif tag in ("th", "td") and self.found and self.found[-1]:
            self.found[-1][-1].append("")
            self.depth = 1

    def handle_endtag(self, tag):
        if tag in ("th", "td"):
            self.depth = 0

    def handle_data(self, data):
        if self.depth and self.found and self.found[-1]:
            # Without the soft hyphens, which say only where a word may be cut.
            self.found[-1][-1][-1] += data.replace("\u00ad", "")


def page_tables(address: str) -> list[list[list[str]]]:
    parser = Tables()
    parser.feed(site.html(address))
    return parser.found


def periods(kind: str) -> list[str]:
    return sorted({row["period"] for row in rows("flow") if re.fullmatch(kind, row["period"])})


def cell(text: str, language: str, value: str, note: str) -> bool:
    """Whether a cell of a page says what the file says."""
    if value == "":
        return note == "[c]" and text.startswith("[c]")
    plain = text.replace(",", "") if language == "en" else text.replace(",", ".")
    return re.sub(r"[\s\u00a0%]", "", plain) == value


def test_numbers_of_the_pages_of_periods_are_those_of_the_downloads(language):
    for period in periods(r"\d{4}(-q\d)?"):
        compare(language, period)


def compare(language: str, period: str):
    found = page_tables(f"/{language}/statistics/periods/{period}/")
    simple = [table for table in tables() if "columns" not in table and
              any(row["period"] == period for row in rows(table["id"]))]
    assert len(found) == len(simple) + 1
    flow = {row["period_" + language]: row for row in rows("flow")}
    for texts in found[0][1:]:
        row = flow.get(texts[0]) or flow[texts[0][0].lower() + texts[0][1:]]
        for text, name in zip(texts[1:], ("brought_forward", "received", "closed", "pending")):
            assert cell(text, language, row[name], row[name + "_note"]), (texts, name)
    for table, page in zip(simple, found[1:]):
        name = columns(table)[0]
        known = [row for row in rows(table["id"]) if row["period"] == period]
        compared = 0
        for texts in page[1:]:
            if len(texts) < 3:
                continue
            same = [row for row in known if row[f"{name}_{language}"].casefold() == texts[0].casefold()]
            assert same, texts
            assert any(
                cell(texts[1], language, row["count"], row["count_note"])
                and (texts[2].startswith("[") or cell(texts[2], language, row["share"], row["share_note"])) for row in same
            ), (table["id"], texts)
            compared += 1
        assert compared >= 2


def test_every_file_is_as_its_page_says():
    for table in ["flow", *(table["id"] for table in tables())]:
        html = site.html(f"/en/statistics/tables/{table}/")
        files = re.findall(r'href="/data/([^"/]+)" download>.*?bytes: ([\d,]+).*?<code>([0-9a-f]{64})', html)
        assert len(files) == 4
        for name, size, digest in files:
            data = (site.public() / "data" / name).read_bytes()
            assert len(data) == int(size.replace(",", "")) and hashlib.sha256(data).hexdigest() == digest


def test_all_tables_stand_in_one_file():
    file = json.loads((site.public() / "data" / "tables.json").read_text(encoding="utf-8"))
    names = [table["name"] for table in file["tables"]]
    assert len(names) == len(set(names)) and {f"channels-{period}" for period in periods(r"\d{4}-q\d")} <= set(names)
    for table in file["tables"]:
        for entry in table["cells"]:
            assert entry["value"] is None or entry["value"] == 0 or entry["value"] >= recount.plan()["threshold"]


def test_pages_of_figures_are_light():
    """Budget of a page of figures: 9 KB for three charts, 1,500 elements."""
    for address in site.pages():
        if PAGES in address:
            html = re.sub(r"<style>[^<]*</style>", "", site.html(address))
            assert len(gzip.compress(html.encode(), 9)) <= 9 * 1024, address
            assert html.count("<") - html.count("</") <= 1500, address
