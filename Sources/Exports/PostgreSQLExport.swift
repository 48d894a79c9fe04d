import Libpq

/// Reads the answer to one question from a PostgreSQL server, inside a transaction that only reads.
///
/// Where the server is and who asks come from the usual environment variables and `.pgpass`; nothing
/// of it is in the settings. The rows come as the server writes them (COPY … TO STDOUT), so they go
/// unchanged into the reader of CSV.
package enum PostgreSQLExport {
  /// The server gives up after this; an export that takes longer asks too much.
  package static let timeLimitSeconds = 600

  package static func stream(
    query: String, timeLimitSeconds: Int = PostgreSQLExport.timeLimitSeconds,
    to sink: (Span<UInt8>) -> Bool
  ) throws(ExportFailure) {
    let connection = PQconnectdb("connect_timeout=10 client_encoding=UTF8")
    defer { PQfinish(connection) }
    guard let connection, PQstatus(connection) == CONNECTION_OK else {
      throw .machine(
        "cannot reach the PostgreSQL server (PGHOST, PGPORT, PGDATABASE, PGUSER, .pgpass)")
    }
    // libpq would print the server's notices, which may repeat what a row holds.
    PQsetNoticeProcessor(connection, { _, _ in }, nil)
    try command("BEGIN TRANSACTION READ ONLY", connection)
    try command("SET LOCAL statement_timeout = '\(timeLimitSeconds)s'", connection)
    try command("SET LOCAL datestyle = 'ISO'", connection)
    let copy = "COPY (\(query)) TO STDOUT (FORMAT csv, HEADER true)"
    // The extended protocol takes one statement and no second one behind a semicolon.
    let started = PQexecParams(connection, copy, 0, nil, nil, nil, nil, 0)
    let isCopying = PQresultStatus(started) == PGRES_COPY_OUT
    let failure = isCopying ? nil : problem(started, connection)
    PQclear(started)
    if let failure { throw failure }
    try rows(connection, to: sink)
    // A server that went away between the last row and here has given all of them.
    PQclear(PQexec(connection, "ROLLBACK"))
  }

  private static func rows(
    _ connection: OpaquePointer, to sink: (Span<UInt8>) -> Bool
  ) throws(ExportFailure) {
    var isWanted = true
    while true {
      var buffer: UnsafeMutablePointer<CChar>?
      let count = PQgetCopyData(connection, &buffer, 0)
      if count <= 0 { break }
      if isWanted, let buffer {
        isWanted = UnsafeRawBufferPointer(start: buffer, count: Int(count))
          .withMemoryRebound(to: UInt8.self) { sink($0.span) }
      }
      PQfreemem(buffer)
      if !isWanted { return }
    }
    guard let result = PQgetResult(connection) else {
      throw .machine("the PostgreSQL server stopped before the last row")
    }
    defer { PQclear(result) }
    if PQresultStatus(result) != PGRES_COMMAND_OK { throw problem(result, connection) }
  }

  private static func command(
    _ text: String, _ connection: OpaquePointer
  ) throws(ExportFailure) {
    let result = PQexec(connection, text)
    defer { PQclear(result) }
    if PQresultStatus(result) != PGRES_COMMAND_OK { throw problem(result, connection) }
  }

  /// Class 42 is about the question itself; the text of other errors may repeat what a row holds.
  private static func problem(
    _ result: OpaquePointer?, _ connection: OpaquePointer
  ) -> ExportFailure {
    // PG_DIAG_SQLSTATE and PG_DIAG_MESSAGE_PRIMARY, which are macros of characters.
    let state = PQresultErrorField(result, 67).map { String(cString: $0) } ?? ""
    if state.hasPrefix("42") {
      let text = PQresultErrorField(result, 77).map { String(cString: $0) } ?? "the query is wrong"
      return .query(text)
    }
    if state == "57014" { return .machine("the query took longer than its time limit") }
    if state.isEmpty || state.hasPrefix("57") || state.hasPrefix("08") {
      return .machine("the PostgreSQL server stopped before the last row")
    }
    return .machine("the PostgreSQL server refused (SQLSTATE \(state))")
  }
}
