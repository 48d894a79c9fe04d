import Core
import Hosting

/// An answer to a request, before it is put on the wire.
struct PreviewAnswer: Sendable {
  let status: Int
  var headers: [(name: String, value: String)]
  let body: Body

  enum Body: Sendable {
    case bytes([UInt8])
    /// The events for a page with this stamp.
    case events(UInt64)
  }
}

extension PreviewAnswer {
  /// - Parameter query: of the target, without its question mark.
  init(_ request: PreviewRequest, query: String, from latest: LatestContent) {
    switch request {
    case .refused(let refusal): self.init(refusal)
    case .own(.script): self.init(own: ReloadScript.text, "reload.js")
    case .own(.style): self.init(own: ProblemsPage.style, "problems.css")
    case .own(.changes):
      self.init(
        status: 200,
        headers: [("Content-Type", "text/event-stream"), ("Cache-Control", "no-store")],
        body: .events(UInt64(query) ?? 0))
    case .file(let path): self.init(path, latest, isFolder: false)
    case .folder(let path): self.init(path, latest, isFolder: true)
    }
  }

  private init(_ path: RelativePath, _ latest: LatestContent, isFolder: Bool) {
    let (stamp, content) = latest.current()
    switch content {
    case .problems(let problems): self.init(problems, stamp)
    case .site(let site): self.init(path, site, stamp, isFolder: isFolder)
    }
  }

  private init(_ path: RelativePath, _ site: PreviewedSite, _ stamp: UInt64, isFolder: Bool) {
    if isFolder, let index = RelativePath("\(path)/index.html"), site.file(index) != nil {
      self.init(status: 301, headers: [("Location", "/\(path)/")], body: .bytes([]))
      return
    }
    let missing = RelativePath("404.html")
    let found = site.file(path).map { (200, path, $0) }
    let shown = found ?? missing.flatMap { page in site.file(page).map { (404, page, $0) } }
    guard let (status, file, result) = shown else {
      self.init(.notFound)
      return
    }
    switch result {
    case .failure(let problems): self.init(problems.problems, stamp)
    case .success(let bytes):
      let isPage = file.fileExtension == "html"
      self.init(
        status: status, headers: PreviewAnswer.headers(of: file, path, site.headers),
        body: .bytes(isPage ? ReloadScript.inserted(into: bytes, stamp: stamp) : bytes))
    }
  }

  /// The headers that readers of the real site get, but one: browsers would keep it for two years.
  private static func headers(
    of file: RelativePath, _ asked: RelativePath, _ table: HeaderTable
  ) -> [(name: String, value: String)] {
    table.headers(of: "/\(asked)").filter { $0.name != "Strict-Transport-Security" }
      .map { ($0.name, $0.value) } + [("Content-Type", MediaType.of(fileNamed: file.name))]
  }

  private init(_ problems: [PreviewProblem], _ stamp: UInt64) {
    let page = ProblemsPage(problems: problems, stamp: stamp).bytes
    self.init(
      status: 503,
      headers: [
        ("Content-Type", "text/html; charset=utf-8"), ("Cache-Control", "no-store"),
        ("Content-Security-Policy", ProblemsPage.policy), ("X-Content-Type-Options", "nosniff"),
        ("Retry-After", "1"),
      ],
      body: .bytes(ReloadScript.inserted(into: page, stamp: stamp)))
  }

  private init(own text: String, _ name: String) {
    self.init(
      status: 200,
      headers: [
        ("Content-Type", MediaType.of(fileNamed: name)), ("Cache-Control", "no-store"),
        ("X-Content-Type-Options", "nosniff"), ("Cross-Origin-Resource-Policy", "same-origin"),
      ],
      body: .bytes(Array(text.utf8)))
  }

  private init(_ refusal: PreviewRequest.Refusal) {
    let text =
      switch refusal {
      case .malformed: "this is not an address of the site"
      case .notFound: "there is no such file"
      case .method: "only GET and HEAD are answered"
      case .host: "the preview is for this machine: open it as http://127.0.0.1 with its port"
      }
    let allow = refusal == .method ? [("Allow", "GET, HEAD")] : []
    self.init(
      status: refusal.rawValue,
      headers: [("Content-Type", "text/plain; charset=utf-8"), ("Cache-Control", "no-store")]
        + allow,
      body: .bytes(Array("\(text)\n".utf8)))
  }
}
