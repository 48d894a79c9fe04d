import Core
import LocatedYAML

/// An address that a page had before, written as the page's folder was called: whoever comes there is
/// led on.
package struct PageAlias: Hashable, Sendable {
  /// Folder inside the folder of each language.
  package let folder: RelativePath
  /// Where it was written.
  package let location: SourceLocation

  /// Reads the key `aliases`: a list of folders.
  static func read(_ value: YAMLValue, _ diagnostics: inout [Diagnostic]) -> [PageAlias]? {
    value.list(reporting: &diagnostics) { element, diagnostics in
      guard let text = element.string(reporting: &diagnostics) else { return nil }
      if let folder = RelativePath(text), isPlain(folder) {
        return PageAlias(folder: folder, location: element.location)
      }
      diagnostics.append(
        Diagnostic(
          .error, "alias.spelling", "alias is not the name of a folder", at: element.location,
          hint: "write what stood between the language and the last slash, such as ‘old-name’"))
      return nil
    }
  }

  /// Whether web servers take the name literally: letters, digits, hyphens, dots and slashes.
  static func isPlain(_ folder: RelativePath) -> Bool {
    folder.description.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || $0.properties.numericType == .decimal
        || "-._/".unicodeScalars.contains($0)
    }
  }
}
