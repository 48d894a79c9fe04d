import Core
import HTML

/// Receipts as one HTML page for the office's printer: it needs no other file, runs nothing and may
/// fetch nothing. Its numbers open records, so it must never lie where the site is published.
package struct ReceiptSheet: Sendable {
  package let name: Localized<String>
  package let office: Localized<String>
  package let words: Localized<ReceiptWords>
  package let receipts: [Receipt]
  package let paper: Paper

  package init(
    name: Localized<String>, office: Localized<String>, words: Localized<ReceiptWords>,
    receipts: [Receipt], paper: Paper
  ) {
    self.name = name
    self.office = office
    self.words = words
    self.receipts = receipts
    self.paper = paper
  }

  /// The page, UTF-8; the same receipts give the same bytes.
  package func bytes() throws(ReceiptFailure) -> [UInt8] {
    let symbols = try symbols()
    var page = HTMLWriter(capacity: 4096 + receipts.count * 8192)
    page.doctype()
    page.element(.html, [.lang(Language.source.rawValue)]) { html in
      html.element(.head) { head(&$0) }
      html.element(.body, [.class(paper.rawValue)]) { body in
        for start in stride(from: 0, to: receipts.count, by: paper.receiptsPerPage) {
          let end = min(start + paper.receiptsPerPage, receipts.count)
          body.element(.section) { section in
            for index in start..<end { card(receipts[index], symbols[index], &section) }
          }
        }
      }
    }
    return page.bytes
  }

  private func symbols() throws(ReceiptFailure) -> [QRSymbol] {
    var symbols: [QRSymbol] = []
    for receipt in receipts { symbols.append(try QRSymbol(receipt.address)) }
    return symbols
  }

  private func head(_ head: inout HTMLWriter) {
    head.void(.meta, [Attribute("charset", "utf-8")])
    // Whatever the texts are, this page of secrets can reach nobody.
    head.void(
      .meta,
      [
        Attribute("http-equiv", "Content-Security-Policy"),
        Attribute(
          "content",
          "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"),
      ])
    head.void(.meta, [.name("robots"), Attribute("content", "noindex, nofollow, noarchive")])
    head.void(.meta, [.name("viewport"), Attribute("content", "width=device-width")])
    head.element(.title, text: words[.source].title + " – " + name[.source])
    head.style(ReceiptSheet.style(paper))
  }
}
