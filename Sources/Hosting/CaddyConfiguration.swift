/// What Caddy needs to know of a site: a file to `import` inside a site block.
///
/// Caddy runs `header` with the longest path first, so that the general value would win; therefore
/// values that differ from path to path come from a `map`, as for nginx.
package struct CaddyConfiguration: Sendable {
  private let headers: HeaderTable
  private let moved: [MovedPage]

  package init(_ headers: HeaderTable, moved: [MovedPage]) {
    self.headers = headers
    self.moved = moved
  }

  package var text: String {
    let lines =
      maps + logging + methods + headerLines + types
      + moved.flatMap { page in page.spellings.map { "redir \($0) \(page.location) 301" } }
    return NginxConfiguration.header + lines.joined(separator: "\n") + "\n"
  }

  private var everywhere: [HeaderTable.Header] {
    headers.rules.filter { $0.pattern.description == "/*" }.flatMap(\.headers)
  }

  /// Values that replace one that is sent everywhere.
  private func exceptions(
    _ header: HeaderTable.Header
  ) -> [(pattern: PathPattern, value: String)] {
    headers.rules.filter { $0.pattern.description != "/*" }.flatMap { rule in
      rule.headers.filter { $0.isNamed(as: header) }.map { (rule.pattern, $0.value) }
    }
  }

  private func placeholder(_ header: HeaderTable.Header) -> String {
    "portal_" + header.name.lowercased().replacing("-", with: "_")
  }

  private var maps: [String] {
    everywhere.filter { !exceptions($0).isEmpty }.flatMap { header in
      ["map {path} {\(placeholder(header))} {"]
        + exceptions(header).reversed().map { "\t~\($0.pattern.expression) \"\($0.value)\"" }
        + ["\tdefault \"\(header.value)\"", "}"]
    }
  }

  private var headerLines: [String] {
    let general = everywhere.map { header in
      let value = exceptions(header).isEmpty ? header.value : "{\(placeholder(header))}"
      return "header \(header.name) \"\(value)\""
    }
    let others = headers.rules.flatMap { rule in
      rule.headers.filter { header in !everywhere.contains { $0.isNamed(as: header) } }
        .map { "header \(rule.pattern) \($0.name) \"\($0.value)\"" }
    }
    return general + others
  }

  private var logging: [String] {
    let patterns = headers.untracedPatterns.map(\.description)
    if patterns.isEmpty { return [] }
    return ["@untraced path \(patterns.joined(separator: " "))", "skip_log @untraced"]
  }

  /// Caddy's own list depends on the machine. The matcher `file` keeps the page for a wrong address from
  /// being called what the address asked for.
  private var types: [String] {
    let known = MediaType.table.filter { $0.ending != "html" }.map(\.ending)
    return known.flatMap { ending in
      typed("type_\(ending)", "path *.\(ending)", MediaType.of(fileNamed: "x.\(ending)"))
    } + typed("type_other", "not path */ *.*", MediaType.of(fileNamed: "x"))
  }

  private func typed(_ name: String, _ condition: String, _ type: String) -> [String] {
    [
      "@\(name) {", "\t\(condition)", "\tfile", "}", "header @\(name) {",
      "\tContent-Type \"\(type)\"", "\tdefer", "}",
    ]
  }

  private var methods: [String] {
    ["@writing not method GET HEAD", "respond @writing 405"]
  }
}
