import Core
import Testing

@testable import Preview

@Suite struct PreviewRequestTests {
  private func request(
    _ target: String, method: String = "GET", host: String? = "127.0.0.1:8000"
  ) -> PreviewRequest {
    PreviewRequest(method: method, target: target, host: host)
  }

  private func file(_ path: String) throws -> PreviewRequest {
    .file(try #require(RelativePath(path)))
  }

  @Test("a folder's address means its index")
  func index() throws {
    #expect(request("/") == (try file("index.html")))
    #expect(request("/ky/status/?ref=1234") == (try file("ky/status/index.html")))
    #expect(request("/assets/icon.svg") == (try file("assets/icon.svg")))
  }

  @Test("a folder without its slash is known as one")
  func folder() throws {
    #expect(request("/ky/status") == .folder(try #require(RelativePath("ky/status"))))
  }

  @Test("escapes are undone once")
  func escapes() throws {
    #expect(request("/%D0%BA%D1%8B/a.html") == (try file("кы/a.html")))
    #expect(request("/a%2525.txt") == (try file("a%25.txt")))
  }

  @Test(
    "what leads out of the site or is no address is refused",
    arguments: [
      "", "ky/", "*", "http://127.0.0.1/ky/", "/../etc/passwd", "/ky/../../x.txt", "/%2e%2e/x.txt",
      "/ky//x.txt", "/%", "/%4", "/%zz", "/%ff/", "/%00", "/a%0d%0aSet-Cookie:x", "/..%5Cx.txt",
      "/" + String(repeating: "a", count: PreviewRequest.longestTarget),
    ])
  func malformed(target: String) {
    #expect(request(target) == .refused(.malformed))
  }

  @Test("only the loopback interface's names are answered")
  func host() {
    for host in ["localhost", "LOCALHOST:8000", "127.0.0.1:1", "[::1]:8000"] {
      #expect(request("/.portal/changes", host: host) == .own(.changes))
    }
    for host in [
      nil, "", "portal.example", "127.0.0.1.portal.example", "localhost:80@portal.example",
      "localhost.:8000", "127.0.0.1:8000 ", "0.0.0.0:8000",
    ] {
      #expect(request("/", host: host) == .refused(.host), "\(host ?? "none")")
    }
  }

  @Test("only GET and HEAD are answered", arguments: ["POST", "PUT", "OPTIONS", "get", ""])
  func method(method: String) {
    #expect(request("/", method: method) == .refused(.method))
  }

  @Test("the preview's own folder has three files and no more")
  func own() {
    #expect(request("/.portal/script") == .own(.script))
    #expect(request("/.portal/style") == .own(.style))
    #expect(request("/.portal/keys-2026a") == .refused(.notFound))
    #expect(request("/.portal/a/script") == .refused(.notFound))
  }
}
