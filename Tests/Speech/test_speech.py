"""Four pages read aloud in each language, word by word as they were when somebody read the transcripts for sense
(Tests/Golden/speech; PORTAL_RENEW_SPEECH=1 writes them anew)."""

import os

import built_site as site
import pytest
import registry
from reading import reading
from serving import serving
from test_status import words

GOLDEN = site.ROOT / "Tests" / "Golden" / "speech"
# What the transcript is called, and the page; of the status page what is said after a look-up.
PAGES = {"home": "", "guide": "no-answer/", "result": "status/", "figures": "statistics/tables/channels/"}


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


@pytest.mark.parametrize("language", site.LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_transcript(reader, name, language):
    reader.page.go(f"{reader.origin}/{language}/{PAGES[name]}")
    if is_result := name == "result":
        look_up(reader)
    # The warning of old data does depend on the day.
    stale = words(language)["stale"].split("{")[0]
    spoken = [line for line in reader.say_all(from_top=not is_result) if not line.startswith(stale)]
    assert len(spoken) > 20
    transcript = "\n".join(spoken) + "\n"
    file = GOLDEN / f"{name}-{language}.txt"
    if os.environ.get("PORTAL_RENEW_SPEECH"):
        file.write_text(transcript, encoding="utf-8")
    assert transcript == file.read_text(encoding="utf-8")
