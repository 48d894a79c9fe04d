"""Takes pictures of one page of each kind, narrow and wide, light and dark: small ones of the upper part to keep, or
whole pages at full size to look at."""

import argparse
import subprocess
from pathlib import Path

import built_site as site
from browsing import SCHEMES, WIDTHS, Visitor, browsing
from serving import serving

# Small enough to be kept in the repository, large enough to see what has moved and to read what is large.
SCALES = {320: 0.75, 1280: 0.4}
# How much of a page is kept, below the head that all have: on a phone that alone fills a screen.
HEIGHTS = {320: 1200, 1280: 1400}
# The one that the README shows.
SHOWN = ("home", "ky", 1280, "light")
# Enough for pages without photographs, and a third of the bytes.
COLOURS = "32"


def picture(visitor: Visitor, folder: Path, kind: str, language: str, address: str, whole: bool):
    for width in WIDTHS:
        for scheme in SCHEMES:
            is_shown = (kind, language, width, scheme) == SHOWN
            scale = 1 if whole or is_shown else SCALES[width]
            file = folder / f"{kind.replace(' ', '-')}-{language}-{width}-{scheme}.png"
            with visitor.visit(address, width=width, scheme=scheme, device_scale_factor=scale) as visit:
                visit.page.screenshot(path=file, full_page=not is_shown, clip=None if whole or is_shown else top(visit, width))
            if not whole:
                subprocess.run(["pngquant", "--force", "--strip", "--speed=1", "--nofs", "--output", file, COLOURS, file], check=True)
            print(f"{file} {file.stat().st_size:,}")


def top(visit, width: int) -> dict:
    """The upper part of the page."""
    height = visit.page.evaluate("document.documentElement.scrollHeight")
    return {"x": 0, "y": 0, "width": width, "height": min(height, HEIGHTS[width])}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="where the pictures go; made when missing")
    parser.add_argument("--language", choices=site.LANGUAGES, action="append", help="only this one; may be repeated")
    parser.add_argument("--kind", action="append", help="only this kind of page; may be repeated")
    parser.add_argument("--whole", action="store_true", help="whole pages at full size")
    arguments = parser.parse_args()
    languages = {*(arguments.language or site.LANGUAGES), "all"}
    arguments.folder.mkdir(parents=True, exist_ok=True)
    with serving(site.public()) as origin, browsing() as browser:
        visitor = Visitor(browser, origin)
        for (kind, language), address in site.kinds().items():
            if language in languages and (not arguments.kind or kind in arguments.kind):
                picture(visitor, arguments.folder, kind, language, address, arguments.whole)


if __name__ == "__main__":
    main()
