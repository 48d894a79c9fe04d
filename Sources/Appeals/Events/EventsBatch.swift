/// What a core makes of a batch of lines of an events file: the events of those that nothing is wrong with,
/// and the places of all others, which the reader of the file reads again in their turn.
struct EventsBatch: RowsAhead {
  struct Place: Sendable {
    /// How many events of `listed` stand before it.
    let event: Int
    let start: Int
    let line: Int
  }

  private(set) var csv: CSVReader
  let wasRead: Bool
  private(set) var decoder: EventDecoder

  private(set) var listed = ListedEvents()
  /// Of each event.
  private(set) var lines: [UInt32] = []
  private(set) var setAside: [Place] = []

  /// - Parameter csv: a reader of the same text.
  init(
    _ batch: RowBatches.Batch, like csv: CSVReader, _ decoder: EventDecoder,
    of registry: EventRegistry
  ) {
    self.csv = csv.ahead(batch.bytes)
    self.decoder = decoder
    wasRead = batch.beginsRow
    if !wasRead { return }
    var (csv, decoder) = (self.csv, decoder)
    read(&csv, &decoder, registry)
    self.csv = csv
    self.decoder = decoder
  }

  /// - Parameters:
  ///   - csv: by itself, like the decoder: as parts of `self` both were copied at each line.
  private mutating func read(
    _ csv: inout CSVReader, _ decoder: inout EventDecoder, _ registry: EventRegistry
  ) {
    var faults: [EventFault] = []
    while true {
      switch csv.next() {
      case .exhausted: return
      case .malformed: setAside(csv)
      case .row:
        let event = decoder.decode(csv, of: registry, &faults)
        if !faults.isEmpty {
          setAside(csv)
          faults.removeAll(keepingCapacity: true)
        } else if let event {
          lines.append(UInt32(csv.line))
          listed.append(row: event.row, day: event.day, event: event.event, body: event.body)
        }
      }
    }
  }

  private mutating func setAside(_ csv: CSVReader) {
    setAside.append(Place(event: listed.count, start: csv.rowStart, line: csv.line))
  }
}
