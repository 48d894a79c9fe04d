import Core

extension Language {
  /// «А, Б жана В», «А, Б и В», “A, B and C”.
  package func list(_ items: [String]) -> String {
    guard let last = items.last else { return "" }
    if items.count == 1 { return last }
    let conjunction =
      switch self {
      case .ky: "жана"
      case .ru: "и"
      case .en: "and"
      }
    return items.dropLast().joined(separator: ", ") + " \(conjunction) " + last
  }

  /// The quotation marks of the language around a text.
  package func quoted(_ text: String) -> String {
    self == .en ? "“\(text)”" : "«\(text)»"
  }
}

extension String {
  /// With a capital first letter, as a row of a table begins; the rest stays.
  package var sentenceCased: String {
    guard let first = unicodeScalars.first else { return self }
    return first.properties.titlecaseMapping + String(unicodeScalars.dropFirst())
  }
}
