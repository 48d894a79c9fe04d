import Core

/// The records to publish, made when they are asked for: a registry of a hundred million appeals
/// never lies in memory as records.
package struct LookupRecords: Sendable {
  package let count: Int
  /// What opens the record at an index from 0.
  package let passphrase: @Sendable (Int) -> Passphrase
  package let record: @Sendable (Int) -> LookupRecord
  /// The record's row, for messages.
  package let location: @Sendable (Int) -> SourceLocation

  package init(
    count: Int,
    passphrase: @escaping @Sendable (Int) -> Passphrase,
    record: @escaping @Sendable (Int) -> LookupRecord,
    location: @escaping @Sendable (Int) -> SourceLocation
  ) {
    precondition(count <= Int(UInt32.max), "indices of records have 32 bits")
    self.count = count
    self.passphrase = passphrase
    self.record = record
    self.location = location
  }
}
