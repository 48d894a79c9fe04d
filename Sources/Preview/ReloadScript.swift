/// The script that reloads an open page. It is a file of the preview's own, so that the site's policy
/// (`script-src 'self'`) lets it run and stands as it is served to readers.
enum ReloadScript {
  static let text = """
    const stamp = document.currentScript.dataset.stamp;
    const events = new EventSource("/.portal/changes?" + stamp);
    events.addEventListener("change", () => location.reload());
    addEventListener("pagehide", () => events.close());
    addEventListener("pageshow", (event) => event.persisted && location.reload());

    """

  static func element(stamp: UInt64) -> String {
    "<script src=\"/\(PreviewRequest.ownFolder)/script\" data-stamp=\"\(stamp)\"></script>"
  }

  /// Puts the script in front of the end of the body.
  static func inserted(into page: [UInt8], stamp: UInt64) -> [UInt8] {
    let end = Array("</body>".utf8)
    guard page.count >= end.count,
      let place = (0...page.count - end.count).reversed().first(where: {
        page[$0] == end[0] && page[$0..<($0 + end.count)].elementsEqual(end)
      })
    else { return page }
    return page[..<place] + Array(element(stamp: stamp).utf8) + page[place...]
  }
}
