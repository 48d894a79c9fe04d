"""The data folder of the built site, read by the same programs as the samples."""

import csv
import hashlib
import json
import re
import sys
from pathlib import Path

import pytest
import rdflib
from csvw import CSVW
from frictionless import Package
from pyshacl import validate

# The site is built as the tests of its pages build it.
sys.path.append(str(Path(__file__).resolve().parent.parent / "Browser"))
import built_site as site  # noqa: E402

DCAT = rdflib.Namespace("http://www.w3.org/ns/dcat#")
SPDX = rdflib.Namespace("http://spdx.org/rdf/terms#")
SHAPES = Path(__file__).with_name("shapes.ttl")


@pytest.fixture(scope="module")
def data() -> Path:
    return site.public() / "data"


def tables(data: Path) -> list[str]:
    return sorted(file.stem for file in data.glob("*.csv") if not file.stem.endswith("-excel"))


def test_data_package(data):
    """Every table is in the package; names, types, keys, sizes and checksums are as it says."""
    package = Package(str(data / "datapackage.json"))
    assert sorted(resource.name for resource in package.resources) == tables(data)
    report = package.validate()
    assert report.flatten(["type", "message"]) + list(report.errors) == []


def test_csv_on_the_web(data):
    assert len(tables(data)) > 10
    for name in tables(data):
        metadata = CSVW(str(data / f"{name}.csv-metadata.json"), validate=True)
        assert metadata.is_valid, (name, metadata.warnings)
        columns = json.loads((data / f"{name}.csv-metadata.json").read_text())["tableSchema"]["columns"]
        with (data / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            assert [column["name"] for column in columns] == next(csv.reader(file))
        assert all(set(column["titles"]) == set(site.LANGUAGES) for column in columns)


def test_catalogue(data):
    conforms, _, report = validate(str(data / "catalog.ttl"), shacl_graph=str(SHAPES), advanced=True)
    assert conforms, report


def test_catalogue_lists_every_file(data):
    """Each file of each table, of the size and checksum that the catalogue says."""
    graph = rdflib.Graph().parse(data / "catalog.ttl")
    found = set()
    for distribution in graph.subjects(rdflib.RDF.type, DCAT.Distribution):
        file = data / str(graph.value(distribution, DCAT.downloadURL)).rsplit("/", 1)[1]
        checksum = graph.value(graph.value(distribution, SPDX.checksum), SPDX.checksumValue)
        assert hashlib.sha256(file.read_bytes()).hexdigest() == str(checksum)
        assert int(graph.value(distribution, DCAT.byteSize)) == file.stat().st_size
        found.add(file.name)
    endings = (".csv", "-excel.csv", ".json", ".xlsx", "-chart.svg")
    expected = {name + ending for name in tables(data) for ending in endings}
    assert found == {name for name in expected if (data / name).exists()}
    assert {name + ".csv" for name in tables(data)} <= found


def test_page_descriptions(data):
    """The JSON-LD of a table's page is RDF and tells the sizes and checksums of its files."""
    schema = rdflib.Namespace("https://schema.org/")
    for language in site.LANGUAGES:
        for name in tables(data):
            html = site.html(f"/{language}/statistics/tables/{name}/")
            texts = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
            sets = [found for found in map(json.loads, texts) if found.get("@type") == "Dataset"]
            assert len(sets) == 1, (language, name)
            for file in sets[0]["distribution"]:
                path = data / file["contentUrl"].rsplit("/", 1)[1]
                assert hashlib.sha256(path.read_bytes()).hexdigest() == file["sha256"]
            # The vocabulary's own context is far away: its terms are one namespace.
            sets[0]["@context"] = {"@vocab": str(schema)}
            graph = rdflib.Graph().parse(data=json.dumps(sets[0]), format="json-ld")
            assert len(list(graph.subjects(rdflib.RDF.type, schema.DataDownload))) == len(sets[0]["distribution"]) >= 4
