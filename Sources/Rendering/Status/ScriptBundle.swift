import Content
import Core
import Crypto

/// The modules of a page's script joined into one file, so that the page needs one request.
///
/// Not a JavaScript parser: the modules keep to a few rules (imports and comments are whole lines, no
/// name is used twice), and joining is dropping the import lines, the comments and the indentation.
/// `Tests/Script` holds a second implementation of these rules and measures the size.
struct ScriptBundle: Sendable {
  let name: ScriptName
  let text: String

  /// Imports come before the module that asks for them, `page.js` last.
  ///
  /// - Parameter isSealed: whether records are sealed; where they are not, `plain.js` stands in for
  ///   `sealed.js`.
  init(
    _ name: ScriptName, _ assets: Assets, isSealed: Bool = true,
    reporting diagnostics: inout [Diagnostic]
  ) {
    let folder = assets.scripts[name]?.folder ?? name.rawValue
    let modules = assets.scripts[name]?.modules ?? [:]
    self.init(name, modules, from: folder, isSealed: isSealed, reporting: &diagnostics)
  }

  /// - Parameter folder: where the modules were written, for messages.
  init(
    _ name: ScriptName, _ modules: [String: String], from folder: String, isSealed: Bool,
    reporting diagnostics: inout [Diagnostic]
  ) {
    self.name = name
    var modules = modules
    if !isSealed { modules["sealed.js"] = modules["plain.js"] }
    var order: [String] = []
    var seen: Set<String> = []
    ScriptBundle.visit("page.js", modules, folder, &seen, &order, &diagnostics)
    text =
      order.flatMap { ScriptBundle.lines(of: modules[$0] ?? "") }.joined(separator: "\n") + "\n"
  }

  /// The name changes with the bytes, so that the file may be cached for ever.
  var path: RelativePath { sitePath("assets/\(name.rawValue).\(fingerprint).js") }

  private var fingerprint: String {
    let digits = Array("0123456789abcdef".utf8)
    let bytes = Array(SHA256.hash(data: Array(text.utf8))).prefix(8)
    return String(
      decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  /// Subresource integrity: a mirrored page will not run another script.
  var integrity: String {
    "sha256-" + base64(Array(SHA256.hash(data: Array(text.utf8))))
  }

  private static func visit(
    _ name: String, _ modules: [String: String], _ folder: String, _ seen: inout Set<String>,
    _ order: inout [String], _ diagnostics: inout [Diagnostic]
  ) {
    if !seen.insert(name).inserted { return }
    guard let source = modules[name] else {
      diagnostics.append(
        Diagnostic(
          .error, "assets.script", "no module \(name) in \(folder)",
          at: SourceLocation(path: "\(folder)/\(name)"),
          hint: "add the file or remove its import"))
      return
    }
    for line in source.split(separator: "\n") where line.hasPrefix("import ") {
      guard let start = line.range(of: "from \"./")?.upperBound,
        let end = line[start...].lastIndex(of: "\"")
      else { continue }
      visit(String(line[start..<end]), modules, folder, &seen, &order, &diagnostics)
    }
    order.append(name)
  }

  private static func lines(of source: String) -> [Substring] {
    var isComment = false
    var result: [Substring] = []
    for line in source.split(separator: "\n") {
      let text = line.trimmed
      let isDropped = isComment || text.hasPrefix("/*")
      isComment = isDropped && !text.hasSuffix("*/")
      if isDropped || text.isEmpty || text.hasPrefix("//") || text.hasPrefix("import ") { continue }
      result.append(text.hasPrefix("export ") ? text.dropFirst("export ".count) : text)
    }
    return result
  }
}

extension Substring {
  fileprivate var trimmed: Substring {
    let start = firstIndex { !$0.isWhitespace } ?? endIndex
    guard let end = lastIndex(where: { !$0.isWhitespace }) else { return self[endIndex...] }
    return self[start...end]
  }

  /// Where `text` first stands.
  fileprivate func range(of text: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
      formIndex(after: &start)
    }
    return nil
  }
}
