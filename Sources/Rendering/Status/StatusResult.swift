import Content
import Core
import HTML

/// The part of the status page that tells of one appeal: what is, by when, and if that day has passed
/// the right and the next step first; then the way the appeal took and what to do next.
struct StatusResult: Sendable {
  let words: StatusWords
  let links: SiteLinks
  let language: Language
  /// Numbers of the statuses that close an appeal.
  let answers: [Int: PublishedLookup.Answer]
  /// Steps with their days, which on the site the script puts in.
  var timeline: [(day: String, text: String)] = []

  func write(into html: inout HTMLWriter) {
    html.element(.section, [.shown("found"), .flag("hidden")]) { html in
      html.element(.h2, [Attribute("tabindex", "-1"), .shown("status")]) { _ in }
      writeSlot("ending", &html)
      writeSlot("holder", &html)
      writeSlot("overdue days_left due_today deadline_passed", &html)
      writeOverdue(&html)
      html.element(.h3, text: words[.timeline])
      html.element(.ol, [.class("timeline"), .id("timeline")]) { html in
        for step in timeline {
          html.element(.li) { html in
            html.element(.small, text: step.day)
            html.text(step.text)
          }
        }
      }
      writeSlot("earlier", &html)
      writeSlot("outcome", &html)
      writeNext("next-days_left next-due_today next-deadline_passed", [.nextOpen], &html)
      for (status, answer) in answers.sorted(by: { $0.key < $1.key }) {
        writeClosed(status, answer, &html)
      }
      writeSlot("as_of", &html)
      html.element(.p, [.class("warning"), .shown("stale"), .flag("hidden")]) { _ in }
      writeButtons(&html)
    }
  }

  private func writeSlot(_ names: String, _ html: inout HTMLWriter) {
    html.element(.p, [.shown(names), .flag("hidden")]) { _ in }
  }

  private func writeOverdue(_ html: inout HTMLWriter) {
    html.element(.section, [.class("warning"), .shown("next-overdue"), .flag("hidden")]) { html in
      html.element(.h3, text: words[.nextOverdue])
      html.element(.p, text: words[.nextOverdueRight])
      html.element(.ol) { html in
        html.element(.li, text: words[.nextOverdueAsk])
        html.element(.li, text: words[.nextOverdueComplain])
      }
      html.element(.p, [.class("links")]) {
        writeLink(to: "no-answer", words[.nextOverdueMore], &$0)
      }
    }
  }

  private func writeClosed(
    _ status: Int, _ answer: PublishedLookup.Answer, _ html: inout HTMLWriter
  ) {
    switch answer {
    case .given:
      writeNext(
        "next-\(status)", [.nextAnswered, .nextAnsweredComplain], &html,
        more: ("reasoned-answer", .nextAnsweredMore))
    case .refused:
      writeNext(
        "next-\(status)", [.nextNotConsidered], &html,
        more: ("left-unconsidered", .nextNotConsideredMore))
    }
  }

  private func writeNext(
    _ names: String, _ sentences: [StatusMessage], _ html: inout HTMLWriter,
    more: (slug: String, text: StatusMessage)? = nil
  ) {
    html.element(.section, [.shown(names), .flag("hidden")]) { html in
      html.element(.h3, text: words[.next])
      for sentence in sentences { html.element(.p, text: words[sentence]) }
      if let more {
        html.element(.p, [.class("links")]) { writeLink(to: more.slug, words[more.text], &$0) }
      }
    }
  }

  /// A link to a page of guidance; only its words when the office has no such page.
  private func writeLink(to slug: String, _ text: String, _ html: inout HTMLWriter) {
    if let target = links.page(sitePath(slug), language) {
      html.element(.a, [.href(target.address)], text: text)
    } else {
      html.text(text)
    }
  }

  private func writeButtons(_ html: inout HTMLWriter) {
    html.element(.button, .action("print", plain: true), text: words[.print])
    html.element(
      .button,
      .action("save", plain: true) + [.shown("next-days_left next-due_today"), .flag("hidden")],
      text: words[.save])
    html.element(.button, .action("another"), text: words[.another])
    html.element(.div, [.shown("forgotten"), .flag("hidden")]) { html in
      html.element(.button, .action("remember", plain: true), text: words[.remember])
      html.element(.p, [.class("hint")], text: words[.rememberHint])
    }
  }
}
