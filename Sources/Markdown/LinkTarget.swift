import Core

/// Where a link leads: whether inside the site, and whether it may.
struct LinkTarget {
  enum Fault {
    case empty
    /// A scheme other than http, https, mailto and tel.
    case scheme(String)
    /// http or https without a host.
    case host
    /// `//host` or `/path`, which mean different things on different servers.
    case absolutePath
    case controlCharacter
  }

  let isInternal: Bool
  let fault: Fault?

  /// - Parameter destination: with escapes and entities resolved.
  init(_ destination: UnsafeBufferPointer<UInt8>) {
    let hasControls = destination.contains { $0 < 0x20 || $0 == 0x7F }
    guard let colon = LinkTarget.endOfScheme(in: destination) else {
      isInternal = true
      let isAbsolute =
        destination.first == UInt8(ascii: "/") || destination.first == UInt8(ascii: "\\")
      fault =
        destination.isEmpty
        ? .empty : hasControls ? .controlCharacter : isAbsolute ? .absolutePath : nil
      return
    }
    isInternal = false
    fault =
      hasControls
      ? .controlCharacter
      : LinkTarget.fault(
        scheme: UnsafeBufferPointer(rebasing: destination[..<colon]),
        rest: UnsafeBufferPointer(rebasing: destination[(colon + 1)...]))
  }

  /// The colon after a scheme (RFC 3986 §3.1); `nil` for a relative reference. Browsers drop control
  /// characters before they look for a scheme, so these count as part of one.
  private static func endOfScheme(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    for (index, byte) in bytes.enumerated() {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        0...0x20, 0x7F:
        continue
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"),
        UInt8(ascii: "."):
        if index == 0 { return nil }
      case UInt8(ascii: ":"): return index == 0 ? nil : index
      default: return nil
      }
    }
    return nil
  }

  /// Only the schemes a reader can be sent to pass (RFC 9110, 6068, 3966).
  private static func fault(
    scheme: UnsafeBufferPointer<UInt8>, rest: UnsafeBufferPointer<UInt8>
  ) -> Fault? {
    if isSame(scheme, "https") || isSame(scheme, "http") {
      let slash = UInt8(ascii: "/")
      let hasHost = rest.count > 2 && rest[0] == slash && rest[1] == slash && rest[2] != slash
      return hasHost ? nil : .host
    }
    if isSame(scheme, "mailto") || isSame(scheme, "tel") { return rest.isEmpty ? .empty : nil }
    return .scheme(String(decoding: scheme, as: UTF8.self).lowercased())
  }

  private static func isSame(_ scheme: UnsafeBufferPointer<UInt8>, _ name: StaticString) -> Bool {
    name.withUTF8Buffer { name in
      scheme.count == name.count && zip(scheme, name).allSatisfy { $0 | 0x20 == $1 }
    }
  }
}

extension LinkTarget.Fault: Equatable {
  func diagnostic(at location: SourceLocation) -> Diagnostic {
    switch self {
    case .empty:
      Diagnostic(
        .error, "markdown.link-empty", "a link that leads nowhere", at: location,
        hint: "write the address between the round brackets")
    case .scheme(let scheme):
      Diagnostic(
        .error, "markdown.link-scheme", "a link with the scheme `\(scheme):`", at: location,
        hint: "use https, http, mailto or tel, or the relative path of a source file")
    case .host:
      Diagnostic(
        .error, "markdown.link-scheme", "a web address without a host", at: location,
        hint: "write it as `https://host/path`")
    case .absolutePath:
      Diagnostic(
        .error, "markdown.link-scheme", "a link with an absolute path", at: location,
        hint: "write the relative path of a source file, such as `../contacts/ky.md`")
    case .controlCharacter:
      Diagnostic(
        .error, "markdown.link-scheme", "a link with a control character in its address",
        at: location, hint: "copy the address again, without entities")
    }
  }
}
