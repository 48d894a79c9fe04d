import HTML

/// Answers to a question as large links, each with what it means: the steps of a decision that needs
/// no script.
struct Choices {
  struct Choice {
    let title: String
    /// Empty where the title says enough.
    let text: String
    let address: String
  }

  let choices: [Choice]

  func write(into html: inout HTMLWriter) {
    html.element(.ul, [.class("doors")]) { html in
      for choice in choices {
        html.element(.li) { html in
          html.element(.a, [.href(choice.address)]) { html in
            html.element(.strong, text: choice.title)
            if choice.text.isEmpty { return }
            html.text(" ")
            html.element(.span, text: choice.text)
          }
        }
      }
    }
  }
}
