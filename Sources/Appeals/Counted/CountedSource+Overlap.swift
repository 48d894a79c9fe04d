import Core

extension CountedSource {
  /// What is said of counts of days that the registry has rows of: they may be the same appeals.
  package func doubt(beside registry: AppealTable) -> Diagnostic? {
    if standsBesideRows { return nil }
    let rows = (0..<registry.count).count { row in
      registry.registered[row].map(period.contains) == true
    }
    if rows == 0 { return nil }
    return Diagnostic(
      .warning, "counted.overlap",
      "the registry has \(rows) rows of the days from \(period.lowerBound) to \(period.upperBound) that are counted here too",
      at: location,
      hint:
        "take these counts or those rows out if they are the same appeals; if they are not, write ‘beside_rows: true’ here"
    )
  }
}
