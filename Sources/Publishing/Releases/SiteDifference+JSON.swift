import Core

extension SiteDifference {
  /// The difference for programs (RFC 8259), one object, keys always in the same order.
  package var json: String {
    JSONText.object([
      ("pages", JSONText.array(pages.map(json(of:)))),
      ("files", JSONText.array(files.map(json(of:)))),
      ("totals", JSONText.array(totals.map(json(of:)))),
      ("cells", JSONText.array(cells.map(json(of:)))),
      ("records", records.map(json(of:)) ?? "null"),
      (
        "data",
        JSONText.object([
          ("live", quoted(liveDataDate?.description)), ("new", quoted(newDataDate?.description)),
        ])
      ),
    ])
  }

  private func json(of page: Page) -> String {
    JSONText.object([
      ("path", JSONText.quoted(page.path.description)),
      ("change", JSONText.quoted(page.change.rawValue)),
      ("sections", JSONText.array(page.sections.map(json(of:)))),
      ("frameChanged", String(page.frameChanged)),
      ("redirect", quoted(page.redirect?.description)),
    ])
  }

  private func json(of cell: Cell) -> String {
    JSONText.object([
      ("table", JSONText.quoted(cell.table)),
      ("at", JSONText.array(cell.at.map { JSONText.quoted($0) })),
      ("change", JSONText.quoted(cell.change.rawValue)), ("live", number(cell.live)),
      ("new", number(cell.new)),
    ])
  }

  private func json(of section: Section) -> String {
    JSONText.object([
      ("heading", quoted(section.heading)), ("change", JSONText.quoted(section.change.rawValue)),
    ])
  }

  private func json(of file: File) -> String {
    JSONText.object([
      ("path", JSONText.quoted(file.path.description)),
      ("change", JSONText.quoted(file.change.rawValue)),
    ])
  }

  private func json(of figure: Figure) -> String {
    JSONText.object([
      ("name", JSONText.quoted(figure.name)), ("live", number(figure.live)),
      ("new", number(figure.new)),
    ])
  }

  private func quoted(_ text: String?) -> String { text.map { JSONText.quoted($0) } ?? "null" }

  private func number(_ value: Int?) -> String { value.map { String($0) } ?? "null" }
}
