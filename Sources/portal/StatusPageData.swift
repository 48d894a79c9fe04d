import Appeals
import Content
import Core
import Lookup
import Phrasing
import References
import Rendering

/// What the status page carries for its script: the manifest, names of codes, days that are not as
/// the week says, a calendar entry to fill in.
struct StatusPageData {
  let edition: Edition
  let codes: AppealCodes
  let calendar: WorkingCalendar
  let appeals: AppealRecords
  let manifest: LookupManifest

  /// Days after the day of the data for which the page can count working days.
  private static let daysAhead = 366

  func published(coverageFrom: CalendarDate) -> PublishedLookup {
    let settings = edition.settings.lookup
    return PublishedLookup(
      page: Localized(each: pageJSON), example: settings.example,
      isSealed: appeals.policy.isSealed,
      hasOnlyDigits: patterns.allSatisfy { $0.digitCount != nil },
      hasAccessCode: appeals.policy == .referenceWithCode,
      accessCodeDigits: ReferencePolicy.accessCodeDigits,
      publishLagDays: settings.publishLagDays, coverageFrom: coverageFrom, answers: answers)
  }

  /// `manifest.json` and the names of codes.
  func files(in folder: String) -> [(path: RelativePath, bytes: [UInt8])] {
    var files = [(folder + "/manifest.json", manifest.json)]
    for language in Language.allCases {
      files.append(("\(folder)/codes/\(language.rawValue).json", codeNames.json(in: language)))
    }
    return files.compactMap { name, text in
      RelativePath(name).map { (path: $0, bytes: Array(text.utf8)) }
    }
  }

  // MARK: - JSON

  private func pageJSON(_ language: Language) -> String {
    JSONText.object([
      ("base", JSONText.quoted("/\(LookupPlan.folder)/")), ("manifest", manifest.json),
      ("patterns", JSONText.array(patterns.map { $0.scriptJSON(accessCode: accessCode) })),
      ("codes", codeNames.json(in: language)),
      ("open", JSONText.array(openStatuses.map(String.init))),
      ("exceptions", JSONText.quoted(exceptions)),
      ("example", JSONText.quoted(edition.settings.lookup.example)),
      ("calendar", JSONText.quoted(calendarEntry(language))),
    ])
  }

  private var patterns: [ReferencePattern] { appeals.typedGrammar.patterns }

  private var accessCode: ReferencePattern? {
    if appeals.policy != .referenceWithCode { return nil }
    var problems: [Diagnostic] = []
    return ReferencePattern(
      id: "code", text: ReferencePolicy.accessCodePattern,
      check: ReferencePattern.Check.mod11_2.rawValue,
      at: edition.settings.lookup.location, reporting: &problems)
  }

  private var statusNumbers: Range<Int> { 1..<codes.statuses.count + 1 }

  private var openStatuses: [Int] { statusNumbers.filter { !codes.isClosing(status: $0) } }

  /// An answer is given unless the only outcomes of the status say that there is none.
  private var answers: [Int: PublishedLookup.Answer] {
    var answers: [Int: PublishedLookup.Answer] = [:]
    for status in statusNumbers where codes.isClosing(status: status) {
      answers[status] = codes.statuses[status]?.id == "answered" ? .given : .refused
    }
    return answers
  }

  private var codeNames: CodeNames {
    let messages = edition.messages
    var sentences: [String: Localized<String>] = [:]
    for status in codes.statuses.codes {
      sentences[status.id] = Localized { sentence(for: status, messages[$0].status, $0) }
    }
    return CodeNames(
      of: codes, notStated: messages.map { $0[.notStated] }, statuses: sentences,
      events: AppealEvent.allCases.map { event in
        messages.map { $0.status[message(for: event)] }
      })
  }

  private func sentence(for status: Code, _ words: StatusWords, _ language: Language) -> String {
    let key = "page_status_" + status.id.split(separator: "-").joined(separator: "_")
    if let message = StatusMessage(rawValue: key) { return words[message] }
    return words(.statusOther, ["status": status.name[language]])
  }

  private func message(for event: AppealEvent) -> StatusMessage {
    switch event {
    case .received: .eventReceived
    case .registered: .eventRegistered
    case .referred: .eventReferred
    case .passedOn: .eventPassedOn
    case .extended: .eventExtended
    case .answered: .eventAnswered
    }
  }

  /// Weekdays that are free and weekends that are worked, as ISO dates with spaces between. From the
  /// first day of the calendar on: a list that began with the oldest open appeal would tell its age.
  private var exceptions: String {
    let first = calendar.covered.lowerBound
    let last = min(
      manifest.dataAsOf.adding(days: StatusPageData.daysAhead), calendar.covered.upperBound)
    var dates: [String] = []
    var day = first
    while day <= last {
      if calendar.isWorking(day) != (day.weekday <= 5) { dates.append(day.description) }
      day = day.adding(days: 1)
    }
    return dates.joined(separator: " ")
  }

  /// An all-day event (RFC 5545) without the number: calendars are copied to other machines.
  private func calendarEntry(_ language: Language) -> String {
    let stamp = manifest.dataAsOf.description.filter { $0 != "-" }
    return [
      "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//portal//status//EN", "BEGIN:VEVENT",
      "UID:{uid}", "DTSTAMP:\(stamp)T000000Z", "DTSTART;VALUE=DATE:{day}",
      folded("SUMMARY:" + edition.messages[language].status[.calendar]), "END:VEVENT",
      "END:VCALENDAR", "",
    ].joined(separator: "\r\n")
  }

  /// Lines of more than 75 bytes are folded (RFC 5545 §3.1), never inside a character.
  private func folded(_ line: String) -> String {
    var result = ""
    var width = 0
    for scalar in line.unicodeScalars {
      let bytes = String(scalar).utf8.count
      if width + bytes > 75 {
        result += "\r\n "
        width = 1
      }
      result.unicodeScalars.append(scalar)
      width += bytes
    }
    return result
  }
}
