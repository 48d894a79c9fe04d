/// The known name most like `name`, for "did you mean"; `nil` when none is close.
///
/// Closeness is the edit distance with transpositions (Damerau-Levenshtein, restricted form); one
/// character may differ, in longer names a third of them, never all. Among equals nobody can tell
/// which was meant: `nil`.
package func nearestName(
  to name: String, among known: some Sequence<String>
) -> String? {
  let length = name.unicodeScalars.count
  let limit = max(1, length / 3)
  var best: (name: String, distance: Int, isAlone: Bool)?
  for candidate in known {
    let longest = max(length, candidate.unicodeScalars.count)
    // The distance is never smaller than the difference of the lengths.
    if longest - min(length, candidate.unicodeScalars.count) > limit { continue }
    let distance = editDistance(name, candidate)
    guard distance <= limit, distance < longest else { continue }
    if distance < (best?.distance ?? Int.max) {
      best = (candidate, distance, true)
    } else if distance == best?.distance, candidate != best?.name {
      best?.isAlone = false
    }
  }
  return best?.isAlone == true ? best?.name : nil
}

private func editDistance(_ left: String, _ right: String) -> Int {
  let a = Array(left.lowercased().unicodeScalars)
  let b = Array(right.lowercased().unicodeScalars)
  if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
  var rows = [Array(0...b.count)]
  for i in 1...a.count {
    var row = [i]
    for j in 1...b.count {
      let change = rows[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)
      var cost = min(change, rows[i - 1][j] + 1, row[j - 1] + 1)
      if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
        cost = min(cost, rows[i - 2][j - 2] + 1)
      }
      row.append(cost)
    }
    rows.append(row)
  }
  return rows[a.count][b.count]
}
