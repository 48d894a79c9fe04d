"""Writes generated guidance as a Hugo site, with the layouts a careful Hugo author would write.

In Hugo's favour: links are given as final addresses, so it need neither resolve nor check them; parts that are the
same on all pages of a language are cached (`partialCached`); code is not highlighted; the feed is limited; taxonomies
are off. The style sheet is inlined, as in the site it is compared with.
"""

import json
from pathlib import Path

from guidance import DATE, LANGUAGES, NOTICES, Leaf, Text, notice, page, section

CONFIG = """
baseURL = 'https://appeals.example/'
defaultContentLanguage = 'ky'
defaultContentLanguageInSubdir = true
disableKinds = ['taxonomy', 'term']
enableRobotsTXT = true
enableGitInfo = false
[outputs]
home = ['html']
section = ['html']
page = ['html']
[markup.highlight]
codeFences = false
[services.rss]
limit = 20
"""

LANGUAGE_CONFIG = """
[languages.{code}]
label = '{name}'
weight = {weight}
contentDir = 'content/{code}'
title = 'Portal'
[[languages.{code}.menus.main]]
name = 'Portal'
pageRef = '/'
weight = 1
[[languages.{code}.menus.main]]
name = 'Section 0'
pageRef = '/section-000'
weight = 2
[[languages.{code}.menus.main]]
name = 'Notices'
pageRef = '/notices'
weight = 3
"""

NAMES = {"ky": "Кыргызча", "ru": "Русский", "en": "English"}

LAYOUTS = {
    "baseof.html": """<!doctype html>
<html lang="{{ .Language.Lang }}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ .Title }} | {{ site.Title }}</title>
<meta name="description" content="{{ .Description }}">
<link rel="canonical" href="{{ .Permalink }}">
{{ range .AllTranslations }}<link rel="alternate" hreflang="{{ .Language.Lang }}" href="{{ .Permalink }}">
{{ end }}{{ range .AlternativeOutputFormats }}<link rel="{{ .Rel }}" type="{{ .MediaType.Type }}" href="{{ .Permalink }}">
{{ end }}{{ partialCached "style.html" . }}
</head>
<body>
<a class="skip-link" href="#main">{{ T "skip" }}</a>
<header>
{{ partialCached "navigation.html" . .Language.Lang }}
{{ partial "languages.html" . }}
</header>
{{ partial "breadcrumbs.html" . }}
<main id="main">
<h1>{{ .Title }}</h1>
{{ block "main" . }}{{ end }}
</main>
{{ partialCached "footer.html" . .Language.Lang }}
</body>
</html>
""",
    "page.html": """{{ define "main" }}<p class="summary">{{ .Description }}</p>
<nav aria-label="{{ T "contents" }}">{{ .TableOfContents }}</nav>
{{ .Content }}
<p>{{ T "updated" }} <time datetime="{{ .Lastmod.Format "2006-01-02" }}">{{ .Lastmod | time.Format ":date_long" }}</time></p>
{{ end }}
""",
    "section.html": """{{ define "main" }}<p class="summary">{{ .Description }}</p>
{{ .Content }}
{{ end }}
""",
    "home.html": """{{ define "main" }}{{ .Content }}
<ul>
{{ range first 3 (where site.RegularPages "Section" "notices") }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>
{{ end }}</ul>
{{ end }}
""",
    "notices/section.html": """{{ define "main" }}<ul>
{{ range .RegularPages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ .Description }}</li>
{{ end }}</ul>
{{ end }}
""",
    "404.html": """{{ define "main" }}<p>{{ T "missing" }}</p>
{{ end }}
""",
    "_partials/style.html": "<style>{{ (resources.Get \"style.css\" | minify).Content | safeCSS }}</style>\n",
    "_partials/navigation.html": """<a href="{{ site.Home.RelPermalink }}">{{ site.Title }}</a>
<nav aria-label="{{ T "navigation" }}"><ul>
{{ range site.Menus.main }}<li><a href="{{ .URL }}">{{ .Name }}</a></li>
{{ end }}</ul></nav>
""",
    "_partials/languages.html": """<ul class="languages">
{{ range .AllTranslations }}{{ if eq .Language $.Language }}<li><span aria-current="true">{{ .Language.Label }}</span></li>
{{ else }}<li><a lang="{{ .Language.Lang }}" hreflang="{{ .Language.Lang }}" href="{{ .RelPermalink }}">{{ .Language.Label }}</a></li>
{{ end }}{{ end }}</ul>
""",
    "_partials/breadcrumbs.html": """<nav aria-label="{{ T "breadcrumbs" }}"><ol>
{{ range .Ancestors.Reverse }}<li><a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a></li>
{{ end }}<li><span aria-current="page">{{ .LinkTitle }}</span></li>
</ol></nav>
""",
    "_partials/footer.html": """<footer>
<p>{{ T "publisher" }}</p>
<ul>
{{ range site.Menus.main }}<li><a href="{{ .URL }}">{{ .Name }}</a></li>
{{ end }}</ul>
</footer>
""",
}

MESSAGES = ("skip", "contents", "updated", "missing", "navigation", "breadcrumbs", "publisher")


def written(path: Path, text: str):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def source(text: Text) -> str:
    """A page with its front matter; JSON strings are YAML strings."""
    title, summary = (json.dumps(part, ensure_ascii=False) for part in (text.title, text.summary))
    return f"---\ntitle: {title}\ndescription: {summary}\ndate: {DATE}\nlastmod: {DATE}\n---\n{text.body}"


def write_layouts(folder: Path, style: str):
    languages = (
        LANGUAGE_CONFIG.format(code=code, name=NAMES[code], weight=index + 1) for index, code in enumerate(LANGUAGES)
    )
    written(folder / "hugo.toml", CONFIG + "".join(languages))
    written(folder / "assets" / "style.css", style)
    for name, text in LAYOUTS.items():
        written(folder / "layouts" / name, text)
    for language in LANGUAGES:
        written(folder / "i18n" / f"{language}.yaml", "".join(f"{name}: {name} {language}\n" for name in MESSAGES))


def write(folder: Path, leaves: list[Leaf], seed: int, style: str):
    """Writes the whole site: layouts, sections, pages, notices, the page at the top."""
    write_layouts(folder, style)
    for language in LANGUAGES:
        top = folder / "content" / language
        for leaf in leaves:
            text = page(leaf, leaves, language, seed, lambda _, to, anchor: f"/{language}/{to.slug}/#{anchor}")
            written(top / f"{leaf.slug}.md", source(text))
        for number in range(leaves[-1].section + 1):
            text = section(number, leaves, language, seed, lambda to: f"/{language}/{to.slug}/")
            written(top / f"section-{number:03}" / "_index.md", source(text))
        for number in range(NOTICES):
            written(top / "notices" / f"{DATE}-{number:03}.md", source(notice(number, language, seed)))
        written(top / "notices" / "_index.md", "---\ntitle: Notices\noutputs: [html, rss]\n---\n")
        written(top / "_index.md", "---\ntitle: Portal\n---\n" + notice(-1, language, seed).body)
