import Core
import Testing

@testable import Content

/// What is said of the demonstration only while there is one.
@Suite struct DemonstrationBlockTests {
  private static let text = """
    One.

    :::demonstration
    ## Invented {#invented}

    All of it.
    :::

    ```
    :::demonstration
    ```

    Two.
    """

  private func blocks(_ registry: String?) throws -> DemonstrationBlocks {
    let files = registry.map { ["appeals/registry.yaml": $0] } ?? [:]
    return DemonstrationBlocks(of: try sources(files))
  }

  private func resolved(
    _ text: String, _ blocks: DemonstrationBlocks
  ) -> (text: [Substring], problems: [Diagnostic]) {
    var problems: [Diagnostic] = []
    let bytes = blocks.resolve(
      Array(text.utf8), place: { SourceLocation(path: "a", line: $0 + 1) }, reporting: &problems)
    return (
      String(decoding: bytes, as: UTF8.self).split(
        separator: "\n", omittingEmptySubsequences: false), problems
    )
  }

  @Test("it is part of the page while the registry is invented; the lines around it never are")
  func shown() throws {
    let (lines, problems) = resolved(Self.text, try blocks("demonstration: true\nfile: a.csv\n"))
    let source = Self.text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(problems.isEmpty)
    #expect(lines.count == source.count)
    #expect(lines.indices.filter { lines[$0] != source[$0] } == [2, 6])
    #expect(lines[3] == "## Invented {#invented}" && lines[9] == ":::demonstration")
  }

  @Test(
    "it is gone once the registry is the office's own, or there is none",
    arguments: ["demonstration: false\nfile: a.csv\n", nil, "demonstration: [", "a: b\n"])
  func hidden(registry: String?) throws {
    let (lines, problems) = resolved(Self.text, try blocks(registry))
    #expect(problems.isEmpty)
    #expect(lines.enumerated().filter { !$0.element.isEmpty }.map(\.offset) == [0, 8, 9, 10, 12])
  }

  @Test("a block that is never closed is an error at its line")
  func unclosed() throws {
    let (_, problems) = resolved("a\n:::demonstration\nb\n", try blocks(nil))
    #expect(problems.map(\.code) == ["markdown.directive-unclosed"])
    #expect(problems.first?.location.line == 2)
  }
}
