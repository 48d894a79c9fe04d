import Core

/// The records to publish, made when they are asked for: a registry of a hundred million appeals
/// never lies in memory as records.
package struct LookupRecords: Sendable {
  package let count: Int
  /// Appends what opens the record at an index from 0, as it enters the key derivation.
  package let passphrase: @Sendable (Int, inout [UInt8]) -> Void
  /// Appends the records at several indices: those of a shard are asked for together.
  package let records: @Sendable (ArraySlice<UInt32>, inout RecordBatch) -> Void
  /// Codes of the bodies that records name, by their numbers from 1.
  package let bodies: [String]
  /// The record's row, for messages.
  package let location: @Sendable (Int) -> SourceLocation

  package init(
    count: Int, bodies: [String],
    passphrase: @escaping @Sendable (Int, inout [UInt8]) -> Void,
    records: @escaping @Sendable (ArraySlice<UInt32>, inout RecordBatch) -> Void,
    location: @escaping @Sendable (Int) -> SourceLocation
  ) {
    precondition(count <= Int(UInt32.max), "indices of records have 32 bits")
    self.count = count
    self.bodies = bodies
    self.passphrase = passphrase
    self.records = records
    self.location = location
  }

  package func passphrase(_ index: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    passphrase(index, &bytes)
    return bytes
  }
}
