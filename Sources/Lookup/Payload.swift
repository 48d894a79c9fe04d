import Core

/// The JSON text of a record, as short as it goes: `s` status, `o` outcome, `r` registered, `d`
/// deadline, `b` the body that holds it unless the last step that names a body says so, `m` the
/// number of steps left out, `t` the steps as days since registration, event and body.
enum Payload {
  /// Appends a record, padded with spaces, which JSON ignores, to exactly `size` bytes.
  ///
  /// Steps are left out from the middle until it fits: the first and the last matter most, and the
  /// last that names a body says who holds the appeal.
  ///
  /// - Returns: false when even two steps do not fit; codes of bodies are too long then.
  static func append(_ record: LookupRecord, size: Int, to output: inout [UInt8]) -> Bool {
    let start = output.count
    var steps = record.steps
    while true {
      write(record, steps: steps, into: &output)
      if output.count - start <= size { break }
      guard let middle = middle(of: steps) else { return false }
      steps.remove(at: middle)
      output.removeLast(output.count - start)
    }
    output.append(contentsOf: repeatElement(UInt8(ascii: " "), count: start + size - output.count))
    return true
  }

  /// Writes a whole record, without padding.
  static func append(_ record: LookupRecord, to output: inout [UInt8]) {
    write(record, steps: record.steps, into: &output)
  }

  /// The step to leave out next; `nil` when only first, last and holding step are left.
  private static func middle(of steps: [LookupRecord.Step]) -> Int? {
    let holding = steps.lastIndex { $0.body != nil }
    let candidates = steps.indices.dropFirst().dropLast().filter { $0 != holding }
    return candidates.isEmpty ? nil : candidates[candidates.count / 2]
  }

  private static func write(
    _ record: LookupRecord, steps: [LookupRecord.Step], into output: inout [UInt8]
  ) {
    output += "{\"s\":".utf8
    output.append(decimal: record.status)
    if let outcome = record.outcome {
      output += ",\"o\":".utf8
      output.append(decimal: outcome)
    }
    output += ",\"r\":\"".utf8
    output.append(iso: record.registered)
    output.append(UInt8(ascii: "\""))
    if let deadline = record.deadline {
      output += ",\"d\":\"".utf8
      output.append(iso: deadline)
      output.append(UInt8(ascii: "\""))
    }
    if let body = record.body, body != steps.last(where: { $0.body != nil })?.body {
      output += ",\"b\":".utf8
      output.append(quoted: body)
    }
    if steps.count < record.steps.count {
      output += ",\"m\":".utf8
      output.append(decimal: record.steps.count - steps.count)
    }
    output += ",\"t\":[".utf8
    for (index, step) in steps.enumerated() {
      if index > 0 { output.append(UInt8(ascii: ",")) }
      write(step, since: record.registered, into: &output)
    }
    output += "]}".utf8
  }

  private static func write(
    _ step: LookupRecord.Step, since registered: CalendarDate, into output: inout [UInt8]
  ) {
    output.append(UInt8(ascii: "["))
    output.append(decimal: step.day - registered)
    output.append(UInt8(ascii: ","))
    output.append(decimal: step.event.rawValue)
    if let body = step.body {
      output.append(UInt8(ascii: ","))
      output.append(quoted: body)
    }
    output.append(UInt8(ascii: "]"))
  }
}
