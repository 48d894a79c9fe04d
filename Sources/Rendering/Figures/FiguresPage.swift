import Content
import Core
import HTML
import Phrasing

/// The page of one file of figures: what was published about one body and one period.
struct FiguresPage: Sendable {
  let figures: PublishedFigures

  var folder: RelativePath { sitePath("statistics/\(figures.id)") }

  func write(_ words: MessageCatalog, into html: inout HTMLWriter) {
    let language = words.language
    html.element(.h1, text: figures.title[language])
    writeFacts(words, &html)
    if let total = figures.total {
      html.element(.p, [.class("headline")]) { html in
        html.element(.strong, text: language.number(total.value))
        html.text(" ")
        html.element(.span, text: total.label[language])
      }
    }
    for table in figures.tables {
      html.element(.section, [.ariaLabelledBy(table.id)]) { html in
        html.element(.h2, [.id(table.id)], text: table.title[language])
        FiguresTable(table: table, words: words).write(into: &html)
      }
    }
    writeNotes(words, &html)
    writeSources(words, &html)
    if let published = figures.published {
      let date = words.language.longDate(published)
      html.element(.p, [.class("stamp")], text: words(.publishedOn, ["date": date]))
    }
  }

  private func writeFacts(_ words: MessageCatalog, _ html: inout HTMLWriter) {
    let language = words.language
    html.element(.dl, [.class("facts")]) { html in
      html.element(.dt, text: words[.whoseFigures])
      html.element(.dd, text: figures.body[language])
      html.element(.dt, text: words[.period])
      html.element(.dd) { html in
        html.text(
          words(
            .fromTo,
            [
              "from": language.longDate(figures.period.from),
              "to": language.longDate(figures.period.to),
            ]))
        if !figures.period.isComplete {
          html.text(" ")
          html.element(.strong, text: words[.incompletePeriod])
        }
      }
    }
  }

  private func writeNotes(_ words: MessageCatalog, _ html: inout HTMLWriter) {
    if figures.notes.isEmpty { return }
    html.element(.section, [.ariaLabelledBy("notes")]) { html in
      html.element(.h2, [.id("notes")], text: words[.notes])
      html.element(.ul) { html in
        for note in figures.notes { html.element(.li, text: note[words.language]) }
      }
    }
  }

  private func writeSources(_ words: MessageCatalog, _ html: inout HTMLWriter) {
    html.element(.section, [.ariaLabelledBy("sources")]) { html in
      html.element(.h2, [.id("sources")], text: words[.sources])
      html.element(.ul) { html in
        for source in figures.sources {
          html.element(.li) { html in
            let name = source.name[words.language]
            if let url = source.url {
              html.element(.a, [.href(url), .rel("external")], text: name)
            } else {
              html.text(name)
            }
            html.text(" – \(words[certainty(source.certainty)])")
          }
        }
      }
    }
  }

  private func certainty(_ certainty: PublishedFigures.Certainty) -> Message {
    switch certainty {
    case .oneSource: .certaintyOneSource
    case .twoSources: .certaintyTwoSources
    case .official: .certaintyOfficial
    }
  }
}
