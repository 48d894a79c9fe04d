/// What is wrong with an emblem, and in which line.
struct EmblemFault: Error {
  let line: Int
  let message: String
  let hint: String
}

/// The tags of a small SVG file in their order. Comments and an XML declaration are passed over; text
/// between tags is not drawn.
struct EmblemTags {
  private struct Tag {
    let name: String
    let attributes: [(name: String, value: String)]
    let isClosing: Bool
    let isEmpty: Bool
    let line: Int
  }

  private var tags: ArraySlice<Tag>

  init(_ text: String) throws(EmblemFault) {
    var tags: [Tag] = []
    var line = 1
    var rest = text[...]
    while let start = rest.firstIndex(of: "<") {
      line += rest[..<start].filter { $0 == "\n" }.count
      rest = rest[start...].dropFirst()
      let isComment = rest.hasPrefix("!--")
      let end = isComment ? "-->" : ">"
      guard let close = rest.firstIndex(of: end) else {
        throw EmblemFault(line: line, message: "a tag is not closed", hint: "add the missing ‘>’")
      }
      let inside = rest[..<close]
      rest = rest[close...].dropFirst(end.count)
      if !isComment, !inside.hasPrefix("?") { tags.append(try EmblemTags.tag(inside, line)) }
      line += inside.filter { $0 == "\n" }.count
    }
    self.tags = tags[...]
  }

  /// The whole drawing: one `svg` with shapes inside.
  mutating func drawing() throws(EmblemFault) -> (
    viewBox: String, attributes: [(name: String, value: String)], shapes: [Emblem.Shape]
  ) {
    guard let first = tags.popFirst(), first.name == "svg", !first.isClosing,
      let box = first.attributes.first(where: { $0.name == "viewBox" })?.value
    else {
      throw EmblemFault(
        line: 1, message: "emblem is not an svg element with a viewBox",
        hint: "begin with <svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 40 40\">")
    }
    let inherited = first.attributes.filter {
      Emblem.knownAttributes.contains($0.name) && $0.name != "width" && $0.name != "height"
    }
    return (box, inherited, try shapes(inside: "svg"))
  }

  private mutating func shapes(inside parent: String) throws(EmblemFault) -> [Emblem.Shape] {
    var shapes: [Emblem.Shape] = []
    while let tag = tags.popFirst() {
      if tag.isClosing, tag.name == parent { return shapes }
      guard Emblem.elements.contains(tag.name), !tag.isClosing else {
        throw EmblemFault(
          line: tag.line, message: "emblem has the element ‘\(tag.name)’, which is no plain shape",
          hint: "use only " + Emblem.elements.sorted().joined(separator: ", "))
      }
      for attribute in tag.attributes where !Emblem.knownAttributes.contains(attribute.name) {
        throw EmblemFault(
          line: tag.line, message: "emblem has the attribute ‘\(attribute.name)’",
          hint: "remove it; colours and lines are given by fill and stroke")
      }
      let children = tag.isEmpty ? [] : try self.shapes(inside: tag.name)
      shapes.append(Emblem.Shape(name: tag.name, attributes: tag.attributes, children: children))
    }
    throw EmblemFault(
      line: 1, message: "element ‘\(parent)’ is not closed", hint: "add </\(parent)>")
  }

  private static func tag(_ inside: Substring, _ line: Int) throws(EmblemFault) -> Tag {
    let isClosing = inside.hasPrefix("/")
    let isEmpty = inside.hasSuffix("/")
    var rest = isClosing ? inside.dropFirst() : isEmpty ? inside.dropLast() : inside
    let name = rest.prefix { !$0.isWhitespace }
    rest = rest.dropFirst(name.count)
    var attributes: [(name: String, value: String)] = []
    while let equals = rest.firstIndex(of: "=") {
      let key = rest[..<equals].filter { !$0.isWhitespace }
      let quoted = rest[equals...].dropFirst()
      guard let mark = quoted.first, mark == "\"" || mark == "'",
        let end = quoted.dropFirst().firstIndex(of: mark)
      else {
        throw EmblemFault(
          line: line, message: "attribute ‘\(key)’ has no quotation marks",
          hint: "write it as \(key)=\"…\"")
      }
      attributes.append((String(key), String(quoted[..<end].dropFirst())))
      rest = rest[end...].dropFirst()
    }
    return Tag(
      name: String(name), attributes: attributes, isClosing: isClosing, isEmpty: isEmpty, line: line
    )
  }
}

extension Substring {
  /// Where `text` first stands.
  fileprivate func firstIndex(of text: String) -> Index? {
    indices.first { self[$0...].hasPrefix(text) }
  }
}
