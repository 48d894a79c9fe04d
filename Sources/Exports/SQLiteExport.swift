import Libsqlite

/// Reads the answer to one question from an SQLite database, opened for reading only.
package enum SQLiteExport {
  /// Streams the rows as CSV with the names of the columns first.
  package static func stream(
    file: String, query: String, to sink: @escaping (Span<UInt8>) -> Bool
  ) throws(ExportFailure) {
    var database: OpaquePointer?
    let opened = sqlite3_open_v2(file, &database, SQLITE_OPEN_READONLY, nil)
    defer { sqlite3_close(database) }
    if opened != SQLITE_OK { throw .machine("cannot open \(file): \(message(database))") }
    var statement: OpaquePointer?
    var rest: UnsafePointer<CChar>?
    let prepared = query.withCString { text in
      let result = sqlite3_prepare_v2(database, text, -1, &statement, &rest)
      return (result, rest.map { String(cString: $0) } ?? "")
    }
    defer { sqlite3_finalize(statement) }
    if prepared.0 == SQLITE_NOTADB {
      throw .file("the file is no SQLite database", hint: "export the registry again")
    }
    guard prepared.0 == SQLITE_OK, let statement else { throw .query(message(database)) }
    let isOne = prepared.1.allSatisfy { $0.isWhitespace || $0 == ";" }
    if !isOne || sqlite3_stmt_readonly(statement) == 0 {
      throw .query("the query is not one that only reads")
    }
    try rows(of: statement, database, to: sink)
  }

  /// The tables and views of a database, in order of their names.
  package static func tables(in file: String) throws(ExportFailure) -> [String] {
    let query =
      "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%'"
    var bytes: [UInt8] = []
    try stream(file: file, query: query + " ORDER BY name") { piece in
      piece.withUnsafeBufferPointer { bytes += $0 }
      return true
    }
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").dropFirst().map(
      String.init)
  }

  private static func rows(
    of statement: OpaquePointer, _ database: OpaquePointer?,
    to sink: @escaping (Span<UInt8>) -> Bool
  ) throws(ExportFailure) {
    var rows = CSVRows(sink)
    let width = sqlite3_column_count(statement)
    for column in 0..<width {
      rows.cell(String(cString: sqlite3_column_name(statement, column)).utf8)
    }
    rows.endRow()
    while rows.isWanted {
      let step = sqlite3_step(statement)
      if step == SQLITE_DONE { break }
      if step != SQLITE_ROW {
        // The text of other errors may repeat what a row holds.
        throw .machine("SQLite stopped with error \(sqlite3_extended_errcode(database))")
      }
      for column in 0..<width {
        let text = sqlite3_column_text(statement, column)
        let count = Int(sqlite3_column_bytes(statement, column))
        rows.cell(UnsafeBufferPointer(start: text, count: text == nil ? 0 : count))
      }
      rows.endRow()
    }
    rows.flush()
  }

  private static func message(_ database: OpaquePointer?) -> String {
    database.map { String(cString: sqlite3_errmsg($0)) } ?? "no memory"
  }
}
