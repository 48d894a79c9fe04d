import Core
import LocatedYAML

/// What makes the pages this office's own, beside its name: the accent colour of both schemes and the
/// emblem in the header; the key `identity` of `site.yaml`.
package struct Identity: Sendable {
  package let accent: Colour
  package let accentInDark: Colour
  /// File in `assets/`; `nil` for a header without an emblem.
  let emblem: (path: RelativePath, location: SourceLocation)?

  /// Of an office that says nothing.
  static let standard = Identity(accent: "#1d4f7c", accentInDark: "#8fc1f5")

  /// What the accent stands on, and what stands on the accent: `--paper`, `--wash` and `--on-accent`
  /// of the stylesheet in each scheme.
  package static let surfaces = ["#ffffff", "#f2f5f8"]
  package static let surfacesInDark = ["#121416", "#1b2126", "#182026", "#0c1a26"]

  /// WCAG 2.2, criterion 1.4.3, for text: links and buttons have the accent colour.
  private static let leastContrast = 4.5

  private init(accent: String, accentInDark: String) {
    guard let accent = Colour(accent), let accentInDark = Colour(accentInDark) else {
      preconditionFailure("written as #rrggbb")
    }
    self.accent = accent
    self.accentInDark = accentInDark
    emblem = nil
  }

  init?(_ value: YAMLValue, reporting diagnostics: inout [Diagnostic]) {
    guard var keys = value.mapping(reporting: &diagnostics) else { return nil }
    let before = diagnostics.count
    let light = keys.optional("accent", reporting: &diagnostics) {
      Identity.colour($0, on: Identity.surfaces, scheme: "light", &$1)
    }
    let dark = keys.optional("accent_dark", reporting: &diagnostics) {
      Identity.colour($0, on: Identity.surfacesInDark, scheme: "dark", &$1)
    }
    emblem = keys.optional("emblem", reporting: &diagnostics) { value, diagnostics in
      guard let name = value.string(reporting: &diagnostics) else { return nil }
      guard let path = RelativePath("assets/" + name) else {
        diagnostics.append(
          Diagnostic(
            .error, "assets.emblem", "‘\(name)’ is not the name of a file", at: value.location,
            hint: "write the name of an SVG file in assets/"))
        return nil
      }
      return (path, value.location)
    }
    keys.finish(reporting: &diagnostics)
    if diagnostics[before...].contains(where: \.isError) { return nil }
    accent = light ?? Identity.standard.accent
    accentInDark = dark ?? Identity.standard.accentInDark
  }

  private static func colour(
    _ value: YAMLValue, on surfaces: [String], scheme: String, _ diagnostics: inout [Diagnostic]
  ) -> Colour? {
    guard let text = value.string(reporting: &diagnostics) else { return nil }
    guard let colour = Colour(text) else {
      diagnostics.append(
        Diagnostic(
          .error, "settings.colour", "‘\(text)’ is not a colour", at: value.location,
          hint: "write it as \"#1d4f7c\": a number sign and six hexadecimal digits, in quotes"))
      return nil
    }
    let lowest = surfaces.compactMap { Colour($0)?.contrast(with: colour) }.min() ?? 1
    if lowest >= leastContrast { return colour }
    diagnostics.append(
      Diagnostic(
        .error, "settings.contrast",
        "\(colour) has a contrast of \(ratio(lowest)) in the \(scheme) scheme, less than 4.5",
        at: value.location,
        hint: scheme == "light" ? "choose a darker colour" : "choose a lighter colour"))
    return nil
  }

  /// With one decimal, cut and not rounded: 4.49 is not 4.5.
  private static func ratio(_ contrast: Double) -> String {
    let tenths = Int(contrast * 10)
    return "\(tenths / 10).\(tenths % 10)"
  }
}
