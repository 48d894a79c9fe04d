import Compression
import Content
import Core

/// The picture that others show with a link to the site (1200 by 630 points, as social networks ask): the
/// accent colour with rings, after the opening at the crown of a yurt. Words would need a font; the title
/// stands beside the picture anyway.
struct SharedPicture {
  let accent: Colour

  static let path = sitePath("assets/share.png")
  static let width = 1_200
  static let height = 630

  /// A PNG (ISO/IEC 15948) of 16 colours between the accent and white.
  func bytes() -> [UInt8] {
    var rows: [UInt8] = []
    rows.reserveCapacity(SharedPicture.height * (SharedPicture.width / 2 + 1))
    let half = (0..<SharedPicture.height / 2).map(SharedPicture.row)
    // What lies below the middle mirrors what lies above it.
    for row in half + half.reversed() {
      rows.append(0)
      rows += row
    }
    let size = bigEndian(SharedPicture.width) + bigEndian(SharedPicture.height)
    let depthAndColour: [UInt8] = [4, 3, 0, 0, 0]
    var png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    png += chunk("IHDR", size + depthAndColour)
    png += chunk("PLTE", palette)
    png += chunk("IDAT", Compressor.zlib(rows))
    png += chunk("IEND", [])
    return png
  }

  /// From the accent to white in 16 steps.
  private var palette: [UInt8] {
    var palette: [UInt8] = []
    for step in 0..<16 {
      for channel in [Int(accent.red), Int(accent.green), Int(accent.blue)] {
        palette.append(UInt8(channel + (255 - channel) * step / 15))
      }
    }
    return palette
  }

  /// Two points to a byte; what lies right of the middle mirrors what lies left of it.
  private static func row(_ y: Int) -> [UInt8] {
    let half = stride(from: 0, to: width / 2, by: 2).map { x in shade(x, y) << 4 | shade(x + 1, y) }
    return half + half.reversed().map { $0 << 4 | $0 >> 4 }
  }

  /// How white a point is, 0 to 15. Distances are in sixteenths of a point, whole numbers, so that every
  /// machine draws the same.
  private static func shade(_ x: Int, _ y: Int) -> UInt8 {
    let (dx, dy) = ((2 * x + 1 - width) * 8, (2 * y + 1 - height) * 8)
    let square = dx * dx + dy * dy
    if square > 216 * 16 * 216 * 16 { return 0 }
    let distance = squareRoot(square)
    if distance > 215 * 16 { return 0 }
    // Two rings, and between the inner one two bundles of three laths that cross.
    var ink = max(line(distance - 205 * 16, 9), line(distance - 155 * 16, 7))
    if distance < 155 * 16 {
      for lath in [-34, 0, 34] {
        let upright = line(dx - lath * 16 - bend(dy, lath), 7)
        let level = line(dy - lath * 16 - bend(dx, lath), 7)
        ink = max(ink, upright, level)
      }
    }
    return ink
  }

  /// Laths come together in the middle.
  private static func bend(_ along: Int, _ lath: Int) -> Int {
    lath == 0 ? 0 : lath.signum() * (along / 16) * (along / 16) / 34
  }

  /// A line of a width in points, soft at its edges.
  private static func line(_ offset: Int, _ width: Int) -> UInt8 {
    UInt8(max(0, min(15, width * 8 - abs(offset) + 8)))
  }

  private static func squareRoot(_ value: Int) -> Int {
    var root = Int(Double(value).squareRoot())
    while root * root > value { root -= 1 }
    while (root + 1) * (root + 1) <= value { root += 1 }
    return root
  }

  private func chunk(_ name: String, _ data: [UInt8]) -> [UInt8] {
    let body = Array(name.utf8) + data
    return bigEndian(data.count) + body + bigEndian(Int(Compressor.checksum(body)))
  }

  private func bigEndian(_ number: Int) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
  }
}
