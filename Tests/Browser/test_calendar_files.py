"""Calendar files as a calendar program reads them: reception hours, and the last day for an answer."""

import datetime
import subprocess
from zoneinfo import ZoneInfo

import built_site as site
import icalendar
import pytest
import registry
from dateutil.rrule import rrulestr

BISHKEK = ZoneInfo("Asia/Bishkek")
# Hours and an address for an office of which the repository knows none, with signs that the format must escape.
HOURS = """
        address: {ky: "Көчө 1, бөлмө 2; эшик 3", ru: "Улица 1, кабинет 2; вход 3", en: "Street 1, room 2; door 3"}
        hours: [{days: [monday, thursday], from: "09:00", to: "12:30"}, {days: [saturday], from: "10:00", to: "11:00"}]"""
# Mondays and Thursdays: holidays, and the nearest days that are none.
FREE = ("2027-01-04", "2027-01-07", "2027-03-08", "2027-05-03", "2027-05-06")
WORKED = ("2026-11-23", "2026-12-31", "2027-01-11", "2027-03-11", "2027-05-10")


@pytest.fixture(scope="module")
def verified(tmp_path_factory):
    """A site that knows the hours of one office."""
    folder = tmp_path_factory.mktemp("reception")
    content = folder / "Content"
    subprocess.run(["cp", "-r", site.CONTENT, content], check=True)
    file = content / "directory" / "reception.yaml"
    text = file.read_text(encoding="utf-8")
    end = text.index("checked: ", text.index("- id: bishkek")) + len("checked: 2026-11-22")
    file.write_text(text[:end] + HOURS + text[end:], encoding="utf-8")
    command = [site.PORTAL, "build", "--content", content, "--site", site.ROOT / "Site", "--output", folder / "public", "--quiet"]
    result = subprocess.run(command, capture_output=True, text=True)
    assert result.returncode == 0, result.stderr
    return folder / "public"


def read(data: bytes) -> icalendar.Calendar:
    """The calendar in a file, whose lines are as long as RFC 5545 allows."""
    assert data.endswith(b"\r\n") and b"\n" not in data.replace(b"\r\n", b"")
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    calendar = icalendar.Calendar.from_ical(data)
    assert calendar["VERSION"] == "2.0" and calendar["PRODID"]
    assert not calendar.errors and not any(event.errors for event in calendar.walk())
    return calendar


def days(event) -> set[str]:
    """The days of an event in the year to come."""
    start = event["DTSTART"].dt
    rule = rrulestr(event["RRULE"].to_ical().decode(), dtstart=start)
    without = event.get("EXDATE", [])
    left_out = {day.dt for group in (without if isinstance(without, list) else [without]) for day in group.dts}
    return {moment.date().isoformat() for moment in rule.between(start, start + datetime.timedelta(360), inc=True) if moment not in left_out}


def test_reception_hours(verified, language):
    calendar = read((verified / language / "reception" / "bishkek.ics").read_bytes())
    weekly, saturdays = calendar.walk("VEVENT")
    office = {"ky": "Бишкектеги коомдук кабылдама", "ru": "Общественная приемная в Бишкеке", "en": "Public reception office in Bishkek"}
    street = {"ky": "Көчө 1, бөлмө 2; эшик 3", "ru": "Улица 1, кабинет 2; вход 3", "en": "Street 1, room 2; door 3"}
    for event in (weekly, saturdays):
        assert office[language] in event["SUMMARY"] and event["LOCATION"] == street[language]
    assert weekly["UID"] != saturdays["UID"]
    start, end = weekly["DTSTART"].dt, weekly["DTEND"].dt
    assert (start.time(), end.time()) == (datetime.time(9), datetime.time(12, 30))
    assert start.utcoffset() == datetime.datetime(2026, 11, 23, tzinfo=BISHKEK).utcoffset() == datetime.timedelta(hours=6)
    assert not days(weekly) & set(FREE) and set(WORKED) <= days(weekly)
    assert {datetime.date.fromisoformat(day).isoweekday() for day in days(weekly)} == {1, 4}
    # An office may receive on a day that most do not work, but for a holiday: 2027-01-02, 2027-05-01, 2027-05-08.
    assert {"2026-11-21", "2027-05-15"} <= days(saturdays) and not {"2027-01-02", "2027-05-01", "2027-05-08"} & days(saturdays)


def test_page_leads_to_the_file(verified, language):
    page = (verified / language / "reception" / "kg-gb" / "index.html").read_text(encoding="utf-8")
    assert f'href="/{language}/reception/bishkek.ics"' in page


def test_no_file_without_verified_hours():
    assert list(site.public().rglob("*.ics")) == []


def test_last_day_for_the_answer(visitor, language):
    """What the status page saves: one whole day, without the number."""
    reference = registry.example("registered")["reference"]
    with visitor.visit(f"/{language}/status/") as visit:
        page = visit.page
        page.locator("#reference").fill(reference)
        page.locator("#start").click()
        with page.expect_download() as download:
            page.locator("[data-action=save]").click()
        data = download.value.path().read_bytes()
        assert visit.messages == []
    (event,) = read(data).walk("VEVENT")
    assert type(event["DTSTART"].dt) is datetime.date
    assert reference not in data.decode() and reference[-4:] not in str(event["SUMMARY"])
