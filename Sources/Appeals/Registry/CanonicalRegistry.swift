import Core

/// A table as the text of a canonical registry, by which rows are kept as they were.
package struct CanonicalRegistry {
  private let table: AppealTable
  private let codes: AppealCodes

  package init(_ table: AppealTable, codes: AppealCodes) {
    self.table = table
    self.codes = codes
  }

  /// UTF-8 with a header; the same bytes for the same rows.
  package func bytes() -> [UInt8] {
    var bytes = Array((AppealColumn.header + "\n").utf8)
    for row in 0..<table.count {
      let cells = AppealColumn.allCases.map { quoted(cell($0, table[row])) }
      bytes.append(contentsOf: cells.joined(separator: ",").utf8)
      bytes.append(UInt8(ascii: "\n"))
    }
    return bytes
  }

  private func quoted(_ cell: String) -> String {
    let isPlain = cell.utf8.allSatisfy { !"\",\r\n".utf8.contains($0) }
    return isPlain ? cell : "\"" + cell.replacing("\"", with: "\"\"") + "\""
  }

  private func cell(_ column: AppealColumn, _ appeal: Appeal) -> String {
    switch column {
    case .reference: appeal.reference
    case .received: appeal.received.description
    case .registered: appeal.registered?.description ?? ""
    case .channel: code(codes.channels, appeal.channel)
    case .kind: code(codes.kinds, appeal.kind)
    case .collective: answer(appeal.flags, .collective)
    case .signatories: appeal.signatories.map(String.init) ?? ""
    case .repeated: answer(appeal.flags, .repeated)
    case .topic: code(codes.topics, appeal.topic)
    case .region: code(codes.regions, appeal.region)
    case .body: code(codes.bodies, appeal.body)
    case .transfers: appeal.transfers.map(String.init) ?? ""
    case .inspected: answer(appeal.flags, .inspected)
    case .status: code(codes.statuses, appeal.status)
    case .extended: answer(appeal.flags, .extended)
    case .closed: appeal.closed?.description ?? ""
    case .outcome: code(codes.outcomes, appeal.outcome)
    }
  }

  private func code(_ list: CodeList, _ number: Int) -> String { list[number]?.id ?? "" }

  private func answer(_ flags: AppealFlags, _ question: AppealFlags) -> String {
    flags.answer(question).map { $0 ? "yes" : "no" } ?? ""
  }
}
