import References

/// What is wrong with one cell of a row, or with one cell in the light of the others.
struct RowFault: Hashable {
  enum Rule: Hashable {
    case required
    case reference
    case checkDigit
    case mismatch(ReferenceProblem)
    case duplicateReference
    case date
    case futureDate
    case number
    case yesOrNo
    case unknownCode
    case codeNotValid
    case registeredBeforeReceived
    case closedBeforeReceived
    case closedBeforeRegistered
    case outcomeWithoutClosing
    case closingWithoutOutcome
    case openStatusWithClosing
    case closingStatusWithoutClosing
    case outcomeOfAnotherStatus
    case collectiveOfOne
    case individualOfSeveral
  }

  let rule: Rule
  let column: AppealColumn

  init(_ rule: Rule, _ column: AppealColumn) {
    self.rule = rule
    self.column = column
  }

  var isWarning: Bool { rule == .checkDigit }
}

extension RowFault {
  var code: String {
    switch rule {
    case .required: "registry.required"
    case .reference: "registry.reference"
    case .checkDigit: "registry.check-digit"
    case .mismatch: ReferenceProblem.code
    case .duplicateReference: "registry.duplicate-reference"
    case .date: "registry.date"
    case .futureDate: "registry.future-date"
    case .number: "registry.number"
    case .yesOrNo: "registry.yes-or-no"
    case .unknownCode: "registry.unknown-code"
    case .codeNotValid: "registry.code-not-valid"
    case .registeredBeforeReceived, .closedBeforeReceived, .closedBeforeRegistered:
      "registry.date-order"
    case .outcomeWithoutClosing: "registry.outcome-without-closing"
    case .closingWithoutOutcome: "registry.closing-without-outcome"
    case .openStatusWithClosing, .closingStatusWithoutClosing: "registry.status"
    case .outcomeOfAnotherStatus: "registry.outcome"
    case .collectiveOfOne, .individualOfSeveral: "registry.signatories"
    }
  }

  /// Names the column, never what the cell holds.
  var message: String {
    switch rule {
    case .required: "column ‘\(column.name)’ is empty"
    case .reference: "the reference is longer than \(ReferenceKey.longest) bytes or has spaces"
    case .checkDigit: "the check digit of the reference is wrong"
    case .mismatch(let problem): problem.message
    case .duplicateReference: "the reference is used twice"
    case .date: "column ‘\(column.name)’ does not hold a date"
    case .futureDate: "column ‘\(column.name)’ holds a date after the day of the data"
    case .number: "column ‘\(column.name)’ does not hold a whole number it can hold"
    case .yesOrNo: "column ‘\(column.name)’ holds neither yes nor no"
    case .unknownCode: "column ‘\(column.name)’ holds an unknown code"
    case .codeNotValid: "the code in column ‘\(column.name)’ was not valid on the day of receipt"
    case .registeredBeforeReceived: "registered before it was received"
    case .closedBeforeReceived: "closed before it was received"
    case .closedBeforeRegistered: "closed before it was registered"
    case .outcomeWithoutClosing: "an outcome without a closing date"
    case .closingWithoutOutcome: "a closing date without an outcome"
    case .openStatusWithClosing: "a closing date, but the status is that of an open appeal"
    case .closingStatusWithoutClosing: "the status is that of a closed appeal without closing date"
    case .outcomeOfAnotherStatus: "the outcome does not go with the status"
    case .collectiveOfOne: "a collective appeal with fewer than two signatories"
    case .individualOfSeveral: "an individual appeal with several signatories"
    }
  }

  var hint: String {
    switch rule {
    case .required: "fill in the cell"
    case .reference: "write the reference number alone"
    case .checkDigit: "compare the reference with the receipt"
    case .mismatch(let problem): problem.hint
    case .duplicateReference:
      "say which row counts, ‘duplicates: newest’ or ‘duplicates: first’ in registry.yaml, or give each appeal a reference of its own"
    case .date: "write it as YYYY-MM-DD, from 1970 to 2149"
    case .futureDate: "correct the date, or build with a later --as-of"
    case .number: column == .transfers ? "write 0 to 254" : "write 1 or more"
    case .yesOrNo: "write ‘yes’ or ‘no’, or leave the cell empty"
    case .unknownCode: "use a code of the code lists"
    case .codeNotValid: "use the code of that time, or correct the dates in the code lists"
    case .registeredBeforeReceived, .closedBeforeReceived, .closedBeforeRegistered:
      "correct one of the dates"
    case .outcomeWithoutClosing: "add the closing date or delete the outcome"
    case .closingWithoutOutcome: "add the outcome or delete the closing date"
    case .openStatusWithClosing, .closingStatusWithoutClosing:
      "correct the status or the closing date"
    case .outcomeOfAnotherStatus: "correct the outcome or the status"
    case .collectiveOfOne, .individualOfSeveral: "correct the number or the column ‘collective’"
    }
  }
}

extension RowFault {
  /// Whether it only says that a cell in `unread` could not be read.
  func follows(from unread: Set<AppealColumn>) -> Bool {
    switch rule {
    case .outcomeWithoutClosing, .closingStatusWithoutClosing: unread.contains(.closed)
    case .closingWithoutOutcome: unread.contains(.outcome)
    default: false
    }
  }
}
