/// The sentences of the pages of figures; keys under `statistics` in `Site/messages/<language>.yaml`.
package enum StatisticsMessage: String, CaseIterable, Sendable {
  // Pages
  case registryText = "registry_text"
  case periodTitle = "period_title"
  case tableSummary = "table_summary"
  case compareTitle = "compare_title"
  case compareText = "compare_text"
  case digestTitle = "digest_title"
  case digestSummary = "digest_summary"
  case bodiesTitle = "bodies_title"
  case bodiesText = "bodies_text"
  case bodyTitle = "body_title"
  case releasesTitle = "releases_title"
  case releasesText = "releases_text"
  case flowTitle = "flow_title"
  case flowNote = "flow_note"
  // Lists
  case latest
  case allPeriods = "all_periods"
  case allTables = "all_tables"
  case months, quarters, years
  case moreTables = "more_tables"
  case digestLink = "digest_link"
  case compareLink = "compare_link"
  case bodiesBySize = "bodies_by_size"
  case toRegistry = "to_registry"
  // Facts of a page
  case published
  case nextRelease = "next_release"
  case status
  case statusFinal = "status_final"
  case coverage
  case coverageText = "coverage_text"
  case contact
  // Headlines
  case received, closed, pending
  case broughtForward = "brought_forward"
  case onTimeShare = "on_time_share"
  case medianDays = "median_days"
  case signatories
  case yearBefore = "year_before"
  case openPeriod = "open_period"
  case openAtLeast = "open_at_least"
  case openNote = "open_note"
  case unmappedTitle = "unmapped_title"
  case unmappedText = "unmapped_text"
  case unmappedAtLeast = "unmapped_at_least"
  case unmappedFew = "unmapped_few"
  case earlierYears = "earlier_years"
  // Tables
  case baseOfPeriod = "base_of_period"
  case change
  case median
  case hiddenMeaning = "hidden_meaning"
  case keyHidden = "key_hidden"
  case keyNotApplicable = "key_not_applicable"
  case keyUnavailable = "key_unavailable"
  case withHidden = "with_hidden"
  case outsideChannels = "outside_channels"
  case perResidents = "per_residents"
  case populationSource = "population_source"
  // Method
  case method
  case methodRegistered = "method_registered"
  case methodHidden = "method_hidden"
  case methodFrozen = "method_frozen"
  case methodMore = "method_more"
  case howToRead = "how_to_read"
  case readBase = "read_base"
  case readBodies = "read_bodies"
  case readSmall = "read_small"
  // Permanence
  case permanent
  case permanentText = "permanent_text"
  case cite
  case releaseNumber = "release_number"
  case revisions
  case noRevisions = "no_revisions"
  case revisionTitle = "revision_title"
  case revisionText = "revision_text"
  case revisionLink = "revision_link"
  case firstPublished = "first_published"
  case revised
  case earlierTitle = "earlier_title"
  case keyBreak = "key_break"
  case calendar
  case closesOn = "closes_on"
  // Charts and downloads
  case chartName = "chart_name"
  case chartLargest = "chart_largest"
  case dataSource = "data_source"
  case codeSuffix = "code_suffix"
  case noteSuffix = "note_suffix"
  case licence
  case downloads
  case fileFacts = "file_facts"
  case checksums
  case excelCopy = "excel_copy"
  case allProtected = "all_protected"
  // Bodies
  case sizeLarge = "size_large"
  case sizeMedium = "size_medium"
  case sizeSmall = "size_small"
  case sizeNone = "size_none"
  case referred
  // Digest sentences
  case more, fewer, same
  case flowSentence = "flow_sentence"
  case topicsSentence = "topics_sentence"
  case channelsSentence = "channels_sentence"
  case regionsSentence = "regions_sentence"
  case outcomesSentence = "outcomes_sentence"
  case countedSentence = "counted_sentence"
  case timelinessSentence = "timeliness_sentence"
  case daysSentence = "days_sentence"
  case collectiveSentence = "collective_sentence"
  case hiddenSentence = "hidden_sentence"
  case item
  case itemShare = "item_share"
  case printVersion = "print_version"
  case screenVersion = "screen_version"
  case forThePress = "for_the_press"

  /// The places that the pages fill in this sentence.
  var places: Set<String> {
    switch self {
    case .periodTitle, .revisionTitle, .compareTitle, .digestTitle, .digestSummary, .coverageText,
      .cite,
      .baseOfPeriod, .yearBefore, .outsideChannels:
      StatisticsMessage.placesOfPeriods[self] ?? ["period"]
    case .chartLargest: ["item"]
    case .fileFacts: ["rows", "bytes"]
    case .tableSummary: ["table"]
    case .bodyTitle: ["body"]
    case .openPeriod: ["from", "to"]
    case .openAtLeast, .revisionText: ["n"]
    case .methodHidden, .keyHidden, .hiddenSentence: ["most"]
    case .openNote: ["step"]
    case .unmappedAtLeast: ["name", "n"]
    case .unmappedFew: ["name", "step"]
    case .populationSource: ["date", "source"]
    case .releaseNumber: ["n"]
    case .closesOn: ["period", "date"]
    case .more, .fewer: ["before", "difference"]
    case .same: ["before"]
    case .flowSentence: ["brought", "closed", "pending"]
    case .topicsSentence, .channelsSentence, .regionsSentence, .outcomesSentence: ["items"]
    case .timelinessSentence: ["share", "count", "base"]
    case .daysSentence: ["median", "mean"]
    case .collectiveSentence: ["count", "signatories"]
    case .item: ["name", "count"]
    case .itemShare: ["name", "count", "share"]
    default: []
    }
  }

  private static let placesOfPeriods: [StatisticsMessage: Set<String>] = [
    .coverageText: [], .cite: ["office", "title", "release", "address"],
    .yearBefore: ["period", "count", "difference"], .outsideChannels: [],
  ]
}

/// Sentences of figures with a count: a text for each plural form, with `{n}` and more places.
package enum StatisticsCountedMessage: String, CaseIterable, Sendable {
  case registeredSentence = "registered_sentence"
  case methodState = "method_state"

  var places: Set<String> {
    switch self {
    case .registeredSentence: ["n", "period"]
    case .methodState: ["n"]
    }
  }
}
