/// The code lists of a registry, read from one YAML file.
package struct AppealCodes: Sendable {
  package let channels: CodeList
  package let kinds: CodeList
  /// Two levels: a topic and its subtopics.
  package let topics: CodeList
  /// ISO 3166-2 codes, abroad, not stated.
  package let regions: CodeList
  /// Kinds of bodies an appeal may be referred to.
  package let bodies: CodeList
  package let statuses: CodeList
  package let outcomes: CodeList
  /// For each number of a status, the numbers of the outcomes it may have. Empty for a status of an
  /// appeal that is still open.
  let outcomesOfStatus: [[Int]]

  /// Whether an appeal with this status has its answer and a closing date.
  package func isClosing(status number: some BinaryInteger) -> Bool {
    !outcomesOfStatus[Int(number)].isEmpty
  }

  package func allows(outcome: some BinaryInteger, ofStatus status: some BinaryInteger) -> Bool {
    outcomesOfStatus[Int(status)].contains(Int(outcome))
  }
}
