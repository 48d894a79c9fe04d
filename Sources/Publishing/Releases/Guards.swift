import Core

/// Why a release should not replace the live one without a second look.
package enum GuardReason: Hashable, Sendable, CustomStringConvertible {
  case recordsVanished(live: Int, new: Int, mostPercent: Int)
  /// `new` is `nil` when the total is not there any more.
  case totalFell(name: String, live: Int, new: Int?)
  case pageRemoved(RelativePath)
  case redirectLeadsNowhere(RelativePath)
  case dataOlder(live: CalendarDate, new: CalendarDate)
  case lookupKeyChanged(live: String, new: String?)
  case signingKeyChanged(live: VerifierKey, new: VerifierKey)
  /// The other site tells what it holds, this one does not, or not legibly.
  case factsMissing(isLive: Bool)
  case clockBehind(newest: PublicationTime, now: PublicationTime)

  package var kind: GuardKind {
    switch self {
    case .recordsVanished: .records
    case .totalFell: .total
    case .pageRemoved, .redirectLeadsNowhere: .page
    case .dataOlder: .data
    case .lookupKeyChanged: .lookupKey
    case .signingKeyChanged: .signingKey
    case .factsMissing: .facts
    case .clockBehind: .time
    }
  }

  package var description: String {
    switch self {
    case .recordsVanished(let live, let new, let most):
      "look-up records fall from \(live) to \(new), by more than \(most) %, as they also do when the "
        + "secret was changed"
    case .totalFell(let name, let live, let new):
      new.map { "total ‘\(name)’ falls from \(live) to \($0)" }
        ?? "total ‘\(name)’, \(live), is gone"
    case .pageRemoved(let page): "page \(page) disappears and nothing leads from it"
    case .redirectLeadsNowhere(let page): "page \(page) leads to a page that does not exist"
    case .dataOlder(let live, let new): "data are of \(new), the live ones of \(live)"
    case .lookupKeyChanged: "look-up records are sealed with another key; no number would work"
    case .signingKeyChanged(let live, let new):
      "ledger would be signed with \(new), it was with \(live)"
    case .factsMissing(let isLive):
      "\(isLive ? "live site" : "site") has no legible \(ReleaseFacts.path) to compare by"
    case .clockBehind(let newest, let now):
      "clock shows \(now), the newest ledger entry is of \(newest)"
    }
  }
}

/// The limits that a new release is held against, as the settings give them.
package struct Guards: Hashable, Sendable {
  /// Look-up records that may vanish at once, in percent of the live ones.
  package var mostRecordsLost: Int

  package init(mostRecordsLost: Int = 5) {
    precondition((0...100).contains(mostRecordsLost), "is a percentage")
    self.mostRecordsLost = mostRecordsLost
  }

  /// The reason to refuse when too many look-up records vanish.
  func reasons(losing records: (live: Int, lost: Int)?) -> [GuardReason] {
    guard let records, records.lost * 100 > records.live * mostRecordsLost else { return [] }
    return [
      .recordsVanished(
        live: records.live, new: records.live - records.lost, mostPercent: mostRecordsLost)
    ]
  }

  /// Every reason to refuse, in a fixed order.
  package func reasons(replacing live: ReleaseFacts, with new: ReleaseFacts) -> [GuardReason] {
    records(live, new) + totals(live, new) + pages(live, new) + identity(live, new)
  }

  private func records(_ live: ReleaseFacts, _ new: ReleaseFacts) -> [GuardReason] {
    guard let before = live.records else { return [] }
    let after = new.records ?? 0
    if (before - after) * 100 <= before * mostRecordsLost { return [] }
    return [.recordsVanished(live: before, new: after, mostPercent: mostRecordsLost)]
  }

  private func totals(_ live: ReleaseFacts, _ new: ReleaseFacts) -> [GuardReason] {
    live.totals.sorted { precedes($0.key, $1.key) }.compactMap { name, before in
      let after = new.totals[name]
      if let after, after >= before { return nil }
      return .totalFell(name: name, live: before, new: after)
    }
  }

  private func pages(_ live: ReleaseFacts, _ new: ReleaseFacts) -> [GuardReason] {
    // Also the addresses that only led elsewhere must go on leading somewhere.
    let known = live.pages.union(live.redirects.keys).subtracting(new.pages)
    return known.sorted().compactMap { page in
      guard new.redirects[page] != nil else { return .pageRemoved(page) }
      return new.leadsToPage(page) ? nil : .redirectLeadsNowhere(page)
    }
  }

  private func identity(_ live: ReleaseFacts, _ new: ReleaseFacts) -> [GuardReason] {
    var reasons: [GuardReason] = []
    if new.dataDate < live.dataDate {
      reasons.append(.dataOlder(live: live.dataDate, new: new.dataDate))
    }
    if let key = live.lookupKey, key != new.lookupKey {
      reasons.append(.lookupKeyChanged(live: key, new: new.lookupKey))
    }
    return reasons
  }
}

extension ReleaseFacts {
  /// Follows redirects from a file until there is a page; each at most once.
  fileprivate func leadsToPage(_ start: RelativePath) -> Bool {
    var seen: Set<RelativePath> = []
    var place = start
    while let next = redirects[place], seen.insert(place).inserted {
      if pages.contains(next) { return true }
      place = next
    }
    return false
  }
}
