import Core

/// The records to publish, made when they are asked for: a registry of a hundred million appeals
/// never lies in memory as records.
package struct LookupRecords: Sendable {
  package let count: Int
  /// What opens the record at an index from 0.
  package let passphrase: @Sendable (Int) -> Passphrase
  /// The records at several indices: those of a shard are asked for together.
  package let records: @Sendable (ArraySlice<UInt32>) -> [LookupRecord]
  /// The record's row, for messages.
  package let location: @Sendable (Int) -> SourceLocation

  package init(
    count: Int,
    passphrase: @escaping @Sendable (Int) -> Passphrase,
    records: @escaping @Sendable (ArraySlice<UInt32>) -> [LookupRecord],
    location: @escaping @Sendable (Int) -> SourceLocation
  ) {
    precondition(count <= Int(UInt32.max), "indices of records have 32 bits")
    self.count = count
    self.passphrase = passphrase
    self.records = records
    self.location = location
  }

  package func record(_ index: Int) -> LookupRecord { records([UInt32(index)])[0] }
}
