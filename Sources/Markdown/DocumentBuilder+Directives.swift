import Core

/// A container whose closing line has not come.
struct OpenContainer {
  /// `nil` when no directive has that name.
  let name: Container?
  let location: SourceLocation
  var contents: Siblings
  /// Containers wrongly opened inside it: their closing lines must not close this one.
  var nested = 0
}

extension DocumentBuilder {
  mutating func placeDirective(inLine line: Int, among siblings: inout Siblings) {
    let range = source.range(ofLine: line)
    guard let directive = DirectiveLine(range, in: source, reporting: &diagnostics) else { return }
    let location = source.location(at: range.lowerBound)
    switch directive.kind {
    case .close: closeContainer(at: location)
    case .open(let name): open(name, directive, at: location, among: &siblings)
    case .leaf(let name): place(name, directive, at: location, among: &siblings)
    }
  }

  mutating func reportUnclosedContainer() {
    guard let container = openContainer else { return }
    openContainer = nil
    report(
      "directive-unclosed", "`\(opening(container))` is never closed", at: container.location,
      hint: "write `:::` on a line of its own after its text")
  }

  private func opening(_ container: OpenContainer) -> String {
    ":::" + (container.name?.rawValue ?? "")
  }

  private mutating func open(
    _ name: Container?, _ directive: DirectiveLine, at location: SourceLocation,
    among siblings: inout Siblings
  ) {
    if let outer = openContainer {
      openContainer?.nested += 1
      reportNested(":::" + (name?.rawValue ?? ""), in: outer, at: location)
      return
    }
    if let name { checkArguments(of: name, directive, at: location) }
    var node = Node(.container)
    node.detail = (name ?? .inset).position
    if let first = directive.arguments.first, let last = directive.arguments.last {
      node.start = Int32(document.text.count)
      document.text += Array(source.string(first.lowerBound..<last.upperBound).utf8)
      node.count = Int32(document.text.count) - node.start
    }
    let position = append(node, to: &siblings)
    openContainer = OpenContainer(
      name: name, location: location, contents: Siblings(of: position))
  }

  private mutating func checkArguments(
    of name: Container, _ directive: DirectiveLine, at location: SourceLocation
  ) {
    if name == .details, directive.arguments.isEmpty {
      report(
        "directive-argument", "`:::details` without a summary line", at: location,
        hint: "write the question it answers behind the name")
    } else if name != .details, let first = directive.arguments.first {
      report(
        "directive-argument", "`:::\(name.rawValue)` takes nothing behind its name",
        at: source.location(at: first.lowerBound), hint: "move these words to the next line")
    }
  }

  private mutating func closeContainer(at location: SourceLocation) {
    guard let container = openContainer else {
      report(
        "directive-unopened", "`:::` closes nothing", at: location,
        hint: "delete it, or open a directive such as `:::warning` above the text")
      return
    }
    if container.nested > 0 {
      openContainer?.nested -= 1
      return
    }
    openContainer = nil
    checkContents(of: container)
  }

  private mutating func place(
    _ name: LeafDirective.Name, _ directive: DirectiveLine, at location: SourceLocation,
    among siblings: inout Siblings
  ) {
    if let outer = openContainer {
      reportNested("::" + name.rawValue, in: outer, at: location)
      return
    }
    guard checkArguments(of: name, directive, at: location) else { return }
    var node = Node(.leaf)
    node.number = Int32(document.leafDirectives.count)
    append(node, to: &siblings)
    document.leafDirectives.append(
      LeafDirective(
        name: name, arguments: directive.arguments.map(source.string), location: location,
        argumentLocations: directive.arguments.map { source.location(at: $0.lowerBound) }))
  }

  private mutating func checkArguments(
    of name: LeafDirective.Name, _ directive: DirectiveLine, at location: SourceLocation
  ) -> Bool {
    let expected = name.parameters
    if directive.arguments.count < expected.count {
      report(
        "directive-argument",
        "`::\(name.rawValue)` without \(expected[directive.arguments.count])", at: location,
        hint: "write it behind the name, after a space")
    } else if directive.arguments.count > expected.count {
      let first = directive.arguments[expected.count]
      report(
        "directive-argument", "`::\(name.rawValue)` takes no `\(source.string(first))`",
        at: source.location(at: first.lowerBound),
        hint: "delete it; the name is followed by "
          + (expected.isEmpty ? "nothing" : expected.joined(separator: " and ")))
    }
    return directive.arguments.count == expected.count
  }

  private mutating func reportNested(
    _ inner: String, in outer: OpenContainer, at location: SourceLocation
  ) {
    report(
      "directive-nested", "`\(inner)` inside `\(opening(outer))`", at: location,
      hint: "close the first with `:::` before it; directives do not nest",
      notes: [.init("opened here", at: outer.location)])
  }
}
