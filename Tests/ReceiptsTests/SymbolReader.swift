/// Reads a QR Code symbol the way a phone does (ISO/IEC 18004), versions 2 to 6 at level M. Written
/// from the standard and apart from the library that draws, so that both would have to be wrong in
/// the same way.
struct SymbolReader {
  enum Failure: Error, Equatable {
    case size(Int)
    case finderPattern
    case timingPattern
    case formatInformation
    case notLevelM
    case codewords
    case text
  }

  /// Dark modules, row by row, without the quiet zone.
  let modules: [[Bool]]
  private var width: Int { modules.count }
  private var version: Int { (width - 17) / 4 }

  /// What the symbol says.
  func text() throws -> String {
    guard (25...41).contains(width), width % 4 == 1, modules.allSatisfy({ $0.count == width })
    else { throw Failure.size(width) }
    try checkFinderPatterns()
    try checkTiming()
    let mask = try mask()
    return try read(dataCodewords(of: codewords(mask)))
  }

  // MARK: - Patterns

  /// The three squares with their light separators.
  private func checkFinderPatterns() throws {
    for (top, left) in [(0, 0), (0, width - 7), (width - 7, 0)] {
      for row in top - 1...top + 7 {
        for column in left - 1...left + 7 {
          guard modules.indices.contains(row), modules.indices.contains(column) else { continue }
          let ring = max(abs(row - top - 3), abs(column - left - 3))
          if modules[row][column] != (ring != 2 && ring != 4) { throw Failure.finderPattern }
        }
      }
    }
  }

  private func checkTiming() throws {
    for place in 8..<width - 8 {
      guard modules[6][place] == (place % 2 == 0), modules[place][6] == (place % 2 == 0)
      else { throw Failure.timingPattern }
    }
  }

  private func isData(_ row: Int, _ column: Int) -> Bool {
    if row == 6 || column == 6 { return false }
    if row < 9, column < 9 || column >= width - 8 { return false }
    if row >= width - 8, column < 9 { return false }
    return abs(row - width + 7) > 2 || abs(column - width + 7) > 2
  }

  // MARK: - Format information

  private func mask() throws -> Int {
    let nearCorner: [(Int, Int)] =
      (0...5).map { (8, $0) } + [(8, 7), (8, 8), (7, 8)] + (0...5).reversed().map { ($0, 8) }
    let apart: [(Int, Int)] =
      (1...7).map { (width - $0, 8) } + (1...8).reversed().map { (8, width - $0) }
    let copies = [nearCorner, apart].map { places in
      places.reduce(0) { $0 << 1 | (modules[$1.0][$1.1] ? 1 : 0) } ^ 0b101_0100_0001_0010
    }
    var remainder = copies[0]
    for bit in (10...14).reversed() where remainder >> bit & 1 == 1 {
      remainder ^= 0b101_0011_0111 << (bit - 10)
    }
    guard remainder == 0, copies[0] == copies[1], modules[width - 8][8]
    else { throw Failure.formatInformation }
    if copies[0] >> 13 != 0 { throw Failure.notLevelM }
    return copies[0] >> 10 & 7
  }

  private func isFlipped(_ mask: Int, _ row: Int, _ column: Int) -> Bool {
    let product = row * column
    switch mask {
    case 0: return (row + column) % 2 == 0
    case 1: return row % 2 == 0
    case 2: return column % 3 == 0
    case 3: return (row + column) % 3 == 0
    case 4: return (row / 2 + column / 3) % 2 == 0
    case 5: return product % 2 + product % 3 == 0
    case 6: return (product % 2 + product % 3) % 2 == 0
    default: return ((row + column) % 2 + product % 3) % 2 == 0
    }
  }

  // MARK: - Codewords

  /// In pairs of columns from the right, up and down by turns.
  private func codewords(_ mask: Int) -> [UInt8] {
    var bits: [UInt8] = []
    let pairs = stride(from: width - 1, to: 6, by: -2).map(\.self) + [5, 3, 1]
    for (turn, right) in pairs.enumerated() {
      for step in 0..<width {
        let row = turn % 2 == 0 ? width - 1 - step : step
        for column in [right, right - 1] where isData(row, column) {
          bits.append(modules[row][column] != isFlipped(mask, row, column) ? 1 : 0)
        }
      }
    }
    return stride(from: 0, to: bits.count - 7, by: 8).map { start in
      bits[start..<start + 8].reduce(0) { $0 << 1 | $1 }
    }
  }

  private func dataCodewords(of all: [UInt8]) throws -> [UInt8] {
    let layouts = [
      2: (blocks: 1, data: 28, check: 16), 3: (1, 44, 26), 4: (2, 32, 18), 5: (2, 43, 24),
      6: (4, 27, 16),
    ]
    guard let (blocks, data, check) = layouts[version], all.count == blocks * (data + check)
    else { throw Failure.codewords }
    var result: [UInt8] = []
    for block in 0..<blocks {
      // Block by block in turn: all the data, then all the check bytes.
      let codeword = (0..<data + check).map { all[$0 * blocks + block] }
      guard ReedSolomon.isCodeword(codeword, checkBytes: check) else { throw Failure.codewords }
      result += codeword.prefix(data)
    }
    return result
  }

  // MARK: - Segments

  private func read(_ data: [UInt8]) throws -> String {
    var bits = BitReader(bytes: data)
    var text: [UInt8] = []
    while true {
      switch bits.next(4) {
      case 0, nil: return String(decoding: text, as: UTF8.self)
      case 1: try readDigits(&bits, into: &text)
      case 2: try readAlphanumeric(&bits, into: &text)
      case 4:
        for _ in 0..<(bits.next(8) ?? 0) { text.append(UInt8(try bits.required(8))) }
      default: throw Failure.text
      }
    }
  }

  private func readDigits(_ bits: inout BitReader, into text: inout [UInt8]) throws {
    var left = try bits.required(10)
    while left > 0 {
      let count = min(3, left)
      let value = String(try bits.required([4, 7, 10][count - 1]))
      guard value.utf8.count <= count else { throw Failure.text }
      text += repeatElement(0x30, count: count - value.utf8.count) + Array(value.utf8)
      left -= count
    }
  }

  private func readAlphanumeric(_ bits: inout BitReader, into text: inout [UInt8]) throws {
    let alphabet = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:".utf8)
    var left = try bits.required(9)
    while left > 0 {
      let value = try bits.required(left > 1 ? 11 : 6)
      guard value < (left > 1 ? 45 * 45 : 45) else { throw Failure.text }
      text += left > 1 ? [alphabet[value / 45], alphabet[value % 45]] : [alphabet[value]]
      left -= 2
    }
  }
}

private struct BitReader {
  let bytes: [UInt8]
  var position = 0

  mutating func next(_ count: Int) -> Int? {
    guard position + count <= bytes.count * 8 else { return nil }
    defer { position += count }
    return (position..<position + count).reduce(0) {
      $0 << 1 | Int(bytes[$1 / 8] >> UInt8(7 - $1 % 8) & 1)
    }
  }

  mutating func required(_ count: Int) throws -> Int {
    guard let value = next(count) else { throw SymbolReader.Failure.text }
    return value
  }
}

/// Over GF(256) with the polynomial x⁸+x⁴+x³+x²+1.
private enum ReedSolomon {
  /// Whether the first powers of the generator are roots of it, one for each check byte.
  static func isCodeword(_ codeword: [UInt8], checkBytes: Int) -> Bool {
    var root: UInt8 = 1
    for _ in 0..<checkBytes {
      if codeword.reduce(0, { product($0, root) ^ $1 }) != 0 { return false }
      root = product(root, 2)
    }
    return true
  }

  private static func product(_ left: UInt8, _ right: UInt8) -> UInt8 {
    var (left, right, result) = (left, right, UInt8(0))
    while right > 0 {
      if right & 1 == 1 { result ^= left }
      left = left << 1 ^ (left >> 7 == 1 ? 0x1D : 0)
      right >>= 1
    }
    return result
  }
}
