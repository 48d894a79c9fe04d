/// What a receipt says in one language.
package struct ReceiptWords: Sendable, Hashable {
  package let title: String
  package let numberLabel: String
  package let codeLabel: String
  /// That whoever has the number sees the status.
  package let whoCanSee: String
  /// The same where an access code is needed too.
  package let whoCanSeeWithCode: String
  /// Leads to the QR code beside it and to the address below it.
  package let whereToCheck: String
  package let keepIt: String
  /// Stands before the line on which the clerk writes the date.
  package let dateLine: String

  package init(
    title: String, numberLabel: String, codeLabel: String, whoCanSee: String,
    whoCanSeeWithCode: String, whereToCheck: String, keepIt: String, dateLine: String
  ) {
    self.title = title
    self.numberLabel = numberLabel
    self.codeLabel = codeLabel
    self.whoCanSee = whoCanSee
    self.whoCanSeeWithCode = whoCanSeeWithCode
    self.whereToCheck = whereToCheck
    self.keepIt = keepIt
    self.dateLine = dateLine
  }
}
