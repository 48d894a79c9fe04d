import HTML
import Markdown

extension ProseWriter {
  func write(table: Block, into html: inout HTMLWriter) {
    tableCount += 1
    let region: [Attribute] = [
      .class("scroll"), .role("region"), .tabindex("0"),
      .ariaLabel(environment.words(.table(tableCount))),
    ]
    html.element(.div, region) { html in
      html.element(.table) { html in
        var rows = document.blocks(in: table)
        if let header = rows.next() {
          html.element(.thead) { write(row: header, isHeader: true, into: &$0) }
        }
        guard let first = rows.next() else { return }
        html.element(.tbody) { html in
          write(row: first, isHeader: false, into: &html)
          for row in rows { write(row: row, isHeader: false, into: &html) }
        }
      }
    }
  }

  private func write(row: Block, isHeader: Bool, into html: inout HTMLWriter) {
    html.element(.tr) { html in
      document.forEachBlock(in: row) { cell in
        guard case .cell(let alignment) = cell.kind else { return }
        let attributes = ProseWriter.attributes(alignment, isHeader: isHeader)
        html.element(isHeader ? .th : .td, attributes) { write(inlinesOf: cell, into: &$0) }
      }
    }
  }

  /// Columns set to the right hold numbers. Classes, because the security policy blocks styles.
  private static func attributes(_ alignment: Block.Alignment, isHeader: Bool) -> [Attribute] {
    switch alignment {
    case .none, .left: isHeader ? headerCell : []
    case .center: isHeader ? headerCell + centerCell : centerCell
    case .right: isHeader ? headerCell + numberCell : numberCell
    }
  }

  private static let headerCell: [Attribute] = [.scope("col")]
  private static let centerCell: [Attribute] = [.class("center")]
  private static let numberCell: [Attribute] = [.class("number")]
}
