import Libqrencode

/// Why no receipt can be printed.
package enum ReceiptFailure: Error, Equatable, CustomStringConvertible {
  /// The address has so many bytes that a phone could not read its code from paper.
  case addressTooLong(bytes: Int)
  case outOfMemory

  package var description: String {
    switch self {
    case .addressTooLong(let bytes):
      "an address of \(bytes) bytes makes a QR code too fine to print (\(QRSymbol.longest) fit)"
    case .outOfMemory: "not enough memory for a QR code"
    }
  }
}

/// A QR Code symbol (ISO/IEC 18004) at error correction level M, which still reads when 15 % of it
/// is creased or stained.
struct QRSymbol {
  /// Bytes that always fit into version 10, whose modules are half a millimetre on the receipt.
  static let longest = 213
  /// Light modules that the standard wants on each side.
  static let quietZone = 4

  /// Modules on a side, without the quiet zone.
  let width: Int
  /// 1 for a dark module, row by row.
  private let modules: [UInt8]

  /// - Parameter text: in ASCII, as addresses are; where digits follow each other, they take less
  ///   room than letters, so the symbol is as coarse as it can be.
  init(_ text: String) throws(ReceiptFailure) {
    precondition(text.utf8.allSatisfy { (0x21...0x7E).contains($0) }, "not an address")
    if text.utf8.count > QRSymbol.longest {
      throw .addressTooLong(bytes: text.utf8.count)
    }
    guard let code = QRcode_encodeString(text, 0, QR_ECLEVEL_M, QR_MODE_8, 1) else {
      throw .outOfMemory
    }
    defer { QRcode_free(code) }
    width = Int(code.pointee.width)
    // Only the lowest bit is the colour; the others say what a module is for.
    modules = UnsafeBufferPointer(start: code.pointee.data, count: width * width).map { $0 & 1 }
  }

  /// Modules on a side with the quiet zone: the side of the `viewBox`.
  var side: Int { width + 2 * QRSymbol.quietZone }

  func isDark(row: Int, column: Int) -> Bool { modules[row * width + column] == 1 }

  /// The dark modules as SVG path data, one unit a module: a rectangle for each run in a row. One
  /// path, because neighbouring shapes of their own would show hairlines of paper between them.
  var path: String {
    var data: [UInt8] = []
    data.reserveCapacity(5 * width * width)
    for row in 0..<width {
      var column = 0
      while column < width {
        let start = column
        while column < width, isDark(row: row, column: column) { column += 1 }
        if column > start { append(row: row, columns: start..<column, to: &data) }
        column += 1
      }
    }
    return String(decoding: data, as: UTF8.self)
  }

  private func append(row: Int, columns: Range<Int>, to data: inout [UInt8]) {
    let corner = "M\(columns.lowerBound + QRSymbol.quietZone) \(row + QRSymbol.quietZone)"
    data += "\(corner)h\(columns.count)v1h-\(columns.count)z".utf8
  }
}
