import Core
import Foundation
import LocatedYAML
import Testing

@testable import Content

@Suite struct IdentityTests {
  private func identity(_ yaml: String) throws -> (Identity?, [Diagnostic]) {
    var diagnostics: [Diagnostic] = []
    let value = try #require(
      YAMLValue.parse(yaml, path: "site.yaml", reporting: &diagnostics))
    return (Identity(value, reporting: &diagnostics), diagnostics)
  }

  @Test(
    "contrast is that of WCAG 2.2",
    arguments: [
      ("#000000", "#ffffff", 21.0), ("#777777", "#ffffff", 4.478), ("#1d4f7c", "#ffffff", 8.53),
    ])
  func contrast(_ one: String, _ two: String, _ expected: Double) throws {
    let colours = try [one, two].map { try #require(Colour($0)) }
    #expect(abs(colours[0].contrast(with: colours[1]) - expected) < 0.03)
    #expect(colours[0].contrast(with: colours[1]) == colours[1].contrast(with: colours[0]))
  }

  @Test(
    "a colour has one spelling", arguments: ["1d4f7c", "#1d4f7", "#1d4f7g", "navy", "#1d4f7c0"])
  func spelling(_ text: String) { #expect(Colour(text) == nil) }

  @Test("a pale accent is refused with its contrast")
  func pale() throws {
    let (identity, problems) = try identity("accent: \"#767676\"")
    #expect(identity == nil)
    #expect(problems.map(\.code) == ["settings.contrast"])
    #expect(problems[0].message.contains("4.1"))
  }

  @Test("an office that says nothing has colours that pass")
  func standard() throws {
    let standard = Identity.standard
    let yaml = "accent: \"\(standard.accent)\"\naccent_dark: \"\(standard.accentInDark)\""
    #expect(try identity(yaml).0 != nil)
  }

  @Test("the surfaces are those of the stylesheet")
  func surfaces() throws {
    let sheet = try repositorySite().text("assets/style.css")
    let dark = try #require(sheet.range(of: "prefers-color-scheme: dark"))
    func tokens(_ text: Substring, _ names: [String]) -> [String] {
      names.map { name in
        let value = text.split(separator: "--\(name): #")[1].prefix { $0 != ";" }
        return "#" + (value.count == 3 ? value.map { "\($0)\($0)" }.joined() : String(value))
      }
    }
    #expect(tokens(sheet[..<dark.lowerBound], ["paper", "wash"]) == Identity.surfaces)
    #expect(
      tokens(sheet[dark.lowerBound...], ["paper", "wash", "band", "on-accent"])
        == Identity.surfacesInDark)
  }

  private func emblem(_ svg: String) throws -> (Emblem?, [Diagnostic]) {
    var diagnostics: [Diagnostic] = []
    let tree = try sources(["seal.svg": svg])
    return (Emblem(try path("seal.svg"), in: tree, reporting: &diagnostics), diagnostics)
  }

  @Test("an emblem is read shape by shape")
  func shapes() throws {
    let (emblem, problems) = try emblem(
      "<?xml version=\"1.0\"?><svg viewBox='0 0 8 8' stroke=\"currentColor\"><!-- > -->"
        + "<g><path d=\"M0 0h8\"/></g></svg>")
    #expect(problems.isEmpty)
    #expect(emblem?.viewBox == "0 0 8 8")
    #expect(emblem?.shapes.first?.children.first?.attributes.first?.value == "M0 0h8")
  }

  @Test(
    "anything but shapes is refused",
    arguments: [
      "<svg viewBox=\"0 0 8 8\"><script/></svg>",
      "<svg viewBox=\"0 0 8 8\"><g onload=\"x\"/></svg>",
      "<svg viewBox=\"0 0 8 8\"><use href=\"#a\"/></svg>", "<svg><g/></svg>", "<p>no</p>",
      "<svg viewBox=\"0 0 8 8\"><g>", "<svg viewBox=\"0 0 8 8\"><g d=1></g></svg>", "<svg",
    ])
  func refused(_ svg: String) throws {
    let (emblem, problems) = try emblem(svg)
    #expect(emblem == nil)
    #expect(problems.map(\.code) == ["assets.emblem"])
  }
}
