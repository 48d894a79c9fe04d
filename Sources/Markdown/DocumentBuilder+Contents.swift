import Core

/// What may stand inside which container.
extension DocumentBuilder {
  mutating func checkContents(of container: OpenContainer) {
    let first = document.nodes[Int(container.contents.parent)].firstChild
    if first == 0 {
      report(
        "directive-empty", "`:::\(container.name?.rawValue ?? "")` with nothing inside",
        at: container.location, hint: "write its text, or delete the directive")
      return
    }
    switch container.name {
    case .steps: checkSteps(from: first)
    case .before, .do, .dont: checkBullets(from: first, container)
    default: break
    }
  }

  private mutating func checkSteps(from first: Int32) {
    let list = document.nodes[Int(first)]
    guard list.kind == .orderedList, list.next == 0 else {
      report(
        "steps", "`:::steps` holds something other than one ordered list",
        at: location(ofNode: list.kind == .orderedList ? list.next : first),
        hint: "number every step (`1. **Title.** …`) and indent what belongs to it")
      return
    }
    var position = list.firstChild
    while position != 0 {
      let item = document.nodes[Int(position)]
      if !startsWithTitle(item) {
        report(
          "steps", "a step without a bold title", at: location(ofNode: position),
          hint: "start it with what to do: `1. **Keep your number.** …`")
      }
      position = item.next
    }
  }

  private func location(ofNode position: Int32) -> SourceLocation {
    location(of: places[position] ?? BlockPlace(line: 0, column: 0))
  }

  private func startsWithTitle(_ item: Node) -> Bool {
    let paragraph = document.nodes[Int(item.firstChild)]
    return item.firstChild != 0 && paragraph.kind == .paragraph && paragraph.firstChild != 0
      && document.nodes[Int(paragraph.firstChild)].kind == .strong
  }

  private mutating func checkBullets(from first: Int32, _ container: OpenContainer) {
    let list = document.nodes[Int(first)]
    if list.kind == .bulletList, list.next == 0 { return }
    report(
      "do-list",
      "`:::\(container.name?.rawValue ?? "")` holds something other than one bullet list",
      at: location(ofNode: list.kind == .bulletList ? list.next : first),
      hint: "start every line with `- `")
  }
}
