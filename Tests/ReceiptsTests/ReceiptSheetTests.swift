import Core
import Testing

@testable import Receipts

@Suite("A sheet of receipts")
struct ReceiptSheetTests {
  static let page = "https://portal.example/ky/status/"
  static let plain = Receipt(
    printed: "4929 0715 3826 4109", number: "4929071538264109", statusPage: page)
  static let coded = Receipt(
    printed: "ПА-2026-015073", number: "PA-2026-015073", code: "259972932783", statusPage: page)

  static func words(_ language: String) -> ReceiptWords {
    ReceiptWords(
      title: "title-\(language)", numberLabel: "number-\(language)", codeLabel: "code-\(language)",
      whoCanSee: "who-\(language)", whoCanSeeWithCode: "who-code-\(language)",
      whereToCheck: "where-\(language)", keepIt: "keep-\(language)", dateLine: "date-\(language)")
  }

  func html(
    _ receipts: [Receipt], _ paper: Paper = .a6, name: String = "name", office: String = "office"
  ) throws -> String {
    let sheet = ReceiptSheet(
      name: Localized { "\(name)-\($0.rawValue)" },
      office: Localized { "\(office)-\($0.rawValue)" },
      words: Localized { ReceiptSheetTests.words($0.rawValue) }, receipts: receipts, paper: paper)
    return String(decoding: try sheet.bytes(), as: UTF8.self)
  }

  /// What stands in elements with this language, one string each, without tags.
  func texts(_ language: Language, in html: String) -> [String] {
    html.matches(of: /<(span|p) lang="(..)">(.*?)<\/\1>/).filter { $0.2 == language.rawValue }
      .map { String($0.3.replacing(/<[^>]*>/, with: "")) }
  }

  @Test("says everything in three languages, each marked as such", arguments: Language.allCases)
  func languages(language: Language) throws {
    let tag = language.rawValue
    #expect(
      texts(language, in: try html([ReceiptSheetTests.plain])) == [
        "name-\(tag) office-\(tag)", "title-\(tag)", "number-\(tag)", "where-\(tag)",
        "who-\(tag) keep-\(tag)", "date-\(tag)",
      ])
    #expect(
      texts(language, in: try html([ReceiptSheetTests.coded])) == [
        "name-\(tag) office-\(tag)", "title-\(tag)", "number-\(tag)", "code-\(tag)",
        "where-\(tag)", "who-code-\(tag) keep-\(tag)", "date-\(tag)",
      ])
  }

  @Test("prints number and code in fours with thin spaces")
  func numbers() throws {
    let html = try html([ReceiptSheetTests.plain, ReceiptSheetTests.coded])
    let numbers = html.matches(of: /<p class="number [a-z]+">(.*?)<\/p>/).map {
      $0.1.replacing(/<[^>]*>/, with: "")
    }
    #expect(
      numbers == [
        "4929\u{2009}0715\u{2009}3826\u{2009}4109", "ПА-2026-015073",
        "2599\u{2009}7293\u{2009}2783",
      ])
  }

  @Test("has the address to type, without the number, and no link to click")
  func address() throws {
    let html = try html([ReceiptSheetTests.plain])
    let shown = try #require(html.firstMatch(of: /<p class="address">(.*?)<\/p>/)).1
      .replacing("<wbr>", with: "").replacing("\n", with: "")
    #expect(shown == ReceiptSheetTests.page)
    #expect(!html.contains("href"))
    #expect(!html.contains("4929071538264109"))
  }

  @Test("has a symbol beside each number that opens it")
  func symbols() throws {
    let html = try html([ReceiptSheetTests.plain, ReceiptSheetTests.coded])
    let read = try html.matches(of: /<svg viewBox="0 0 (\d+) \1".*\n.*\n<path.* d="(.*)">/).map {
      let side = try #require(Int($0.1))
      return try SymbolReader(modules: SymbolDrawing(path: String($0.2), side: side).modules).text()
    }
    #expect(read == [ReceiptSheetTests.plain.address, ReceiptSheetTests.coded.address])
  }

  @Test("is one file: one style, no script, nothing to fetch", arguments: Paper.allCases)
  func selfContained(paper: Paper) throws {
    let html = try html([ReceiptSheetTests.coded], paper)
    let elements = html.matches(of: /<([a-z][a-z0-9]*)/).map { String($0.1) }
    #expect(elements.count { $0 == "style" } == 1)
    #expect(
      Set(elements).isSubset(
        of: [
          "html", "head", "meta", "title", "style", "body", "section", "article", "header", "h1",
          "p", "div", "span", "strong", "svg", "rect", "path", "wbr",
        ]))
    let attributes = html.replacing(/<style>[^<]*<\/style>/, with: "")
      .matches(of: /([A-Za-z-]+)="/).map { String($0.1) }
    #expect(
      Set(attributes).isSubset(
        of: [
          "lang", "charset", "http-equiv", "content", "name", "class", "aria-hidden", "width",
          "height", "fill", "d", "viewBox",
        ]))
    for fetching in ["url(", "@import", "src("] { #expect(!html.contains(fetching)) }
    #expect(html.contains(#"<meta name="robots" content="noindex, nofollow, noarchive">"#))
    #expect(html.contains("default-src 'none'"))
  }

  @Test("escapes every text it is given")
  func escaping() throws {
    let hostile = Receipt(
      printed: "<script>1&2\"", number: "1", code: "</p><b>", statusPage: "https://a/?b&c/")
    let html = try html([hostile], name: "<i>&", office: "</header>")
    for raw in ["<script", "<b>", "<i>", "</header>-", "b&c"] { #expect(!html.contains(raw)) }
    #expect(html.contains("&lt;i&gt;&amp;-ky"))
    #expect(html.contains("&lt;script&gt;1&amp;2\""))
  }

  @Test("has one receipt a page on A6 and four on A4", arguments: [(Paper.a6, 5), (.a4, 2)])
  func pages(paper: Paper, count: Int) throws {
    let html = try html(Array(repeating: ReceiptSheetTests.plain, count: 5), paper)
    #expect(html.matches(of: /<section>/).count == count)
    #expect(html.matches(of: /<article>/).count == 5)
    let size = paper == .a6 ? "@page{size:105mm 148mm;" : "@page{size:A4 portrait;"
    #expect(html.contains(size))
  }

  @Test("prints long names of offices smaller")
  func longNames() throws {
    #expect(try html([ReceiptSheetTests.plain]).contains("<header>"))
    let long = try html([ReceiptSheetTests.plain], office: String(repeating: "o", count: 120))
    #expect(long.contains(#"<header class="long">"#))
  }

  @Test("is refused when an address is too long for a code")
  func tooLong() {
    let page = "https://portal.example/" + String(repeating: "a", count: 200) + "/"
    let receipt = Receipt(printed: "1", number: "1", statusPage: page)
    #expect(throws: ReceiptFailure.addressTooLong(bytes: 226)) { try html([receipt]) }
  }
}
