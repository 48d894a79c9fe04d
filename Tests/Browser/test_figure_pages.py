"""Every number on every page of figures is the one of the downloads, in each language.

`test_figures` holds the downloads against the registry. What no file has, means and signatures, is counted anew here.
"""

import functools
import re
import statistics

import built_site as site
import figures
import recount
import yaml
from figures import FLOW, Page, columns, difference, kind, last_year, number, previous, rows, share, shown, whole


NUMBER = r"[+\u2212]?\d[\d\u00a0]*(?:[.,]\d+)*"


@functools.cache
def index(table: str) -> dict[tuple, dict[str, str]]:
    names = columns(figures.table(table)) if table != "flow" else []
    return {(row["period"], *(row[name] for name in names)): row for row in rows(table)}


def find(table: str, period: str, codes: list[str]) -> dict[str, str] | None:
    """The row of a file for a period and the codes of its categories."""
    return index(table).get((period, *codes))


@functools.cache
def codes_named(table: str, side: int, text: str, language: str) -> list[str]:
    """The codes that a name on a page may stand for; two levels may share a name."""
    name = columns(figures.table(table))[side]
    found = {row[name] for row in rows(table) if row[f"{name}_{language}"].casefold() == text.casefold()}
    assert found, (table, text)
    return sorted(found)


def period_named(text: str, language: str) -> str:
    return next(row["period"] for row in rows("flow") if row[f"period_{language}"].casefold() == text.casefold())


def is_about(head: str, period: str) -> bool:
    """Whether the short name of a period, as heads of columns have it, has its year and its number."""
    return re.findall(r"\d+", period)[0] in head and (kind(period) == "year" or str(int(period[-1])) in head)


def expect(cells: list[str], language: str, choices: list[list[str]], where):
    """The cells are one of the rows that they may be."""
    found = [number(cell, language) for cell in cells]
    assert found in choices, (where, found, choices)


class Checker:
    """Holds one page against the files; tables that no rule claims are a failure."""

    def __init__(self, address: str):
        self.address, self.language = address, site.language_of(address)
        self.page = Page(address)
        self.left = dict(self.page.tables)
        self.numbers = 0

    def take(self, caption: str) -> list[list[str]]:
        return self.left.pop(caption)

    def check(self, body: list[list[str]], choices, where):
        """Each row of a table; `choices` gives for the name of a row the cells that it may have."""
        assert len(body) >= 1
        for texts in body:
            if len(texts) == 1:
                continue  # The heading of what is counted beside the total.
            expect(texts[1:], self.language, choices(texts[0]), (self.address, where, texts[0]))
            self.numbers += len(texts) - 1

    def flow(self, caption: str):
        def choices(name):
            row = find("flow", period_named(name, self.language), [])
            return [[shown(row, column) for column in FLOW]]

        self.check(self.take(caption)[1:], choices, caption)

    def series(self, table: str, caption: str, chosen: str, most: int):
        """A table through the last periods of a kind."""
        listed = figures.periods(chosen, table)[-most:]
        head, *body = self.take(caption)
        assert len(head) == len(listed) + 1 and all(map(is_about, head[1:], listed)), (self.address, head)
        self.check(body, lambda name: [
            [shown(find(table, period, [code]), "count") for period in listed]
            for code in codes_named(table, 0, name, self.language)], caption)

    def of_period(self, table: str, period: str):
        """Number, share, the year before, the difference and the median."""
        before = last_year(period)
        head, *body = self.take(table + "-caption")
        has_before = before in figures.periods(table=table)
        assert not has_before or is_about(head[3], before)

        def choices(name):
            for code in codes_named(table, 0, name, self.language):
                row = find(table, period, [code])
                cells = [shown(row, "count"), shown(row, "share")]
                if has_before:
                    old = shown(find(table, before, [code]), "count")
                    cells += [old, difference(cells[0], old)]
                if figures.table(table).get("median"):
                    cells.append(whole(shown(row, "median_days")))
                yield cells

        self.check(body, lambda name: list(choices(name)), table)

    def crossed(self, table: str, period: str):
        head, *body = self.take("caption")
        across = [codes_named(table, 1, text, self.language) for text in head[1:]]

        def choices(name):
            for code in codes_named(table, 0, name, self.language):
                options = [[shown(find(table, period, [code, column]), "count") for column in columns if find(
                    table, period, [code, column])] for columns in across]
                assert all(options)
                yield [option[0] for option in options]
                yield [option[-1] for option in options]

        self.check(body, lambda name: list(choices(name)), table)

    def compared(self, caption: str, period: str, cells_of):
        others = [previous(period)] + ([last_year(period)] if kind(period) != "year" else [])
        others = [other for other in others if other in figures.periods()]
        head, *body = self.take(caption)
        assert len(head) == 2 + 2 * len(others) and is_about(head[1], period)
        assert all(map(is_about, head[2::2], others)), (self.address, head)

        def choices(name):
            for count in cells_of(name):
                now = count(period)
                yield [now] + [cell for other in others for cell in (count(other), difference(now, count(other)))]

        self.check(body, lambda name: list(choices(name)), caption)

    def earlier(self, table: str):
        """Numbers of years before the registry's, as their files have them."""
        text = (site.CONTENT / "figures" / "overview.yaml").read_text(encoding="utf-8")
        known = {row["label"][self.language].casefold(): {point["file"][-4:]: str(point["value"]) for point in row["values"]}
                 for row in yaml.safe_load(text)["compared"] if row.get("continued_by") == table}
        head, *body = self.take("earlier-caption")
        assert len(body) == len(known) > 0 and all(cell.endswith(" [b]") for cell in head[1:])
        for name, *cells in body:
            for year, cell in zip(head[1:], cells):
                assert number(cell.partition(" (")[0], self.language) == known[name.casefold()].get(year[:4], "[x]"), (name, year)
                self.numbers += 1

    def body_cells(self, code: str, year: str) -> list[str]:
        """Appeals referred, answers on time, median."""
        row = find("bodies", year, [code])
        parts = [shown(find("bodies-by-timeliness", year, [code, column]), "count") for column in ("in-time", "total")]
        return [shown(row, "count"), share(*parts), whole(shown(row, "median_days"))]

    def bodies(self, caption: str):
        year = figures.periods("year", "bodies")[-1]
        self.check(self.take(caption)[1:], lambda name: [
            self.body_cells(code, year) for code in codes_named("bodies", 0, name, self.language)], caption)

    def tiles(self, period: str):
        """The headline numbers of a period, each with the year before."""
        before = last_year(period)
        values = [shown(find("flow", period, []), name) for name in FLOW[1:]]
        olds = [shown(find("flow", before, []), name) for name in FLOW[1:]]
        if kind(period) != "month":
            values += [on_time(period), median(period)]
            olds += [on_time(before), median(before)]
        assert len(self.page.tiles) == len(values)
        for place, (tile, value, old) in enumerate(zip(self.page.tiles, values, olds)):
            assert number(tile["strong"], self.language) == value, (self.address, tile)
            if old[0] == "[":
                assert tile["small"] == ""
                continue
            expected = [old] + ([difference(value, old)] if place < 3 else [])
            said = re.findall(NUMBER, tile["small"].partition(": ")[2])
            assert [number(text, self.language) for text in said] == expected, (self.address, tile)
            self.numbers += len(expected)

    def done(self):
        assert self.left == {}, (self.address, list(self.left))
        assert self.numbers > 0 or not self.page.tables


def on_time(period: str) -> str:
    return shown(find("timeliness", period, ["in-time"]), "share")


def median(period: str) -> str:
    return whole(shown(find("topics", period, ["total"]), "median_days"))


def simple(period: str | None = None) -> list[str]:
    return [table["id"] for table in figures.tables() if "columns" not in table
            and (period is None or period in figures.periods(table=table["id"]))]


def pages(language: str, *kinds: str) -> list[tuple[str, str]]:
    """Pages of figures of some kinds, with the last part of the address that says of what."""
    found = [(address, [part for part in address.split("/") if part][3:]) for address in site.pages()
             if address.startswith(f"/{language}/statistics/") and site.kind_of(address) in kinds]
    assert found, kinds
    return [(address, parts[0] if parts else "") for address, parts in found]


def test_every_kind_of_page_is_looked_at():
    """A new kind of page of figures needs a rule here."""
    known = {"statistics", "figures", "registry", "releases", "table", "crossed table", "period", "comparison",
             "digest", "press", "bodies", "bodies one", "earlier"}
    assert {site.kind_of(address) for address in site.pages() if "/statistics/" in address} <= known


def test_pages_of_periods(language):
    for address, period in pages(language, "period"):
        checker = Checker(address)
        checker.flow("flow-caption")
        for table in simple(period):
            if figures.table(table)["rows"] != "body":
                checker.of_period(table, period)
        checker.tiles(period)
        checker.done()


def test_pages_of_tables(language):
    for address, table in pages(language, "table"):
        checker = Checker(address)
        if table == "flow":
            for caption in ("months-caption", "quarters-caption", "years-caption"):
                checker.flow(caption)
        elif "columns" not in figures.table(table):
            if "quarter" in figures.table(table)["periods"]:
                checker.series(table, "quarters-caption", "quarter", 5)
            checker.series(table, "years-caption", "year", 5)
        if "earlier-caption" in checker.left:
            checker.earlier(table)
        checker.done()


def test_crossed_tables(language):
    for address, table in pages(language, "crossed table"):
        checker = Checker(address)
        checker.crossed(table, address.rstrip("/").rpartition("/")[2])
        checker.done()


def test_comparisons(language):
    for address, period in pages(language, "comparison"):
        checker = Checker(address)
        order = iter(FLOW)

        def of_flow(_name):
            column = next(order)
            return [lambda period: shown(find("flow", period, []), column)]

        checker.compared("flow-caption", period, of_flow)
        for table in simple(period):
            checker.compared(table + "-caption", period, lambda name: [
                (lambda period, code=code: shown(find(table, period, [code]), "count"))
                for code in codes_named(table, 0, name, language)])
        checker.done()


def test_bodies(language):
    for address, _ in pages(language, "bodies"):
        checker = Checker(address)
        for caption in list(checker.left):
            checker.bodies(caption)
        checker.done()
    for address, code in pages(language, "bodies one"):
        checker = Checker(address)
        body = next(row["body"] for row in rows("bodies") if row["body"].lower() == code)
        checker.check(checker.take("caption")[1:], lambda name: [
            checker.body_cells(body, period_named(name, language))], "caption")
        checker.bodies("group-caption")
        checker.done()


@functools.cache
def sentences(period: str) -> set[str]:
    """Every number that a digest of a period may say."""
    row, old = find("flow", period, []), find("flow", last_year(period), [])
    allowed = {shown(row, name) for name in FLOW} | {shown(old, "received")}
    allowed.add(difference(shown(row, "received"), shown(old, "received")).removeprefix("-"))
    allowed |= set(re.findall(r"[1-9]\d*", period)) | {str(int(period[:4]) - 1), "1", str(recount.plan()["threshold"] - 1)}
    if kind(period) == "month":
        return allowed
    first, last = recount.span(period)
    inside = [appeal for appeal in recount.appeals() if first <= appeal["registered"] <= last
              and recount.holds("channel", "total", appeal)]
    days = [appeal["days"] for appeal in inside if appeal["days"] is not None]
    allowed |= {str(statistics.median(days)).removesuffix(".0"), decimal_of(sum(days), len(days))}
    signed = sum(appeal["signatories"] for appeal in inside if appeal["collective"] == "yes")
    collective = find("collective", period, ["yes"])
    allowed |= {str(signed), shown(collective, "count")}
    timely = find("timeliness", period, ["in-time"])
    return allowed | {shown(timely, "count"), shown(timely, "share")}


def decimal_of(part: int, count: int) -> str:
    return figures.decimal((part * 20 + count) // (2 * count))


ITEM = re.compile(r"(.+) \u2013 ([\d\u00a0,]+) \(([\d.,]+)[\u00a0 ]?%\)")


def items(line: str) -> list[tuple[str, str, str]]:
    """Name, count and share of each category that a sentence lists; none for other sentences."""
    found = [ITEM.fullmatch(part) for part in line.strip().rstrip(".").partition(": ")[2].split("; ")]
    return [match.groups() for match in found] if all(found) else []


def test_digests(language):
    """Each listed category has its count and share, and every other number is one of the period's."""
    for address, period in pages(language, "digest", "press"):
        checker = Checker(address)
        if "flow-caption" in checker.left:
            checker.flow("flow-caption")
        lines = [line for line in checker.page.digest.splitlines() if line]
        named = {(row[f"{columns(figures.table(table))[0]}_{language}"].casefold(), row["count"], row["share"])
                 for table in simple(period) for row in rows(table) if row["period"] == period}
        for name, count, part in (item for line in lines for item in items(line)):
            assert (name.casefold(), number(count, language), number(part, language)) in named, (address, name)
            checker.numbers += 1
        assert checker.numbers >= (5 if kind(period) != "month" else 1), address
        said = re.findall(NUMBER, "\n".join(line for line in lines if not items(line)))
        allowed = sentences(period)
        assert len(said) >= 3 and {number(text, language) for text in said} <= allowed, (address, said, allowed)
        checker.done()


def test_overview(language):
    """The page of statistics begins with the latest quarter; the open period has one rounded number."""
    checker = Checker(f"/{language}/statistics/")
    checker.tiles(figures.periods("quarter")[-1])
    step = recount.plan()["open_step"]
    last = recount.span(figures.periods("month")[-1])[1]
    count = sum(appeal["registered"] > last for appeal in recount.appeals() if recount.holds("channel", "total", appeal))
    for text in (checker.page.text, Page(f"/{language}/statistics/registry/").text):
        line = next(line for line in text.splitlines() if f"{count // step * step}" in re.findall(r"\d+", line))
        assert str(count) not in re.findall(r"\d+", line) or count % step == 0
