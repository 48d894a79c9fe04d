import Core
import LocatedYAML

extension FiguresOverview {
  /// Reads `figures/overview.yaml`; `nil` when errors were reported.
  init?(_ path: RelativePath, in content: FileTree, reporting diagnostics: inout [Diagnostic]) {
    guard let text = content.text(path, reporting: &diagnostics),
      let root = YAMLValue.parse(text, path: content.displayed(path), reporting: &diagnostics),
      var keys = root.mapping(reporting: &diagnostics)
    else { return nil }
    let title = keys.required("title", reporting: &diagnostics) { $0.localized(reporting: &$1) }
    let intro = keys.required("intro", reporting: &diagnostics) { $0.localized(reporting: &$1) }
    let compared = keys.required("compared", reporting: &diagnostics) { value, diagnostics in
      value.list(reporting: &diagnostics, readComparison)
    }
    let excluded = keys.required("not_compared", reporting: &diagnostics) { value, diagnostics in
      value.list(reporting: &diagnostics, readExclusion)
    }
    keys.finish(reporting: &diagnostics)
    guard let title, let intro, let compared, let excluded else { return nil }
    self.title = title
    self.intro = intro
    self.compared = compared
    notCompared = excluded
  }

  /// Reports a point whose file does not exist, or whose number is not in that file.
  func check(against figures: [PublishedFigures], reporting diagnostics: inout [Diagnostic]) {
    for point in compared.flatMap(\.points) {
      guard let file = figures.first(where: { $0.id == point.file }) else {
        diagnostics.append(
          Diagnostic(
            .error, "overview.file", "no figures file ‘\(point.file)’", at: point.location,
            hint: suggestion(for: point.file, among: figures.map(\.id))))
        continue
      }
      let known =
        [file.total?.value].compactMap { $0 }
        + file.tables.flatMap { table in
          [table.base?.value].compactMap { $0 } + table.rows.compactMap(\.value)
        }
      if !known.contains(point.value) {
        diagnostics.append(
          Diagnostic(
            .error, "overview.value", "\(point.value) is not a number of ‘\(point.file)’",
            at: point.location, hint: "copy the number from figures/\(point.file).yaml"))
      }
    }
  }
}

private func readComparison(
  _ value: YAMLValue, _ diagnostics: inout [Diagnostic]
) -> FiguresOverview.Comparison? {
  guard var keys = value.mapping(reporting: &diagnostics) else { return nil }
  let id = keys.required("id", reporting: &diagnostics) { $0.string(reporting: &$1) }
  let label = keys.required("label", reporting: &diagnostics) { $0.localized(reporting: &$1) }
  let note = keys.optional("note", reporting: &diagnostics) { $0.localized(reporting: &$1) }
  let points = keys.required("values", reporting: &diagnostics) { value, diagnostics in
    value.list(reporting: &diagnostics, readPoint)
  }
  let table = keys.optional("continued_by", reporting: &diagnostics) {
    $0.string(reporting: &$1)
  }
  keys.finish(reporting: &diagnostics)
  guard let id, let label, let points else { return nil }
  return FiguresOverview.Comparison(
    id: id, label: label, note: note, points: points, table: table, location: value.location)
}

private func readPoint(
  _ value: YAMLValue, _ diagnostics: inout [Diagnostic]
) -> FiguresOverview.Comparison.Point? {
  guard var keys = value.mapping(reporting: &diagnostics) else { return nil }
  let file = keys.required("file", reporting: &diagnostics) { $0.string(reporting: &$1) }
  let number = keys.required("value", reporting: &diagnostics) { $0.integer(reporting: &$1) }
  let note = keys.optional("note", reporting: &diagnostics) { $0.localized(reporting: &$1) }
  keys.finish(reporting: &diagnostics)
  guard let file, let number else { return nil }
  return FiguresOverview.Comparison.Point(
    file: file, value: number, note: note, location: value.location)
}

private func readExclusion(
  _ value: YAMLValue, _ diagnostics: inout [Diagnostic]
) -> FiguresOverview.Exclusion? {
  guard var keys = value.mapping(reporting: &diagnostics) else { return nil }
  let what = keys.required("what", reporting: &diagnostics) { $0.localized(reporting: &$1) }
  let why = keys.required("why", reporting: &diagnostics) { $0.localized(reporting: &$1) }
  keys.finish(reporting: &diagnostics)
  guard let what, let why else { return nil }
  return FiguresOverview.Exclusion(what: what, why: why)
}
