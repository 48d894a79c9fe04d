import Foundation
import Libsqlite
import Testing

@testable import Exports

@Suite struct SQLiteTests {
  private func database(_ sql: String) throws -> String {
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).sqlite")
    var handle: OpaquePointer?
    try #require(sqlite3_open(file.path, &handle) == SQLITE_OK)
    defer { sqlite3_close(handle) }
    try #require(sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK)
    return file.path
  }

  private func read(_ file: String, _ query: String) throws -> String {
    var bytes: [UInt8] = []
    func take(_ piece: Span<UInt8>) -> Bool {
      piece.withUnsafeBufferPointer { bytes += $0 }
      return true
    }
    try withoutActuallyEscaping(
      take, do: { try SQLiteExport.stream(file: file, query: query, to: $0) })
    return String(decoding: bytes, as: UTF8.self)
  }

  private let table =
    "CREATE TABLE a (id, \"Тема\", n); INSERT INTO a VALUES ('x', 'Жер, суу', 1), (2, NULL, 2.5);"

  @Test("gives the names of the columns and the rows as CSV")
  func rows() throws {
    let file = try database(table)
    #expect(
      try read(file, "SELECT id, \"Тема\", n FROM a")
        == "id,Тема,n\nx,\"Жер, суу\",1\n2,,2.5\n")
  }

  @Test(
    "takes one query that only reads",
    arguments: [
      "DELETE FROM a", "SELECT 1; DELETE FROM a", "SELECT nothing FROM a", "SELEC",
    ])
  func readsOnly(query: String) throws {
    let file = try database(table)
    #expect(throws: ExportFailure.self) { try read(file, query) }
    #expect(try read(file, "SELECT count(*) AS n FROM a") == "n\n2\n")
  }

  @Test("a file that is none is named for what it is")
  func noDatabase() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).sqlite")
    try Data(repeating: 0x41, count: 2000).write(to: file)
    #expect(
      throws: ExportFailure.file(
        "the file is no SQLite database", hint: "export the registry again")
    ) { try read(file.path, "SELECT 1 FROM a") }
    #expect(throws: ExportFailure.self) { try read("/nowhere/a.sqlite", "SELECT 1") }
  }
}
