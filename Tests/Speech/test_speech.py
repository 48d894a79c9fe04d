"""Four pages read aloud, word by word as they were when somebody read the transcripts for sense
(Tests/Golden/speech; PORTAL_RENEW_SPEECH=1 writes them anew)."""

import os

import built_site as site
import pytest
import registry
from reading import reading
from serving import serving
from test_status import words

GOLDEN = site.ROOT / "Tests" / "Golden" / "speech"
# The name of the transcript, and the page; of the status page what is said after a look-up.
PAGES = {
    "home-ky": "/ky/",
    "guide-ru": "/ru/no-answer/",
    "result-ky": "/ky/status/",
    "figures-en": "/en/statistics/tables/channels/",
}


@pytest.fixture(scope="module")
def reader():
    with serving(site.public()) as origin, reading() as reader:
        reader.origin = origin
        yield reader


def look_up(reader):
    """An appeal that was answered: its sentences do not depend on the day on which the test runs."""
    reader.page.type("#reference", registry.example("answered")["reference"])
    reader.page.click("#start")
    assert reader.page.wait_for("problem", "found", "absent", "fault") == "found"


@pytest.mark.parametrize("name", PAGES)
def test_transcript(reader, name):
    reader.page.go(reader.origin + PAGES[name])
    if is_result := name.startswith("result"):
        look_up(reader)
    # The warning of old data does depend on the day.
    stale = words(name[-2:])["stale"].split("{")[0]
    spoken = [line for line in reader.say_all(from_top=not is_result) if not line.startswith(stale)]
    assert len(spoken) > 20
    transcript = "\n".join(spoken) + "\n"
    file = GOLDEN / f"{name}.txt"
    if os.environ.get("PORTAL_RENEW_SPEECH"):
        file.write_text(transcript, encoding="utf-8")
    assert transcript == file.read_text(encoding="utf-8")
