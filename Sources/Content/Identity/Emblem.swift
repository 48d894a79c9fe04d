import Core

/// A drawing in the header of every page, read from a small SVG file.
///
/// It is taken apart into known shapes and written again, so that nothing else of the file, such as a
/// script or an address, can come into a page. `currentColor` makes it follow the colour schemes.
package struct Emblem: Sendable {
  package struct Shape: Sendable {
    package let name: String
    package let attributes: [(name: String, value: String)]
    package let children: [Shape]
  }

  package let viewBox: String
  /// Attributes of the outermost element that its shapes inherit, such as `stroke-width`.
  package let attributes: [(name: String, value: String)]
  package let shapes: [Shape]

  /// Bytes of a file that is still drawn into every page.
  static let largest = 2_048
  package static let elements: Set<String> = [
    "g", "path", "circle", "rect", "line", "polyline", "polygon",
  ]
  package static let knownAttributes: Set<String> = [
    "d", "cx", "cy", "r", "x", "y", "x1", "y1", "x2", "y2", "width", "height", "rx", "ry", "points",
    "fill", "fill-rule", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin", "transform",
    "opacity",
  ]

  /// Reads the file; reports `assets.emblem` for anything but shapes.
  init?(_ path: RelativePath, in site: FileTree, reporting diagnostics: inout [Diagnostic]) {
    guard let text = site.text(path, reporting: &diagnostics) else { return nil }
    let report = { (line: Int, message: String, hint: String) in
      Diagnostic(
        .error, "assets.emblem", message,
        at: SourceLocation(path: site.displayed(path), line: line, column: 1), hint: hint)
    }
    if text.utf8.count > Emblem.largest {
      diagnostics.append(
        report(
          1, "emblem has more than \(Emblem.largest) bytes, and it stands in every page",
          "draw it with fewer points"))
      return nil
    }
    do {
      var tags = try EmblemTags(text)
      (viewBox, attributes, shapes) = try tags.drawing()
    } catch {
      diagnostics.append(report(error.line, error.message, error.hint))
      return nil
    }
  }
}
