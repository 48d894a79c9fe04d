/// What is wrong with one line of an events file, alone or held against its row of the registry.
struct EventFault: Hashable {
  enum Rule: Hashable {
    case required
    case unknownReference
    case date
    case futureDate
    case beforeReceived
    /// The registry states another day for this event, or none.
    case otherDay(AppealColumn)
    case unknownEvent
    case notExtended
    case unknownBody
    case bodyNotValid
    case withoutBody
    case twice
  }

  let rule: Rule
  let column: EventColumn

  init(_ rule: Rule, _ column: EventColumn) {
    self.rule = rule
    self.column = column
  }

  var isWarning: Bool { rule == .withoutBody || rule == .twice }
}

extension EventFault {
  var code: String {
    switch rule {
    case .required: "events.required"
    case .unknownReference: "events.unknown-reference"
    case .date: "events.date"
    case .futureDate: "events.future-date"
    case .beforeReceived: "events.before-received"
    case .otherDay: "events.other-day"
    case .unknownEvent: "events.unknown-event"
    case .notExtended: "events.not-extended"
    case .unknownBody: "events.unknown-body"
    case .bodyNotValid: "events.body-not-valid"
    case .withoutBody: "events.without-body"
    case .twice: "events.twice"
    }
  }

  /// Names the column, never what the cell holds.
  var message: String {
    switch rule {
    case .required: "column ‘\(column.name)’ is empty"
    case .unknownReference: "no appeal of the registry has this reference"
    case .date: "column ‘\(column.name)’ does not hold a date"
    case .futureDate: "column ‘\(column.name)’ holds a date after the day of the data"
    case .beforeReceived: "an event before the appeal was received"
    case .otherDay(let stated):
      "not the day that column ‘\(stated.name)’ of the registry states for this event"
    case .unknownEvent: "column ‘\(column.name)’ holds an unknown event"
    case .notExtended: "an extension that column ‘extended’ of the registry does not confirm"
    case .unknownBody: "column ‘\(column.name)’ holds an unknown code"
    case .bodyNotValid: "the code in column ‘\(column.name)’ was not valid on the day of the event"
    case .withoutBody:
      "an appeal was sent on, but column ‘\(column.name)’ does not say to which body"
    case .twice: "the same event on the same day stands twice"
    }
  }

  var hint: String {
    switch rule {
    case .required: "fill in the cell"
    case .unknownReference: "write it exactly as in the registry, or delete the line"
    case .date: "write it as YYYY-MM-DD, from 1970 to 2149"
    case .futureDate: "correct the date, or build with a later --as-of"
    case .beforeReceived, .otherDay: "correct the date here or in the registry"
    case .unknownEvent: "use one of: " + AppealEvent.names.joined(separator: ", ")
    case .notExtended: "write ‘yes’ in that column, or delete the line"
    case .unknownBody: "use a code of the code lists"
    case .bodyNotValid: "use the code of that time, or correct the dates in the code lists"
    case .withoutBody: "fill in a code of the list of bodies"
    case .twice: "delete one of the lines"
    }
  }
}
