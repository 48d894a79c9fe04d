"""Every number of the downloads of figures is the one that the registry gives; their pages are in `test_figure_pages`."""

import csv
import gzip
import hashlib
import json
import re
import shutil
import statistics
import subprocess

import built_site as site
import pytest
import recount
import registry
from figures import columns, periods, rows, tables

PAGES = "/statistics/"


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


def test_every_file_is_as_its_page_says():
    for table in ["flow", *(table["id"] for table in tables())]:
        html = site.html(f"/en/statistics/tables/{table}/")
        links = re.findall(r'href="/data/([^"/]+)" download>([^<]+)</a>[^<]*?bytes: ([\d,]+)', html)
        checksums = re.findall(r"<p>([^<:]+) <code>([0-9a-f]{64})", html)
        assert [label for _, label, _ in links] == [label for label, _ in checksums]
        files = [(name, size, digest) for (name, _, size), (_, digest) in zip(links, checksums)]
        assert len(files) == 4 or len(files) == 5 and files[-1][0] == f"{table}-en.svg"
        for name, size, digest in files:
            data = (site.public() / "data" / name).read_bytes()
            assert len(data) == int(size.replace(",", "")) and hashlib.sha256(data).hexdigest() == digest


def test_all_tables_stand_in_one_file():
    file = json.loads((site.public() / "data" / "tables.json").read_text(encoding="utf-8"))
    names = [table["name"] for table in file["tables"]]
    assert len(names) == len(set(names)) and {f"channels-{period}" for period in periods("quarter")} <= set(names)
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


def test_later_builds_change_no_figure_of_a_closed_period(tmp_path):
    """More appeals in the open period, a later day: every file of figures stays as it is, byte for byte."""
    content = shutil.copytree(site.CONTENT, tmp_path / "Content")
    last = max(registry.rows(), key=lambda row: row["registered"])
    new = [last | {"reference": registry.unknown_reference(), "closed": "", "outcome": "", "status": "registered"}]
    with (content / "appeals" / "appeals.csv").open("a", encoding="utf-8", newline="") as file:
        csv.DictWriter(file, list(last)).writerows(new)
    output = tmp_path / "public"
    command = [site.PORTAL, "build", "--content", content, "--site", site.ROOT / "Site", "--output", output, "--quiet"]
    result = subprocess.run(command, capture_output=True, text=True)
    assert result.returncode == 0, result.stderr
    frozen = [path for path in site.public().rglob("*") if path.is_file() and is_frozen(path.relative_to(site.public()).parts)]
    assert len(frozen) > 500
    for path in frozen:
        assert (output / path.relative_to(site.public())).read_bytes() == path.read_bytes(), path


def is_frozen(parts: tuple[str, ...]) -> bool:
    """Files of data, and pages of figures but for those with the number of the open period."""
    return parts[0] == "data" or "statistics" in parts and len(parts) > 3 and parts[2] != "registry"
