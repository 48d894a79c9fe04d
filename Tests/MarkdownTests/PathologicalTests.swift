import Core
import Glibc
import Markdown
import Testing

/// Texts made to stop a parser. Each is tried at a size where squared time would take minutes; the
/// bound is generous, because the machine may be busy.
@Suite("Pathological texts", .serialized)
struct PathologicalTests {
  struct Attack: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let text: String

    init(_ name: String, _ text: String) {
      testDescription = name
      self.text = text
    }
  }

  private static func many(_ part: String, _ count: Int) -> String {
    String(repeating: part, count: count)
  }

  static let attacks: [Attack] = [
    Attack("a line of 10 MB", many("сөз ", 1_500_000)),
    Attack("quotes in quotes", many(">", 200_000) + "а"),
    Attack("lists in lists", many("- ", 200_000) + "а"),
    Attack("lists in lists, then blank lines", many("- ", 50_000) + "а\n" + many("\n", 200_000)),
    Attack(
      "lists by indentation, then blank lines",
      (0..<120).map { many("  ", $0) + "- а\n" }.joined() + many("\n", 200_000)),
    Attack("quotes, then lazy lines", many(">", 100_000) + "а\n" + many("б\n", 200_000)),
    Attack("opening brackets", many("[", 60_000)),
    Attack("images unclosed", many("![[]()", 40_000)),
    Attack("images within the limit", many("![[]()", 1000)),
    Attack("links unclosed", many("[а](б", 9_000)),
    Attack("links in brackets", many("[]([](", 10_000)),
    Attack("emphasis never closed", many("*а_ ", 12_000)),
    Attack("emphasis in emphasis", many("*а **а ", 6_000)),
    Attack("deep emphasis closed", many("*а _б ", 2000) + many("в_ г*", 2000)),
    Attack("backticks of all lengths", (1..<300).map { "е" + many("`", $0) }.joined()),
    Attack("comments unclosed", many("а <!--", 9_000)),
    Attack("instructions unclosed", many("а <?", 12_000)),
    Attack("declarations unclosed", many("а <!A ", 8_000)),
    Attack("entities", many("&#1187;", 9_000)),
    Attack("ampersands", many("&", 60_000)),
    Attack("definitions", (0..<20_000).map { "[\($0)]: a.md\n" }.joined()),
    Attack(
      "one definition used often", "[а]: /" + many("u", 30_000) + "\n\n" + many("[а] ", 6_000)),
    Attack("3000 columns over 3000 rows of one cell", wideTable),
    Attack("delimiter rows only", many("|-|-|\n", 10_000)),
    Attack("tables without end", many("|а|\n|-|\n", 8_000)),
    Attack("tables and blank lines", many("|а|\n|-|\n\n", 20_000)),
    Attack("delimiter rows under two cells", many("|а|б|\n|-|\n\n", 60_000)),
    Attack("cells with links", "|а|\n|-|\n" + many("|[а](a.md)|\n", 3_000) + "\n[а]: a.md\n"),
    Attack("directives", many("::deadlines\n", 20_000)),
    Attack("containers", many(":::inset\nа\n:::\n", 20_000)),
    Attack("containers never closed", many(":::inset\n", 20_000)),
    Attack("directives in code", "```\n" + many("::deadlines\n", 20_000) + "```\n"),
    Attack("headings", many("## а\n", 20_000)),
    Attack("links over two lines", many("[а](a.md \"б\nв\") ", 2_500)),
    Attack("misplaced directives", many("  ::а\n", 7_000)),
    Attack("line ends", many("\r", 200_000)),
    Attack("broken bytes", many("\u{FFFD}\u{85}", 100_000)),
    Attack("tags", many("<b>", 20_000)),
  ]

  private static let wideTable =
    many("|а", 3000) + "|\n" + many("|-", 3000) + "|\n" + many("|а|\n", 3000)

  @Test("end soon", arguments: attacks)
  func endSoon(attack: Attack) {
    let start = ContinuousClock.now
    let document = parse(attack.text).document
    #expect(document.text.count <= 4 * attack.text.utf8.count + 1000)
    #expect(ContinuousClock.now - start < .seconds(15))
  }

  @Test("takes time in proportion to the size of an ordinary text")
  func linear() {
    let section = """
      ## Баш

      Бир *эки* [үч](a.md) `төрт` – «беш».

      - бир
      - эки

      | а | б |
      | --- | ---: |
      | *в* | 14 |


      """
    // Of this thread alone: what others do on a busy machine does not count.
    func threadTime() -> Duration {
      var time = timespec()
      clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
      return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }
    func time(_ count: Int) -> Duration {
      let text = Self.many(section, count)
      return (0..<5).map { _ in
        let start = threadTime()
        _ = parse(text)
        return threadTime() - start
      }.min()!
    }
    let small = time(100)
    let large = time(1600)
    // Sixteen times the text; squared time would be 256 times as long.
    #expect(large < small * 64)
  }

  @Test("refuses a text beyond the limits instead of parsing it")
  func limits() {
    func codes(_ text: String) -> [String] { parse(text).diagnostics.map(\.code) }
    #expect(codes(Self.many("а", Document.sizeLimit)) == ["markdown.size"])
    #expect(codes(Self.many("сөз ", 12_000)) == ["markdown.size"])
    #expect(codes("сөз\n\n" + Self.many(">", 65) + "а") == ["markdown.nesting"])
    #expect(codes(Self.many(" ", 300) + "а") == ["markdown.nesting"])
    #expect(codes(Self.many("*а _б ", 40) + Self.many("в_ г*", 40)) == ["markdown.nesting"])
    #expect(codes(Self.many("![а](a.png)\n\n", 1001)) == ["markdown.image"])
  }

  @Test("lets pass what merely looks deep", arguments: ["- - - - - - -", "1. 2. 3. а", "**** **"])
  func shallow(text: String) {
    #expect(!parse(text).diagnostics.map(\.code).contains("markdown.nesting"))
  }
}
