import Core
import LocatedYAML

extension PublishedFigures {
  /// Reads one file of `figures/`; `nil` when errors were reported.
  init?(_ path: RelativePath, in content: FileTree, reporting diagnostics: inout [Diagnostic]) {
    guard let text = content.text(path, reporting: &diagnostics),
      let root = YAMLValue.parse(text, path: content.displayed(path), reporting: &diagnostics),
      var keys = root.mapping(reporting: &diagnostics)
    else { return nil }
    let title = keys.required("title", reporting: &diagnostics) { $0.localized(reporting: &$1) }
    let body = keys.required("body", reporting: &diagnostics) { $0.localized(reporting: &$1) }
    let period = keys.required("period", reporting: &diagnostics, readPeriod)
    let published = keys.optional("published", reporting: &diagnostics) {
      $0.date(reporting: &$1)
    }
    let sources = keys.required("sources", reporting: &diagnostics) { value, diagnostics in
      value.list(reporting: &diagnostics, readSource)
    }
    let total = keys.optional("total", reporting: &diagnostics, readTotal)
    let tables = keys.optional("tables", reporting: &diagnostics) { value, diagnostics in
      value.list(reporting: &diagnostics, readTable)
    }
    let notes = keys.optional("notes", reporting: &diagnostics) { value, diagnostics in
      value.list(reporting: &diagnostics) { $0.localized(reporting: &$1) }
    }
    let series = keys.optional("series", reporting: &diagnostics, readSeries)
    keys.finish(reporting: &diagnostics)
    guard let title, let body, let period, let sources else { return nil }
    id = String(path.name.dropLast(".yaml".count))
    self.path = path
    self.title = title
    self.body = body
    self.period = period
    self.published = published
    self.sources = sources
    self.total = total
    self.tables = tables ?? []
    self.notes = notes ?? []
    self.series = series ?? [:]
    reportUnknownSource(&diagnostics)
  }

  private func reportUnknownSource(_ diagnostics: inout [Diagnostic]) {
    guard let total, !sources.contains(where: { $0.id == total.source }) else { return }
    diagnostics.append(
      Diagnostic(
        .error, "figures.source", "total names a source that is not listed",
        at: total.sourceLocation, hint: suggestion(for: total.source, among: sources.map(\.id))))
  }
}

private typealias Figures = PublishedFigures

private func readPeriod(
  _ value: YAMLValue, _ diagnostics: inout [Diagnostic]
) -> Figures.Period? {
  guard var keys = value.mapping(reporting: &diagnostics) else { return nil }
  let from = keys.required("from", reporting: &diagnostics) { $0.date(reporting: &$1) }
  let to = keys.required("to", reporting: &diagnostics) { $0.date(reporting: &$1) }
  let complete = keys.required("complete", reporting: &diagnostics) { $0.boolean(reporting: &$1) }
  keys.finish(reporting: &diagnostics)
  guard let from, let to, let complete else { return nil }
  if to < from {
    diagnostics.append(
      Diagnostic(
        .error, "figures.period", "period ends before it begins", at: value.location,
        hint: "exchange ‘from’ and ‘to’"))
    return nil
  }
  return Figures.Period(from: from, to: to, isComplete: complete)
}

private func readSource(
  _ value: YAMLValue, _ diagnostics: inout [Diagnostic]
) -> Figures.Source? {
  guard var keys = value.mapping(reporting: &diagnostics) else { return nil }
  let id = keys.required("id", reporting: &diagnostics) { $0.string(reporting: &$1) }
  let name = keys.required("name", reporting: &diagnostics) { $0.localized(reporting: &$1) }
  let url = keys.optional("url", reporting: &diagnostics, readWebAddress)
  let certainty = keys.required("certainty", reporting: &diagnostics) {
    $0.choice(of: Figures.Certainty.self, reporting: &$1)
  }
  keys.finish(reporting: &diagnostics)
  guard let id, let name, let certainty else { return nil }
  return Figures.Source(id: id, name: name, url: url, certainty: certainty)
}

private func readWebAddress(_ value: YAMLValue, _ diagnostics: inout [Diagnostic]) -> String? {
  guard let text = value.string(reporting: &diagnostics) else { return nil }
  if text.hasPrefix("https://") || text.hasPrefix("http://"), !text.contains(" ") { return text }
  diagnostics.append(
    Diagnostic(
      .error, "figures.url", "source address is not a web address", at: value.location,
      hint: "begin it with https:// or http://"))
  return nil
}

private func readTotal(
  _ value: YAMLValue, _ diagnostics: inout [Diagnostic]
) -> Figures.Total? {
  guard var keys = value.mapping(reporting: &diagnostics) else { return nil }
  let number = keys.required("value", reporting: &diagnostics, readCount)
  let label = keys.required("label", reporting: &diagnostics) { $0.localized(reporting: &$1) }
  var place = value.location
  let source = keys.required("source", reporting: &diagnostics) { value, diagnostics in
    place = value.location
    return value.string(reporting: &diagnostics)
  }
  keys.finish(reporting: &diagnostics)
  guard let number, let label, let source else { return nil }
  return Figures.Total(value: number, label: label, source: source, sourceLocation: place)
}

private func readTable(
  _ value: YAMLValue, _ diagnostics: inout [Diagnostic]
) -> Figures.Table? {
  guard var keys = value.mapping(reporting: &diagnostics) else { return nil }
  let id = keys.required("id", reporting: &diagnostics) { $0.string(reporting: &$1) }
  let title = keys.required("title", reporting: &diagnostics) { $0.localized(reporting: &$1) }
  let base = keys.optional("base", reporting: &diagnostics, readBase)
  let addsUp = keys.optional("adds_up", reporting: &diagnostics) { $0.boolean(reporting: &$1) }
  let rows = keys.required("rows", reporting: &diagnostics) { value, diagnostics in
    value.list(reporting: &diagnostics, readRow)
  }
  let note = keys.optional("note", reporting: &diagnostics) { $0.localized(reporting: &$1) }
  keys.finish(reporting: &diagnostics)
  guard let id, let title, let rows else { return nil }
  return Figures.Table(
    id: id, title: title, base: base, addsUp: addsUp ?? false, rows: rows, note: note,
    location: value.location)
}

private func readBase(_ value: YAMLValue, _ diagnostics: inout [Diagnostic]) -> Figures.Base? {
  guard var keys = value.mapping(reporting: &diagnostics) else { return nil }
  let number = keys.optional("value", reporting: &diagnostics, readCount)
  let label = keys.required("label", reporting: &diagnostics) { $0.localized(reporting: &$1) }
  keys.finish(reporting: &diagnostics)
  return label.map { Figures.Base(value: number, label: $0) }
}

private func readRow(_ value: YAMLValue, _ diagnostics: inout [Diagnostic]) -> Figures.Row? {
  let before = diagnostics.count
  guard var keys = value.mapping(reporting: &diagnostics) else { return nil }
  let id = keys.required("id", reporting: &diagnostics) { $0.string(reporting: &$1) }
  let label = keys.required("label", reporting: &diagnostics) { $0.localized(reporting: &$1) }
  let number = keys.optional("value", reporting: &diagnostics, readCount)
  let percent = keys.optional("printed_percent", reporting: &diagnostics, readPercent)
  let outside = keys.optional("outside_total", reporting: &diagnostics) {
    $0.boolean(reporting: &$1)
  }
  keys.finish(reporting: &diagnostics)
  guard let id, let label else { return nil }
  if number == nil, percent == nil, diagnostics.count == before {
    diagnostics.append(
      Diagnostic(
        .error, "figures.row", "row has neither a value nor a printed percentage",
        at: value.location, hint: "add ‘value’ or ‘printed_percent’"))
    return nil
  }
  if number == nil, percent == nil { return nil }
  return Figures.Row(
    id: id, label: label, value: number, printedPercent: percent, isOutsideTotal: outside ?? false,
    location: value.location)
}

private func readCount(_ value: YAMLValue, _ diagnostics: inout [Diagnostic]) -> Int? {
  guard let number = value.integer(reporting: &diagnostics) else { return nil }
  if (0...1_000_000_000_000).contains(number) { return number }
  diagnostics.append(
    Diagnostic(
      .error, "figures.count", "count is negative or impossibly large", at: value.location,
      hint: "write the number as the source prints it"))
  return nil
}

/// Read from the digits themselves: 31.5 as binary fraction is not 31.5.
private func readPercent(
  _ value: YAMLValue, _ diagnostics: inout [Diagnostic]
) -> Figures.PrintedPercent? {
  guard value.decimal(reporting: &diagnostics) != nil,
    let text = value.string(reporting: &diagnostics)
  else { return nil }
  let parts = text.split(separator: ".", omittingEmptySubsequences: false)
  let decimals = parts.count == 2 ? parts[1] : ""
  if parts.count <= 2, decimals.utf8.count <= 4, let units = Int(parts[0] + decimals) {
    return Figures.PrintedPercent(units: units, places: decimals.utf8.count)
  }
  diagnostics.append(
    Diagnostic(
      .error, "figures.percent", "percentage is not digits with at most four decimals",
      at: value.location, hint: "write it as the source prints it, with a point: 31.5"))
  return nil
}

private func readSeries(
  _ value: YAMLValue, _ diagnostics: inout [Diagnostic]
) -> [String: Int]? {
  guard let keys = value.mapping(reporting: &diagnostics) else { return nil }
  var series: [String: Int] = [:]
  for entry in keys.entries { series[entry.key] = readCount(entry.value, &diagnostics) }
  return series
}
