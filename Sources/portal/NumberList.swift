import Appeals
import Core
import Publishing
import References

/// A registry number as a file gives it, with its place.
struct RegistryNumber {
  let text: String
  /// The day of registration, where the file has it.
  let registered: CalendarDate?
  let location: SourceLocation

  /// Its one spelling; `nil` after reporting, without the number, what is wrong with it.
  func canonical(
    _ grammar: ReferenceGrammar, reporting diagnostics: inout [Diagnostic]
  ) -> CanonicalReference? {
    switch grammar.canonical(of: text) {
    case .success(let reference): return reference
    case .failure(let problem):
      diagnostics.append(problem.diagnostic(at: location))
      return nil
    }
  }
}

/// Reads the columns `reference` and `registered` of a CSV, or numbers from the first where no header
/// names it.
struct NumberList {
  private let path: String
  private var reader = CSVReader()
  private var numbers: [RegistryNumber] = []
  private var problems: [Diagnostic] = []
  private var column: Int?
  private var registered: Int?

  private init(path: String) { self.path = path }

  static func read(
    _ file: String, reporting diagnostics: inout [Diagnostic]
  ) throws -> [RegistryNumber] {
    var list = NumberList(path: file)
    do {
      try SourceFolder.stream(file: file) { chunk in
        list.feed(chunk.bindMemory(to: UInt8.self).span)
      }
    } catch {
      throw MachineFailure(error)
    }
    return list.finish(reporting: &diagnostics)
  }

  private mutating func feed(_ chunk: Span<UInt8>) {
    reader.feed(chunk)
    readRows()
  }

  private mutating func finish(reporting diagnostics: inout [Diagnostic]) -> [RegistryNumber] {
    reader.finish()
    readRows()
    if numbers.isEmpty, problems.isEmpty {
      problems.append(
        Diagnostic(
          .error, "reference.empty", "the file holds no number", at: SourceLocation(path: path),
          hint: "write one number a line, or a CSV with a column ‘reference’"))
    }
    diagnostics += problems
    return numbers
  }

  private mutating func readRows() {
    while true {
      switch reader.next() {
      case .exhausted: return
      case .malformed(let problem): problems.append(problem.diagnostic(path: path))
      case .row: readRow()
      }
    }
  }

  private mutating func readRow() {
    let cells = (0..<reader.fieldCount).map { index in
      String(decoding: reader.bytes[reader.fields[index].content], as: UTF8.self)
    }
    guard let column else {
      column = cells.firstIndex(of: "reference") ?? 0
      registered = cells.firstIndex(of: "registered")
      if cells.contains("reference") { return }
      return readRow()
    }
    guard column < cells.count, !cells[column].isEmpty else { return }
    let place = reader.place(ofField: column)
    numbers.append(
      RegistryNumber(
        text: cells[column], registered: registered.flatMap { day(in: cells, at: $0) },
        location: SourceLocation(path: path, line: place.line, column: place.column)))
  }

  private func day(in cells: [String], at column: Int) -> CalendarDate? {
    column < cells.count ? CalendarDate(iso: cells[column]) : nil
  }
}
