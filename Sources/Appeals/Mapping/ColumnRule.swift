import Core

/// How one column of the registry follows from the cells of an export.
package struct ColumnRule: Hashable, Sendable {
  /// Where the cells stand.
  package enum Place: Hashable, Sendable {
    /// The first of these names that the header has.
    case names([String])
    /// Counted from 1.
    case position(Int)
  }

  /// What the export says where the registry has a code.
  package struct Spellings: Hashable, Sendable {
    package var code: String
    package var texts: [String]
    package var location: SourceLocation
  }

  /// What a value without a mapping does.
  package enum Unmapped: String, CaseIterable, Hashable, Sendable {
    case stop
    case notStated = "not-stated"
  }

  package var place: Place?
  /// Spellings of each code, or of `yes` and `no`. Codes and their names in the three languages need
  /// none.
  package var values: [Spellings] = []
  /// Tried in order.
  package var dates: [DateFormat] = []
  package var unmapped = Unmapped.stop
  /// The code of every value without a mapping; where there is one, `unmapped` has nothing to say.
  package var others: String?
  /// The code of every row.
  package var constant: String?
  /// The code of an empty cell.
  package var fallback: String?
  /// The code of an empty cell, or of every row without a column, by whether the appeal has a
  /// closing date.
  package var whenOpen: String?
  package var whenClosed: String?
  package var location: SourceLocation

  package init(place: Place? = nil, location: SourceLocation) {
    self.place = place
    self.location = location
  }
}

/// Which rows of a source count at all.
package struct RowFilter: Hashable, Sendable {
  package var place: ColumnRule.Place
  package var values: [String]
  /// Whether the rows with these values are kept, or dropped.
  package var keeps: Bool
  /// Whether rows whose cell is empty are kept.
  package var keepsEmpty: Bool
  package var location: SourceLocation
}

/// An export that rows are read from, as `registry.yaml` describes it.
package struct RegistrySource: Hashable, Sendable {
  package enum Format: String, CaseIterable, Hashable, Sendable {
    case csv, ndjson, xlsx, sqlite, postgresql
  }

  /// Names beside the settings, with `*` and `?`. Empty for a database server.
  package var files: [String]
  package var format: Format
  package var dialect: ExportDialect
  /// `nil`: the canonical columns under their own names and nothing else.
  package var columns: [AppealColumn: ColumnRule]?
  package var filters: [RowFilter] = []
  /// Of a workbook; `nil`: its first.
  package var sheet: String?
  /// Of a database: what is asked of it.
  package var query: String?
  package var location: SourceLocation

  /// As its rows arrive: what is no text file comes as CSV in UTF-8, a workbook with its days written
  /// YYYY-MM-DD and without the empty cells at the ends of its rows.
  package var streamed: RegistrySource {
    guard format != .csv else { return self }
    var source = self
    (source.dialect.encoding, source.dialect.delimiter) = (.utf8, UInt8(ascii: ","))
    source.dialect.citesFields = true
    // The names of its columns stand on no line of the file.
    if format == .ndjson { source.dialect.firstLine = 0 }
    guard format == .xlsx else { return source }
    source.dialect.padsShortRows = true
    for column in AppealColumn.allCases where column.holdsDate {
      guard var rule = source.columns?[column], let iso = DateFormat("y-m-d") else { continue }
      if !rule.dates.contains(iso) { rule.dates.append(iso) }
      source.columns?[column] = rule
    }
    return source
  }

  /// The canonical registry.
  package static func canonical(_ file: String, at location: SourceLocation) -> RegistrySource {
    RegistrySource(
      files: [file], format: .csv, dialect: .canonical, columns: nil, location: location)
  }
}

/// What becomes of two rows with one reference.
package enum DuplicatePolicy: String, CaseIterable, Hashable, Sendable {
  case stop, newest, first
}

/// What becomes of rows with faults, such as an answer before the appeal.
package enum FaultPolicy: String, CaseIterable, Hashable, Sendable {
  case stop
  case leaveOut = "leave-out"
}
