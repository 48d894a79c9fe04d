"""portal diff says in words and as JSON what publishing would change, and what would refuse it."""

import json
import re
import subprocess

import hosted_site
from hosted_site import PORTAL, portal


def test_difference_in_words_and_json(tmp_path):
    options = hosted_site.sources(tmp_path / "sources")
    content = tmp_path / "sources" / "Content"

    def build():
        portal("build", *options, "--output", tmp_path / "public", "--quiet")

    def diff(*more) -> str:
        command = ["diff", "--from", tmp_path / "public", "--to", tmp_path / "releases"]
        return portal(*command, *options[2:], *more)

    build()
    portal("publish", "--from", tmp_path / "public", "--to", tmp_path / "releases")
    assert diff() == "nothing differs from the live site\n"
    page = content / "pages" / "after-filing" / "en.md"
    page.write_text(page.read_text() + "\nOne more paragraph.\n")
    registry = content / "appeals" / "appeals.csv"
    lines = registry.read_text().splitlines()
    references = [line.split(",")[0] for line in lines[1:]]
    # Two of sixty are within the usual limit, so that the settings name a stricter one.
    settings = tmp_path / "sources" / "Site" / "site.yaml"
    settings.write_text(settings.read_text() + "most_records_lost: 3\n")
    registry.write_text("\n".join(lines[:-2]) + "\n")
    events = content / "appeals" / "events.csv"
    if events.exists():
        kept = [line for line in events.read_text().splitlines() if line.split(",")[0] not in references[-2:]]
        events.write_text("\n".join(kept) + "\n")
    build()
    words = diff()
    assert "  changed /en/after-filing/: #" in words
    assert "look-up records: 0 added, 0 changed, 2 dropped" in words
    # The total is that of closed months, which a build takes from the ledger and never counts anew.
    assert "registry:" not in words and "[total]" not in words and "[records]" in words
    assert not any(reference in words for reference in references)
    found = json.loads(diff("--json"))
    assert found["lookup"] == {"added": 0, "changed": 0, "dropped": 2}
    assert [reason["guard"] for reason in found["refused"]] == ["records"]
    assert found["site"]["totals"] == []
    command = [PORTAL, "publish", "--from", tmp_path / "public", "--to", tmp_path / "releases", *options]
    refused = subprocess.run(command, capture_output=True, text=True)
    assert refused.returncode == 1 and "[records]" in refused.stderr
    settings.write_text(settings.read_text().replace("most_records_lost: 3", "most_records_lost: 4"))
    assert "[records]" not in diff()


def test_warnings_that_are_new_or_mended(tmp_path):
    options = hosted_site.sources(tmp_path / "sources")
    settings = tmp_path / "sources" / "Site" / "site.yaml"
    text = settings.read_text()

    def build():
        portal("build", *options, "--output", tmp_path / "public", "--quiet")

    def diff(*more) -> str:
        return portal("diff", "--from", tmp_path / "public", "--to", tmp_path / "releases", *options[2:], *more)

    def publish():
        portal("publish", "--from", tmp_path / "public", "--to", tmp_path / "releases")

    build()
    publish()
    settings.write_text(re.sub("^address: .*", "address: https://portal.example", text, count=1, flags=re.M))
    build()
    words = diff()
    assert "new warnings: 1\n" in words and "[settings.reserved-address]" in words and "mended" not in words
    publish()
    settings.write_text(text)
    build()
    assert "mended: 1\n" in diff() and "new warnings" not in diff()
    assert [len(found) for found in json.loads(diff("--json"))["warnings"].values()] == [0, 1]
