import Core

/// What a browser asks the preview for, as far as it is answered at all. A function of three foreign
/// texts, so that it can be tested and fuzzed without a socket.
package enum PreviewRequest: Hashable, Sendable {
  /// A file of the site.
  case file(RelativePath)
  /// A folder asked for without the slash at its end, so that its links would lead elsewhere.
  case folder(RelativePath)
  /// Something of the preview itself, in a folder that no site has.
  case own(Own)
  case refused(Refusal)

  package enum Own: String, Sendable, CaseIterable {
    /// The stream that tells of changes.
    case changes
    case script
    case style
  }

  package enum Refusal: Int, Error, Sendable {
    case malformed = 400
    case notFound = 404
    case method = 405
    /// A name that is not this machine's: a page from elsewhere had its own name resolved to the
    /// loopback address, in order to read what is shown here (DNS rebinding).
    case host = 421
  }

  /// The folder of `Own`.
  static let ownFolder = ".portal"

  /// Bytes of a target that is still looked at.
  package static let longestTarget = 8192

  /// - Parameters:
  ///   - target: path and query as they stand in the request line (RFC 9112, section 3.2).
  ///   - host: the field `Host`.
  package init(method: String, target: String, host: String?) {
    do throws(Refusal) {
      guard let host, PreviewRequest.isLoopback(host) else { throw .host }
      guard method == "GET" || method == "HEAD" else { throw .method }
      self = try PreviewRequest(target: target)
    } catch {
      self = .refused(error)
    }
  }

  private init(target: String) throws(Refusal) {
    let bytes = target.utf8
    guard bytes.count <= PreviewRequest.longestTarget, bytes.first == UInt8(ascii: "/"),
      let path = percentDecoded(bytes.dropFirst().prefix { $0 != UInt8(ascii: "?") })
    else { throw .malformed }
    if path.isEmpty || path.utf8.last == UInt8(ascii: "/") {
      guard let file = RelativePath(path + "index.html") else { throw .malformed }
      self = .file(file)
      return
    }
    guard let file = RelativePath(path) else { throw .malformed }
    guard file.components.first == Substring(PreviewRequest.ownFolder) else {
      self = file.name.contains(".") ? .file(file) : .folder(file)
      return
    }
    guard file.components.count == 2, let own = Own(rawValue: String(file.name)) else {
      throw .notFound
    }
    self = .own(own)
  }

  /// Whatever the port: only the name tells who is meant.
  private static func isLoopback(_ host: String) -> Bool {
    ["127.0.0.1", "localhost", "[::1]"].contains { name in
      let rest = host.lowercased().dropFirst(name.count)
      return host.lowercased().hasPrefix(name)
        && (rest.isEmpty || rest.first == ":" && rest.dropFirst().allSatisfy(\.isWholeNumber))
    }
  }
}

/// Undoes `%XX` (RFC 3986, section 2.1); `nil` when that is not UTF-8 or a digit is missing.
private func percentDecoded(_ text: some Collection<UInt8>) -> String? {
  var bytes: [UInt8] = []
  var rest = text[...]
  while let byte = rest.popFirst() {
    guard byte == UInt8(ascii: "%") else {
      bytes.append(byte)
      continue
    }
    guard let high = rest.popFirst().flatMap(hexadecimalValue),
      let low = rest.popFirst().flatMap(hexadecimalValue)
    else { return nil }
    bytes.append(high << 4 | low)
  }
  return String(validating: bytes, as: UTF8.self)
}

private func hexadecimalValue(_ digit: UInt8) -> UInt8? {
  switch digit {
  case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
  case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
  case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
  default: nil
  }
}
