import Core

/// A row that does not follow RFC 4180 or the reader's limits. The row is left out, the rest is read.
package struct CSVProblem: Hashable, Sendable {
  package enum Rule: Hashable, Sendable {
    /// A quoted field that never ends, or ends on a later line in the middle of a field.
    case unclosedQuote
    case textAfterQuote
    /// A quotation mark inside a field that does not begin with one.
    case bareQuote
    case fieldCount(found: Int, expected: Int)
    case longField(limit: Int)
    case longRow(limit: Int)
    case invalidUTF8
    case nul
  }

  package let rule: Rule
  /// Counted from 1.
  package let line: Int
  /// Counted from 1 in Unicode scalars.
  package let column: Int
}

extension CSVProblem {
  /// Whether a header with a column too many makes every row look like this.
  var followsFromHeader: Bool {
    if case .fieldCount = rule { true } else { false }
  }

  /// The problem as an error of the file `path`; never shows the row.
  package func diagnostic(path: String) -> Diagnostic {
    Diagnostic(
      .error, rule.code, rule.message,
      at: SourceLocation(path: path, line: line, column: column), hint: rule.hint,
      showsSource: false)
  }
}

extension CSVProblem.Rule {
  fileprivate var code: String {
    switch self {
    case .unclosedQuote: "csv.unclosed-quote"
    case .textAfterQuote: "csv.text-after-quote"
    case .bareQuote: "csv.bare-quote"
    case .fieldCount: "csv.field-count"
    case .longField: "csv.long-field"
    case .longRow: "csv.long-row"
    case .invalidUTF8: "csv.utf-8"
    case .nul: "csv.nul"
    }
  }

  fileprivate var message: String {
    switch self {
    case .unclosedQuote: "the quotation mark that opens this field is never closed"
    case .textAfterQuote: "text after the closing quotation mark of a field"
    case .bareQuote: "a quotation mark inside a field that does not begin with one"
    case .fieldCount(let found, let expected):
      "number of fields in the row: \(found); the header has \(expected)"
    case .longField(let limit): "a field longer than \(limit) bytes"
    case .longRow(let limit): "a row longer than \(limit) bytes"
    case .invalidUTF8: "a byte that is not UTF-8"
    case .nul: "a NUL byte"
    }
  }

  fileprivate var hint: String {
    switch self {
    case .unclosedQuote: "close the field with a second quotation mark"
    case .textAfterQuote: "double each quotation mark inside the field"
    case .bareQuote: "put the whole field in quotation marks and double those inside it"
    case .fieldCount(let found, let expected) where found < expected:
      "look for a row that is cut short, or a line end inside a field without quotation marks"
    case .fieldCount: "put a field that holds the delimiter in quotation marks"
    case .longField, .longRow: "look for a missing quotation mark or line end"
    case .invalidUTF8: "save the file as UTF-8"
    case .nul: "export the file again: no text holds such a byte"
    }
  }
}
