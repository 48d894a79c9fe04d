import Core

/// A directive that surrounds text: `:::name` … `:::`.
package enum Container: String, CaseIterable, Sendable {
  /// One ordered list whose items start with a bold title.
  case steps
  /// Legal consequences.
  case warning
  /// An example.
  case inset
  /// A rare case, folded under its summary line.
  case details
  /// What to know or have before the first step.
  case before
  /// A bullet list of what to do.
  case `do`
  /// A bullet list of what not to do.
  case dont

  var position: UInt8 { UInt8(Container.allCases.firstIndex(of: self) ?? 0) }

  init(position: UInt8) { self = Container.allCases[Int(position)] }
}

/// A directive of one line, `::name argument …`, in whose place the build writes something.
package struct LeafDirective: Hashable, Sendable {
  package enum Name: String, CaseIterable, Sendable {
    /// `::contact ID`: a contact card of the directory.
    case contact
    /// `::deadlines`: the table "registered on – answer due by".
    case deadlines
    /// `::figure FILE ID`: a table of a figures file.
    case figure
    /// `::form KIND`: a sheet to print and fill in by hand.
    case form

    /// What the author has to name after it, in words for messages.
    package var parameters: [String] {
      switch self {
      case .contact: ["the id of a contact"]
      case .deadlines: []
      case .figure: ["a figures file", "the id of one of its tables"]
      case .form: ["application, complaint, proposal or collective"]
      }
    }
  }

  package let name: Name
  /// As many as the name asks for.
  package let arguments: [String]
  package let location: SourceLocation
  /// One for each argument.
  package let argumentLocations: [SourceLocation]
}
