import Core
import HTML
import Markdown

/// What the text of a page needs to know about the page it stands on.
package protocol ProseEnvironment {
  /// Where a link leads.
  ///
  /// - Parameters:
  ///   - position: in the links of the document.
  ///   - destination: as the author wrote it; never empty, never of a refused scheme.
  /// - Returns: the address to write, not yet percent-encoded or escaped, and what follows it, such as an
  ///   anchor; whether it leaves the site; the language of what it leads to, if that is not the language
  ///   of the page.
  func address(
    ofLink position: Int, to destination: String
  ) -> (href: String, rest: String, isExternal: Bool, language: Language?)

  /// Writes what stands in place of a directive of one line.
  func write(_ directive: LeafDirective, into html: inout HTMLWriter)

  /// Words of the interface, in the language of the page.
  func words(_ phrase: ProsePhrase) -> String
}

/// The words that components of a text add to it.
package enum ProsePhrase: Hashable, Sendable {
  /// Read out before a warning, and not seen: "Important".
  case warning
  /// The heading over what to know or have before the first step.
  case before
  /// The heading over what to do.
  case `do`
  /// The heading over what not to do.
  case dont
  /// The number of a step as a reader says it, such as "Step 2".
  case step(Int)
  /// The name of the region in which a table scrolls, with its number on the page: "Table 1".
  case table(Int)
}
