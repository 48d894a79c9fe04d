import Core

/// What an author may have meant by a path that leads nowhere.
extension RelativePath {
  /// The known path that differs from this one in one component only, and there by a slip of the
  /// hand; `nil` when there is none: a far-fetched guess would mislead.
  func nearest(among known: some Sequence<RelativePath>) -> RelativePath? {
    let typed = components.map(String.init)
    var candidates: [(path: RelativePath, place: Int, name: String)] = []
    for path in known {
      let parts = path.components.map(String.init)
      guard parts.count == typed.count else { continue }
      let differing = parts.indices.filter { parts[$0] != typed[$0] }
      if differing.count == 1 { candidates.append((path, differing[0], parts[differing[0]])) }
    }
    candidates.sort { $0.path < $1.path }
    for place in typed.indices {
      let here = candidates.filter { $0.place == place }
      if let name = nearestName(to: typed[place], among: here.map(\.name)) {
        return here.first { $0.name == name }?.path
      }
    }
    return nil
  }

  /// As a link in the text `file` writes it: relative to the folder of that text.
  func asLink(from file: RelativePath) -> String {
    let folder = file.components.dropLast()
    let parts = components
    var shared = 0
    while shared < min(folder.count, parts.count - 1), folder[shared] == parts[shared] {
      shared += 1
    }
    let ups = Array(repeating: "..", count: folder.count - shared)
    return (ups + parts[shared...].map(String.init)).joined(separator: "/")
  }
}
