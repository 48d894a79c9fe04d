/// Finds members of a JSON text (RFC 8259) without decoding it: a build has to know how the last one
/// laid out its shards, and nothing else of its manifest.
struct JSONMembers {
  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// The text of the value at a path of names; `nil` when there is none or the JSON is malformed
  /// before it.
  static func value(at path: [String], in bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    var current = bytes
    for name in path {
      var members = JSONMembers(Array(current))
      guard let value = members.value(named: Array(name.utf8)) else { return nil }
      current = value
    }
    return current
  }

  /// The elements of an array.
  static func elements(of array: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    var reader = JSONMembers(Array(array))
    var elements: [ArraySlice<UInt8>] = []
    guard reader.take("[") else { return [] }
    while !reader.take("]") {
      guard let element = reader.skipValue() else { return [] }
      elements.append(element)
      if !reader.take(","), reader.peek() != UInt8(ascii: "]") { return [] }
    }
    return elements
  }

  static func integer(_ value: ArraySlice<UInt8>?) -> Int? {
    value.flatMap { Int(String(decoding: $0, as: UTF8.self)) }
  }

  /// A string without escapes.
  static func string(_ value: ArraySlice<UInt8>?) -> String? {
    guard let value, value.count >= 2, value.first == UInt8(ascii: "\""),
      value.last == UInt8(ascii: "\""), !value.contains(UInt8(ascii: "\\"))
    else { return nil }
    return String(decoding: value.dropFirst().dropLast(), as: UTF8.self)
  }

  private mutating func value(named name: [UInt8]) -> ArraySlice<UInt8>? {
    guard take("{") else { return nil }
    while let key = skipValue(), take(":"), let value = skipValue() {
      if key.dropFirst().dropLast().elementsEqual(name) { return value }
      if !take(",") { return nil }
    }
    return nil
  }

  private mutating func peek() -> UInt8? {
    while position < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[position]) {
      position += 1
    }
    return position < bytes.count ? bytes[position] : nil
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard let byte = peek(), UInt32(byte) == character.value else { return false }
    position += 1
    return true
  }

  /// Passes over one value, brackets and quotes paired.
  private mutating func skipValue() -> ArraySlice<UInt8>? {
    guard peek() != nil else { return nil }
    let start = position
    var depth = 0
    var isQuoted = false
    while position < bytes.count {
      let byte = bytes[position]
      if isQuoted {
        if byte == UInt8(ascii: "\\") { position += 1 } else if byte == 0x22 { isQuoted = false }
      } else {
        switch byte {
        case 0x22: isQuoted = true
        case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
        case UInt8(ascii: "}"), UInt8(ascii: "]"), UInt8(ascii: ","), UInt8(ascii: ":"):
          if depth == 0 { return scalar(from: start) }
          if byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") { depth -= 1 }
        default: break
        }
      }
      position += 1
      if depth == 0, !isQuoted, [0x22, 0x7D, 0x5D].contains(byte) {
        return bytes[start..<min(position, bytes.count)]
      }
    }
    return depth == 0 && !isQuoted ? scalar(from: start) : nil
  }

  /// A number or a word, without the white space after it.
  private func scalar(from start: Int) -> ArraySlice<UInt8>? {
    let value = bytes[start..<position].prefix { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
    return value.isEmpty ? nil : value
  }
}
