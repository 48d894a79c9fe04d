"""The figures again, from the registry, in a few lines that share nothing with the tool."""

import bisect
import datetime
import functools
from collections.abc import Iterator

import registry
import yaml
from built_site import CONTENT, ROOT

DAY = datetime.timedelta(days=1)


@functools.cache
def plan() -> dict:
    return yaml.safe_load((ROOT / "Site" / "statistics.yaml").read_text(encoding="utf-8"))


@functools.cache
def codes() -> dict:
    return yaml.safe_load((CONTENT / "appeals" / "codes.yaml").read_text(encoding="utf-8"))


@functools.cache
def working_days() -> list[datetime.date]:
    """Every working day of the years that the calendar covers."""
    # As texts: YAML 1.1 takes the keys `on` and `off` for true and false.
    text = (CONTENT / "directory" / "working-calendar.yaml").read_text(encoding="utf-8")
    source = yaml.load(text, Loader=yaml.BaseLoader)
    first, last = int(source["covered"]["from"]), int(source["covered"]["until"])
    texts = [day for group in ("observed", "extra") for entry in source[group] for day in entry["off"]]
    texts += [day for entry in source["moving"] for day in entry["on"] + entry.get("estimated", [])]
    off = {datetime.date.fromisoformat(day) for day in texts + [swap["off"] for swap in source["swaps"]]}
    for holiday in source["holidays"]:
        for year in range(max(first, int(holiday.get("from", first))), min(last, int(holiday.get("until", last))) + 1):
            ends = [datetime.date.fromisoformat(f"{year}-{end}") for end in holiday["days"].split("..")]
            off |= {ends[0] + DAY * number for number in range((ends[-1] - ends[0]).days + 1)}
    worked = {datetime.date.fromisoformat(swap["instead"]) for swap in source["swaps"]}
    every = (datetime.date(first, 1, 1) + DAY * number for number in range(366 * (last - first + 1)))
    return [day for day in every if day in worked or day.weekday() < 5 and day not in off]


@functools.cache
def worked_until(day: datetime.date) -> int:
    return bisect.bisect_right(working_days(), day)


def month_end(year: int, month: int) -> datetime.date:
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return datetime.date(year + month // 12, month % 12 + 1, 1) - DAY


def span(period: str) -> tuple[datetime.date, datetime.date]:
    """First and last day of `2026-03`, `2026-q1` or `2026`."""
    year, _, part = period.partition("-")
    months = (1, 12) if not part else (int(part[1:]) * 3 - 2, int(part[1:]) * 3) if part[0] == "q" else (int(part),) * 2
    return datetime.date(int(year), months[0], 1), month_end(int(year), months[1])


def banded(number: int, ends: list[int]) -> str:
    start = 0
    for end in ends:
        if number <= end:
            return f"{end}" if start == end else f"{start}-{end}"
        start = end + 1
    return f"{start}+"


def answer(cell: str) -> str:
    return cell or "not-stated"


@functools.cache
def appeals() -> list[dict]:
    """Each row with its category in every dimension, as it stood on the closing day of its quarter."""
    bands = {entry["field"]: entry.get("bands") for entry in plan()["dimensions"]}
    term = yaml.safe_load((CONTENT / "directory" / "deadlines.yaml").read_text(encoding="utf-8"))["rules"][-1]["working_days"]
    found = []
    for row in registry.rows():
        registered = datetime.date.fromisoformat(row["registered"])
        closed = datetime.date.fromisoformat(row["closed"]) if row["closed"] else None
        state = month_end(registered.year, (registered.month + 2) // 3 * 3 + plan()["grace_months"])
        is_open = closed is None or closed > state
        days = None if is_open else worked_until(closed) - worked_until(registered)
        late = "extended" if row["extended"] == "yes" else "late"
        found.append({
            "registered": registered, "closed": closed, "days": days, "signatories": int(row["signatories"] or 0),
            "channel": row["channel"], "kind": answer(row["kind"]), "topic": row["topic"], "region": row["region"],
            "body": answer(row["body"]), "collective": answer(row["collective"]), "repeated": answer(row["repeat"]),
            "inspected": answer(row["inspected"]), "outcome": "not-stated" if is_open else row["outcome"],
            "timeliness": "open" if is_open else "in-time" if days <= term else late,
            "working-days": "not-stated" if is_open else banded(days, bands["working-days"]),
            "transfers": banded(int(row["transfers"]), bands["transfers"]) if row["transfers"] else "not-stated",
        })
    return found


def holds(field: str, category: str, appeal: dict) -> bool:
    """Whether an appeal belongs to a published category: a code, a topic with its subtopics, some put together."""
    value = appeal[field]
    dimension = next(entry for entry in plan()["dimensions"] if entry["field"] == field)
    for merged in dimension.get("merge", []):
        if value in merged["of"]:
            value = merged["code"]
    if field == "topic":
        parents = {entry["code"]: entry.get("parent") for entry in codes()["topics"]}
        if category.endswith(".unspecified"):
            return value == category.removesuffix(".unspecified")
        return category in (value, parents.get(value))
    outside = {entry["code"] for entry in codes()["channels"] if entry.get("outside_total")}
    return value not in outside if (field, category) == ("channel", "total") else category in ("total", value)


def chosen(period: str, table: dict, categories: list[str]) -> Iterator[dict]:
    """The appeals behind a cell."""
    first, last = span(period)
    fields = [table["rows"]] + ([table["columns"]] if "columns" in table else [])
    for appeal in appeals():
        if first <= appeal["registered"] <= last:
            if all(category == "total" and field != "channel" or holds(field, category, appeal)
                   for field, category in zip(fields, categories)):
                yield appeal


def flow(period: str) -> dict[str, int]:
    first, last = span(period)
    both = [(appeal["registered"], appeal["closed"] or datetime.date.max) for appeal in appeals()]
    return {
        "brought_forward": sum(start < first <= end for start, end in both),
        "received": sum(first <= start <= last for start, end in both),
        "closed": sum(first <= end <= last for start, end in both),
        "pending": sum(start <= last < end for start, end in both),
    }
