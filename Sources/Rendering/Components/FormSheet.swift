import Content
import HTML

/// A sheet to print and fill in by hand, with what a written appeal states: the body or the official,
/// the applicant's full name and postal address, the substance, date and signature; documents may be
/// attached (Law No 67 of 4 May 2007, as agencies explain it). Nothing is asked that the law does not
/// ask for.
enum FormSheet: String, CaseIterable {
  case application
  case complaint
  case proposal
  case collective

  /// Lines to write on; a page of A4 holds the whole sheet.
  private var textLines: Int { self == .collective ? 7 : 14 }
  /// People who can sign one sheet together.
  private static let signers = 10

  func write(_ words: MessageCatalog, into html: inout HTMLWriter) {
    html.element(.div, [.class("sheet")]) { html in
      html.element(.div, [.class("addressee")]) { html in
        writeField(words[.formTo], words[.formToHint], lines: 2, &html)
        writeField(words[.formFrom], words[.formFromHint], lines: 1, &html)
        writeField(words[.postalAddress], words[.formAddressHint], lines: 2, &html)
      }
      html.element(.p, [.class("sheet-title")], text: words[title])
      writeField("", words[substance], lines: textLines, &html)
      writeField(words[.formAttached], "", lines: 1, &html)
      if self == .collective { writeSigners(words, &html) }
      html.element(.div, [.class("signature")]) { html in
        writeField(words[.formDate], "", lines: 1, &html)
        if self != .collective { writeField(words[.formSignature], "", lines: 1, &html) }
      }
    }
  }

  private var title: Message {
    switch self {
    case .application: .formApplication
    case .complaint: .formComplaint
    case .proposal: .formProposal
    case .collective: .formCollective
    }
  }

  private var substance: Message {
    switch self {
    case .application: .formApplicationText
    case .complaint: .formComplaintText
    case .proposal: .formProposalText
    case .collective: .formCollectiveText
    }
  }

  /// A name, ruled lines, and below the first what belongs there.
  private func writeField(
    _ name: String, _ hint: String, lines: Int, _ html: inout HTMLWriter
  ) {
    html.element(.p, [.class("field")]) { html in
      if !name.isEmpty { html.element(.strong, text: name) }
      if !hint.isEmpty {
        html.text(" ")
        html.element(.small, text: "(\(hint))")
      }
      for _ in 0..<lines {
        html.element(.span, [.class("rule"), .aria("hidden", "true")]) { _ in }
      }
    }
  }

  private func writeSigners(_ words: MessageCatalog, _ html: inout HTMLWriter) {
    html.element(.table, [.class("signers")]) { html in
      html.element(.caption, text: words[.formSigners])
      html.element(.thead) { html in
        html.element(.tr) { html in
          for head in [Message.formNumber, .formName, .postalAddress, .formSignature] {
            html.element(.th, [.scope("col")], text: words[head])
          }
        }
      }
      html.element(.tbody) { html in
        for number in 1...FormSheet.signers {
          html.element(.tr) { html in
            html.element(.th, [.scope("row")], text: String(number))
            for _ in 0..<3 { html.element(.td) { _ in } }
          }
        }
      }
    }
  }
}
