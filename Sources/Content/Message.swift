/// Every sentence and label of the interface that the pages use; the raw value is the key in
/// `Site/messages/<language>.yaml`.
package enum Message: String, CaseIterable, Sendable {
  // Frame
  case skipToContent = "skip_to_content"
  case mainNavigation = "main_navigation"
  case menu
  case footerNavigation = "footer_navigation"
  case languages
  case breadcrumbs
  case home
  case freeOfCharge = "free_of_charge"
  case helpTitle = "help_title"
  case previousPage = "previous_page"
  case nextPage = "next_page"
  case serviceNotice = "service_notice"
  case demonstrationTitle = "demonstration_title"
  case demonstrationText = "demonstration_text"
  // Home
  case doorFile = "door_file"
  case doorFileText = "door_file_text"
  case doorCheck = "door_check"
  case doorCheckText = "door_check_text"
  case doorStatistics = "door_statistics"
  case doorStatisticsText = "door_statistics_text"
  case guides
  case latestNotices = "latest_notices"
  case allNotices = "all_notices"
  // Guidance
  case unavailableTitle = "unavailable_title"
  case unavailableText = "unavailable_text"
  case movedTitle = "moved_title"
  case movedText = "moved_text"
  case onThisPage = "on_this_page"
  case reviewedOn = "reviewed_on"
  case publishedOn = "published_on"
  case updatedOn = "updated_on"
  case warningWord = "warning_word"
  case beforeWord = "before_word"
  case doWord = "do_word"
  case dontWord = "dont_word"
  case stepNumber = "step_number"
  case tableNumber = "table_number"
  // Deadline table
  case deadlineCaption = "deadline_caption"
  case registeredOn = "registered_on"
  case answerDueBy = "answer_due_by"
  case deadlineRule = "deadline_rule"
  case deadlineConvention = "deadline_convention"
  case deadlineEstimate = "deadline_estimate"
  // Contacts
  case phone
  case email
  case postalAddress = "postal_address"
  case hours
  // Finder
  case finderQuestion = "finder_question"
  case finderCases = "finder_cases"
  case finderBody = "finder_body"
  case finderHow = "finder_how"
  case finderNext = "finder_next"
  case finderOrientation = "finder_orientation"
  case finderOtherTopic = "finder_other_topic"
  case noContact = "no_contact"
  // Reception
  case receptionRegions = "reception_regions"
  case receptionIn = "reception_in"
  case receptionSummary = "reception_summary"
  case receptionOffices = "reception_offices"
  case receptionNone = "reception_none"
  case receptionHours = "reception_hours"
  case notVerified = "not_verified"
  case receptionUnknown = "reception_unknown"
  case receptionInstead = "reception_instead"
  case receptionOthers = "reception_others"
  case calendarFile = "calendar_file"
  case receptionEvent = "reception_event"
  case sourceChecked = "source_checked"
  // Deadline helper
  case deadlineAsk = "deadline_ask"
  case deadlineAskHint = "deadline_ask_hint"
  case deadlineShow = "deadline_show"
  case deadlineAnswer = "deadline_answer"
  case deadlineOutside = "deadline_outside"
  case deadlineTable = "deadline_table"
  // Search and index
  case searchLabel = "search_label"
  case searchHint = "search_hint"
  case searchGo = "search_go"
  case searchNone = "search_none"
  case searchFault = "search_fault"
  case searchNeedsScript = "search_needs_script"
  // Forms to print
  case formTo = "form_to"
  case formToHint = "form_to_hint"
  case formFrom = "form_from"
  case formFromHint = "form_from_hint"
  case formAddressHint = "form_address_hint"
  case formApplication = "form_application"
  case formComplaint = "form_complaint"
  case formProposal = "form_proposal"
  case formCollective = "form_collective"
  case formApplicationText = "form_application_text"
  case formComplaintText = "form_complaint_text"
  case formProposalText = "form_proposal_text"
  case formCollectiveText = "form_collective_text"
  case formAttached = "form_attached"
  case formDate = "form_date"
  case formSignature = "form_signature"
  case formNumber = "form_number"
  case formSigners = "form_signers"
  case formName = "form_name"
  // Offline
  case savedCopy = "saved_copy"
  case offlineTitle = "offline_title"
  case offlineText = "offline_text"
  case offlineKeep = "offline_keep"
  case offlineFault = "offline_fault"
  case offlineNeedsScript = "offline_needs_script"
  // Figures
  case category
  case count
  case share
  case total
  case sharesAreOf = "shares_are_of"
  case outsideTotal = "outside_total"
  case roundingNote = "rounding_note"
  case printedShareDiffers = "printed_share_differs"
  case whoseFigures = "whose_figures"
  case period
  case fromTo = "from_to"
  case incompletePeriod = "incomplete_period"
  case notes
  case sources
  case certaintyOneSource = "certainty_one_source"
  case certaintyTwoSources = "certainty_two_sources"
  case certaintyOfficial = "certainty_official"
  case publishedFigures = "published_figures"
  case publishedFiguresText = "published_figures_text"
  case notCompared = "not_compared"
  case comparedYears = "compared_years"
  case symbols
  case symbolHidden = "symbol_hidden"
  case symbolUnavailable = "symbol_unavailable"
  case symbolNotApplicable = "symbol_not_applicable"
  // Registry
  case registryTitle = "registry_title"
  case notStated = "not_stated"
  case unspecifiedTopic = "unspecified_topic"
  case orMore = "or_more"
  // Notices and feeds
  case noticesFeed = "notices_feed"
  // Receipts
  case receiptTitle = "receipt_title"
  case receiptNumber = "receipt_number"
  case receiptCode = "receipt_code"
  case receiptWhoCanSee = "receipt_who_can_see"
  case receiptWhoCanSeeWithCode = "receipt_who_can_see_with_code"
  case receiptWhereToCheck = "receipt_where_to_check"
  case receiptKeep = "receipt_keep"
  case receiptDate = "receipt_date"
  // 404
  case notFoundTitle = "not_found_title"
  case notFoundText = "not_found_text"
  case toHome = "to_home"
  // Status page
  case statusNeedsScript = "status_needs_script"
  case statusNotOffered = "status_not_offered"
  case statusRequestLink = "status_request_link"

  /// The places that the pages fill in this message.
  var places: Set<String> {
    switch self {
    case .reviewedOn, .publishedOn, .updatedOn: ["date"]
    case .deadlineRule: ["days", "date"]
    case .sharesAreOf: ["base"]
    case .stepNumber, .tableNumber, .orMore: ["n"]
    case .printedShareDiffers: ["category", "printed", "exact"]
    case .fromTo: ["from", "to"]
    case .receptionIn: ["region"]
    case .receptionSummary: ["region"]
    case .receptionEvent: ["office"]
    case .sourceChecked: ["source", "date"]
    case .deadlineAskHint: ["from", "to"]
    case .savedCopy: ["date"]
    default: []
    }
  }
}

/// Phrases with a count, one text for each plural form of the language.
package enum CountedMessage: String, CaseIterable, Sendable {
  case appeals = "count_appeals"
  case workingDays = "count_working_days"
  case pagesFound = "count_pages_found"
  case pagesKept = "count_pages_kept"
}
