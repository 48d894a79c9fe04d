import Core
import Publishing

/// The problems that builds were warned of, so that a difference can say which are new and which were
/// mended. They lie in the private folder: what is wrong with the sources is nobody else's business.
struct SiteProblems {
  /// Builds that are remembered; the older ones are as good as never published.
  private static let mostBuilds = 20

  private let file: SecretFile

  init(secrets: String) { file = SecretFile("\(secrets)/problems") }

  struct Change {
    let new: [String]
    let mended: [String]
  }

  /// Remembers the warnings of a site that was built. Nothing is kept where there is no private folder:
  /// a site without a registry needs none.
  func remember(_ diagnostics: [Diagnostic], of site: ContentHash) throws {
    guard SecretFile.hasFolder(file.path) else { return }
    let lines = diagnostics.map { "\($0.location.path): \($0.message) [\($0.code)]" }
    let others = try builds().filter { $0.site != site.description }
    let kept = others.suffix(SiteProblems.mostBuilds - 1) + [(site.description, lines)]
    let text = kept.map { build in
      "# \(build.site)\n" + build.problems.map { "\(SiteProblems.oneLine($0))\n" }.joined()
    }
    try file.write([Array(text.joined().utf8)])
  }

  /// `nil` when one of the sites was not built here, or long ago.
  func change(from live: ContentHash, to new: ContentHash) throws -> Change? {
    let builds = try builds()
    guard let before = builds.last(where: { $0.site == live.description })?.problems,
      let after = builds.last(where: { $0.site == new.description })?.problems
    else { return nil }
    return Change(
      new: SiteProblems.rest(of: after, without: before),
      mended: SiteProblems.rest(of: before, without: after))
  }

  private typealias Build = (site: String, problems: [String])

  private func builds() throws -> [Build] {
    guard let content = try file.read() else { return [] }
    var builds: [Build] = []
    for line in String(decoding: content.bytes, as: UTF8.self).split(separator: "\n") {
      if line.hasPrefix("# ") {
        builds.append((String(line.dropFirst(2)), []))
      } else if !builds.isEmpty {
        builds[builds.count - 1].problems.append(String(line))
      }
    }
    return builds
  }

  /// Without line numbers, which move, the same problem can be there twice.
  private static func rest(of problems: [String], without others: [String]) -> [String] {
    var left = Dictionary(others.map { ($0, 1) }, uniquingKeysWith: +)
    return problems.filter { problem in
      guard let count = left[problem], count > 0 else { return true }
      left[problem] = count - 1
      return false
    }
  }

  private static func oneLine(_ text: String) -> String {
    String(text.map { $0.isNewline ? " " : $0 })
  }
}
