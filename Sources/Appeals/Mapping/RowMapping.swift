import Core

/// Turns the cells of an office's export into a row of the registry, as the rules of its source say.
///
/// The counterpart of `RowDecoder` for columns, spellings and dates of the office's own. Bytes to
/// numbers: no string is made but for a spelling that was not met before.
struct RowMapping: Sendable {
  let source: RegistrySource
  let codes: AppealCodes
  private(set) var positions = [Int](repeating: -1, count: AppealColumn.allCases.count)
  /// By `AppealColumn`; absent ones for columns that hold no code.
  private(set) var coded: [CodedCell]
  let dates: [[DateFormat]]
  private var filters: [FilterCell]
  /// Values without a mapping, counted.
  var unmapped = UnmappedValues()
  /// Whether another will meet the same rows and count these values.
  var isAhead = false

  /// `nil` when errors were reported.
  init?(
    _ source: RegistrySource, _ columns: [AppealColumn: ColumnRule], codes: AppealCodes,
    reporting diagnostics: inout [Diagnostic]
  ) {
    let before = diagnostics.count
    self.source = source
    self.codes = codes
    coded = AppealColumn.allCases.map { column in
      let list = codes.list(of: column)
      guard column.isCoded, let rule = columns[column] else {
        return .absent(notStated: list?.emptyNumber ?? CodedCell.noAnswer)
      }
      return CodedCell(rule, column, list: list, reporting: &diagnostics)
    }
    dates = AppealColumn.allCases.map { columns[$0]?.dates ?? [] }
    filters = source.filters.map(FilterCell.init)
    if diagnostics[before...].contains(where: \.isError) { return nil }
  }

  /// Says where each column stands, once the header is known.
  mutating func place(_ find: (ColumnRule.Place, SourceLocation) -> Int?) {
    for column in AppealColumn.allCases {
      guard let rule = source.columns?[column], let place = rule.place else { continue }
      positions[column.rawValue] = find(place, rule.location) ?? -1
      coded[column.rawValue].position = positions[column.rawValue]
    }
    for index in filters.indices {
      filters[index].position = find(filters[index].rule.place, filters[index].rule.location) ?? -1
    }
  }

  /// Whether the filters keep the row.
  mutating func keeps(_ bytes: Span<UInt8>, _ fields: [CSVReader.Field]) -> Bool {
    for index in filters.indices where !filters[index].keeps(bytes, fields) { return false }
    return true
  }

  /// - Parameter unmappedCells: how many cells had values without a mapping.
  mutating func decode(
    _ bytes: Span<UInt8>, _ fields: [CSVReader.Field], _ line: Int, _ faults: inout [RowFault],
    unmappedCells: inout UnmappedCells
  ) -> RegistryRow {
    let reference = trimmed(positions[0], bytes, fields)
    var row = RegistryRow(referenceCell: reference)
    row.referenceDigits = self.reference(bytes, reference, &faults)
    row.received = date(.received, bytes, fields, &faults)
    row.registered = date(.registered, bytes, fields, &faults)
    row.closed = date(.closed, bytes, fields, &faults)
    let isClosed = row.closed != nil
    func code(_ column: AppealColumn, _ faults: inout [RowFault]) -> Int {
      self.code(column, isClosed, bytes, fields, line, &faults, &unmappedCells)
    }
    row.channel = code(.channel, &faults)
    row.kind = code(.kind, &faults)
    row.topic = code(.topic, &faults)
    row.region = code(.region, &faults)
    row.body = code(.body, &faults)
    row.status = code(.status, &faults)
    row.outcome = code(.outcome, &faults)
    row.signatories = UInt32(
      number(.signatories, 1...Int(UInt32.max), bytes, fields, &faults) ?? 0)
    row.transfers =
      number(.transfers, 0...254, bytes, fields, &faults).map { UInt8($0) }
      ?? AppealTable.transfersNotStated
    for (column, question) in RowMapping.questions {
      let answer = code(column, &faults)
      if answer != CodedCell.noAnswer { row.flags.answer(question, answer == 1) }
    }
    return row
  }

  /// Knows the spellings that another copy has met.
  mutating func learn(from other: RowMapping) {
    for column in coded.indices { coded[column].index.learn(from: other.coded[column].index) }
  }

  /// Whether closed appeals may be without an outcome, because the settings say so of unmapped ones.
  var leavesOutcomeOpen: Bool {
    coded[AppealColumn.outcome.rawValue].unmapped == .notStated
  }

  private static let questions: [(AppealColumn, AppealFlags)] = [
    (.collective, .collective), (.repeated, .repeated), (.inspected, .inspected),
    (.extended, .extended),
  ]
}

extension RowMapping {
  @inline(__always)
  func trimmed(_ position: Int, _ bytes: Span<UInt8>, _ fields: [CSVReader.Field]) -> Range<Int> {
    position < 0 ? 0..<0 : fields[position].trimmed(in: bytes)
  }

  @inline(__always)
  private func reference(
    _ bytes: Span<UInt8>, _ cell: Range<Int>, _ faults: inout [RowFault]
  ) -> ReferenceKey? {
    // Whether an office's own sixteen digits have this check digit says nothing about them.
    var isValid = false
    if let key = ReferenceKey(digits: bytes, cell, isValid: &isValid) { return key }
    if cell.isEmpty {
      if positions[0] >= 0 { faults.append(RowFault(.required, .reference)) }
    } else if cell.count > ReferenceKey.longest || cell.contains(where: { bytes[$0] < 0x20 }) {
      faults.append(RowFault(.reference, .reference))
    }
    return nil
  }

  @inline(__always)
  private func date(
    _ column: AppealColumn, _ bytes: Span<UInt8>, _ fields: [CSVReader.Field],
    _ faults: inout [RowFault]
  ) -> CalendarDate? {
    let position = positions[column.rawValue]
    let cell = trimmed(position, bytes, fields)
    if cell.isEmpty {
      if column.isRequired, position >= 0 { faults.append(RowFault(.required, column)) }
      return nil
    }
    for format in dates[column.rawValue] {
      if let date = format.date(in: bytes, cell), DateColumn.holds(date) { return date }
    }
    faults.append(RowFault(.date, column))
    return nil
  }

  @inline(__always)
  private mutating func code(
    _ column: AppealColumn, _ isClosed: Bool, _ bytes: Span<UInt8>, _ fields: [CSVReader.Field],
    _ line: Int, _ faults: inout [RowFault], _ unmappedCells: inout UnmappedCells
  ) -> Int {
    let place = column.rawValue
    let cell = trimmed(coded[place].position, bytes, fields)
    if cell.isEmpty {
      if let derived = isClosed ? coded[place].whenClosed : coded[place].whenOpen {
        return derived
      }
      if let empty = coded[place].empty { return empty }
      if coded[place].position >= 0 { faults.append(RowFault(.required, column)) }
      return 0
    }
    if let number = coded[place].index.number(in: bytes, cell) { return number }
    let field = coded[place].position
    unmappedCells.all += 1
    if coded[place].unmapped == .stop { unmappedCells.faulty += 1 }
    if !isAhead { unmapped.count(bytes, cell, column, line: line, field: field) }
    return coded[place].notStated
  }

  private func number(
    _ column: AppealColumn, _ range: ClosedRange<Int>, _ bytes: Span<UInt8>,
    _ fields: [CSVReader.Field], _ faults: inout [RowFault]
  ) -> Int? {
    let cell = trimmed(positions[column.rawValue], bytes, fields)
    if cell.isEmpty { return nil }
    if let number = WholeNumber.read(bytes, cell), range.contains(number) { return number }
    faults.append(RowFault(.number, column))
    return nil
  }
}

/// Cells of a row with values without a mapping; those that may not be left out make it faulty.
struct UnmappedCells {
  var all = 0
  var faulty = 0
}

/// Whole numbers as spreadsheets write them: `1 204`, `3,0`, `3.00`. What is no whole number, `3,5`, is
/// none, nor is `1,000`, which is one for some and a thousand for others.
enum WholeNumber {
  static func read(_ bytes: Span<UInt8>, _ cell: Range<Int>) -> Int? {
    var value = 0
    var digits = 0
    var position = cell.lowerBound
    while position < cell.upperBound {
      let byte = bytes[position]
      if byte &- 0x30 <= 9 {
        value = value * 10 + Int(byte - 0x30)
        digits += 1
        if digits > 12 { return nil }
      } else if byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",") {
        let fraction = position + 1..<cell.upperBound
        let isZero = !fraction.isEmpty && fraction.allSatisfy { bytes[$0] == 0x30 }
        return digits > 0 && isZero && fraction.count != 3 ? value : nil
      } else if !(byte == 0x20 || byte == 0xC2 || byte == 0xA0) {
        return nil
      }
      position += 1
    }
    return digits > 0 ? value : nil
  }
}
