/// Text cut into lines that fit a width.
///
/// Lines break at spaces, after hyphens and at soft hyphens (U+00AD). A word that is wider than a line, or text of more lines
/// than allowed, is cut and ends in `…`.
struct LabelLines {
  let lines: [String]
  /// Whether the text is not there in full.
  let isCut: Bool

  init(_ text: String, width: Int, most: Int = 3) {
    var lines: [String] = []
    for piece in LabelLines.pieces(of: text) {
      if let last = lines.last, TextWidth.of((last + piece).trimmed.hyphenated) <= width {
        lines[lines.count - 1] = last + piece
      } else {
        lines.append(String(piece))
      }
    }
    lines = lines.map(\.trimmed.hyphenated)
    isCut = lines.count > most || lines.contains { TextWidth.of($0) > width }
    if lines.count > most {
      lines[most - 1] += "…"
      lines.removeSubrange(most...)
    }
    self.lines = lines.map { LabelLines.cut($0, to: width) }
  }

  /// The width of the widest line.
  var width: Int { lines.map { TextWidth.of($0) }.max() ?? 0 }
  var height: Int { lines.count * Drawing.lineHeight }

  /// What may stand at the start of a line, with the spaces that follow it.
  private static func pieces(of text: String) -> [String] {
    var pieces: [String] = [""]
    for letter in text {
      pieces[pieces.count - 1].append(letter)
      if letter == " " || letter == "-" || letter == softHyphen { pieces.append("") }
    }
    return pieces.filter { !$0.isEmpty }
  }

  private static func cut(_ line: String, to width: Int) -> String {
    if TextWidth.of(line) <= width { return line }
    var line = Substring(line)
    if line.last == "…" { line.removeLast() }
    while !line.isEmpty, TextWidth.of(line) + TextWidth.of("…") > width { line.removeLast() }
    return String(line).trimmed + "…"
  }
}

private let softHyphen: Character = "\u{AD}"

extension String {
  /// As it is drawn on a line: a soft hyphen is seen only at the end.
  fileprivate var hyphenated: String {
    let text = filter { $0 != softHyphen }
    return last == softHyphen ? text + "-" : text
  }

  fileprivate var trimmed: String {
    var text = Substring(self)
    while text.last == " " { text.removeLast() }
    while text.first == " " { text.removeFirst() }
    return String(text)
  }
}
