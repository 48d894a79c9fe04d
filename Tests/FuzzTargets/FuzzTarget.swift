import Appeals
import Core
import Exports
import LocatedYAML
import Lookup
import Markdown
import Preview
import Privacy
import References

/// The readers of foreign bytes, each as a function that must come to an end, must not trap, and must
/// keep what it promises of its result. `make fuzz` looks for bytes that break that; `make test` tries
/// again those that were found or written down.
package enum FuzzTarget: String, CaseIterable, Sendable {
  case csv
  case directives
  case frontMatter = "front-matter"
  case jsonLines = "json-lines"
  case markdown
  case personalData = "personal-data"
  case profile
  case reference
  case request
  case shard
  case sheet

  package func run(_ bytes: [UInt8]) {
    switch self {
    case .csv: readRows(bytes)
    case .directives: readDirectives(bytes)
    case .frontMatter: readYAML(bytes)
    case .jsonLines: readJSONLines(bytes)
    case .markdown: readMarkdown(bytes, isAlone: true)
    case .personalData: readPersonalData(bytes)
    case .profile: readProfile(bytes)
    case .reference: readReference(bytes)
    case .request: readRequest(bytes)
    case .shard: readShard(bytes)
    case .sheet: readSheet(bytes)
    }
  }
}

/// Rows do not depend on where the chunks are cut.
private func readRows(_ bytes: [UInt8]) {
  func rows(cutAt place: Int) -> [[[UInt8]]] {
    var reader = CSVReader()
    var rows: [[[UInt8]]] = []
    func take() {
      while true {
        switch reader.next() {
        case .exhausted: return
        case .malformed: rows.append([])
        case .row:
          rows.append(
            reader.fields.prefix(reader.fieldCount).map { Array(reader.bytes[$0.content]) })
        }
      }
    }
    reader.feed(Array(bytes[..<place]).span)
    take()
    reader.feed(Array(bytes[place...]).span)
    take()
    reader.finish()
    take()
    return rows
  }
  let whole = rows(cutAt: bytes.count)
  precondition(rows(cutAt: bytes.count / 3) == whole, "rows depend on the chunks")
  var export = ExportReader(ExportDialect())
  export.feed(bytes.span)
  export.finish()
  while true {
    if case .exhausted = export.next() { return }
  }
}

private func readDirectives(_ bytes: [UInt8]) {
  readMarkdown(Array(":::steps\n".utf8) + bytes + Array("\n:::\n".utf8), isAlone: false)
  readMarkdown(Array("::".utf8) + bytes, isAlone: false)
}

/// Places lie in the text, and the same text gives the same problems.
private func readMarkdown(_ bytes: [UInt8], isAlone: Bool) {
  var diagnostics: [Diagnostic] = []
  _ = Document.parse(bytes, path: "a.md", lineOffset: 2, reporting: &diagnostics)
  let lines = bytes.count { $0 == 0x0A || $0 == 0x0D } + 3
  for diagnostic in diagnostics {
    precondition((0...lines).contains(diagnostic.location.line), "a place outside the text")
  }
  if !isAlone { return }
  var again: [Diagnostic] = []
  _ = Document.parse(bytes, path: "a.md", lineOffset: 2, reporting: &again)
  precondition(diagnostics == again, "problems differ from run to run")
}

private func readYAML(_ bytes: [UInt8]) {
  guard let text = String(validating: bytes, as: UTF8.self) else { return }
  var diagnostics: [Diagnostic] = []
  let value = YAMLValue.parse(text, path: "a.md", lineOffset: 1, reporting: &diagnostics)
  precondition(value != nil || diagnostics.hasErrors, "nothing was read and nothing said")
  guard let value, var keys = value.mapping(reporting: &diagnostics) else { return }
  for name in ["title", "summary"] {
    _ = keys.optional(name, reporting: &diagnostics) { $0.string(reporting: &$1) }
  }
  _ = keys.optional("updated", reporting: &diagnostics) { $0.date(reporting: &$1) }
  _ = keys.optional("number", reporting: &diagnostics) { $0.integer(reporting: &$1) }
  _ = keys.optional("name", reporting: &diagnostics) { $0.localized(reporting: &$1) }
  _ = keys.optional("list", reporting: &diagnostics) { value, diagnostics in
    value.list(reporting: &diagnostics) { $0.string(reporting: &$1) }
  }
  keys.finish(reporting: &diagnostics)
}

/// A canonical spelling is its own canonical spelling.
private func readReference(_ bytes: [UInt8]) {
  guard let text = String(validating: bytes, as: UTF8.self) else { return }
  for grammar in [ReferenceGrammar.numbers, .numbers(digits: 16)] {
    guard case .success(let reference) = grammar.canonical(of: text) else { continue }
    guard case .success(let again) = grammar.canonical(of: reference.text), again == reference
    else { preconditionFailure("a canonical spelling has another") }
  }
}

/// The first line is the method, the second the host, the rest the target. A path never leaves the site.
private func readRequest(_ bytes: [UInt8]) {
  let parts = String(decoding: bytes, as: UTF8.self)
    .split(separator: "\n", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
  let target = parts.last ?? ""
  let requests = [
    PreviewRequest(method: parts[0], target: target, host: parts.count > 1 ? parts[1] : nil),
    PreviewRequest(method: "GET", target: target, host: "localhost:8000"),
  ]
  for case .file(let path) in requests {
    precondition(!path.components.contains(".."), "a path leaves the site")
  }
}

/// Nothing opens but what was sealed.
private func readShard(_ bytes: [UInt8]) {
  guard let period = KeyPeriod(id: "2026a", salt: [UInt8](repeating: 1, count: 16), iterations: 1)
  else { return }
  let key = RecordKey(Passphrase(reference: "4929071538264109"), in: period)
  for entry in SealedShard.entries(of: bytes) + [bytes, key.place.locator + bytes] {
    precondition(SealedEntry.open(entry, key: key, in: period) == nil, "something opens")
  }
}
