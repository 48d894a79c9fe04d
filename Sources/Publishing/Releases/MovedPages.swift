import Core

/// Which pages of the live site stand at another address in a new one, found without being told.
///
/// A page moved when it is gone, a page that was not there before has at least half of its sections
/// word for word, and no other page has as many. What moved in one language moved in all. Old addresses
/// that led somewhere go on leading there, or to where that page has moved meanwhile.
package struct MovedPages {
  /// From the files of old addresses to the files of pages of the new site.
  package let redirects: [RelativePath: RelativePath]

  /// Of a hundred sections.
  private static let leastShare = 50

  /// - Parameters:
  ///   - live: folder of the live release.
  ///   - pages: files of the new site's pages.
  ///   - known: redirects that the sources ask for; they come before what is found here.
  ///   - bytes: a page of the new site.
  /// - Throws: `FileFailure`.
  package init(
    since live: String, pages: Set<RelativePath>, known: [RelativePath: RelativePath],
    bytes: (RelativePath) -> [UInt8]
  ) throws {
    guard case .success(let site) = try PublishedSite.read(live), let facts = try? site.facts()
    else {
      redirects = [:]
      return
    }
    let gone = facts.pages.subtracting(pages).subtracting(known.keys).sorted()
    let fresh = pages.subtracting(facts.pages).sorted().map { ($0, PageSections(bytes($0))) }
    var moves: [RelativePath: RelativePath] = [:]
    if !gone.isEmpty, !fresh.isEmpty {
      for page in gone {
        let old = PageSections(try FileBytes.read(site.path(of: page)))
        moves[page] = MovedPages.bestMatch(
          of: old, among: fresh.filter { $0.0.components.first == page.components.first })
      }
      moves.merge(MovedPages.inAllLanguages(moves, gone, pages)) { found, _ in found }
    }
    for (from, to) in facts.redirects where !pages.contains(from) && known[from] == nil {
      moves[from] = pages.contains(to) ? to : known[to] ?? moves[to]
    }
    redirects = moves
  }

  private static func bestMatch(
    of old: PageSections, among pages: [(path: RelativePath, sections: PageSections)]
  ) -> RelativePath? {
    let shares = pages.map { ($0.path, old.share(in: $0.sections)) }.sorted { $0.1 > $1.1 }
    guard let best = shares.first, best.1 >= leastShare,
      shares.dropFirst().first?.1 != best.1
    else { return nil }
    return best.0
  }

  /// The moves of one language carried over to the others.
  private static func inAllLanguages(
    _ moves: [RelativePath: RelativePath], _ gone: [RelativePath], _ pages: Set<RelativePath>
  ) -> [RelativePath: RelativePath] {
    var folders: [RelativePath: RelativePath] = [:]
    for (from, to) in moves.sorted(by: { $0.key < $1.key }) {
      if let old = from.withoutLanguage, let new = to.withoutLanguage { folders[old] = new }
    }
    var others: [RelativePath: RelativePath] = [:]
    for page in gone where moves[page] == nil {
      guard let old = page.withoutLanguage, let new = folders[old],
        let language = page.components.first, let target = RelativePath("\(language)/\(new)"),
        pages.contains(target)
      else { continue }
      others[page] = target
    }
    return others
  }
}

extension PageSections {
  /// How many of a hundred sections the other page has as well.
  fileprivate func share(in other: PageSections) -> Int {
    let there = Set(other.sections.map(\.hash))
    return sections.count { there.contains($0.hash) } * 100 / max(1, sections.count)
  }
}

extension RelativePath {
  fileprivate var withoutLanguage: RelativePath? {
    components.first.flatMap { RelativePath(String($0)) }.flatMap(relative(to:))
  }
}
