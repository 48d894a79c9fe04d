/// The sentences of the status page that stand in its markup; keys of `status.<language>.yaml` that
/// begin with `page_`. Its other keys belong to the script.
package enum StatusMessage: String, CaseIterable, Sendable {
  case label = "page_label"
  case hint = "page_hint"
  case codeLabel = "page_code_label"
  case codeHint = "page_code_hint"
  case check = "page_check"
  case problem = "page_problem"
  case checking = "page_checking"
  case statusRegistered = "page_status_registered"
  case statusReferred = "page_status_referred"
  case statusUnderReview = "page_status_under_review"
  case statusExtended = "page_status_extended"
  case statusAnswered = "page_status_answered"
  case statusNotConsidered = "page_status_not_considered"
  case statusOther = "page_status_other"
  case eventReceived = "page_event_received"
  case eventRegistered = "page_event_registered"
  case eventReferred = "page_event_referred"
  case eventPassedOn = "page_event_passed_on"
  case eventExtended = "page_event_extended"
  case eventAnswered = "page_event_answered"
  case timeline = "page_timeline"
  case next = "page_next"
  case nextOpen = "page_next_open"
  case nextOverdue = "page_next_overdue"
  case nextOverdueRight = "page_next_overdue_right"
  case nextOverdueAsk = "page_next_overdue_ask"
  case nextOverdueComplain = "page_next_overdue_complain"
  case nextOverdueMore = "page_next_overdue_more"
  case nextAnswered = "page_next_answered"
  case nextAnsweredComplain = "page_next_answered_complain"
  case nextAnsweredMore = "page_next_answered_more"
  case nextNotConsidered = "page_next_not_considered"
  case nextNotConsideredMore = "page_next_not_considered_more"
  case print = "page_print"
  case save = "page_save"
  case calendar = "page_calendar"
  case another = "page_another"
  case remember = "page_remember"
  case rememberHint = "page_remember_hint"
  case remembered = "page_remembered"
  case recall = "page_recall"
  case forget = "page_forget"
  case absent = "page_absent"
  case absentBecause = "page_absent_because"
  case absentElsewhere = "page_absent_elsewhere"
  case absentClosed = "page_absent_closed"
  case absentMistake = "page_absent_mistake"
  case absentMistakeCode = "page_absent_mistake_code"
  case absentCheck = "page_absent_check"
  case fault = "page_fault"
  case faultSafe = "page_fault_safe"
  case faultTry = "page_fault_try"
  case faultSeal = "page_fault_seal"
  case retry = "page_retry"
  case outdated = "page_outdated"
  case outdatedText = "page_outdated_text"
  case reload = "page_reload"
  case insecure = "page_insecure"
  case insecureText = "page_insecure_text"

  /// The places that the page fills in this sentence.
  var places: Set<String> {
    switch self {
    case .hint: ["example"]
    case .codeHint: ["digits"]
    case .statusOther: ["status"]
    case .absentClosed: ["date"]
    default: []
    }
  }
}
