import Core

/// What the search page loads: the pages of one language, and for every stem the pages that have it.
///
/// JSON with two members: `pages`, each `[address, title, summary]`; `stems`, one text of lines
/// `stem number number …`, where a number is the page's place times three plus how much the stem says
/// of it: 2 in the title, 1 in a heading or the summary, 0 in the text. One text compresses better than
/// an object and is searched without being taken apart.
struct SearchIndex {
  struct Entry: Sendable {
    let address: String
    let title: String
    /// As menus name it; counts as much as the title.
    var shortTitle = ""
    let summary: String
    let headings: [String]
    let text: String
  }

  let entries: [Entry]

  func json() -> [UInt8] {
    // Of each stem, in the order of the pages.
    var numbers: [String: [Int]] = [:]
    for (place, entry) in entries.enumerated() {
      let fields = [
        ([entry.text], 0), (entry.headings + [entry.summary], 1),
        ([entry.title, entry.shortTitle], 2),
      ]
      for (texts, weight) in fields {
        for stem in texts.flatMap(SearchStem.stems) {
          SearchIndex.add(place * 3 + weight, to: &numbers[stem, default: []])
        }
      }
    }
    let lines = numbers.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map {
      $0.key + " " + $0.value.map(String.init).joined(separator: " ")
    }
    let pages = entries.map {
      JSONText.array([$0.address, $0.title, $0.summary].map(JSONText.quoted))
    }
    let members = [
      ("pages", JSONText.array(pages)),
      ("stems", JSONText.quoted(lines.joined(separator: "\n"))),
    ]
    return Array(JSONText.object(members).utf8) + [UInt8(ascii: "\n")]
  }

  /// Pages come in their order, and what weighs more comes last.
  private static func add(_ number: Int, to numbers: inout [Int]) {
    if let last = numbers.last, last / 3 == number / 3 { numbers.removeLast() }
    numbers.append(number)
  }
}
