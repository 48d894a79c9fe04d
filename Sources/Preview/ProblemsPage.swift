import Core
import HTML

/// The problems of the sources as a page, as the terminal shows them.
struct ProblemsPage {
  let problems: [PreviewProblem]
  let stamp: UInt64

  static let policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

  static let style = """
    :root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif }
    body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
    h1 { font-size: 1.5rem }
    article { border-left: 4px solid #b3261e; padding: .25rem 1rem; margin: 1.5rem 0 }
    article.warning { border-color: #b26a00 }
    h2 { font-size: 1.0625rem; margin: 0 }
    p { margin: .25rem 0; overflow-wrap: anywhere }
    code, pre { font: .9375rem/1.4 ui-monospace, monospace }
    pre { overflow-x: auto; padding: .75rem; background: #8881; margin: .5rem 0 }

    """

  var bytes: [UInt8] {
    var html = HTMLWriter()
    html.doctype()
    html.element(.html, [.lang("en")]) { html in
      html.element(.head) { writeHead(&$0) }
      html.element(.body) { html in
        html.element(.main) { html in
          html.element(.h1, text: heading)
          for problem in problems where problem.diagnostic.isError { write(problem, &html) }
          for problem in problems where !problem.diagnostic.isError { write(problem, &html) }
          html.element(
            .p, text: "This page goes away by itself when the sources are mended and saved.")
        }
      }
    }
    return html.bytes
  }

  private var heading: String {
    let errors = problems.count { $0.diagnostic.isError }
    return errors == 1 ? "1 error in the sources" : "\(errors) errors in the sources"
  }

  private func writeHead(_ html: inout HTMLWriter) {
    html.void(.meta, [Attribute("charset", "utf-8")])
    html.void(
      .meta, [.name("viewport"), Attribute("content", "width=device-width,initial-scale=1")])
    html.element(.title, text: heading)
    html.void(
      .link, [.rel("stylesheet"), .href("/\(PreviewRequest.ownFolder)/style")])
  }

  private func write(_ problem: PreviewProblem, _ html: inout HTMLWriter) {
    let diagnostic = problem.diagnostic
    html.element(.article, [.class(diagnostic.severity.rawValue)]) { html in
      html.element(.h2, text: "\(diagnostic.severity.rawValue): \(diagnostic.message)")
      html.element(.p) { html in
        html.element(.code, text: diagnostic.location.description)
        html.text(" [\(diagnostic.code)]")
      }
      if !problem.excerpt.isEmpty {
        html.element(.pre, text: problem.excerpt.joined(separator: "\n"))
      }
      for note in diagnostic.notes {
        html.element(
          .p, text: "note: \(note.message)" + (note.location.map { " – \($0)" } ?? ""))
      }
      if let hint = diagnostic.hint { html.element(.p, text: "hint: \(hint)") }
    }
  }
}
