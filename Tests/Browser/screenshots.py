"""Takes pictures of one page of each kind, narrow and wide, light and dark, into a folder."""

import argparse
from pathlib import Path

import built_site as site
from browsing import SCHEMES, WIDTHS, Visitor, browsing
from serving import serving


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="where the pictures go; made when missing")
    parser.add_argument("--language", choices=site.LANGUAGES, action="append", help="only this one; may be repeated")
    parser.add_argument("--kind", action="append", help="only this kind of page; may be repeated")
    arguments = parser.parse_args()
    languages = {*(arguments.language or site.LANGUAGES), "all"}
    arguments.folder.mkdir(parents=True, exist_ok=True)
    with serving(site.public()) as origin, browsing() as browser:
        visitor = Visitor(browser, origin)
        for (kind, language), address in site.kinds().items():
            if language not in languages or arguments.kind and kind not in arguments.kind:
                continue
            for width in WIDTHS:
                for scheme in SCHEMES:
                    file = arguments.folder / f"{kind.replace(' ', '-')}-{language}-{width}-{scheme}.png"
                    with visitor.visit(address, width=width, scheme=scheme) as visit:
                        visit.page.screenshot(path=file, full_page=True)
                    print(file)


if __name__ == "__main__":
    main()
