extension Document {
  /// The first outermost paragraph without its marks; `nil` when there is none.
  package var firstParagraph: String? {
    blocks.first { $0.kind == .paragraph }.map(plainText(of:))
  }

  /// The words of a paragraph, a heading or a cell, without marks; line ends become spaces.
  package func plainText(of block: Block) -> String { plainText(inside: block.node) }

  /// The words inside a link, an image or emphasis, without marks.
  package func plainText(of inline: Inline) -> String { plainText(inside: inline.node) }

  /// How many words a reader sees, for search and for noticing that a translation has fallen behind.
  /// A word is a run without white space that holds a letter or a digit. Code and tables count;
  /// what leaf directives write does not.
  package var wordCount: Int {
    var count = WordCount()
    countWords(inside: 0, &count)
    return count.words
  }

  /// Every word a reader sees but what leaf directives write, for search; spaces between blocks.
  package var plainText: String {
    var bytes: [UInt8] = []
    appendWords(inside: 0, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  private func appendWords(inside parent: Int32, to bytes: inout [UInt8]) {
    var position = nodes[Int(parent)].firstChild
    while position != 0 {
      let node = nodes[Int(position)]
      switch node.kind {
      case .text, .code: bytes += text[Int(node.start)..<Int(node.start + node.count)]
      case .emphasis, .strong, .link: break
      default: bytes.append(UInt8(ascii: " "))
      }
      appendWords(inside: position, to: &bytes)
      position = node.next
    }
  }

  private func plainText(inside parent: Int32) -> String {
    nodes.plainText(inside: parent, of: text)
  }

  private func countWords(inside parent: Int32, _ count: inout WordCount) {
    var position = nodes[Int(parent)].firstChild
    while position != 0 {
      let node = nodes[Int(position)]
      switch node.kind {
      case .text, .code, .emphasis, .strong, .link: break
      default: count.isInWord = false
      }
      count.add(text[Int(node.start)..<Int(node.start + node.count)])
      countWords(inside: position, &count)
      position = node.next
    }
  }
}

extension [Node] {
  /// The words inside a node of a tree over `text`, without marks; line ends become spaces.
  func plainText(inside parent: Int32, of text: [UInt8]) -> String {
    var bytes: [UInt8] = []
    appendText(inside: parent, of: text, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  private func appendText(inside parent: Int32, of text: [UInt8], to bytes: inout [UInt8]) {
    var position = self[Int(parent)].firstChild
    while position != 0 {
      let node = self[Int(position)]
      switch node.kind {
      case .text, .code: bytes += text[Int(node.start)..<Int(node.start + node.count)]
      case .softBreak, .lineBreak: bytes.append(UInt8(ascii: " "))
      default: appendText(inside: position, of: text, to: &bytes)
      }
      position = node.next
    }
  }
}

private struct WordCount {
  var words = 0
  var isInWord = false

  mutating func add(_ bytes: ArraySlice<UInt8>) {
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      if scalar.properties.isWhitespace {
        isInWord = false
      } else if !isInWord, scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        isInWord = true
        words += 1
      }
    }
  }
}
