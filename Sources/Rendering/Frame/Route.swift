import Core

/// Where a page stands on the site: in the folder of its language, always as `index.html`, so that
/// addresses have no file names and never change with the host.
package struct Route: Hashable, Sendable {
  package let language: Language
  /// Folder inside the language's folder; `nil` for the home page.
  package let folder: RelativePath?

  package init(_ language: Language, _ folder: RelativePath? = nil) {
    self.language = language
    self.folder = folder
  }

  /// From the root of the host: `/ky/what-to-write/`.
  package var address: String {
    folder?.address(inside: language.rawValue) ?? "/\(language.rawValue)/"
  }

  /// The file that holds the page.
  package var file: RelativePath {
    let root = Route.roots[language]
    return (folder.map(root.appending) ?? root).appending(Route.index)
  }

  private static let roots = Localized { sitePath($0.rawValue) }
  private static let index = sitePath("index.html")

  package func `in`(_ language: Language) -> Route { Route(language, folder) }
}

/// A path that this program spells itself.
func sitePath(_ text: String) -> RelativePath {
  guard let path = RelativePath(text) else { preconditionFailure("\(text) is not a path") }
  return path
}
