"""Generated guidance pages: the same text as sources of this tool and of Hugo."""

import random
from collections.abc import Callable
from dataclasses import dataclass

from vocabulary import words

LANGUAGES = ("ky", "ru", "en")
SECTION_SIZE = 30
NOTICES = 20
DATE = "2026-10-01"


@dataclass(frozen=True)
class Leaf:
    """A generated page: its number, and its section's."""

    number: int

    @property
    def section(self) -> int:
        return self.number // SECTION_SIZE

    @property
    def slug(self) -> str:
        return f"section-{self.section:03}/page-{self.number:05}"


@dataclass(frozen=True)
class Text:
    """A page in one language, ready to be written down: front matter apart from the body."""

    title: str
    summary: str
    body: str


# Makes the address of a link: from a leaf, to a leaf, with an anchor.
Link = Callable[[Leaf, Leaf, str], str]


class Writer:
    """Writes text in one language; the same seed and page give the same text."""

    def __init__(self, language: str, seed: int, page: str):
        self.random = random.Random(f"{seed} {page} {language}")
        self.words = words(language)

    def phrase(self, least: int, most: int) -> str:
        text = " ".join(self.random.choices(self.words, k=self.random.randint(least, most)))
        return text[0].upper() + text[1:]

    def sentence(self) -> str:
        return self.phrase(7, 13) + "."

    def paragraph(self, sentences: int = 4) -> str:
        return " ".join(self.sentence() for _ in range(sentences))

    def emphasised(self) -> str:
        return f"{self.phrase(4, 6)} **{self.phrase(2, 3)}** *{self.phrase(2, 3)}* `{self.phrase(1, 1)}`."

    def items(self, mark: str, count: int) -> str:
        return "\n".join(f"{mark} {self.phrase(4, 9)}." for _ in range(count))

    def table(self, rows: int, columns: int) -> str:
        lines = [[self.phrase(1, 2) for _ in range(columns)], ["---"] + ["--:"] * (columns - 1)]
        lines += [
            [self.phrase(1, 3)] + [str(self.random.randint(1, 999)) for _ in range(columns - 1)] for _ in range(rows)
        ]
        return "\n".join("| " + " | ".join(cells) + " |" for cells in lines)


def targets(leaf: Leaf, leaves: list[Leaf], seed: int) -> list[tuple[Leaf, str]]:
    """Where a page links to: the same places in every language."""
    chance = random.Random(f"{seed} links {leaf.slug}")
    return [(chance.choice(leaves), f"part-{chance.randint(1, 4)}") for _ in range(6)]


def page(leaf: Leaf, leaves: list[Leaf], language: str, seed: int, link: Link) -> Text:
    """A page of about 600 words: four parts, two of them divided, lists, a table, a quotation, code, six links."""
    writer = Writer(language, seed, leaf.slug)
    links = iter([f"[{writer.phrase(2, 4)}]({link(leaf, to, anchor)})" for to, anchor in targets(leaf, leaves, seed)])
    blocks = [writer.paragraph()]
    for part in range(1, 5):
        blocks += [f"## {writer.phrase(2, 5)} {{#part-{part}}}", f"{writer.paragraph()} {next(links)}."]
        if part == 1:
            blocks += [writer.items("-", 5), writer.emphasised()]
        if part == 2:
            blocks += [f"### {writer.phrase(2, 4)} {{#detail-1}}", writer.table(rows=6, columns=4), writer.paragraph()]
        if part == 3:
            blocks += [writer.items("1.", 5), f"> {writer.paragraph(2)}", f"{writer.sentence()} {next(links)}."]
        if part == 4:
            blocks += [f"### {writer.phrase(2, 4)} {{#detail-2}}", f"```\n{writer.phrase(6, 9)}\n```"]
            blocks += [writer.paragraph(5), f"{writer.sentence()} {next(links)}."]
    summary = writer.phrase(5, 8) + "."
    return Text(page_title(leaf, language, seed), summary, "\n\n".join(blocks) + "\n")


def section(number: int, leaves: list[Leaf], language: str, seed: int, link: Callable[[Leaf], str]) -> Text:
    """The page of a section: a list of links to its pages."""
    writer = Writer(language, seed, f"section {number}")
    title, summary = writer.phrase(2, 4), writer.phrase(5, 8) + "."
    lines = [f"- [{page_title(leaf, language, seed)}]({link(leaf)})" for leaf in leaves if leaf.section == number]
    return Text(title, summary, "\n".join(lines) + "\n")


def page_title(leaf: Leaf, language: str, seed: int) -> str:
    return Writer(language, seed, f"title {leaf.slug}").phrase(3, 6)


def notice(number: int, language: str, seed: int) -> Text:
    """A short news item."""
    writer = Writer(language, seed, f"notice {number}")
    return Text(writer.phrase(3, 6), writer.phrase(5, 8) + ".", f"{writer.paragraph()}\n\n{writer.paragraph()}\n")
