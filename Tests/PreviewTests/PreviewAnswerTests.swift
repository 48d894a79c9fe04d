import Core
import Hosting
import Synchronization
import Testing

@testable import Preview

@Suite struct PreviewAnswerTests {
  private static let page = Array("<!DOCTYPE html><body><main>one</main></body></html>\n".utf8)

  private static func table() throws -> HeaderTable {
    let all = try #require(PathPattern("/*"))
    let policy = try #require(HeaderTable.Header("Content-Security-Policy", "default-src 'none'"))
    let strict = try #require(HeaderTable.Header("Strict-Transport-Security", "max-age=1"))
    return HeaderTable([HeaderTable.Rule(all, [policy, strict])])
  }

  private static func site() throws -> PreviewContent {
    .site(
      PreviewedSite(headers: try table()) { path in
        switch path.description {
        case "ky/index.html", "404.html": .success(page)
        case "ky/leak/index.html":
          .failure(PreviewProblems([problem("a reference is shown")]))
        default: nil
        }
      })
  }

  private static func problem(_ message: String) -> PreviewProblem {
    let place = SourceLocation(path: "Content/a.md", line: 7, column: 3)
    return PreviewProblem(
      Diagnostic(.error, "a.b", message, at: place, hint: "mend <it>"),
      excerpt: ["  7 | <b>", "    |   ^"])
  }

  private func answer(_ target: String, _ content: PreviewContent) -> PreviewAnswer {
    let latest = LatestContent(PreviewSources(stamp: { 5 }, content: { content }))
    return PreviewAnswer(
      PreviewRequest(method: "GET", target: target, host: "localhost"), query: "", from: latest)
  }

  private func text(_ answer: PreviewAnswer) -> String {
    guard case .bytes(let bytes) = answer.body else { return "" }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test("a page comes with the site's headers and the script at its end")
  func page() throws {
    let answer = answer("/ky/", try Self.site())
    #expect(answer.status == 200)
    #expect(answer.headers.map(\.name) == ["Content-Security-Policy", "Content-Type"])
    let script = "<script src=\"/.portal/script\" data-stamp=\"5\"></script></body></html>"
    #expect(text(answer).contains("</main>\(script)"))
  }

  @Test("a missing address gets the site's own page for it")
  func missing() throws {
    let answer = answer("/ky/none/", try Self.site())
    #expect(answer.status == 404)
    #expect(text(answer).contains("one"))
  }

  @Test("a folder without its slash is sent on to the one with it")
  func folder() throws {
    let answer = answer("/ky", try Self.site())
    #expect(answer.status == 301)
    #expect(answer.headers.contains { $0 == ("Location", "/ky/") })
  }

  @Test("problems are shown escaped, with place, excerpt and way out")
  func problems() throws {
    for (target, content) in [
      ("/ky/", PreviewContent.problems([Self.problem("a reference is shown")])),
      ("/ky/leak/", try Self.site()),
    ] {
      let answer = answer(target, content)
      #expect(answer.status == 503)
      for part in [
        "a reference is shown", "Content/a.md:7:3", "7 | &lt;b&gt;", "mend &lt;it&gt;", "[a.b]",
        "data-stamp=\"5\"",
      ] {
        #expect(text(answer).contains(part), "\(part)")
      }
    }
  }

  @Test("the sources are read again only when they changed")
  func rebuilds() throws {
    let stamp = Mutex<UInt64>(1)
    let builds = Mutex(0)
    let site = try Self.site()
    let latest = LatestContent(
      PreviewSources(
        stamp: { stamp.withLock { $0 } },
        content: {
          builds.withLock { $0 += 1 }
          return site
        }))
    _ = latest.current()
    _ = latest.current()
    #expect(builds.withLock { $0 } == 1)
    stamp.withLock { $0 = 2 }
    #expect(latest.current().stamp == 2)
    #expect(builds.withLock { $0 } == 2)
  }

  @Test("the stream tells a page of other sources at once")
  func events() async throws {
    let content = try Self.site()
    let latest = LatestContent(PreviewSources(stamp: { 5 }, content: { content }))
    var events = ChangeEvents(latest: latest, stamp: 4).makeAsyncIterator()
    let greeting = try #require(try await events.nextBuffer(suggested: 10))
    #expect(String(decoding: greeting, as: UTF8.self).hasPrefix("retry: "))
    let event = try #require(try await events.nextBuffer(suggested: 10))
    #expect(String(decoding: event, as: UTF8.self) == "event: change\ndata: 5\n\n")
    #expect(try await events.nextBuffer(suggested: 10) == nil)
  }
}
