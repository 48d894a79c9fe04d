import Testing

@testable import Charts

/// WCAG 2.2, 1.4.3 and 1.4.11, computed: axe answers "incomplete" for text in SVG.
@Suite("Contrast of charts") struct ContrastTests {
  struct Colour {
    let red: Double, green: Double, blue: Double

    init(_ hexadecimal: Substring) {
      let digits =
        hexadecimal.count == 3 ? hexadecimal.map { "\($0)\($0)" }.joined() : "\(hexadecimal)"
      let value = Int(digits, radix: 16) ?? 0
      (red, green, blue) = (Double(value >> 16), Double(value >> 8 & 255), Double(value & 255))
    }

    init(red: Double, green: Double, blue: Double) {
      (self.red, self.green, self.blue) = (red, green, blue)
    }

    /// This colour, as opaque as `opacity`, laid on another.
    func laid(on ground: Colour, opacity: Double) -> Colour {
      let mix = { (over: Double, under: Double) in over * opacity + under * (1 - opacity) }
      return Colour(
        red: mix(red, ground.red), green: mix(green, ground.green), blue: mix(blue, ground.blue))
    }

    /// Relative luminance of sRGB.
    var luminance: Double {
      let linear = [red, green, blue].map { channel in
        channel / 255 <= 0.04045
          ? channel / 255 / 12.92 : power((channel / 255 + 0.055) / 1.055)
      }
      return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    }

    /// x^2.4 as x² · x^(2/5); the fifth root by Newton's method.
    private func power(_ x: Double) -> Double {
      var root = 1.0
      for _ in 0..<60 { root = (4 * root + x / (root * root * root * root)) / 5 }
      return x * x * root * root
    }

    func contrast(_ other: Colour) -> Double {
      let (bright, dark) = (max(luminance, other.luminance), min(luminance, other.luminance))
      return (bright + 0.05) / (dark + 0.05)
    }
  }

  enum Theme: CaseIterable {
    case light, dark, print
  }

  /// The tokens as the site's style sheet sets them.
  static func tokens(_ theme: Theme) throws -> [String: Colour] {
    let text = try GoldenChartTests.tokens()
    let blocks = text.matches(of: /:root \{([^}]*)\}/).map { String($0.1) }
    let used = theme == .light ? [0] : theme == .dark ? [0, 1] : [0, 2]
    return used.reduce(into: [:]) { tokens, block in
      for match in blocks[block].matches(of: /--([a-z0-9-]+): #([0-9a-f]{3,6});/) {
        tokens[String(match.1)] = Colour(match.2)
      }
    }
  }

  @Test("the formula gives the known values")
  func formula() {
    #expect(abs(Colour("000").contrast(Colour("fff")) - 21) < 0.001)
    #expect(abs(Colour("777777").contrast(Colour("fff")) - 4.478) < 0.01)
  }

  @Test("text, data and gaps are seen on the page", arguments: Theme.allCases)
  func onPaper(theme: Theme) throws {
    let tokens = try Self.tokens(theme)
    let paper = try #require(tokens["paper"])
    #expect(try #require(tokens["ink"]).contrast(paper) >= 7)
    for name in ["series-1", "series-2", "series-3", "soft"] {
      #expect(try #require(tokens[name]).contrast(paper) >= 4.5, "\(name)")
    }
  }

  @Test("text and bars are seen on every shade of a tile", arguments: Theme.allCases)
  func onShades(theme: Theme) throws {
    let tokens = try Self.tokens(theme)
    let (paper, ink) = (try #require(tokens["paper"]), try #require(tokens["ink"]))
    let series = try #require(tokens["series-1"])
    let shades = ChartStyle.rules.matches(of: /\.w(\d)\{fill-opacity:(\.\d+)\}/)
    #expect(shades.map { String($0.1) } == ["1", "2", "3", "4"])
    for shade in shades {
      let opacity = try #require(Double("0\(shade.2)"))
      let ground = series.laid(on: paper, opacity: opacity)
      #expect(ink.contrast(ground) >= 4.5, "text on \(shade.1)")
      #expect(series.contrast(ground) >= 3, "bar on \(shade.1)")
    }
  }

  @Test("the style draws with tokens only, and letters of 14 units")
  func tokensOnly() {
    #expect(!ChartStyle.rules.contains("#"))
    #expect(ChartStyle.rules.contains("font-size:\(Drawing.typeSize)px"))
    // 14 units on a screen of 320 pixels with margins of 16, and at the switch to the broad drawing.
    #expect(Double(Drawing.typeSize) * 288 / 320 >= 12)
    #expect(Double(Drawing.typeSize) * (640 - 32) / 640 >= 12)
  }
}
