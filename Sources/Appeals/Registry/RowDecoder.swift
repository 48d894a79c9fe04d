import Core

/// Turns the cells of a row into codes, dates and numbers, without a string or an allocation.
struct RowDecoder: Sendable {
  let codes: AppealCodes
  /// Whether a wrong check digit is a fault; not where references are held against patterns.
  var checksDigits = true
  /// For each column its position among the fields; -1 when the file lacks it. Empty until the
  /// header has been read.
  var positions: [Int] = []

  /// Where the bytes of a column's cell lie; empty when the file lacks the column.
  @inline(__always)
  func cell(_ column: AppealColumn, _ fields: [CSVReader.Field]) -> Range<Int> {
    let position = positions[column.rawValue]
    return position < 0 ? 0..<0 : fields[position].content
  }

  func decode(
    _ bytes: Span<UInt8>, _ fields: [CSVReader.Field], _ faults: inout [RowFault]
  ) -> RegistryRow {
    var row = RegistryRow(referenceCell: cell(.reference, fields))
    row.referenceDigits = reference(bytes, row.referenceCell, &faults)
    row.received = date(.received, bytes, fields, &faults)
    row.registered = date(.registered, bytes, fields, &faults)
    row.channel = code(.channel, codes.channels, bytes, fields, &faults)
    row.kind = code(.kind, codes.kinds, bytes, fields, &faults)
    row.signatories = signatories(bytes, fields, &faults)
    row.topic = code(.topic, codes.topics, bytes, fields, &faults)
    row.region = code(.region, codes.regions, bytes, fields, &faults)
    row.body = code(.body, codes.bodies, bytes, fields, &faults)
    row.transfers = transfers(bytes, fields, &faults)
    row.status = code(.status, codes.statuses, bytes, fields, &faults)
    row.closed = date(.closed, bytes, fields, &faults)
    row.outcome = code(.outcome, codes.outcomes, bytes, fields, &faults)
    answer(.collective, .collective, bytes, fields, &row.flags, &faults)
    answer(.repeated, .repeated, bytes, fields, &row.flags, &faults)
    answer(.inspected, .inspected, bytes, fields, &row.flags, &faults)
    answer(.extended, .extended, bytes, fields, &row.flags, &faults)
    return row
  }
}

extension RowDecoder {
  @inline(__always)
  private func reference(
    _ bytes: Span<UInt8>, _ cell: Range<Int>, _ faults: inout [RowFault]
  ) -> ReferenceKey? {
    var isValid = false
    if let key = ReferenceKey(digits: bytes, cell, isValid: &isValid) {
      if !isValid, checksDigits { faults.append(RowFault(.checkDigit, .reference)) }
      return key
    }
    if cell.isEmpty {
      faultIfRequired(.reference, &faults)
    } else if cell.count > ReferenceKey.longest || hasControl(bytes, cell) {
      faults.append(RowFault(.reference, .reference))
    }
    return nil
  }

  /// Control characters, and spaces at either end.
  private func hasControl(_ bytes: Span<UInt8>, _ cell: Range<Int>) -> Bool {
    let space = UInt8(ascii: " ")
    for position in cell where bytes[position] < space { return true }
    return bytes[cell.lowerBound] == space || bytes[cell.upperBound - 1] == space
  }

  @inline(__always)
  private func date(
    _ column: AppealColumn, _ bytes: Span<UInt8>, _ fields: [CSVReader.Field],
    _ faults: inout [RowFault]
  ) -> CalendarDate? {
    let cell = cell(column, fields)
    if cell.isEmpty {
      faultIfRequired(column, &faults)
      return nil
    }
    guard let date = CalendarDate(isoBytes: bytes.extracting(cell)), DateColumn.holds(date) else {
      faults.append(RowFault(.date, column))
      return nil
    }
    return date
  }

  @inline(__always)
  private func code(
    _ column: AppealColumn, _ list: CodeList, _ bytes: Span<UInt8>, _ fields: [CSVReader.Field],
    _ faults: inout [RowFault]
  ) -> Int {
    let cell = cell(column, fields)
    if cell.isEmpty {
      if list.emptyNumber == 0 { faultIfRequired(column, &faults) }
      return list.emptyNumber
    }
    guard let number = list.number(in: bytes, cell) else {
      faults.append(RowFault(.unknownCode, column))
      return 0
    }
    return number
  }

  /// 0 for an empty cell.
  private func signatories(
    _ bytes: Span<UInt8>, _ fields: [CSVReader.Field], _ faults: inout [RowFault]
  ) -> UInt32 {
    let cell = cell(.signatories, fields)
    if cell.isEmpty { return 0 }
    if let number = number(bytes, cell), let signatories = UInt32(exactly: number), number > 0 {
      return signatories
    }
    faults.append(RowFault(.number, .signatories))
    return 0
  }

  private func transfers(
    _ bytes: Span<UInt8>, _ fields: [CSVReader.Field], _ faults: inout [RowFault]
  ) -> UInt8 {
    let cell = cell(.transfers, fields)
    if cell.isEmpty { return AppealTable.transfersNotStated }
    if let number = number(bytes, cell), number < Int(AppealTable.transfersNotStated) {
      return UInt8(number)
    }
    faults.append(RowFault(.number, .transfers))
    return AppealTable.transfersNotStated
  }

  /// A whole number of at most ten ASCII digits.
  @inline(__always)
  private func number(_ bytes: Span<UInt8>, _ cell: Range<Int>) -> Int? {
    if cell.count > 10 { return nil }
    var value = 0
    for position in cell {
      let digit = bytes[position] &- UInt8(ascii: "0")
      if digit > 9 { return nil }
      value = value * 10 + Int(digit)
    }
    return value
  }

  @inline(__always)
  private func answer(
    _ column: AppealColumn, _ question: AppealFlags, _ bytes: Span<UInt8>,
    _ fields: [CSVReader.Field], _ flags: inout AppealFlags, _ faults: inout [RowFault]
  ) {
    let cell = cell(column, fields)
    if cell.isEmpty { return }
    let start = cell.lowerBound
    if cell.count == 2, bytes[start] == UInt8(ascii: "n"), bytes[start + 1] == UInt8(ascii: "o") {
      flags.answer(question, false)
    } else if cell.count == 3, bytes[start] == UInt8(ascii: "y"),
      bytes[start + 1] == UInt8(ascii: "e"), bytes[start + 2] == UInt8(ascii: "s")
    {
      flags.answer(question, true)
    } else {
      faults.append(RowFault(.yesOrNo, column))
    }
  }

  /// A column that the header lacks is reported once, there, and not in each row.
  private func faultIfRequired(_ column: AppealColumn, _ faults: inout [RowFault]) {
    if column.isRequired, positions[column.rawValue] >= 0 {
      faults.append(RowFault(.required, column))
    }
  }
}
