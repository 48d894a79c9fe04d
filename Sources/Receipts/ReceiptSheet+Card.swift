import Core
import HTML

extension ReceiptSheet {
  /// One receipt. Each sentence stands in all languages, in the order readers know from the site.
  func card(_ receipt: Receipt, _ symbol: QRSymbol, _ section: inout HTMLWriter) {
    section.element(.article) { card in
      card.element(.header, isLong ? [.class("long")] : []) { publisher(&$0) }
      card.element(.h1) { inOneLine(words.map(\.title), &$0) }
      number(receipt.printed, label: words.map(\.numberLabel), &card)
      if let code = receipt.code {
        number(code, label: words.map(\.codeLabel), &card)
      }
      card.element(.div, [.class("check")]) { check in
        draw(symbol, &check)
        check.element(.div) { stacked(words.map(\.whereToCheck), &$0) }
      }
      card.element(.p, [.class("address")]) { address(receipt.statusPage, &$0) }
      card.element(.div, [.class("care")]) { care(receipt, &$0) }
      card.element(.div, [.class("date")]) { date in
        date.element(.div) { stacked(words.map(\.dateLine), &$0) }
      }
    }
  }

  /// Whether the names need smaller print; what does not fit even then is cut, rather than what the
  /// citizen needs.
  private var isLong: Bool {
    Language.allCases.reduce(0) { $0 + name[$1].count + office[$1].count } > 360
  }

  private func publisher(_ header: inout HTMLWriter) {
    for language in Language.allCases {
      header.element(.p, [.lang(language.rawValue)]) { line in
        line.element(.strong, text: name[language])
        line.text(" " + office[language])
      }
    }
  }

  private func number(
    _ printed: String, label: Localized<String>, _ card: inout HTMLWriter
  ) {
    card.element(.p) { inOneLine(label, &$0) }
    let groups = Receipt.groups(printed)
    card.element(.p, [.class("number " + size(groups))]) { line in
      for (index, group) in groups.enumerated() {
        // In a span: in a monospaced face the thin space is as wide as a digit.
        if index > 0 { line.element(.span, text: "\u{2009}") }
        line.text(String(group))
      }
    }
  }

  /// As large as fits on one line; only numbers beyond any in use are broken.
  private func size(_ groups: [Substring]) -> String {
    let characters = groups.reduce(0) { $0 + $1.count }
    return characters <= 16 ? "large" : characters <= 20 ? "medium" : "small"
  }

  /// May be broken after each slash of the path.
  private func address(_ address: String, _ line: inout HTMLWriter) {
    let pieces = address.split(separator: "/", omittingEmptySubsequences: false)
    for (index, piece) in pieces.enumerated() {
      if index > 0 { line.text("/") }
      if index > 2, !piece.isEmpty { line.void(.wbr) }
      line.text(String(piece))
    }
  }

  private func care(_ receipt: Receipt, _ care: inout HTMLWriter) {
    for language in Language.allCases {
      let words = words[language]
      let warning = receipt.code == nil ? words.whoCanSee : words.whoCanSeeWithCode
      care.element(.p, [.lang(language.rawValue)]) { line in
        line.element(.strong, text: warning)
        line.text(" " + words.keepIt)
      }
    }
  }

  private func inOneLine(_ text: Localized<String>, _ parent: inout HTMLWriter) {
    for language in Language.allCases {
      if language != Language.allCases.first { parent.text(" · ") }
      parent.element(.span, [.lang(language.rawValue)], text: text[language])
    }
  }

  private func stacked(_ text: Localized<String>, _ parent: inout HTMLWriter) {
    for language in Language.allCases {
      parent.element(.p, [.lang(language.rawValue)], text: text[language])
    }
  }

  /// Black on white whatever the page's colours are, or scanners fail. The address below says the
  /// same to those who do not see it.
  private func draw(_ symbol: QRSymbol, _ parent: inout HTMLWriter) {
    let side = String(symbol.side)
    parent.element(
      .svg, [Attribute("viewBox", "0 0 \(side) \(side)"), .aria("hidden", "true")]
    ) { svg in
      svg.element(
        .rect, [Attribute("width", side), Attribute("height", side), Attribute("fill", "#fff")]
      ) { _ in }
      svg.element(.path, [Attribute("fill", "#000"), Attribute("d", symbol.path)]) { _ in }
    }
  }
}
