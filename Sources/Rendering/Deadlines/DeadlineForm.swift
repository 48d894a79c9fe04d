import Content
import Core
import HTML
import Phrasing

/// Works out the last day for the answer in the browser, for any day of the calendar. Without a script
/// the form is not shown; the table below it says the same for the nearest days.
struct DeadlineForm: Sendable {
  let calendar: DeadlineCalendar
  let words: MessageCatalog

  func write(into html: inout HTMLWriter) {
    let language = words.language
    html.element(.form, [.id("deadline"), .class("scripted")]) { html in
      html.element(.label, [Attribute("for", "registered")], text: words[.deadlineAsk])
      let span = [
        "from": language.shortDate(calendar.covered.lowerBound),
        "to": language.shortDate(calendar.covered.upperBound),
      ]
      html.element(
        .span, [.class("hint"), .id("registered-hint")], text: words(.deadlineAskHint, span))
      html.void(
        .input,
        [
          .type("date"), .id("registered"),
          Attribute("min", calendar.covered.lowerBound.description),
          Attribute("max", calendar.covered.upperBound.description),
          .aria("describedby", "registered-hint"),
        ])
      html.element(.button, text: words[.deadlineShow])
      html.element(.output, [.id("answer"), Attribute("for", "registered")]) { html in
        html.element(.span, [.id("due"), .class("headline"), .flag("hidden")]) { html in
          html.text(words[.deadlineAnswer])
          html.text(" ")
          html.element(.strong) { _ in }
        }
        html.element(.span, [.id("estimate"), .flag("hidden")], text: words[.deadlineEstimate])
        html.element(
          .span, [.id("outside"), .class("fault"), .flag("hidden")], text: words[.deadlineOutside])
      }
    }
    let weekdays = JSONText.array((1...7).map { JSONText.quoted(language.weekday($0)) })
    html.json(calendar.json, type: "application/json", id: "calendar")
    html.json(weekdays, type: "application/json", id: "weekdays")
  }
}
