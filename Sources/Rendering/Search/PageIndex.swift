import Content
import Core
import HTML
import Phrasing

/// Every page of a language from A to Z, for readers who know what they look for and have no script.
struct PageIndex: Sendable {
  /// Titles with addresses, in any order.
  let entries: [(title: String, address: String)]

  func write(_ words: MessageCatalog, into html: inout HTMLWriter) {
    let language = words.language
    let sorted = language.sorted(entries, by: \.title)
    for group in PageIndex.groups(sorted) {
      html.element(.section) { html in
        html.element(.h2, text: group.letter)
        html.element(.ul, [.class("links")]) { html in
          for entry in group.entries {
            html.element(.li) { $0.element(.a, [.href(entry.address)], text: entry.title) }
          }
        }
      }
    }
  }

  /// By the first letter or digit, in the order given.
  private static func groups(
    _ entries: [(title: String, address: String)]
  ) -> [(letter: String, entries: [(title: String, address: String)])] {
    var groups: [(letter: String, entries: [(title: String, address: String)])] = []
    for entry in entries {
      let first = entry.title.first { $0.isLetter || $0.isNumber }
      let letter = first.map { $0.isNumber ? "0–9" : $0.uppercased() } ?? "#"
      if groups.last?.letter == letter {
        groups[groups.count - 1].entries.append(entry)
      } else {
        groups.append((letter, [entry]))
      }
    }
    return groups
  }
}
