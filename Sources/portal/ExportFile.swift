import Appeals
import Core
import Exports
import Publishing

/// One file or query whose rows are handed on as CSV, whatever they are stored in.
struct ExportFile {
  let source: RegistrySource
  /// `nil` for a database server.
  let path: String?
  /// Its name in messages.
  let shown: String

  /// Hands the rows on; reports what the author can mend.
  func hand(
    reporting diagnostics: inout [Diagnostic], to reader: (Span<UInt8>) -> Bool
  ) throws {
    do {
      try withoutActuallyEscaping(reader) { sink in try stream(to: sink) }
    } catch let failure as ExportFailure {
      diagnostics.append(try diagnostic(failure))
    }
  }

  private func stream(to sink: @escaping (Span<UInt8>) -> Bool) throws {
    let path = path ?? ""
    let query = source.query ?? ""
    switch source.format {
    case .csv:
      try SourceFolder.readChunks(ofFile: path) { sink($0.bindMemory(to: UInt8.self).span) }
    case .ndjson: try JSONLinesExport.stream(reading(path), to: sink)
    case .xlsx: try WorkbookExport.stream(file: path, sheet: source.sheet, to: sink)
    case .sqlite: try SQLiteExport.stream(file: path, query: query, to: sink)
    case .postgresql: try PostgreSQLExport.stream(query: query, to: sink)
    }
  }

  private func reading(_ path: String) -> JSONLinesExport.Reading {
    { take in
      var failure: (any Error)?
      try SourceFolder.readChunks(ofFile: path) { chunk in
        do { return try take(chunk.bindMemory(to: UInt8.self).span) } catch { failure = error }
        return false
      }
      if let failure { throw failure }
    }
  }

  /// The author's part of a failure; throws the machine's.
  private func diagnostic(_ failure: ExportFailure) throws -> Diagnostic {
    switch failure {
    case .machine(let message): throw MachineFailure("\(shown): \(message)")
    case .query(let message):
      return Diagnostic(
        .error, "source.query", message, at: source.location,
        hint: "correct ‘query’ or ‘sheet’ of this source")
    case .line(let line, let message, let hint):
      return Diagnostic(
        .error, "source.line", message, at: SourceLocation(path: shown, line: line), hint: hint,
        showsSource: false)
    case .file(let message, let hint):
      return Diagnostic(
        .error, "source.kind", message, at: SourceLocation(path: shown), hint: hint,
        showsSource: false)
    }
  }
}
