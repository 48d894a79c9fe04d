import Foundation
import FoundationXML
import Testing

@testable import Rendering

@Suite struct XMLTextTests {
  /// Collects what a parser of the platform reads.
  private final class Reader: NSObject, XMLParserDelegate {
    var text = ""
    var attributes: [String: String] = [:]

    func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
      qualifiedName: String?, attributes: [String: String] = [:]
    ) {
      self.attributes.merge(attributes) { $1 }
    }
  }

  @Test(
    "escapes what a reader would take for markup",
    arguments: ["a & b", "<b>", "]]>", "\"'", "&amp;", "ө – «кайрылуу»", "𝒳"])
  func escaped(text: String) {
    var xml = XMLText()
    xml.open("a", [("b", text)])
    xml.element("c", text)
    xml.empty("d", [("e", text)])
    xml.close("a")
    let reader = Reader()
    let parser = XMLParser(data: Data(xml.bytes))
    parser.delegate = reader
    #expect(parser.parse())
    #expect(reader.text.trimmingCharacters(in: .newlines) == text)
    #expect(reader.attributes == ["b": text, "e": text])
  }
}
