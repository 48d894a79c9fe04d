import Lookup

/// The records of a look-up in the clear, with the rows of the registry that they tell of.
struct PlainRecords {
  let rows: [UInt32]
  /// Rows whose record says which body the appeal is with or went to.
  private let named: Set<UInt32>

  init(rows: [UInt32], records: LookupRecords) {
    self.rows = rows
    var batch = RecordBatch()
    records.records(rows.indices.map(UInt32.init)[...], &batch)
    named = Set(rows.indices.filter(batch.namesBody).map { rows[$0] })
  }

  func namesBody(_ row: UInt32) -> Bool { named.contains(row) }
}
