import Content
import Core
import HTML
import Phrasing

/// The status check: the form, and every part that the script may show, hidden until it does.
///
/// The script only shows and fills what stands here (`data-show` names the parts), so that the words
/// are in the page's markup, read in place by translators and validators, and no markup is made by
/// script.
struct StatusForm: Sendable {
  let lookup: PublishedLookup
  let words: StatusWords
  let language: Language
  let links: SiteLinks

  func write(into html: inout HTMLWriter) {
    writeProblem(&html)
    writeRemembered(&html)
    writeForm(&html)
    html.element(.div, [.aria("live", "polite")]) { html in
      html.element(.p, [.shown("checking"), .flag("hidden")], text: words[.checking])
      StatusResult(words: words, links: links, language: language, answers: lookup.answers)
        .write(into: &html)
      writeAbsent(&html)
      writeFault(&html)
      writeOutdated(&html)
      writeInsecure(&html)
    }
    html.json(lookup.page[language], type: "application/json", id: "lookup")
    html.json(
      words.script(hasAccessCode: lookup.hasAccessCode), type: "application/json", id: "words")
  }

  // MARK: - The form

  func writeProblem(_ html: inout HTMLWriter) {
    html.element(.section, [.class("summary"), .shown("problem"), .flag("hidden")]) { html in
      html.element(.div, [.role("alert"), Attribute("tabindex", "-1")]) { html in
        html.element(.h2, text: words[.problem])
        writeProblemLink(to: "reference", words.referenceProblems, &html)
        if lookup.hasAccessCode { writeProblemLink(to: "code", words.codeProblems, &html) }
      }
    }
  }

  private func writeProblemLink(
    to field: String, _ problems: [String], _ html: inout HTMLWriter
  ) {
    html.element(.p) { html in
      let show = Attribute.shown(problems.joined(separator: " "))
      html.element(.a, [.href("#" + field), show, .flag("hidden")]) { _ in }
    }
  }

  func writeRemembered(_ html: inout HTMLWriter) {
    html.element(.div, [.class("inset"), .shown("remembered"), .flag("hidden")]) { html in
      html.element(.p, text: words[.remembered])
      html.element(.button, .action("recall", plain: true), text: words[.recall])
      html.element(.button, .action("forget", plain: true), text: words[.forget])
    }
  }

  func writeForm(_ html: inout HTMLWriter) {
    html.element(.form, [.id("check"), .flag("novalidate"), .shown("form")]) { html in
      writeField(
        "reference", label: words[.label], hint: words(.hint, ["example": lookup.example]),
        words.referenceProblems, isNumeric: lookup.hasOnlyDigits, &html)
      if lookup.hasAccessCode {
        writeField(
          "code", label: words[.codeLabel],
          hint: words(.codeHint, ["digits": String(lookup.accessCodeDigits)]),
          words.codeProblems, isNumeric: true, &html)
      }
      html.element(.button, [.id("start"), .flag("disabled")], text: words[.check])
    }
  }

  private func writeField(
    _ name: String, label: String, hint: String, _ problems: [String], isNumeric: Bool,
    _ html: inout HTMLWriter
  ) {
    html.element(.label, [Attribute("for", name)], text: label)
    html.element(.span, [.class("hint"), .id(name + "-hint")], text: hint)
    html.element(.span, [.id(name + "-fault")]) { html in
      let show = Attribute.shown(problems.joined(separator: " "))
      html.element(.span, [.class("fault"), show, .flag("hidden")]) { _ in }
    }
    var attributes: [Attribute] = [
      .type("text"), .id(name), Attribute("autocomplete", "off"),
      Attribute("spellcheck", "false"), .aria("describedby", "\(name)-hint \(name)-fault"),
    ]
    attributes.append(
      isNumeric
        ? Attribute("inputmode", "numeric") : Attribute("autocapitalize", "characters"))
    html.void(.input, attributes)
  }

  // MARK: - When there is no record to show

  func writeAbsent(_ html: inout HTMLWriter) {
    html.element(.section, [.shown("absent"), .flag("hidden")]) { html in
      html.element(.h2, [Attribute("tabindex", "-1")], text: words[.absent])
      html.element(.p, text: words[.absentBecause])
      html.element(.ul) { html in
        html.element(.li, text: words.registeredRecently(workingDays: lookup.publishLagDays))
        html.element(.li, text: words[.absentElsewhere])
        let date = language.longDate(lookup.coverageFrom)
        html.element(.li, text: words(.absentClosed, ["date": date]))
        html.element(
          .li, text: words[lookup.hasAccessCode ? .absentMistakeCode : .absentMistake])
      }
      html.element(.p, text: words[.absentCheck])
    }
  }

  func writeFault(_ html: inout HTMLWriter) {
    html.element(.section, [.shown("fault"), .flag("hidden")]) { html in
      html.element(.h2, [Attribute("tabindex", "-1")], text: words[.fault])
      html.element(.p, text: words[.faultSafe])
      html.element(.p, text: words[.faultTry])
      html.element(.p, [.shown("E-SEAL"), .flag("hidden")], text: words[.faultSeal])
      html.element(.button, .action("retry"), text: words[.retry])
    }
  }

  func writeOutdated(_ html: inout HTMLWriter) {
    html.element(.section, [.shown("outdated"), .flag("hidden")]) { html in
      html.element(.h2, [Attribute("tabindex", "-1")], text: words[.outdated])
      html.element(.p, text: words[.outdatedText])
      html.element(.p, [.class("links")]) { $0.element(.a, [.href("")], text: words[.reload]) }
    }
  }

  func writeInsecure(_ html: inout HTMLWriter) {
    html.element(.section, [.shown("insecure"), .flag("hidden")]) { html in
      html.element(.h2, [Attribute("tabindex", "-1")], text: words[.insecure])
      html.element(.p, text: words[.insecureText])
    }
  }
}

extension Attribute {
  /// The names under which the script shows the element.
  static func shown(_ names: String) -> Attribute { .data("show", names) }
}

extension [Attribute] {
  /// A button that the script reacts to.
  static func action(_ name: String, plain: Bool = false) -> [Attribute] {
    [.type("button"), .data("action", name)] + (plain ? [.class("plain")] : [])
  }
}
