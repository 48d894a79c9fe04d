import Core

/// A step of an appeal's way: 6 bytes.
package struct AppealStep: Hashable, Sendable, BitwiseCopyable {
  /// Days since 1970-01-01.
  package let dayNumber: UInt16
  /// Number of a code in `AppealCodes.bodies`: the body that the step leads to; 0 for none.
  package let body: UInt16
  package let event: AppealEvent

  package var day: CalendarDate { CalendarDate(dayNumber: Int32(dayNumber)) }

  /// - Parameter day: a day that a `DateColumn` can hold.
  package init(day: CalendarDate, event: AppealEvent, body: Int = 0) {
    self.init(dayNumber: UInt16(day.dayNumber), event: event, body: UInt16(body))
  }

  init(dayNumber: UInt16, event: AppealEvent, body: UInt16) {
    self.dayNumber = dayNumber
    self.event = event
    self.body = body
  }
}
