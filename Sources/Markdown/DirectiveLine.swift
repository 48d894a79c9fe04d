import Core

/// A line that starts with two colons, read.
struct DirectiveLine {
  enum Kind: Equatable {
    /// `nil` for a name that does not exist but clearly was meant to open a container.
    case open(Container?)
    case close
    case leaf(LeafDirective.Name)
  }

  let kind: Kind
  /// The words after the name, in bytes of the source.
  let arguments: [Range<Int>]

  /// Reads the line; `nil` after reporting that it is no directive at all.
  init?(
    _ range: Range<Int>, in source: SourceText, reporting diagnostics: inout [Diagnostic]
  ) {
    let colons = source.bytes[range].prefix { $0 == UInt8(ascii: ":") }.count
    var words = DirectiveLine.words(in: range.lowerBound + colons..<range.upperBound, of: source)
    let location = source.location(at: range.lowerBound)
    let hasName = words.first?.lowerBound == range.lowerBound + colons
    if colons == 3, words.isEmpty {
      kind = .close
      arguments = []
      return
    }
    guard hasName, colons < 4 else {
      diagnostics.append(DirectiveLine.malformed(colons: colons, at: location))
      return nil
    }
    let name = source.string(words.removeFirst())
    arguments = words
    guard let kind = DirectiveLine.kind(name, colons, at: location, reporting: &diagnostics) else {
      return nil
    }
    self.kind = kind
  }

  private static func kind(
    _ name: String, _ colons: Int, at location: SourceLocation,
    reporting diagnostics: inout [Diagnostic]
  ) -> Kind? {
    let container = Container(rawValue: name)
    let leaf = LeafDirective.Name(rawValue: name)
    if let container, colons == 3 { return .open(container) }
    if let leaf, colons == 2 { return .leaf(leaf) }
    if container != nil || leaf != nil {
      diagnostics.append(wrongColons(name, isContainer: container != nil, at: location))
      return container.map { .open($0) }
    }
    diagnostics.append(unknown(name, at: location))
    return colons == 3 ? .open(nil) : nil
  }

  private static func words(in range: Range<Int>, of source: SourceText) -> [Range<Int>] {
    var words: [Range<Int>] = []
    var start = range.lowerBound
    for offset in range where source.bytes[offset] == 0x20 || source.bytes[offset] == 0x09 {
      if start < offset { words.append(start..<offset) }
      start = offset + 1
    }
    if start < range.upperBound { words.append(start..<range.upperBound) }
    return words
  }

  // MARK: - Mistakes

  private static func malformed(colons: Int, at location: SourceLocation) -> Diagnostic {
    Diagnostic(
      .error, "markdown.directive-syntax",
      colons > 3 ? "a directive with \(colons) colons" : "colons without a name right after them",
      at: location,
      hint:
        "write `:::name` … `:::` around text, `::name argument` in its place, or `\\::` for colons")
  }

  private static func wrongColons(
    _ name: String, isContainer: Bool, at location: SourceLocation
  ) -> Diagnostic {
    Diagnostic(
      .error, "markdown.directive-syntax",
      isContainer
        ? "`\(name)` surrounds text, so it has three colons"
        : "`\(name)` stands by itself, so it has two colons",
      at: location,
      hint: isContainer
        ? "write `:::\(name)` above the text and `:::` below it"
        : "write `::\(name)`, without a `:::`")
  }

  private static func unknown(_ name: String, at location: SourceLocation) -> Diagnostic {
    // The first is resolved before the text is parsed.
    let names =
      ["demonstration"] + Container.allCases.map(\.rawValue)
      + LeafDirective.Name.allCases.map(\.rawValue)
    let nearest = nearestName(to: name, among: names)
    return Diagnostic(
      .error, "markdown.directive-unknown", "no directive is named `\(name)`", at: location,
      hint: nearest.map { "write `\($0)`" } ?? "choose one of " + names.joined(separator: ", "))
  }
}

extension SourceText {
  /// Text of the source; broken UTF-8, which was reported, becomes U+FFFD.
  func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
}
