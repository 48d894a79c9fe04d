import Core

/// What a core makes of a batch of rows before it is known that a row begins where the batch does, and
/// before anything is known of the rows in front.
protocol RowsAhead: Sendable {
  /// Where reading it ended; lines count from 0.
  var csv: CSVReader { get }
  /// Whether it was read at all.
  var wasRead: Bool { get }
}

/// Reads an export on all cores and in its order: while batches wait for being read by any of them, those
/// that were read before are taken up one after the other, on one core. Whatever depends on the rows in
/// front is done there: duplicates, places, messages.
protocol BatchReader {
  associatedtype Ahead: RowsAhead

  /// Of the file, for messages.
  var path: String { get }
  var problems: FloodLimit { get set }
  /// Whether reading on makes no sense.
  var isUnreadable: Bool { get set }
  var input: ExportReader { get set }
  /// Batches that were read and not taken up yet.
  var readAhead: [Ahead] { get set }
  /// Whether rows may be read out of turn: each says what it says by itself.
  var mayReadAhead: Bool { get }
  /// Reads a batch on any core.
  var reading: @Sendable (RowBatches.Batch) -> Ahead { get }
  /// Takes up a batch behind which `input` ends.
  mutating func takeUp(_ batch: Ahead)
  /// Reads a row, or what is no row.
  mutating func read(_ event: CSVReader.Event)
}

extension BatchReader {
  /// Reads the rows that `input` gives.
  mutating func readRows() {
    if let foreign = input.foreign {
      let (message, hint) = foreign.diagnostic
      problems.append(
        Diagnostic(
          .error, "source.kind", message, at: SourceLocation(path: path), hint: hint,
          showsSource: false))
      isUnreadable = true
    }
    while !isUnreadable {
      let event = input.next()
      if case .exhausted = event { return }
      read(event)
    }
  }

  /// Reads what was fed, as soon as it is enough for all cores.
  ///
  /// - Parameter batchSize: in bytes.
  mutating func readFed(inBatchesOf batchSize: Int) {
    if !input.gathersBatches {
      readRows()
      if mayReadAhead { input.beginBatches(of: batchSize) }
    } else if input.batchCount >= RowBatches.atOnce {
      readBatches()
    }
  }

  /// Reads all that waits and takes it up.
  mutating func endBatches() {
    readBatches()
    takeUp(readAhead)
    readAhead = []
  }

  /// Reads what waits, and takes up what has been read before meanwhile.
  private mutating func readBatches() {
    let waiting = input.takeBatches()
    let reading = reading
    var ready: [Ahead] = []
    swap(&ready, &readAhead)
    readAhead = concurrentMap(waiting, chunk: 1, meanwhile: { takeUp(ready) }, reading)
  }

  private mutating func takeUp(_ batches: [Ahead]) {
    for batch in batches {
      if batch.wasRead, input.csv.isBetweenRows {
        takeUp(batch)
      } else {
        // Read from the middle of a row: it says nothing.
        input.read(batch.csv.fed)
        readRows()
      }
    }
  }
}
