import Foundation
import Testing

@Suite struct GoldenTests {
  /// `PORTAL_RENEW_GOLDEN=1 swift test --filter Golden` takes what is made now for what is expected;
  /// read the difference before it is committed.
  private static let renews = ProcessInfo.processInfo.environment["PORTAL_RENEW_GOLDEN"] == "1"

  @Test("makes of the sample site what it always made")
  func wholeTree() throws {
    let site = try SampleSite()
    let run = try site.run("build")
    try #require(run.status == 0, "\(run.err)")
    let made = GoldenSite(output: try site.output())
    if Self.renews { return try made.renew() }
    let expected = try GoldenSite()
    let names = (Set(made.files.keys), Set(expected.files.keys))
    #expect(names.0.subtracting(names.1).sorted() == [], "made but not expected")
    #expect(names.1.subtracting(names.0).sorted() == [], "expected but not made")
    for (name, text) in expected.files.sorted(by: { $0.key < $1.key }) {
      guard let new = made.files[name], new != text else { continue }
      Issue.record("\(name) differs:\n\(difference(text, new))")
    }
  }

  /// The first line that differs, from a little before the place where it does.
  private func difference(_ old: String, _ new: String) -> String {
    let common = zip(old.unicodeScalars, new.unicodeScalars).prefix { $0 == $1 }.count
    return [("expected", old), ("made", new)].map { name, text in
      let scalars = Array(text.unicodeScalars).dropFirst(max(0, common - 60)).prefix(200)
      return "\(name): …\(String(String.UnicodeScalarView(scalars)))…"
    }.joined(separator: "\n")
  }
}
