import Core

/// Holds the cells of a row against each other and against the day of the data.
struct RowChecks: Sendable {
  let codes: AppealCodes
  let calendar: WorkingCalendar
  let asOf: CalendarDate?

  // Day numbers are compared instead of dates: the operators of another module are calls.
  /// - Parameter outcomeMayBeMissing: whether the settings allow closed appeals without an outcome.
  func check(
    _ row: RegistryRow, outcomeMayBeMissing: Bool = false, _ faults: inout [RowFault]
  ) {
    checkDates(row, &faults)
    checkClosing(row, outcomeMayBeMissing, &faults)
    checkSignatories(row, &faults)
    if let received = row.received { checkValidity(row, on: received, &faults) }
  }

  /// Registration is due within one working day of receipt (Law No 67). Not an error of the row: it
  /// says something about the office.
  @inline(__always)
  func isRegisteredLate(_ row: RegistryRow) -> Bool {
    guard let received = row.received, let registered = row.registered,
      registered - received > 1
    else { return false }
    return (calendar.workingDays(from: received, to: registered) ?? 0) > 1
  }

  @inline(__always)
  private func checkDates(_ row: RegistryRow, _ faults: inout [RowFault]) {
    checkNotFuture(row.received, .received, &faults)
    checkNotFuture(row.registered, .registered, &faults)
    checkNotFuture(row.closed, .closed, &faults)
    if let received = row.received, let registered = row.registered,
      registered.dayNumber < received.dayNumber
    {
      faults.append(RowFault(.registeredBeforeReceived, .registered))
    }
    guard let closed = row.closed else { return }
    if let received = row.received, closed.dayNumber < received.dayNumber {
      faults.append(RowFault(.closedBeforeReceived, .closed))
    } else if let registered = row.registered,
      closed.dayNumber < registered.dayNumber
    {
      faults.append(RowFault(.closedBeforeRegistered, .closed))
    }
  }

  @inline(__always)
  private func checkNotFuture(
    _ date: CalendarDate?, _ column: AppealColumn, _ faults: inout [RowFault]
  ) {
    if let date, let asOf, date.dayNumber > asOf.dayNumber {
      faults.append(RowFault(.futureDate, column))
    }
  }

  @inline(__always)
  private func checkClosing(
    _ row: RegistryRow, _ outcomeMayBeMissing: Bool, _ faults: inout [RowFault]
  ) {
    let isClosed = row.closed != nil
    if isClosed, row.outcome == 0, !outcomeMayBeMissing {
      faults.append(RowFault(.closingWithoutOutcome, .closed))
    }
    if !isClosed, row.outcome != 0 { faults.append(RowFault(.outcomeWithoutClosing, .outcome)) }
    if row.status == 0 { return }
    if codes.isClosing(status: row.status) != isClosed {
      let rule = isClosed ? RowFault.Rule.openStatusWithClosing : .closingStatusWithoutClosing
      faults.append(RowFault(rule, .status))
    } else if isClosed, row.outcome != 0, !codes.allows(outcome: row.outcome, ofStatus: row.status)
    {
      faults.append(RowFault(.outcomeOfAnotherStatus, .outcome))
    }
  }

  @inline(__always)
  private func checkSignatories(_ row: RegistryRow, _ faults: inout [RowFault]) {
    if row.signatories == 0 { return }
    switch row.flags.answer(.collective) {
    case true? where row.signatories < 2:
      faults.append(RowFault(.collectiveOfOne, .signatories))
    case false? where row.signatories > 1:
      faults.append(RowFault(.individualOfSeveral, .signatories))
    default: break
    }
  }

  @inline(__always)
  private func checkValidity(
    _ row: RegistryRow, on date: CalendarDate, _ faults: inout [RowFault]
  ) {
    checkValidity(row.channel, codes.channels, .channel, date, &faults)
    checkValidity(row.kind, codes.kinds, .kind, date, &faults)
    checkValidity(row.topic, codes.topics, .topic, date, &faults)
    checkValidity(row.region, codes.regions, .region, date, &faults)
    checkValidity(row.body, codes.bodies, .body, date, &faults)
    checkValidity(row.status, codes.statuses, .status, date, &faults)
    checkValidity(row.outcome, codes.outcomes, .outcome, date, &faults)
  }

  @inline(__always)
  private func checkValidity(
    _ number: Int, _ list: CodeList, _ column: AppealColumn, _ date: CalendarDate,
    _ faults: inout [RowFault]
  ) {
    guard list.isDated, let code = list[number], !code.isValid(on: date) else { return }
    faults.append(RowFault(.codeNotValid, column))
  }
}
