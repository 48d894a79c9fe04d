import Core
import Privacy

/// How faults of rows are told: file, line and column, never what a cell holds.
extension RegistryReader {
  mutating func report(
    _ fault: RowFault, note: Diagnostic.Note? = nil
  ) {
    let hint = problems.lists(fault.code) ? hint(for: fault) : fault.hint
    problems.append(
      Diagnostic(
        fault.isWarning ? .warning : .error, fault.code, fault.message,
        at: place(of: fault.column), hint: hint, notes: note.map { [$0] } ?? [],
        showsSource: false))
  }

  /// The way out; where an office's own export is read, one that leaves the export alone.
  func hint(for fault: RowFault) -> String {
    if fault.rule == .unknownCode { return codeHint(fault.column) ?? fault.hint }
    guard let mapping else { return fault.hint }
    let hint =
      switch fault.rule {
      case .date: mapping.hint(forUnreadDate: fault.column, input.csv.bytes.span, input.csv.fields)
      case .number:
        "only whole numbers can be counted (3 or 3,0): name another column for ‘\(fault.column.name)’, or leave it out of ‘columns’"
      default: fault.hint
      }
    if faultyRows == .leaveOut || fault.isWarning || fault.rule == .duplicateReference {
      return hint
    }
    return hint + "; ‘faulty_rows: leave-out’ leaves such rows out"
  }

  func personalRule(_ cell: Range<Int>) -> PersonalRule? {
    examination.personalRule(input.csv.bytes.span, cell)
  }

  mutating func report(_ rule: PersonalRule) {
    problems.append(
      rule.diagnostic(
        at: place(of: .reference),
        hint:
          "name the column with the numbers of the appeals; if these are such numbers, allow ‘references: \(rule.rawValue)’ in privacy.yaml"
      ))
  }

  func position(of column: AppealColumn) -> Int {
    examination.position(of: column)
  }

  func place(of column: AppealColumn) -> SourceLocation {
    let position = position(of: column)
    guard position >= 0 else { return SourceLocation(path: path, line: input.csv.line) }
    let (line, column) = input.place(ofField: position)
    return SourceLocation(path: path, line: line, column: column)
  }

  private func codeHint(_ column: AppealColumn) -> String? {
    let cell = decoder.cell(column, input.csv.fields)
    return codes.list(of: column)?.hint(forUnknown: input.csv.bytes[cell])
  }

  mutating func countLate() {
    if late == nil { late = (0, place(of: .registered)) }
    late?.count += 1
  }

  mutating func reportLate() {
    guard let late else { return }
    problems.append(
      Diagnostic(
        .warning, "registry.late-registration",
        "rows registered later than one working day after receipt: \(late.count); the first is here",
        at: late.first, hint: "check the dates; the law asks for one working day",
        showsSource: false))
  }

  mutating func reportLeftOut() {
    for (code, left) in leftOut.sorted(by: { $0.key < $1.key }) {
      problems.append(
        Diagnostic(
          .warning, code, "\(left.fault.message): \(left.count) rows left out; the first is here",
          at: left.first, hint: left.hint, showsSource: false))
    }
  }
}
