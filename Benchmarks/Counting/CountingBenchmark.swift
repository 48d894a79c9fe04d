import Appeals
import Core
import Disclosure
import Glibc
import Statistics

/// Counts all tables of a plan over a canonical registry, and protects them, for measurements.
///
/// Arguments: the folder of the sources, the plan, the registry's file. Each line of its input,
/// `count` or `protect`, is a round, so that another program can take turns with it; it answers with
/// a line of JSON.
@main struct CountingBenchmark {
  struct WrongUsage: Error {
    let usage = "counting-benchmark CONTENT PLAN REGISTRY"
  }

  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst().map(\.self)
    guard arguments.count == 3 else { throw WrongUsage() }
    let closing = try closing(arguments[0], plan: arguments[1], registry: arguments[2])
    while let task = readLine() {
      let (begin, before) = (ContinuousClock.now, cpu())
      let result = try task == "count" ? counted(closing) : protected(closing)
      let wall = (ContinuousClock.now - begin).components
      let seconds = Double(wall.seconds) + Double(wall.attoseconds) / 1e18
      print(
        "{\"rows\": \(closing.registry.count), \"seconds\": \(seconds), "
          + "\"cpu\": \(cpu() - before), \(result)}")
      fflush(nil)
    }
  }

  private static func counted(_ closing: Closing) -> String {
    let families = closing.countedTables()
    return "\"cells\": \(families.reduce(0) { $0 + $1.cellCount })"
  }

  private static func protected(_ closing: Closing) throws -> String {
    guard let release = try closing.release() else { return "\"cells\": 0" }
    let tables = release.families.flatMap(\.tables)
    var shares: [String: (cells: Int, hidden: Int)] = [:]
    for table in tables {
      let id = String(table.name.prefix { !$0.isNumber }.dropLast())
      shares[id, default: (0, 0)].cells += table.cells.count
      shares[id, default: (0, 0)].hidden += table.hiddenCount
    }
    let hidden = shares.sorted { $0.key < $1.key }.map {
      "\"\($0.key)\": [\($0.value.cells), \($0.value.hidden)]"
    }
    return "\"tables\": {\(hidden.joined(separator: ", "))}"
  }

  // MARK: - Sources

  private static func closing(_ content: String, plan: String, registry: String) throws -> Closing {
    let codes = try parsed("\(content)/appeals/codes.yaml", AppealCodes.parse)
    let calendar = try parsed(
      "\(content)/directory/working-calendar.yaml", WorkingCalendar.parse)
    let rules = try parsed("\(content)/directory/deadlines.yaml", DeadlineRules.parse)
    let plan = try parsed(plan, StatisticsPlan.parse)
    let table = try table(registry, codes, calendar)
    let word = Localized(ky: "?", ru: "?", en: "?")
    let words = Categories.Words(notStated: word, unspecified: word) { _ in word }
    guard let day = table.newestDate else { throw WrongUsage() }
    return Closing(
      plan: plan.beginning(with: table, [], after: .empty, asOf: day), registry: table,
      categories: plan.dimensions.map { Categories($0, codes: codes, words: words) },
      ledger: .empty, calendar: calendar, rules: rules, day: day)
  }

  private static func parsed<Value>(
    _ path: String, _ parse: (String, String, inout [Diagnostic]) -> Value?
  ) throws -> Value {
    var text: [UInt8] = []
    try read(path) { text.append(contentsOf: $0) }
    var diagnostics: [Diagnostic] = []
    guard let value = parse(String(decoding: text, as: UTF8.self), path, &diagnostics) else {
      throw WrongUsage()
    }
    return value
  }

  private static func table(
    _ path: String, _ codes: AppealCodes, _ calendar: WorkingCalendar
  ) throws -> AppealTable {
    var reader = RegistryReader(codes: codes, calendar: calendar, asOf: nil, path: path)
    try read(path) { _ = reader.feed($0.span) }
    var diagnostics: [Diagnostic] = []
    return reader.finish(reporting: &diagnostics).table
  }

  /// Hands over a file in pieces.
  private static func read(_ path: String, _ take: ([UInt8]) -> Void) throws {
    guard let file = fopen(path, "r") else { throw WrongUsage() }
    defer { fclose(file) }
    var chunk = [UInt8](repeating: 0, count: 1 << 20)
    while case let count = fread(&chunk, 1, chunk.count, file), count > 0 {
      take(Array(chunk[..<count]))
    }
  }

  /// CPU seconds so far.
  private static func cpu() -> Double {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return [usage.ru_utime, usage.ru_stime].reduce(0) {
      $0 + Double($1.tv_sec) + Double($1.tv_usec) / 1e6
    }
  }
}
