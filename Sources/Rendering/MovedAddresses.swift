import Content
import Core

/// Checks the addresses that lead to other pages: each leads to one, and none hides a page. No loop is
/// possible, since an alias stands with the page it leads to.
struct MovedAddresses {
  /// From the file at an old address to the file of the page it leads to.
  let redirects: [RelativePath: RelativePath]

  init(_ edition: Edition, pages: [PlannedPage], reporting diagnostics: inout [Diagnostic]) {
    var seen: [RelativePath: PageAlias] = [:]
    var redirects: [RelativePath: RelativePath] = [:]
    var aliases: [(alias: PageAlias, folder: RelativePath?)] = []
    for page in edition.pages {
      aliases += page.aliases.map { ($0, SiteLinks.folder(of: page)) }
    }
    for notice in edition.notices {
      aliases += notice.aliases.map { ($0, SiteLinks.folder(of: notice)) }
    }
    if aliases.isEmpty {
      self.redirects = [:]
      return
    }
    let taken = Dictionary(pages.map { ($0.file.path, $0.source) }) { first, _ in first }
    for (alias, folder) in aliases {
      let file = Route(.source, alias.folder).file
      if let page = taken[file] {
        diagnostics.append(
          alias.taken("a page stands at the address of this alias", SourceLocation(path: page)))
      } else if let other = seen[alias.folder] {
        diagnostics.append(alias.taken("alias is that of another page", other.location))
      } else {
        seen[alias.folder] = alias
        for language in Language.allCases {
          redirects[Route(language, alias.folder).file] = Route(language, folder).file
        }
      }
    }
    self.redirects = redirects
  }
}

extension PageAlias {
  fileprivate func taken(_ message: String, _ other: SourceLocation) -> Diagnostic {
    Diagnostic(
      .error, "alias.taken", message, at: location,
      hint: "remove the alias: an address leads to one page", notes: [.init("the other", at: other)]
    )
  }
}
