import Core

/// What the lines of an events file are held against.
///
/// An object: as a structure it was copied, with all columns of the table, several times a line.
final class EventRegistry: Sendable {
  let bodies: CodeList
  let table: AppealTable
  /// The day of the data; dates after it are errors. `nil`: no date is too late.
  let asOf: CalendarDate?
  let rows: RowsByReference

  init(bodies: CodeList, table: AppealTable, asOf: CalendarDate?) {
    self.bodies = bodies
    self.table = table
    self.asOf = asOf
    rows = RowsByReference(table.references)
  }
}
