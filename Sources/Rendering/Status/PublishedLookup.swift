import Core

/// What the status page needs to open records, ready to be written into it.
package struct PublishedLookup: Sendable {
  /// What a status that closes an appeal means for its reader.
  package enum Answer: Sendable {
    case given
    case refused
  }

  /// The object that the page carries in `<script id="lookup">`, as JSON, by language.
  package let page: Localized<String>
  /// A made-up number as printed on a receipt; it opens nothing.
  package let example: String
  package let isSealed: Bool
  package let hasOnlyDigits: Bool
  package let hasAccessCode: Bool
  package let accessCodeDigits: Int
  /// Working days until a registered appeal appears.
  package let publishLagDays: Int
  /// Appeals closed before this day are left out.
  package let coverageFrom: CalendarDate
  /// Numbers of the statuses that close an appeal.
  package let answers: [Int: Answer]

  package init(
    page: Localized<String>, example: String, isSealed: Bool, hasOnlyDigits: Bool,
    hasAccessCode: Bool,
    accessCodeDigits: Int, publishLagDays: Int, coverageFrom: CalendarDate,
    answers: [Int: Answer]
  ) {
    self.page = page
    self.example = example
    self.isSealed = isSealed
    self.hasOnlyDigits = hasOnlyDigits
    self.hasAccessCode = hasAccessCode
    self.accessCodeDigits = accessCodeDigits
    self.publishLagDays = publishLagDays
    self.coverageFrom = coverageFrom
    self.answers = answers
  }
}
