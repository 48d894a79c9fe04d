/// Why a database or a workbook gave no rows. Never holds a value of a row.
package enum ExportFailure: Error, Hashable, CustomStringConvertible {
  /// What was asked is wrong: the author can mend it.
  case query(String)
  /// The file is not what its name says, or is not safe to open.
  case file(String, hint: String)
  /// A line of the file cannot be read.
  case line(Int, String, hint: String)
  /// The disk, the network or the server failed.
  case machine(String)

  package var description: String {
    switch self {
    case .query(let message), .file(let message, _), .line(_, let message, _),
      .machine(let message):
      message
    }
  }
}
