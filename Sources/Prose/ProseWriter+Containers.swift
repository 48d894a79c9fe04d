import HTML
import Markdown

extension ProseWriter {
  func write(_ container: Container, _ block: Block, into html: inout HTMLWriter) {
    let blocks = document.blocks(in: block)
    switch container {
    case .steps: write(steps: blocks, into: &html)
    case .warning:
      html.element(.div, [.class("warning")]) { html in
        html.element(.p, [.class("visually-hidden")], text: environment.words(.warning))
        write(blocks, isTight: false, into: &html)
      }
    case .inset:
      html.element(.div, [.class("inset")]) { write(blocks, isTight: false, into: &$0) }
    case .details:
      html.element(.details) { html in
        html.element(.summary) { write(text: block.text, into: &$0) }
        write(blocks, isTight: false, into: &html)
      }
    case .before: write(advice: blocks, .before, class: "card", into: &html)
    case .do: write(advice: blocks, .do, class: "do", into: &html)
    case .dont: write(advice: blocks, .dont, class: "dont", into: &html)
    }
  }

  private func write(
    advice blocks: Blocks, _ phrase: ProsePhrase, class name: String, into html: inout HTMLWriter
  ) {
    html.element(.div, [.class(name)]) { html in
      html.element(innerHeading, text: environment.words(phrase))
      write(blocks, isTight: false, into: &html)
    }
  }

  /// Steps are a list whose titles are headings of the section: heard as "list of five", and reached
  /// by jumping from heading to heading. The number is text, because numbers drawn by a stylesheet
  /// are not read out everywhere.
  private func write(steps blocks: Blocks, into html: inout HTMLWriter) {
    for block in blocks {
      guard case .list(.some(let first), let isTight) = block.kind else {
        write(block, isTight: false, into: &html)
        continue
      }
      html.element(.ol, [.class("steps")]) { html in
        for (index, item) in document.blocks(in: block).enumerated() {
          html.element(.li) { write(step: item, number: first + index, isTight, into: &$0) }
        }
      }
    }
  }

  private func write(
    step item: Block, number: Int, _ isTight: Bool, into html: inout HTMLWriter
  ) {
    var blocks = document.blocks(in: item)
    guard let paragraph = blocks.next() else { return }
    var inlines = document.inlines(in: paragraph)
    guard paragraph.kind == .paragraph, let title = inlines.next(), title.kind == .strong else {
      write(document.blocks(in: item), isTight: isTight, into: &html)
      return
    }
    html.element(innerHeading, [.class("step-title")]) { html in
      html.element(.span, [.class("step-number")], text: environment.words(.step(number)))
      html.text(" ")
      write(document.inlines(in: title), into: &html)
    }
    write(rest: inlines, into: &html)
    write(blocks, isTight: false, into: &html)
  }

  /// What follows the title on its line, without the space between them.
  private func write(rest inlines: Inlines, into html: inout HTMLWriter) {
    var rest = inlines
    guard let first = rest.next() else { return }
    html.element(.p) { html in
      switch first.kind {
      case .text:
        let spaces = document.text[first.text].prefix { $0 == 0x20 }
        write(text: spaces.endIndex..<first.text.upperBound, into: &html)
      case .softBreak, .lineBreak: break
      default: write(first, into: &html)
      }
      write(rest, into: &html)
    }
  }
}
