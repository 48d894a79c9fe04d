/// What the nonce of an entry is a code over: the data that is authenticated with each record of a
/// period, a line feed and the padded record. One is used for record after record.
struct SealedMessage {
  private(set) var bytes: [UInt8]
  /// Bytes of the authenticated data.
  let dataCount: Int

  init(in period: KeyPeriod) {
    bytes = period.authenticatedData
    dataCount = bytes.count
    bytes.append(UInt8(ascii: "\n"))
  }

  /// Puts a record in the place of the one before.
  ///
  /// - Parameter size: bytes of a padded record.
  /// - Returns: false when it does not fit.
  mutating func take(_ record: LookupRecord, size: Int) -> Bool {
    bytes.removeLast(bytes.count - dataCount - 1)
    return Payload.append(record, size: size, to: &bytes)
  }

  /// Puts a padded text in the place of the record before.
  mutating func take(_ plaintext: [UInt8]) {
    bytes.removeLast(bytes.count - dataCount - 1)
    bytes += plaintext
  }
}
