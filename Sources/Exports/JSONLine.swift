/// Reads one JSON object (RFC 8259) from the bytes of a line and hands out its scalar members, those of
/// inner objects under names with dots. A list is handed out as it is written: no category is one.
///
/// Own and not a library's, because a library would make a tree of strings of each line, with all that
/// the registry does not ask for.
struct JSONLine {
  static let deepest = 32

  private var path: [UInt8] = []
  private var text: [UInt8] = []

  /// False when the line is no object, or too deep; what was handed out by then is void.
  ///
  /// - Parameter member: gets a name and a value; `null` is empty.
  mutating func read(_ line: Span<UInt8>, member: ([UInt8], [UInt8]) -> Void) -> Bool {
    path.removeAll(keepingCapacity: true)
    var position = 0
    guard object(line, &position, 1, member) else { return false }
    JSONLine.skipBlanks(line, &position)
    return position == line.count
  }

  private mutating func object(
    _ line: Span<UInt8>, _ position: inout Int, _ depth: Int, _ member: ([UInt8], [UInt8]) -> Void
  ) -> Bool {
    guard depth <= JSONLine.deepest, JSONLine.takes(UInt8(ascii: "{"), line, &position) else {
      return false
    }
    if JSONLine.takes(UInt8(ascii: "}"), line, &position) { return true }
    let outer = path.count
    repeat {
      guard string(line, &position), JSONLine.takes(UInt8(ascii: ":"), line, &position) else {
        return false
      }
      if depth > 1 { path.append(UInt8(ascii: ".")) }
      path += text
      guard value(line, &position, depth, member) else { return false }
      path.removeSubrange(outer...)
    } while JSONLine.takes(UInt8(ascii: ","), line, &position)
    return JSONLine.takes(UInt8(ascii: "}"), line, &position)
  }

  private mutating func value(
    _ line: Span<UInt8>, _ position: inout Int, _ depth: Int, _ member: ([UInt8], [UInt8]) -> Void
  ) -> Bool {
    JSONLine.skipBlanks(line, &position)
    guard position < line.count else { return false }
    switch line[position] {
    case UInt8(ascii: "{"): return object(line, &position, depth + 1, member)
    case UInt8(ascii: "\""):
      guard string(line, &position) else { return false }
    case UInt8(ascii: "["):
      let start = position
      guard list(line, &position, depth + 1) else { return false }
      text = (start..<position).map { line[$0] }
    default:
      let start = position
      guard JSONLine.word(line, &position) else { return false }
      text = (start..<position).map { line[$0] }
      if text.elementsEqual("null".utf8) { text.removeAll(keepingCapacity: true) }
    }
    member(path, text)
    return true
  }

  /// Passes over a list; what lies in it is held to the grammar and not kept.
  private mutating func list(_ line: Span<UInt8>, _ position: inout Int, _ depth: Int) -> Bool {
    guard depth <= JSONLine.deepest, JSONLine.takes(UInt8(ascii: "["), line, &position) else {
      return false
    }
    if JSONLine.takes(UInt8(ascii: "]"), line, &position) { return true }
    repeat {
      JSONLine.skipBlanks(line, &position)
      guard position < line.count else { return false }
      let isWhole =
        switch line[position] {
        case UInt8(ascii: "["): list(line, &position, depth + 1)
        case UInt8(ascii: "{"): object(line, &position, depth + 1) { _, _ in }
        case UInt8(ascii: "\""): string(line, &position)
        default: JSONLine.word(line, &position)
        }
      if !isWhole { return false }
    } while JSONLine.takes(UInt8(ascii: ","), line, &position)
    return JSONLine.takes(UInt8(ascii: "]"), line, &position)
  }

  /// Puts a string's content into `text`.
  private mutating func string(_ line: Span<UInt8>, _ position: inout Int) -> Bool {
    text.removeAll(keepingCapacity: true)
    guard JSONLine.takes(UInt8(ascii: "\""), line, &position) else { return false }
    while position < line.count {
      let byte = line[position]
      position += 1
      switch byte {
      case UInt8(ascii: "\""): return true
      case UInt8(ascii: "\\"):
        guard escape(line, &position) else { return false }
      case ..<0x20: return false
      default: text.append(byte)
      }
    }
    return false
  }

  private mutating func escape(_ line: Span<UInt8>, _ position: inout Int) -> Bool {
    guard position < line.count else { return false }
    let byte = line[position]
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
    // Breaks and tabs inside a cell are blanks to us.
    case UInt8(ascii: "b"), UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"),
      UInt8(ascii: "t"):
      text.append(UInt8(ascii: " "))
    case UInt8(ascii: "u"):
      guard let unit = JSONLine.unit(line, &position) else { return false }
      text.append(contentsOf: UTF8.encode(scalar(unit, line, &position))!)
    default: return false
    }
    return true
  }

  /// A half of a pair without its other half becomes U+FFFD.
  private func scalar(
    _ unit: UInt32, _ line: Span<UInt8>, _ position: inout Int
  ) -> Unicode.Scalar {
    if let scalar = Unicode.Scalar(unit) { return scalar }
    var ahead = position
    if unit < 0xDC00, ahead + 1 < line.count, line[ahead] == UInt8(ascii: "\\"),
      line[ahead + 1] == UInt8(ascii: "u")
    {
      ahead += 2
      if let low = JSONLine.unit(line, &ahead), (0xDC00...0xDFFF).contains(low),
        let scalar = Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
      {
        position = ahead
        return scalar
      }
    }
    return "\u{FFFD}"
  }
}

extension JSONLine {
  private static func unit(_ line: Span<UInt8>, _ position: inout Int) -> UInt32? {
    guard position + 4 <= line.count else { return nil }
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let digit = Character(Unicode.Scalar(line[position])).hexDigitValue,
        line[position] < 0x80
      else { return nil }
      value = value << 4 | UInt32(digit)
      position += 1
    }
    return value
  }

  /// A number, `true`, `false` or `null`.
  private static func word(_ line: Span<UInt8>, _ position: inout Int) -> Bool {
    let start = position
    while position < line.count, isPartOfWord(line[position]) { position += 1 }
    let first = position > start ? line[start] : 0
    if first == UInt8(ascii: "-") || (0x30...0x39).contains(first) {
      return (start..<position).allSatisfy { isPartOfNumber(line[$0]) }
    }
    return ["true", "false", "null"].contains { word in
      word.utf8.count == position - start
        && zip(word.utf8, start..<position).allSatisfy { $0 == line[$1] }
    }
  }

  private static func isPartOfWord(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte) || isPartOfNumber(byte)
  }

  private static func isPartOfNumber(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+")
      || byte == UInt8(ascii: ".") || byte | 0x20 == UInt8(ascii: "e")
  }

  private static func takes(
    _ byte: UInt8, _ line: Span<UInt8>, _ position: inout Int
  ) -> Bool {
    skipBlanks(line, &position)
    guard position < line.count, line[position] == byte else { return false }
    position += 1
    return true
  }

  private static func skipBlanks(_ line: Span<UInt8>, _ position: inout Int) {
    while position < line.count, [0x20, 0x09, 0x0D].contains(line[position]) { position += 1 }
  }
}
