"""What axe cannot decide by itself and a person has looked at: rule, axe's reason, which elements, and why it is no
fault. Anything else that axe leaves undecided fails the tests, and so does an entry that nothing needs any more."""

from typing import NamedTuple


class Review(NamedTuple):
    rule: str
    # axe's own word for why it could not decide.
    reason: str
    # Elements that the entry is about; others with the same reason are not covered.
    selector: str
    # Colours of the visit (see `axe.COLOURS`); others are not covered.
    colours: tuple[str, ...]
    # A kind of page that shows it, or the end of an address.
    example: str
    why: str


REVIEWED = [
    Review(
        "color-contrast",
        "elmPartiallyObscured",
        ".scroll :is(caption, th, td, th *, td *)",
        ("light", "dark", "forced"),
        "table",
        "Columns that a narrow screen shows when the region is scrolled; they have the colours of the ones in sight.",
    ),
    Review(
        "color-contrast",
        "shortTextContent",
        "td.number, svg.chart text",
        ("light", "dark", "forced"),
        "comparison",
        "A count of one digit, in the colours of the longer ones; letters of charts are measured by looking.LETTERS.",
    ),
    Review(
        "color-contrast",
        "imgNode",
        "svg.chart text",
        ("light", "dark", "forced"),
        "table",
        "Letters of charts, which axe does not measure: looking.LETTERS does.",
    ),
    Review(
        "color-contrast",
        "bgOverlap",
        "svg.chart text",
        ("light", "dark", "forced"),
        "/statistics/tables/regions/",
        "Letters on the tiles of a map: the same.",
    ),
    Review(
        "color-contrast",
        "nonBmp",
        ".signers th",
        ("light", "dark", "forced"),
        "/forms/collective/",
        "The number sign, in the colours of the other heads.",
    ),
    Review(
        "color-contrast",
        "equalRatio",
        "header.site *, .hero *, button, .button, footer.site *",
        ("forced",),
        "home",
        "Forced colours replace both colours by the reader's own; axe takes the colours of the sheet for them.",
    ),
]
