import Core

/// Batches that other cores have read ahead join the events in the order of the file.
extension EventsReader: BatchReader {
  /// The header is known, and each line says what it says by itself.
  var mayReadAhead: Bool { hasHeader && rowsToSkip == 0 && !isUnreadable }

  var reading: @Sendable (RowBatches.Batch) -> EventsBatch {
    let csv = input.csv.ahead([])
    return { [decoder, registry] in EventsBatch($0, like: csv, decoder, of: registry) }
  }

  mutating func takeUp(_ batch: EventsBatch) {
    let firstLine = input.goOn(behind: batch.csv)
    decoder.learn(from: batch.decoder)
    var event = 0
    for place in batch.setAside {
      keep(event..<place.event, of: batch, firstLine)
      read(input.readAgain(at: place.start, line: firstLine + place.line))
      event = place.event
    }
    keep(event..<batch.listed.count, of: batch, firstLine)
  }

  private mutating func keep(_ events: Range<Int>, of batch: EventsBatch, _ firstLine: Int) {
    for event in events {
      lines.append(
        row: listed.count + event - events.lowerBound, line: firstLine + Int(batch.lines[event]))
    }
    listed.append(contentsOf: batch.listed, events)
  }
}
