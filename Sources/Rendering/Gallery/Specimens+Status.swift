import Content
import Core
import HTML
import Phrasing

/// The status check: what stands in the page, and what the script shows of it.
extension Specimens {
  /// Opens nothing: the gallery has no records.
  private func lookup(hasOnlyDigits: Bool = true, hasAccessCode: Bool = false) -> PublishedLookup {
    PublishedLookup(
      page: Localized { _ in "{}" }, example: edition.settings.lookup.example, isSealed: true,
      hasOnlyDigits: hasOnlyDigits, hasAccessCode: hasAccessCode, accessCodeDigits: 12,
      publishLagDays: edition.settings.lookup.publishLagDays, coverageFrom: planner.asOf,
      answers: [Sample.answered: .given, Sample.refused: .refused])
  }

  private enum Sample {
    static let answered = 1
    static let refused = 2
    static let digits = "4109"
  }

  private func form(_ words: MessageCatalog, _ lookup: PublishedLookup) -> StatusForm {
    StatusForm(
      lookup: lookup, words: words.status, language: words.language, links: frame.links)
  }

  var reference: [Specimen] {
    let (digits, letters) = (lookup(), lookup(hasOnlyDigits: false))
    let code = lookup(hasAccessCode: true)
    let copy = self
    return [
      Specimen(.init(ky: "Цифралар гана", ru: "Только цифры", en: "Digits only")) {
        copy.form($0, digits).writeForm(&$1)
      },
      Specimen(.init(ky: "Тамгалар менен", ru: "С буквами", en: "With letters")) {
        copy.form($0, letters).writeForm(&$1)
      },
      Specimen(.init(ky: "Код менен", ru: "С кодом доступа", en: "With an access code")) {
        copy.form($0, code).writeForm(&$1)
      },
      Specimen(
        .init(ky: "Номер сакталган", ru: "Номер сохранен", en: "The number is kept"),
        shown: { _ in ["remembered": ""] }, write: { copy.form($0, digits).writeRemembered(&$1) }),
    ]
  }

  var errors: [Specimen] {
    let (copy, lookup) = (self, lookup())
    func problem(_ name: Localized<String>, _ key: String, _ values: [String: String] = [:])
      -> Specimen
    {
      Specimen(
        name, shown: { ["problem": "", key: $0.status.script(key, values)] },
        write: { words, html in
          copy.form(words, lookup).writeProblem(&html)
          copy.form(words, lookup).writeForm(&html)
        })
    }
    func part(_ name: Localized<String>, _ key: String, _ write: @escaping Part) -> Specimen {
      Specimen(name, shown: { _ in [key: ""] }, write: { write(copy.form($0, lookup), &$1) })
    }
    return [
      problem(.init(ky: "Бош", ru: "Пусто", en: "Empty"), "reference_empty"),
      problem(
        .init(ky: "Узундугу башка", ru: "Другая длина", en: "Wrong length"), "reference_length",
        ["expected": "16", "n": "12"]),
      problem(
        .init(ky: "Текшерүү цифрасы", ru: "Контрольная цифра", en: "Check digit"),
        "reference_check"),
      part(.init(ky: "Табылган жок", ru: "Не найдено", en: "Not found"), "absent") {
        $0.writeAbsent(&$1)
      },
      part(.init(ky: "Байланыш жок", ru: "Нет связи", en: "No connection"), "fault") {
        $0.writeFault(&$1)
      },
      part(.init(ky: "Эскирген барак", ru: "Устаревшая страница", en: "Outdated page"), "outdated")
      {
        $0.writeOutdated(&$1)
      },
      part(
        .init(ky: "Корголбогон дарек", ru: "Незащищенный адрес", en: "Unsafe address"), "insecure"
      ) { $0.writeInsecure(&$1) },
    ]
  }

  private typealias Part = @Sendable (StatusForm, inout HTMLWriter) -> Void

  var result: [Specimen] {
    let day = planner.asOf
    return [
      answer(
        .init(ky: "Каралууда", ru: "На рассмотрении", en: "Under review"), .statusUnderReview,
        term: ("days_left", day.adding(days: 7), 5)),
      answer(
        .init(ky: "Акыркы күн", ru: "Последний день", en: "The last day"), .statusReferred,
        term: ("due_today", day, 0)),
      answer(
        .init(ky: "Мөөнөт өттү", ru: "Срок прошел", en: "Overdue"), .statusExtended,
        term: ("overdue", day.adding(days: -4), 2)),
      answer(
        .init(ky: "Жооп берилди", ru: "Дан ответ", en: "Answered"), .statusAnswered,
        closed: Sample.answered),
      answer(
        .init(ky: "Каралган жок", ru: "Не рассмотрено", en: "Not considered"),
        .statusNotConsidered, closed: Sample.refused),
    ]
  }

  /// - Parameters:
  ///   - term: key of the sentence about the last day, that day, working days left or overdue.
  ///   - closed: the number of the status that closed the appeal.
  private func answer(
    _ name: Localized<String>, _ status: StatusMessage,
    term: (key: String, day: CalendarDate, days: Int)? = nil, closed: Int? = nil
  ) -> Specimen {
    let (asOf, links, answers) = (planner.asOf, frame.links, lookup().answers)
    return Specimen(name) { words in
      let language = words.language
      func long(_ day: CalendarDate) -> String { language.longDate(day) }
      var shown = ["found": "", "status": words.status[status], "forgotten": ""]
      shown["ending"] = words.status.script("ending", ["digits": Sample.digits])
      shown["as_of"] = words.status.script("as_of", ["as_of": long(asOf)])
      if let closed { shown["next-\(closed)"] = "" }
      if let term {
        shown[term.key] = words.status.script(
          term.key, ["date": long(term.day), "as_of": long(asOf)], count: term.days)
        shown["next-" + term.key] = ""
      }
      return shown
    } write: { words, html in
      let steps: [(CalendarDate, StatusMessage)] = [
        (asOf.adding(days: -21), .eventReceived), (asOf.adding(days: -20), .eventRegistered),
      ]
      StatusResult(
        words: words.status, links: links, language: words.language, answers: answers,
        timeline: steps.map { (words.language.longDate($0.0), words.status[$0.1]) }
      ).write(into: &html)
    }
  }

  /// Seen on the site only where no script runs; here without the element that hides it.
  var withoutScript: [Specimen] {
    let (edition, links, deadlines) = (edition, frame.links, planner.deadlines)
    let page = planner.page(of: .deadline)
    @Sendable func offer(_ words: MessageCatalog, hasPage: Bool) -> StatusWithoutScript {
      StatusWithoutScript(
        words: words, contacts: edition.contacts, links: links, deadlines: deadlines,
        deadlinePage: hasPage ? page.flatMap { links.page($0.slug, words.language) } : nil)
    }
    return [
      Specimen(
        .init(
          ky: "Мөөнөттөрдүн барагы бар", ru: "Есть страница сроков", en: "With a page of terms")
      ) { offer($0, hasPage: true).writeOffer(&$1) },
      Specimen(
        .init(
          ky: "Мөөнөттөрдүн барагы жок", ru: "Без страницы сроков", en: "Without a page of terms")
      ) { offer($0, hasPage: false).writeOffer(&$1) },
    ]
  }
}
