import Core

/// What a citizen may learn about one appeal: status, dates and the body that holds it. Nothing in
/// it says who wrote, about what or from where, nor under which reference.
package struct LookupRecord: Hashable, Sendable {
  /// A step of the journey. Raw values are published.
  package enum Event: Int, CaseIterable, Sendable {
    case received = 0
    case registered = 1
    case referred = 2
    case passedOn = 3
    case extended = 4
    case answered = 5
  }

  package struct Step: Hashable, Sendable {
    package var day: CalendarDate
    package var event: Event
    /// Code of the body the step leads to.
    package var body: String?

    package init(day: CalendarDate, event: Event, body: String? = nil) {
      self.day = day
      self.event = event
      self.body = body
    }
  }

  /// Number in the published list of statuses.
  package var status: Int
  /// Number in the published list of outcomes; `nil` while there is none.
  package var outcome: Int?
  package var registered: CalendarDate
  /// The last day for the answer; `nil` where no period is set.
  package var deadline: CalendarDate?
  /// Code of the body that holds the appeal; `nil` while it is with the office itself.
  package var body: String?
  /// In order of time.
  package var steps: [Step]

  package init(
    status: Int, outcome: Int? = nil, registered: CalendarDate,
    deadline: CalendarDate? = nil, body: String? = nil, steps: [Step] = []
  ) {
    self.status = status
    self.outcome = outcome
    self.registered = registered
    self.deadline = deadline
    self.body = body
    self.steps = steps
  }
}
