import Libexpat

/// What a part of a workbook is made of, while it is parsed.
protocol XMLReading: AnyObject {
  func start(_ name: String, _ attributes: [String: String])
  func text(_ bytes: UnsafeBufferPointer<UInt8>)
  func end(_ name: String)
  /// Whether parsing goes on.
  var isWanted: Bool { get }
}

/// Parses XML piece by piece with Expat. A document type is refused: workbooks have none, and entities
/// are the way to make a small file large.
final class XMLStream {
  private let parser: XML_Parser
  private let reading: any XMLReading
  private var hasDoctype = false

  init(_ reading: any XMLReading) {
    self.reading = reading
    parser = XML_ParserCreate("UTF-8")!
    XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
    XML_SetElementHandler(
      parser,
      { data, name, attributes in
        XMLStream.of(data).start(name, attributes)
      },
      { data, name in
        XMLStream.of(data).reading.end(XMLStream.local(name))
      })
    XML_SetCharacterDataHandler(parser) { data, text, count in
      text?.withMemoryRebound(to: UInt8.self, capacity: Int(count)) {
        XMLStream.of(data).reading.text(UnsafeBufferPointer(start: $0, count: Int(count)))
      }
    }
    XML_SetStartDoctypeDeclHandler(parser) { data, _, _, _, _ in
      XMLStream.of(data).hasDoctype = true
    }
  }

  deinit { XML_ParserFree(parser) }

  /// False when the piece is no XML, or has a document type.
  func feed(_ bytes: UnsafeRawBufferPointer, isLast: Bool) -> Bool {
    let status = XML_Parse(
      parser, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(bytes.count),
      isLast ? 1 : 0)
    return status == XML_STATUS_OK && !hasDoctype
  }

  var isWanted: Bool { reading.isWanted }

  private static func of(_ data: UnsafeMutableRawPointer?) -> XMLStream {
    Unmanaged<XMLStream>.fromOpaque(data!).takeUnretainedValue()
  }

  private func start(
    _ name: UnsafePointer<CChar>?, _ attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>?
  ) {
    var found: [String: String] = [:]
    var index = 0
    while let key = attributes?[index], let value = attributes?[index + 1] {
      found[XMLStream.local(key)] = String(cString: value)
      index += 2
    }
    reading.start(XMLStream.local(name), found)
  }

  /// Without the prefix of its namespace; writers choose different ones.
  private static func local(_ name: UnsafePointer<CChar>?) -> String {
    let full = name.map { String(cString: $0) } ?? ""
    return full.split(separator: ":").last.map(String.init) ?? full
  }
}
