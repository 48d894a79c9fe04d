import Core
import Lookup
import Publishing

/// A difference as people read it, and with it whatever would refuse the publication.
struct DifferenceWords {
  let difference: SiteDifference
  let records: RecordChanges?
  /// `nil` where one of the sites was not built here.
  let problems: SiteProblems.Change?
  let reasons: [GuardReason]

  /// Above so many lines of one kind, only their number.
  private static let mostLines = 40

  var text: String {
    if difference.isEmpty, problems.map({ $0.new.isEmpty && $0.mended.isEmpty }) ?? true {
      return "nothing differs from the live site"
    }
    let lines = [
      headed("pages: \(difference.pageCounts)", difference.pages.map(line)),
      headed("other files: \(difference.fileCounts)", []),
      headed("figures that differ: \(difference.totals.count)", difference.totals.map(line)),
      headed("cells of tables that differ: \(difference.cells.count)", difference.cells.map(line)),
      [recordsLine], day, problemLines,
      headed("would be refused: \(reasons.count)", reasons.map { "\($0) [\($0.kind.rawValue)]" }),
    ]
    return lines.flatMap(\.self).filter { !$0.hasSuffix(": 0") }.joined(separator: "\n")
  }

  private func headed(_ heading: String, _ lines: [String]) -> [String] {
    let shown = lines.prefix(DifferenceWords.mostLines).map { "  " + $0 }
    let rest = lines.count - shown.count
    return [heading] + shown + (rest > 0 ? ["  and \(rest) more"] : [])
  }

  private func line(_ page: SiteDifference.Page) -> String {
    let name = "\(page.change.rawValue) \(address(page.path))"
    switch page.change {
    case .added: return name
    case .removed:
      return page.redirect.map { "\(name), leads to \(address($0))" } ?? "\(name), leads nowhere"
    case .changed:
      var parts = page.sections.map { section in
        (section.heading.map { "#\($0)" } ?? "the beginning")
          + (section.change == .changed ? "" : " \(section.change.rawValue)")
      }
      if page.frameChanged { parts.append("head, header or footer") }
      return "\(name): \(parts.joined(separator: ", "))"
    }
  }

  private func line(_ figure: SiteDifference.Figure) -> String {
    "\(figure.name): \(value(figure.live, "none")) -> \(value(figure.new, "none"))"
  }

  private func line(_ cell: SiteDifference.Cell) -> String {
    let place = "\(cell.table) [\(cell.at.joined(separator: ", "))]"
    return switch cell.change {
    case .added: "\(place): \(value(cell.new, "hidden")), a cell that was not there"
    case .removed: "\(place): \(value(cell.live, "hidden")), is gone"
    case .changed, .hidden, .shown:
      "\(place): \(value(cell.live, "hidden")) -> \(value(cell.new, "hidden"))"
    }
  }

  private func value(_ number: Int?, _ none: String) -> String {
    number.map { String($0) } ?? none
  }

  private var recordsLine: String {
    guard let records else {
      return "look-up records: cannot be compared (no live look-up, another key, or no secret here)"
    }
    return "look-up records: \(records.added) added, \(records.changed) changed, "
      + "\(records.dropped) dropped"
  }

  private var problemLines: [String] {
    guard let problems else {
      return ["warnings: cannot be compared (one of the sites was not built here)"]
    }
    return headed("new warnings: \(problems.new.count)", problems.new)
      + headed("mended: \(problems.mended.count)", problems.mended)
  }

  private var day: [String] {
    if difference.liveDataDate == difference.newDataDate { return [] }
    let (live, new) = (difference.liveDataDate, difference.newDataDate)
    return ["data: of \(live.map { "\($0)" } ?? "no day") -> \(new.map { "\($0)" } ?? "no day")"]
  }

  var json: String {
    let counts = records.map {
      JSONText.object([
        ("added", String($0.added)), ("changed", String($0.changed)),
        ("dropped", String($0.dropped)),
      ])
    }
    let refused = reasons.map { reason in
      JSONText.object([
        ("guard", JSONText.quoted(reason.kind.rawValue)),
        ("reason", JSONText.quoted(reason.description)),
      ])
    }
    let warnings = problems.map {
      JSONText.object([
        ("new", JSONText.array($0.new.map(JSONText.quoted))),
        ("mended", JSONText.array($0.mended.map(JSONText.quoted))),
      ])
    }
    return JSONText.object([
      ("site", difference.json), ("lookup", counts ?? "null"), ("warnings", warnings ?? "null"),
      ("refused", JSONText.array(refused)),
    ])
  }
}
