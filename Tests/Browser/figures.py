"""Pages and downloads of figures as plain values, read without the tool."""

import csv
import functools
import re
from html.parser import HTMLParser

import built_site as site
import recount

FLOW = ("brought_forward", "received", "closed", "pending")


@functools.cache
def rows(table: str) -> list[dict[str, str]]:
    with (site.public() / "data" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def tables() -> list[dict]:
    return recount.plan()["tables"]


def table(name: str) -> dict:
    return next(table for table in tables() if table["id"] == name)


def columns(table: dict) -> list[str]:
    return [field.replace("-", "_") for field in [table["rows"], table.get("columns")] if field]


def periods(kind: str = "", table: str = "flow") -> list[str]:
    """Published periods of a kind (`month`, `quarter`, `year` or all) for which a table was published."""
    pattern = {"month": r"\d{4}-\d\d", "quarter": r"\d{4}-q\d", "year": r"\d{4}"}.get(kind, ".*")
    return sorted({row["period"] for row in rows(table) if re.fullmatch(pattern, row["period"])})


def kind(period: str) -> str:
    return {4: "year", 7: "quarter" if "q" in period else "month"}[len(period)]


def last_year(period: str) -> str:
    return str(int(period[:4]) - 1) + period[4:]


def previous(period: str) -> str:
    year, _, part = period.partition("-")
    number = int(part.removeprefix("q") or 1)
    if not part or number == 1:
        return f"{int(year) - 1}" + {"year": "", "quarter": "-q4", "month": "-12"}[kind(period)]
    return f"{year}-q{number - 1}" if part[0] == "q" else f"{year}-{number - 1:02}"


class Page(HTMLParser):
    """The tables of a page by the ids of their captions, its tiles, the sentences of a digest, and the other text."""

    def __init__(self, address: str):
        super().__init__()
        self.tables: dict[str, list[list[str]]] = {}
        self.tiles: list[dict[str, str]] = []
        self.text = ""
        self.digest = ""
        self._open: list[tuple[str, dict]] = []
        self._rows: list[list[str]] = []
        self.feed(site.html(address))

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        if tag == "table":
            self._rows = []
        elif tag == "caption":
            assert attributes["id"] not in self.tables
            self.tables[attributes["id"]] = self._rows
        elif tag == "tr":
            self._rows.append([])
        elif tag in ("th", "td"):
            self._rows[-1].append("")
        elif tag == "li" and any(outer.get("class") == "tiles" for _, outer in self._open):
            self.tiles.append({"strong": "", "span": "", "small": ""})
        if tag not in ("meta", "link", "input", "br", "img"):
            self._open.append((tag, attributes))
        if tag in ("p", "li", "h1", "h2", "dt", "dd"):
            self.text += "\n"
            self.digest += "\n"

    def handle_endtag(self, tag):
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data):
        data = data.replace("\u00ad", "")  # Only where a word may be cut.
        names = [tag for tag, _ in self._open]
        classes = [outer.get("class") for _, outer in self._open]
        if "main" not in names or "style" in names or "script" in names:
            return
        if ("th" in names or "td" in names) and "visually-hidden" not in classes:
            self._rows[-1][-1] += data
        if "tiles" in classes and names[-1] in ("strong", "span", "small"):
            self.tiles[-1][names[-1]] += data
        if "digest" in classes or "press" in classes:
            self.digest += data
        elif "table" not in names and "svg" not in names:
            self.text += data


def number(text: str, language: str) -> str:
    """A number of a page in the spelling of the files; marks such as `[c]` stay."""
    text = re.sub(r"[\s\u00a0\u202f%]", "", text).replace("\u2212", "-").removeprefix("+")
    return text.replace(",", "") if language == "en" else text.replace(",", ".")


def shown(row: dict[str, str] | None, name: str) -> str:
    """What a page has to show of a row of a file."""
    return "[x]" if row is None else row[name] or row[name + "_note"]


def share(part: str, whole: str) -> str:
    """A percentage with one place, halves up; `[c]` when one of its numbers is not shown."""
    if "[x]" in (part, whole):
        return "[x]"
    if not (part.isdigit() and whole.isdigit()):
        return "[c]"
    return "[z]" if whole == "0" else decimal((int(part) * 2000 + int(whole)) // (2 * int(whole)))


def decimal(tenths: int) -> str:
    return f"{tenths // 10}.{tenths % 10}"


def difference(now: str, before: str) -> str:
    if "[x]" in (now, before):
        return "[x]"
    return str(int(now) - int(before)) if now.isdigit() and before.isdigit() else "[c]"


def whole(text: str) -> str:
    """Medians are written `11` on pages and `11.0` in files."""
    return text.removesuffix(".0")
