import Foundation
import Testing

/// The gallery of the sample site: each component is drawn by the function that the pages use, in each
/// language, and says what only it says.
@Suite struct GalleryTests {
  /// What the Kyrgyz page of each component must have, by the folder of the page.
  static let marks: [String: [String]] = [
    "skip-link": ["<a class=\"skip\" href=\"#main\">Мазмунга өтүү</a>"],
    "header": ["<header class=\"site\">", "class=\"brand\"", "aria-current=\"page\""],
    "language-switch": [
      "<span aria-current=\"true\" lang=\"ky\">Кыргызча</span>",
      "<a href=\"/ru/law/\" lang=\"ru\" hreflang=\"ru\" rel=\"alternate\">Русский</a>",
    ],
    "breadcrumbs": ["<nav class=\"wide trail\" aria-label=\"Сиз ушул жердесиз\">"],
    "notices": [
      "<strong>Сынамык версия.</strong>", "role=\"region\" aria-label=\"Кызматтын иштеши",
      "class=\"demonstration\"",
    ],
    "footer": ["<footer class=\"site\">", "Кайрылууларды кароо акысыз."],
    "steps": ["<span class=\"step-number\">1-кадам</span>", "3-кадам"],
    "before": ["<div class=\"card\">", "текшериңиз"],
    "advice": [
      "class=\"do\"", "class=\"dont\"", "class=\"warning\"", "class=\"inset\"", "<summary>",
    ],
    "forms": ["class=\"signers\"", "class=\"sheet\"", "class=\"addressee\""],
    "contact": ["href=\"tel:+996000000000\"", "href=\"mailto:office@portal.example\""],
    "reference": [
      "inputmode=\"numeric\"", "autocapitalize=\"characters\"", "autocomplete=\"off\"",
      "aria-describedby=\"s3-code-hint s3-code-fault\"",
    ],
    "errors": [
      "role=\"alert\"", "<span class=\"fault\" data-show=\"reference_",
      ">Кайрылуунун номерин жазыңыз",
    ],
    "result": [
      "class=\"timeline\"", "data-show=\"overdue days_left", "data-show=\"next-overdue\"",
    ],
    "without-script": ["class=\"warning\"", "href=\"/ky/"],
    "facts": ["<dl class=\"facts\">"],
    "headlines": ["<ul class=\"tiles\">"],
    "chart": ["<svg class=\"chart", "role=\"img\"", "aria-hidden=\"true\""],
    "table": ["<table class=\"figures\">", "scope=\"row\"", "role=\"region\""],
    "hidden": ["[c]<span class=\"visually-hidden\">", "[x]", "[z]"],
    "method": ["id=\"s1-method\""],
    "comparison": ["<table class=\"figures\">"],
    "downloads": ["download>CSV</a>", "SHA-256", "application/ld+json"],
    "permanence": ["id=\"s1-permanent\"", "<code>"],
    "calendar": ["id=\"s1-calendar\"", "<li>"],
    "fallbacks": ["<section lang=\"ru\">", "href=\"/en/\""],
    "statement": ["<h2 id=\"s1-c\">C</h2>"],
  ]

  /// The pages by their path, made once.
  static let pages: Result<[String: String], any Error> = Result {
    let site = try SampleSite()
    for language in ["ky", "ru", "en"] {
      let text =
        "---\ntitle: A\nsummary: B.\nupdated: 2026-05-12\nreviewed: 2026-05-12\n---\n## C {#c}\n"
      try site.folder.write(text, to: "Content/pages/accessibility/\(language).md")
    }
    let run = try site.run("gallery", "--output", "gallery", "--quiet")
    try #require(run.status == 0, "\(run.err)")
    return try site.folder.tree("gallery").mapValues { String(decoding: $0, as: UTF8.self) }
  }

  private func page(_ component: String, _ language: String) throws -> String {
    try #require(try Self.pages.get()["\(language)/\(component)/index.html"])
  }

  @Test("a component has its own markup", arguments: Self.marks.keys.sorted())
  func markup(component: String) throws {
    let html = try page(component, "ky")
    for mark in Self.marks[component] ?? [] { #expect(html.contains(mark), "\(mark)") }
  }

  @Test(
    "a component has the same states in the three languages", arguments: Self.marks.keys.sorted())
  func states(component: String) throws {
    let counts = try ["ky", "ru", "en"].map { language in
      try page(component, language).components(separatedBy: "<h2 id=\"state-").count - 1
    }
    #expect(Set(counts).count == 1 && counts[0] > 0, "\(counts)")
    let names = try ["ky", "ru", "en"].map { try #require(page(component, $0).title) }
    #expect(Set(names).count == 3 || component == "chart", "\(names)")
  }

  @Test("ids differ between the states of a page", arguments: Self.marks.keys.sorted())
  func ids(component: String) throws {
    for language in ["ky", "ru", "en"] {
      let html = try page(component, language)
      let ids = html.matches(of: /\ id="([^"]+)"/).map { String($0.1) }
      #expect(Set(ids).count == ids.count)
      for name in html.matches(of: /\ aria-(?:labelledby|describedby)="([^"]+)"/) {
        #expect(Set(name.1.split(separator: " ").map(String.init)).isSubset(of: ids))
      }
    }
  }

  @Test("every component is expected here, and no other")
  func complete() throws {
    let pages = try Self.pages.get()
    let folders = pages.keys.filter { $0.hasPrefix("ky/") }.compactMap {
      $0.split(separator: "/").dropFirst().first.map(String.init)
    }
    #expect(Set(folders).subtracting(["index.html"]) == Set(Self.marks.keys))
    #expect(Self.marks.count == 27)
  }

  @Test(
    "the gallery is not written into a site or its sources",
    arguments: ["public", "public/a", "Site/a"])
  func refused(output: String) throws {
    let site = try SampleSite()
    try site.folder.write("listed", to: "public/.portal-files")
    try site.folder.write("facts", to: "public/release.txt")
    let before = try site.folder.tree("")
    let run = try site.run("gallery", "--output", output)
    #expect(run.status == 2)
    #expect(run.err.contains("hint: name a folder outside the site and its sources"))
    #expect(try site.folder.tree("") == before)
  }
}

extension String {
  fileprivate var title: String? { firstMatch(of: /<title>([^<]*)</).map { String($0.1) } }
}
