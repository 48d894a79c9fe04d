import FlyingFox
import FlyingSocks
import Foundation

/// Serves a site from memory to browsers on this machine, and to nobody else.
package struct PreviewServer: Sendable {
  /// The system refused: the port is taken, or may not be used.
  package struct Failure: Error, CustomStringConvertible {
    package let description: String
  }

  private let server: HTTPServer

  /// - Parameter port: 0 lets the system choose one.
  package init(_ sources: PreviewSources, port: UInt16) throws {
    let latest = LatestContent(sources)
    server = HTTPServer(
      address: try sockaddr_in.inet(ip4: "127.0.0.1", port: port),
      timeout: PreviewServer.longestAnswer, logger: .disabled,
      handler: ClosureHTTPHandler { request in await PreviewServer.answer(request, latest) })
  }

  /// Seconds: the first build of a large registry takes a while.
  private static let longestAnswer: TimeInterval = 600

  /// Serves until the task is cancelled.
  ///
  /// - Parameter ready: gets the port when the first request can come.
  package func run(ready: @escaping @Sendable (UInt16) -> Void) async throws {
    let announcement = Task {
      try await server.waitUntilListening()
      if case .ip4(_, let port) = await server.listeningAddress { ready(port) }
    }
    defer { announcement.cancel() }
    do {
      try await server.run()
    } catch let error as SocketError {
      throw Failure(
        description: """
          cannot listen on the loopback interface: \(error.errorDescription ?? "\(error)")
          hint: name another port with --port
          """)
    }
  }

  private static func answer(
    _ request: HTTPRequest, _ latest: LatestContent
  ) async -> HTTPResponse {
    let asked = PreviewRequest(
      method: request.method.rawValue, target: request.target.rawValue,
      host: request.headers[.host])
    let answer = PreviewAnswer(asked, query: request.target.query(), from: latest)
    var headers = HTTPHeaders()
    for (name, value) in answer.headers { headers.addValue(value, for: HTTPHeader(name)) }
    let status = HTTPStatusCode(answer.status, phrase: phrases[answer.status] ?? "")
    switch answer.body {
    case .events(let stamp):
      let events = ChangeEvents(latest: latest, stamp: stamp)
      return HTTPResponse(
        statusCode: status, headers: headers, body: HTTPBodySequence(from: events))
    case .bytes(let bytes):
      headers.addValue(String(bytes.count), for: .contentLength)
      // The answer to HEAD says how long the body of GET would be, and has none.
      let body = request.method == .HEAD ? Data() : Data(bytes)
      return HTTPResponse(statusCode: status, headers: headers, body: body)
    }
  }

  private static let phrases = [
    200: "OK", 301: "Moved Permanently", 400: "Bad Request", 404: "Not Found",
    405: "Method Not Allowed", 421: "Misdirected Request", 503: "Service Unavailable",
  ]
}
