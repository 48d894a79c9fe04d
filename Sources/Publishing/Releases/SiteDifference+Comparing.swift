import Core

extension SiteDifference {
  /// Compares a site with the live one; without a live one, all is added. Pages that differ are
  /// read.
  ///
  /// - Parameters:
  ///   - liveFacts: what the live site says of itself, if it does; so for `newFacts`.
  init(
    live: PublishedSite?, liveFacts: ReleaseFacts?, new: PublishedSite, newFacts: ReleaseFacts?
  ) throws(FileFailure) {
    let before = live?.manifest ?? Manifest([:])
    let changes = changedPaths(before, new.manifest)
    let pageChanges = changes.filter { $0.path.isPage }
    let compared = concurrentMap(pageChanges, chunk: 8) { file in
      Result { () throws(FileFailure) in try page(file, live, new, newFacts) }
    }
    var pages: [Page] = []
    for page in compared { pages.append(try page.get()) }
    self.pages = pages
    files = changes.filter { !$0.path.isPage && $0.path != ReleaseFacts.path }
    cells = SiteDifference.cells(try publishedCells(live), try publishedCells(new))
    totals = figures(liveFacts?.totals ?? [:], newFacts?.totals ?? [:])
    records =
      liveFacts?.records == newFacts?.records
      ? nil
      : Figure(name: "records", live: liveFacts?.records, new: newFacts?.records)
    liveDataDate = liveFacts?.dataDate
    newDataDate = newFacts?.dataDate
  }
}

/// No cells where there is no such file, or one of another form.
private func publishedCells(_ site: PublishedSite?) throws(FileFailure) -> PublishedCells {
  guard let site, site.manifest[PublishedCells.path] != nil else { return PublishedCells() }
  let bytes = try FileBytes.read(site.path(of: PublishedCells.path))
  return PublishedCells(parsing: bytes) ?? PublishedCells()
}

extension RelativePath {
  var isPage: Bool { fileExtension == "html" }
}

private func changedPaths(_ live: Manifest, _ new: Manifest) -> [SiteDifference.File] {
  var changes: [SiteDifference.File] = []
  for file in new.files {
    guard let before = live[file.path] else {
      changes.append(.init(path: file.path, change: .added))
      continue
    }
    if before != file.hash { changes.append(.init(path: file.path, change: .changed)) }
  }
  for file in live.files where new[file.path] == nil {
    changes.append(.init(path: file.path, change: .removed))
  }
  return changes.sorted { $0.path < $1.path }
}

private func page(
  _ file: SiteDifference.File, _ live: PublishedSite?, _ new: PublishedSite,
  _ facts: ReleaseFacts?
) throws(FileFailure) -> SiteDifference.Page {
  var page = SiteDifference.Page(path: file.path, change: file.change)
  if file.change == .removed { page.redirect = facts?.redirects[file.path] }
  guard file.change == .changed, let live else { return page }
  let before = PageSections(try FileBytes.read(live.path(of: file.path)))
  let after = PageSections(try FileBytes.read(new.path(of: file.path)))
  page.frameChanged = before.frame != after.frame
  page.sections = sections(before, after)
  return page
}

private func sections(
  _ before: PageSections, _ after: PageSections
) -> [SiteDifference.Section] {
  let old = hashes(before)
  let new = hashes(after)
  var sections: [SiteDifference.Section] = []
  var seen: Set<String?> = []
  for section in after.sections where seen.insert(section.heading).inserted {
    guard let previous = old[section.heading] else {
      sections.append(.init(heading: section.heading, change: .added))
      continue
    }
    if previous != new[section.heading] {
      sections.append(.init(heading: section.heading, change: .changed))
    }
  }
  for section in before.sections where new[section.heading] == nil {
    sections.append(.init(heading: section.heading, change: .removed))
  }
  return sections
}

/// Ids are unique in a valid page; should one come twice, its parts are compared together.
private func hashes(_ page: PageSections) -> [String?: [ContentHash]] {
  Dictionary(page.sections.map { ($0.heading, [$0.hash]) }, uniquingKeysWith: +)
}

private func figures(
  _ live: [String: Int], _ new: [String: Int]
) -> [SiteDifference.Figure] {
  Set(live.keys).union(new.keys).sorted(by: precedes).compactMap { name in
    live[name] == new[name]
      ? nil : SiteDifference.Figure(name: name, live: live[name], new: new[name])
  }
}
