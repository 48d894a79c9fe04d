"""Writes generated guidance as sources of this tool, around the repository's own settings."""

import json
import shutil
from pathlib import Path

import yaml
from guidance import DATE, LANGUAGES, NOTICES, Leaf, Text, notice, page, section

ROOT = Path(__file__).resolve().parent.parent
SINGULAR = ("home", "status", "statistics", "notices")


def written(path: Path, text: str):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def source(text: Text, keys: str = f"reviewed: {DATE}\n") -> str:
    """A page with its front matter; JSON strings are YAML strings."""
    title, summary = (json.dumps(part, ensure_ascii=False) for part in (text.title, text.summary))
    return f"---\ntitle: {title}\nsummary: {summary}\nupdated: {DATE}\n{keys}---\n{text.body}"


def write_settings(folder: Path, sections: int):
    """The repository's own site, with the navigation cut down to pages that are generated."""
    shutil.copytree(ROOT / "Site", folder)
    settings = yaml.safe_load((folder / "site.yaml").read_text(encoding="utf-8"))
    settings["address"] = "https://appeals.example"
    settings["navigation"] = ["home", "section-000", "notices"]
    settings["footer"] = ["home", "section-000", "notices"]
    settings["help"] = ["home", "section-000"]
    settings["sections"] = [{"title": dict(settings["name"]), "pages": [f"section-{n:03}" for n in range(min(sections, 3))]}]
    written(folder / "site.yaml", yaml.safe_dump(settings, allow_unicode=True, sort_keys=False))


def write_data(folder: Path):
    """The repository's calendar and no registry, since Hugo counts and seals nothing; figures of no year."""
    for name in ("deadlines.yaml", "working-calendar.yaml"):
        written(folder / "directory" / name, (ROOT / "Content" / "directory" / name).read_text(encoding="utf-8"))
    overview = yaml.safe_load((ROOT / "Content" / "figures" / "overview.yaml").read_text(encoding="utf-8"))
    overview |= {"compared": [], "not_compared": []}
    written(folder / "figures" / "overview.yaml", yaml.safe_dump(overview, allow_unicode=True))


def write(content: Path, site: Path, leaves: list[Leaf], seed: int):
    """Writes the pages, sections and notices, and the four pages that every site must have."""
    sections = leaves[-1].section + 1
    write_settings(site, sections)
    write_data(content)
    pages = content / "pages"
    for language in LANGUAGES:
        file = f"{language}.md"
        for leaf in leaves:
            text = page(leaf, leaves, language, seed, lambda _, to, anchor: f"../../{to.slug}/{file}#{anchor}")
            written(pages / leaf.slug / file, source(text))
        for number in range(sections):
            text = section(number, leaves, language, seed, lambda to: f"../{to.slug}/{file}")
            written(pages / f"section-{number:03}" / file, source(text))
        for number in range(NOTICES):
            written(content / "notices" / f"{DATE}-{number:03}" / file, source(notice(number, language, seed), ""))
        for number, layout in enumerate(SINGULAR):
            keys = f"reviewed: {DATE}\nlayout: {layout}\n"
            written(pages / layout / file, source(notice(-1 - number, language, seed), keys))
