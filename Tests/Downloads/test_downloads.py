"""Other people's programs read the downloads: what we say in them is what they find."""

import csv
import hashlib
import json
import shutil
from pathlib import Path

import openpyxl
import pytest
import rdflib
from csvw import CSVW
from frictionless import Package
from pyshacl import validate

DCAT = rdflib.Namespace("http://www.w3.org/ns/dcat#")
SPDX = rdflib.Namespace("http://spdx.org/rdf/terms#")
SHAPES = Path(__file__).with_name("shapes.ttl")
TABLES = ("channels-2026-q1", "kinds")
MARKS = {"[c]", "[x]", "[z]"}


def rows(path: Path, **options) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, **options))


def problems(path: Path) -> list[str]:
    report = Package(str(path)).validate()
    return report.flatten(["type", "message"]) + list(report.errors)


def test_data_package(folder):
    """Names, types, keys, sizes and checksums are as `datapackage.json` says."""
    path = folder / "datapackage.json"
    assert problems(path) == []
    assert {resource.name for resource in Package(str(path)).resources} == set(TABLES)


@pytest.mark.parametrize(
    "old,new,error",
    [
        ("1410", "-410", "constraint-error"),
        ("2026-01,written", "2026-13,written", "type-error"),
        ("2026-01,oral", "2026-01,written", "primary-key"),
        ("[c]", "hidden", "constraint-error"),
        ("1955", "1956", "hash-count"),
    ],
)
def test_data_package_is_strict(folder, tmp_path, old, new, error):
    """The description is worth something: it tells a wrong file from a right one."""
    copy = shutil.copytree(folder, tmp_path / "copy")
    table = copy / "channels-2026-q1.csv"
    text = table.read_bytes().decode()
    assert old in text
    table.write_bytes(text.replace(old, new, 1).encode())
    description = json.loads((copy / "datapackage.json").read_text())
    if error != "hash-count":
        del description["resources"][0]["hash"], description["resources"][0]["bytes"]
    (copy / "datapackage.json").write_text(json.dumps(description))
    assert error in {kind for kind, _ in problems(copy / "datapackage.json")}


@pytest.mark.parametrize("name", TABLES)
def test_csv_on_the_web(folder, name):
    """The metadata are valid, describe every column in three languages, and the values have their types."""
    metadata = CSVW(str(folder / f"{name}.csv-metadata.json"), validate=True)
    assert metadata.is_valid, metadata.warnings
    description = json.loads((folder / f"{name}.csv-metadata.json").read_text())
    columns = description["tableSchema"]["columns"]
    assert [column["name"] for column in columns] == list(rows(folder / f"{name}.csv")[0])
    assert all(set(column["titles"]) == {"ky", "ru", "en"} for column in columns)


def test_csv_on_the_web_is_strict(folder, tmp_path):
    """The validator hears of a value that the metadata forbid."""
    copy = shutil.copytree(folder, tmp_path / "copy")
    table = copy / "channels-2026-q1.csv"
    table.write_bytes(table.read_bytes().replace(b"1410", b"-410"))
    assert not CSVW(str(table) + "-metadata.json", validate=True).is_valid


def test_catalogue(folder):
    """The catalogue is Turtle and conforms to our shapes."""
    conforms, _, report = validate(str(folder / "catalog.ttl"), shacl_graph=str(SHAPES), advanced=True)
    assert conforms, report


@pytest.mark.parametrize(
    "fragment",
    ["dct:title", "dct:description", "dct:publisher", "dcat:accessURL", "dcat:byteSize", "spdx:checksumValue", "dct:temporal"],
)
def test_shapes_are_strict(folder, fragment):
    """A catalogue without one of its properties does not conform."""
    text = (folder / "catalog.ttl").read_text().replace(fragment + " ", "dct:relation ")
    conforms, _, _ = validate(rdflib.Graph().parse(data=text, format="turtle"), shacl_graph=str(SHAPES), advanced=True)
    assert not conforms


def test_catalogue_tells_the_truth(folder):
    """Every distribution is a file of the folder, of the size and checksum that it says."""
    graph = rdflib.Graph().parse(folder / "catalog.ttl")
    found = set()
    for distribution in graph.subjects(rdflib.RDF.type, DCAT.Distribution):
        file = folder / str(graph.value(distribution, DCAT.downloadURL)).rsplit("/", 1)[1]
        checksum = graph.value(graph.value(distribution, SPDX.checksum), SPDX.checksumValue)
        assert hashlib.sha256(file.read_bytes()).hexdigest() == str(checksum)
        assert int(graph.value(distribution, DCAT.byteSize)) == file.stat().st_size
        found.add(file.name)
    assert found == {name + ending for name in TABLES for ending in (".csv", "-excel.csv", ".json", ".xlsx")}


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
def test_page_description(folder, language):
    """JSON-LD that is RDF, with properties that schema.org gives to data sets, and true checksums."""
    text = (folder / f"channels.{language}.jsonld").read_text()
    allowed = """@context @type name description identifier url inLanguage license isAccessibleForFree
        temporalCoverage spatialCoverage creator datePublished dateModified version isBasedOn
        variableMeasured distribution""".split()
    data = json.loads(text)
    assert list(data) == allowed
    for file in data["distribution"]:
        path = folder / file["contentUrl"].rsplit("/", 1)[1]
        assert hashlib.sha256(path.read_bytes()).hexdigest() == file["sha256"]
    # The vocabulary's own context is far away: its terms are one namespace.
    data["@context"] = {"@vocab": "https://schema.org/"}
    graph = rdflib.Graph().parse(data=json.dumps(data), format="json-ld")
    schema = rdflib.Namespace("https://schema.org/")
    assert len(list(graph.subjects(rdflib.RDF.type, schema.DataDownload))) == 5


def test_copies_agree(folder):
    """CSV, its copy for Excel, JSON and the workbook hold the same numbers."""
    name = TABLES[0]
    plain = rows(folder / f"{name}.csv")
    excel = rows(folder / f"{name}-excel.csv", delimiter=";")
    for one, other in zip(plain, excel, strict=True):
        numbers = {"median_days", "share"}
        assert {key: value.replace(",", ".") if key in numbers else value for key, value in other.items()} == one
    records = json.loads((folder / f"{name}.json").read_text())["rows"]
    measures = ("received", "median_days", "share")
    for one, record in zip(plain, records, strict=True):
        for key in measures:
            assert one[key] == ("" if record[key] is None else format(record[key], "" if key == "received" else ".1f"))
            assert one[key + "_note"] == record.get(key + "_note", "")
    book = openpyxl.load_workbook(folder / f"{name}.xlsx")
    for language, sheet in zip(("ky", "ru", "en"), book.worksheets):
        for one, cells in zip(plain, sheet.iter_rows(min_row=2, values_only=True), strict=True):
            assert cells[:2] == (one["month"], one[f"channel_{language}"])
            for key, value in zip(measures, cells[2:]):
                assert value == (float(one[key]) if one[key] else one[key + "_note"])


def test_hidden_is_never_a_number(folder):
    for name in TABLES:
        for row in rows(folder / f"{name}.csv"):
            for key in [key for key in row if key.endswith("_note")]:
                assert (row[key] in MARKS) == (row[key.removesuffix("_note")] == "")


def test_workbook(folder):
    """Four sheets, the marks explained in three languages, no formula anywhere, a fixed time."""
    for name in TABLES:
        book = openpyxl.load_workbook(folder / f"{name}.xlsx")
        assert book.sheetnames == ["Кыргызча", "Русский", "English", "Info"]
        cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
        assert {cell.data_type for cell in cells} <= {"s", "n"}
        assert str(book.properties.created) == str(book.properties.modified) == "2026-07-15 00:00:00"
        notes = [row[0] for row in book["Info"].iter_rows(values_only=True)]
        assert all(notes.count(mark) == 3 for mark in MARKS)
    texts = [row[4] for row in book["English"].iter_rows(min_row=2, values_only=True)]
    assert texts[:4] == ["=1+1", "+1", "-1", "@SUM(A1)"]
