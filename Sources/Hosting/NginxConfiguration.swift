/// What nginx needs to know of a site, in two files: one for the level of `http` (maps, types) and one
/// for the inside of `server`.
///
/// No `location` sets a header: nginx would then drop all that stand above it. Headers that differ from
/// path to path get their value from a map instead; one that is empty is not sent.
package struct NginxConfiguration: Sendable {
  private let headers: HeaderTable
  private let moved: [MovedPage]

  package init(_ headers: HeaderTable, moved: [MovedPage]) {
    self.headers = headers
    self.moved = moved
  }

  package static let header = "# Written by ‘portal hosting’ from the built site; do not edit.\n"

  package var httpLevel: String {
    let maps = names.filter(isVarying).map(map)
    let logged =
      ["map $uri $portal_is_logged {", "  default 1;"]
      + headers.untracedPatterns.map { "  \"~\($0.expression)\" 0;" } + ["}"]
    return NginxConfiguration.header
      + (maps + [logged.joined(separator: "\n")])
      .joined(separator: "\n") + "\n"
  }

  package var serverLevel: String {
    let types = MediaType.table.map { "  \($0.type) \($0.ending);" }
    let text = Set(MediaType.table.map(\.type)).filter(MediaType.isText).sorted()
    let lines =
      names.map { "add_header \($0) \(isVarying($0) ? variable($0) : quoted(value($0))) always;" }
      + ["types {"] + types + ["}", "default_type \(MediaType.other);", "charset utf-8;"]
      // nginx adds text/html by itself and warns of it.
      + ["charset_types \(text.filter { $0 != "text/html" }.joined(separator: " "));"]
      + moved.flatMap { page in
        page.spellings.map { "location = \(quoted($0)) { return 301 \(quoted(page.location)); }" }
      }
    return NginxConfiguration.header + lines.joined(separator: "\n") + "\n"
  }

  /// Each header's name once, in the order of the table.
  private var names: [String] {
    var seen: Set<String> = []
    return headers.rules.flatMap(\.headers).map(\.name).filter { seen.insert($0).inserted }
  }

  private func values(_ name: String) -> [(pattern: PathPattern, value: String)] {
    headers.rules.flatMap { rule in
      rule.headers.filter { $0.name == name }.map { (rule.pattern, $0.value) }
    }
  }

  /// The value of a header that has one everywhere.
  private func value(_ name: String) -> String { values(name)[0].value }

  private func isVarying(_ name: String) -> Bool {
    let values = values(name)
    return values.count > 1 || values[0].pattern.description != "/*"
  }

  private func variable(_ name: String) -> String {
    "$portal_" + name.lowercased().replacing("-", with: "_")
  }

  /// The first expression that matches counts, so that the last rule comes first.
  private func map(_ name: String) -> String {
    var lines = ["map $uri \(variable(name)) {"]
    for (pattern, value) in values(name).reversed() {
      let place = pattern.description == "/*" ? "default" : "\"~\(pattern.expression)\""
      lines.append("  \(place) \(quoted(value));")
    }
    return (lines + ["}"]).joined(separator: "\n")
  }

  /// Neither values nor plain paths have quotation marks, backslashes or dollars.
  private func quoted(_ text: String) -> String { "\"\(text)\"" }
}
