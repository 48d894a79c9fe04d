"""The repository's demonstration registry, as the tests of the look-up see it."""

import csv
import datetime
import functools

from built_site import CONTENT

STATUSES = ("registered", "referred", "under-review", "extended", "answered", "not-considered")


@functools.cache
def rows() -> list[dict[str, str]]:
    """All rows, by the names of their columns."""
    with (CONTENT / "appeals" / "appeals.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@functools.cache
def example(status: str) -> dict[str, str]:
    """The newest appeal of a status among those that lie back far enough to be neither in entry nor in dispute."""
    newest = datetime.date.fromisoformat(max(row["registered"] for row in rows()))
    latest = (newest - datetime.timedelta(days=31 if status in ("answered", "not-considered") else 2)).isoformat()
    return max(
        (row for row in rows() if row["status"] == status and row["registered"] <= latest),
        key=lambda row: row["registered"],
    )


def check_digit(payload: str) -> str | None:
    """The check digit by ISO/IEC 7064 MOD 11-2, none where it would be the letter X."""
    remainder = 0
    for digit in payload:
        remainder = (remainder + int(digit)) * 2 % 11
    digit = (12 - remainder) % 11
    return str(digit) if digit < 10 else None


def is_card(number: str) -> bool:
    """Whether a number passes the test of bank cards (ISO/IEC 7812-1, Luhn)."""
    doubled = [int(digit) * (1 + position % 2) for position, digit in enumerate(reversed(number))]
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0


def unknown_reference() -> str:
    """A well-formed number that no appeal has."""
    known = {row["reference"] for row in rows()}
    for counter in range(10**6):
        payload = f"{700_000_000_000_000 + counter * 7_919:015}"
        digit = check_digit(payload)
        if digit and not is_card(payload + digit) and payload + digit not in known:
            return payload + digit
    raise AssertionError("every number is taken")
