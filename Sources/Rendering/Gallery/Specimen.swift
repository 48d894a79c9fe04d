import Content
import Core
import HTML

/// One state of a component, as its page in the gallery shows it.
struct Specimen: Sendable {
  let name: Localized<String>
  /// Parts that on the site only the script shows, by their name in `data-show`, with the text that it
  /// would put in; empty for parts that have their own.
  var shown: @Sendable (MessageCatalog) -> [String: String] = { _ in [:] }
  let write: @Sendable (MessageCatalog, inout HTMLWriter) -> Void

  init(
    _ name: Localized<String>,
    shown: @escaping @Sendable (MessageCatalog) -> [String: String] = { _ in [:] },
    write: @escaping @Sendable (MessageCatalog, inout HTMLWriter) -> Void
  ) {
    self.name = name
    self.shown = shown
    self.write = write
  }

  func write(number: Int, _ words: MessageCatalog, into html: inout HTMLWriter) {
    let changes = SpecimenChanges(prefix: "s\(number)-", shown: shown(words))
    html.revise = { changes.revision(of: $0) }
    write(words, &html)
    html.revise = nil
  }
}

/// Makes the ids of one specimen its own, with everything that refers to them, and shows what waits for
/// the script.
private struct SpecimenChanges: Sendable {
  let prefix: String
  let shown: [String: String]

  private static let references: Set<String> = [
    "id", "for", "aria-labelledby", "aria-describedby", "aria-controls",
  ]

  func revision(of attributes: [Attribute]) -> Revision {
    var revision = Revision(attributes.map(scoped))
    guard let show = attributes.first(where: { $0.name == "data-show" })?.value,
      let name = show.split(separator: " ").first(where: { shown[String($0)] != nil })
    else { return revision }
    revision.attributes.removeAll { $0.name == "hidden" }
    revision.text = shown[String(name)].flatMap { $0.isEmpty ? nil : $0 }
    return revision
  }

  private func scoped(_ attribute: Attribute) -> Attribute {
    guard let value = attribute.value else { return attribute }
    if attribute.name == "href", value.hasPrefix("#"), value != "#main" {
      return .href("#" + prefix + value.dropFirst())
    }
    guard SpecimenChanges.references.contains(attribute.name) else { return attribute }
    let ids = value.split(separator: " ").map { prefix + $0 }
    return Attribute(attribute.name, ids.joined(separator: " "))
  }
}
