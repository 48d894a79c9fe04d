import Core
import Markdown
import Testing

@Suite("Tables")
struct TableTests {
  /// The words of each cell, row by row, of the first table anywhere in the text.
  private func cells(_ markdown: String) -> [[String]]? {
    let document = parse(markdown).document
    func find(_ blocks: Blocks) -> Block? {
      for block in blocks {
        if block.kind == .table { return block }
        if let found = find(document.blocks(in: block)) { return found }
      }
      return nil
    }
    return find(document.blocks).map { table in
      document.blocks(in: table).map { row in
        document.blocks(in: row).map(document.plainText(of:))
      }
    }
  }

  @Test("cuts rows at bars, with or without those at the ends")
  func cutting() {
    let expected = [["Бир", "эки"], ["үч", "төрт"]]
    #expect(cells("| Бир | эки |\n| --- | --- |\n| үч | төрт |\n") == expected)
    #expect(cells("Бир | эки\n--- | ---\nүч | төрт\n") == expected)
    #expect(cells("|Бир|эки|\n|-|-|\n|үч|төрт\n") == expected)
    #expect(cells("  | Бир | эки |  \n |---|:-:|\n  үч | төрт |\n") == expected)
    #expect(cells("|  Бир\t| эки |\n| ---\t|---|\n|\tүч | төрт |\n") == expected)
  }

  @Test("reads colons as alignment")
  func alignment() {
    let document = parse("| а | б | в | г |\n| --- | :-- | :-: | --: |\n| 1 | 2 | 3 | 4 |\n")
      .document
    for table in document.blocks {
      for row in document.blocks(in: table) {
        #expect(
          document.blocks(in: row).map(\.kind) == [
            .cell(.none), .cell(.left), .cell(.center), .cell(.right),
          ])
      }
    }
  }

  @Test("leaves an escaped bar in the cell, in code too")
  func escapedBars() {
    #expect(cells("| а |\n| - |\n| б \\| в |\n") == [["а"], ["б | в"]])
    #expect(cells("| а |\n| - |\n| `б \\| в` |\n") == [["а"], ["б | в"]])
    #expect(cells("| а | б |\n| - | - |\n| в \\\\| г |\n") == [["а", "б"], ["в \\", "г"]])
    #expect(cells("| а |\n| - |\n| \\* \\\\\\| |\n") == [["а"], ["* \\|"]])
  }

  @Test("reads emphasis, code, entities and links in cells as anywhere")
  func inlines() {
    let (document, diagnostics) = parse(
      "| *а* _б_ |\n| --- |\n| **«в»** &amp; `г` [д](d.md) <https://example.org> |\n")
    #expect(diagnostics.isEmpty)
    #expect(
      cells("| *а* _б_ |\n| --- |\n| **«в»** &amp; `г` [д](d.md) <https://example.org> |\n") == [
        ["а б"], ["«в» & г д https://example.org"],
      ])
    #expect(document.links.map(\.destination) == ["d.md", "https://example.org"])
  }

  @Test(
    "takes marks of blocks in cells as text",
    arguments: [
      "- а", "# а", "1. а", "> а", "```", "---", "***", "===", "+", "~~~ а", "[а]: b.md", "    а",
      ":::", "::deadlines", "*", "=",
    ])
  func blockMarks(text: String) {
    let found = cells("| х |\n| --- |\n| \(text) |\n| б |\n")
    #expect(found?[1] == [text.trimming()])
    #expect(found?.count == 3)
  }

  @Test("opens emphasis at the start of a cell as at the start of a line")
  func emphasisAtStart() {
    let (document, _) = parse("| _а_ | *\"б\"* | **(в)** |\n| - | - | - |\n")
    let row = document.blocks(in: document.blocks.first { _ in true }!).first { _ in true }!
    let kinds = document.blocks(in: row).map { document.inlines(in: $0).map(\.kind) }
    #expect(kinds.map { $0.filter { $0 != .text } } == [[.emphasis], [.emphasis], [.strong]])
  }

  @Test("knows the page's link references in cells, and only true ones")
  func references() {
    let (document, diagnostics) = parse(
      """
      | [а] | [б][в] | [код] | [кийин] |
      | --- | --- | --- | --- |

      [а]: a.md

      > [В]: b.md

      ```
      [код]: code.md
      ```

      :::inset
      [кийин]: later.md
      :::
      """)
    #expect(diagnostics.map(\.code) == ["markdown.directive-empty"])
    #expect(document.links.map(\.destination) == ["a.md", "b.md", "later.md"])
  }

  @Test("fills short rows up")
  func shortRows() {
    #expect(
      cells("| а | б | в |\n| - | - | - |\n| г |\n| | д |\n")
        == [["а", "б", "в"], ["г", "", ""], ["", "д", ""]])
    #expect(cells("| а | б |\n| - | - |\n||\n") == [["а", "б"], ["", ""]])
  }

  @Test("stands in lists and quotes")
  func nested() {
    let expected = [["а", "б"], ["в", "г"]]
    #expect(cells("> | а | б |\n> | - | - |\n> | в | г |\n") == expected)
    #expect(cells("> | а | б |\n> | - | - |\n| в | г |\n") == expected)
    #expect(cells("- | а | б |\n  | - | - |\n  | в | г |\n") == expected)
    #expect(cells("1. сөз\n\n   | а | б |\n   | - | - |\n   | в | г |\n") == expected)
    #expect(
      cells("> - > а | б\n>   > - | -\n".replacing("- | -", with: "-- | --"))?.first == ["а", "б"])
  }

  @Test("ends at a blank line, a directive or the end of the text")
  func ends() {
    let (document, diagnostics) = parse(
      "| а |\n| - |\n| б |\n::deadlines\n| а |\n| - |\n\n| эмес |\n\n:::inset\n| а |\n| - |\n:::\n")
    #expect(diagnostics.isEmpty)
    #expect(
      document.blocks.map(\.kind) == [.table, .leaf(0), .table, .paragraph, .container(.inset)])
  }

  @Test("is text in code")
  func code() {
    #expect(cells("```\n| а |\n| - |\n```\n") == nil)
    #expect(cells("    | а |\n    | - |\n") == nil)
  }

  @Test(
    "is no table without a delimiter row",
    arguments: ["| а | б |\n", "| а |\n| б |\n", "а\n:-\n", "| а |\n| -- - |\n", "| а |\n| : |\n"])
  func noTable(text: String) {
    let (document, diagnostics) = parse(text)
    #expect(diagnostics.isEmpty)
    #expect(document.blocks.map(\.kind) == [.paragraph])
  }

  @Test("refuses a header that does not fit its delimiter row")
  func columns() {
    let (markdown, places) = marked("| а | б |\n⟦| --- |\n| в |\n")
    let diagnostics = parse(markdown).diagnostics
    #expect(diagnostics.map(\.code) == ["markdown.table-columns"])
    #expect(diagnostics.map(\.location) == places)
    #expect(diagnostics.first?.message == "2 header cells over 1 column")
  }

  @Test("refuses a row with more cells than the header, which would be lost")
  func longRow() {
    let (markdown, places) = marked("> | а | б |\n> | - | - |\n> | в | г | ⟦д | е |\n")
    let diagnostics = parse(markdown).diagnostics
    #expect(diagnostics.map(\.code) == ["markdown.table-row"])
    #expect(diagnostics.map(\.location) == places)
  }

  @Test("refuses a table right under text, and one with a line of dashes under it")
  func place() {
    for text in [
      "Сөз\n⟦| а |\n| - |\n", "- сөз\n  ⟦| а |\n  | - |\n", "⟦| а |\n| - |\n| б |\n---\n",
    ] {
      let (markdown, places) = marked(text)
      let diagnostics = parse(markdown).diagnostics
      #expect(diagnostics.map(\.code) == ["markdown.table-place"])
      #expect(diagnostics.map(\.location) == places)
    }
  }

  @Test("bounds columns and cells, so that padding cannot blow a page up")
  func size() {
    let wide = String(repeating: "| а ", count: 41) + "|\n" + String(repeating: "| - ", count: 41)
    #expect(parse(wide + "|\n").diagnostics.map(\.code) == ["markdown.table-size"])
    let long = "| а | б |\n| - | - |\n" + String(repeating: "| в |\n", count: 4000)
    #expect(parse(long).diagnostics.map(\.code) == ["markdown.table-size"])
    let fitting = "| а | б |\n| - | - |\n" + String(repeating: "| в |\n", count: 3999)
    #expect(parse(fitting).diagnostics.isEmpty)
  }
}

extension String {
  fileprivate func trimming() -> String {
    String(drop { $0 == " " })
  }
}
