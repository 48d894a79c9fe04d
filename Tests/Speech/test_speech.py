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


# The end of the text itself; the last lines of the foot of the page, the same on all, are now and then not logged.
END = "leaving main content."


def settled(spoken: list[str]) -> list[str]:
    """Without what Orca says or leaves out as it comes: the heading that a region has its name from, right after it."""
    lines: list[str] = []
    for line in spoken[: spoken.index(END) + 1]:
        if line.startswith("heading level") and len(lines) > 1 and lines[-1] == lines[-2]:
            lines.pop()
        else:
            lines.append(line)
    return lines


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
    transcript = "\n".join(settled(spoken)) + "\n"
    file = GOLDEN / f"{name}-{language}.txt"
    if os.environ.get("PORTAL_RENEW_SPEECH"):
        file.write_text(transcript, encoding="utf-8")
    assert transcript == file.read_text(encoding="utf-8")
