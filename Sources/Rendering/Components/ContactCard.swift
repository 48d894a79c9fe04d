import Content
import Core
import HTML

/// Where an office can be reached. What is not verified is not there.
struct ContactCard {
  let contact: Contact

  func write(_ words: MessageCatalog, into html: inout HTMLWriter) {
    html.element(.div, [.class("card")]) { html in
      html.element(.p) { $0.element(.strong, text: contact.name[words.language]) }
      FactList(facts: facts(words)).write(into: &html)
    }
  }

  private func facts(_ words: MessageCatalog) -> [FactList.Fact] {
    let language = words.language
    return [
      contact.address.map { .init(words[.postalAddress], $0[language]) },
      contact.hours.map { .init(words[.hours], $0[language]) },
      contact.phone.map { .init(words[.phone], $0, to: FactList.telephone($0)) },
      contact.email.map { .init(words[.email], $0, to: "mailto:" + $0) },
    ].compactMap { $0 }
  }
}

/// Names and values of a few facts (`dl`); a value may lead somewhere.
struct FactList {
  struct Fact {
    let name: String
    /// Texts with the address each leads to; `nil` for plain text.
    let values: [(text: String, address: String?)]

    init(_ name: String, _ text: String, to address: String? = nil) {
      self.init(name, [(text, address)])
    }

    init(_ name: String, _ values: [(text: String, address: String?)]) {
      self.name = name
      self.values = values
    }
  }

  let facts: [Fact]

  /// The address of a number as people write it (RFC 3966).
  static func telephone(_ number: String) -> String { "tel:" + number.filter { $0 != " " } }

  func write(into html: inout HTMLWriter) {
    html.element(.dl, [.class("facts")]) { html in
      for fact in facts {
        html.element(.dt, text: fact.name)
        for value in fact.values {
          html.element(.dd, value.address == nil ? [] : [.class("links")]) { html in
            if let address = value.address {
              html.element(.a, [.href(address)], text: value.text)
            } else {
              html.text(value.text)
            }
          }
        }
      }
    }
  }
}
