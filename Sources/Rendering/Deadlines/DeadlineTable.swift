import Content
import Core
import HTML
import Phrasing

/// "Registered on – answer due by", worked out at build time, for readers without JavaScript and on
/// paper. Only working days are listed: nothing is registered on the others.
package struct DeadlineTable: Sendable {
  package struct Row: Sendable {
    package let registered: CalendarDate
    package let due: CalendarDate
    /// A holiday on the way whose day is not fixed yet.
    package let isEstimate: Bool

    package init(registered: CalendarDate, due: CalendarDate, isEstimate: Bool) {
      self.registered = registered
      self.due = due
      self.isEstimate = isEstimate
    }
  }

  /// Oldest first.
  let rows: [Row]
  let workingDays: Int
  /// The day on which the rule was last known to hold.
  let knownOn: CalendarDate

  package init(rows: [Row], workingDays: Int, knownOn: CalendarDate) {
    self.rows = rows
    self.workingDays = workingDays
    self.knownOn = knownOn
  }

  func write(_ words: MessageCatalog, into html: inout HTMLWriter) {
    let language = words.language
    let rule = [
      "days": words(.workingDays, workingDays), "date": language.longDate(knownOn),
    ]
    html.element(.p, text: words(.deadlineRule, rule))
    html.element(
      .div,
      [.class("scroll"), .role("region"), .ariaLabel(words[.deadlineCaption]), .focusable]
    ) { html in
      html.element(.table, [.class("deadlines")]) { html in
        html.element(.caption, text: words[.deadlineCaption])
        html.element(.thead) { html in
          html.element(.tr) { html in
            html.element(.th, [.scope("col")], text: words[.registeredOn])
            html.element(.th, [.scope("col")], text: words[.answerDueBy])
          }
        }
        html.element(.tbody) { html in
          for row in rows { write(row, language, &html) }
        }
      }
    }
    html.element(.p, [.class("notes")], text: words[.deadlineConvention])
    if rows.contains(where: \.isEstimate) {
      html.element(.p, [.class("notes")], text: words[.deadlineEstimate])
    }
  }

  private func write(_ row: Row, _ language: Language, _ html: inout HTMLWriter) {
    html.element(.tr) { html in
      html.element(.th, [.scope("row")], text: language.shortDate(row.registered))
      html.element(
        .td, text: language.shortDate(row.due) + (row.isEstimate ? noBreakSpace + "*" : ""))
    }
  }
}
