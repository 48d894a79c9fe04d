import Core

extension Document {
  /// The largest text of a page in bytes; a mebibyte is a book.
  package static let sizeLimit = 1 << 20

  /// Parses the text of a page.
  ///
  /// - Parameters:
  ///   - bytes: the text without its front matter, UTF-8.
  ///   - path: of the file, for messages.
  ///   - lineOffset: how many lines of the file stand before the text.
  ///   - diagnostics: the author's mistakes; the document is whole in spite of them, but for HTML,
  ///     which is left out, and links with a refused destination, which lead nowhere.
  package static func parse(
    _ bytes: [UInt8], path: String, lineOffset: Int, reporting diagnostics: inout [Diagnostic]
  ) -> Document {
    if bytes.count > sizeLimit {
      diagnostics.append(tooLong(bytes.count, path))
      return Document()
    }
    let source = SourceText(bytes, path: path, lineOffset: lineOffset)
    for fault in source.faults {
      diagnostics.append(fault.diagnostic(at: source.location(at: fault.offset)))
    }
    if let complaint = source.complexity {
      diagnostics.append(complaint)
      return Document()
    }
    var builder = DocumentBuilder(source)
    builder.build()
    diagnostics += builder.diagnostics
    return Document(builder.document)
  }

  private static func tooLong(_ count: Int, _ path: String) -> Diagnostic {
    Diagnostic(
      .error, "markdown.size", "a text of \(count) bytes; the limit is \(sizeLimit)",
      at: SourceLocation(path: path), hint: "split the page")
  }
}
