import Appeals
import Core

/// What the numbers and codes in records mean, published once for each language.
package struct CodeNames: Sendable {
  /// By number, from 0: place 0 is for "not stated".
  package var statuses: [Localized<String>]
  package var outcomes: [Localized<String>]
  /// By raw value of `AppealEvent`.
  package var events: [Localized<String>]
  package var bodies: [(code: String, name: Localized<String>)]

  package init(
    statuses: [Localized<String>], outcomes: [Localized<String>], events: [Localized<String>],
    bodies: [(code: String, name: Localized<String>)]
  ) {
    precondition(events.count == AppealEvent.allCases.count, "a name for each event")
    self.statuses = statuses
    self.outcomes = outcomes
    self.events = events
    self.bodies = bodies
  }

  /// `{"v":1,"status":[…],"outcome":[…],"event":[…],"body":{"MZ":"…"}}`.
  package func json(in language: Language) -> String {
    let list = { (names: [Localized<String>]) in
      JSONText.array(names.map { JSONText.quoted($0[language]) })
    }
    return JSONText.object([
      ("v", "1"), ("status", list(statuses)), ("outcome", list(outcomes)), ("event", list(events)),
      ("body", JSONText.object(bodies.map { ($0.code, JSONText.quoted($0.name[language])) })),
    ])
  }
}
