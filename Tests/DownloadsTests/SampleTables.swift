import Core
import Phrasing

@testable import Downloads

/// Tables with invented numbers in every kind of column, with every mark and with texts that attack.
enum SampleTables {
  static func say(_ ky: String, _ ru: String, _ en: String) -> Localized<String> {
    Localized(ky: ky, ru: ru, en: en)
  }

  static let words = Localized(
    ky: DownloadWords(
      codeSuffix: " (код)", noteSuffix: ": эмне үчүн жок",
      hidden: "эч кимди таанып алууга болбосун үчүн жашырылган",
      notAvailable: "маалымат жок", notApplicable: "колдонулбайт", period: "Мезгил",
      source: "Булагы", licence: "Лицензия", updated: "Жаңыртылган"),
    ru: DownloadWords(
      codeSuffix: " (код)", noteSuffix: ": почему нет",
      hidden: "скрыто, чтобы никого нельзя было узнать",
      notAvailable: "нет данных", notApplicable: "неприменимо", period: "Период",
      source: "Источник", licence: "Лицензия", updated: "Обновлено"),
    en: DownloadWords(
      codeSuffix: " (code)", noteSuffix: ": why it is missing",
      hidden: "hidden so that nobody can be recognised",
      notAvailable: "not available", notApplicable: "not applicable", period: "Period",
      source: "Source", licence: "Licence", updated: "Updated"))

  static let about = Provenance(
    publisher: say("Кеңсе", "Канцелярия", "The office"),
    source: say("Кайрылуулардын каттоосу", "Реестр обращений", "Register of appeals"),
    licence: Provenance.Licence(
      identifier: "CC-BY-4.0", title: "Creative Commons Attribution 4.0",
      address: "https://creativecommons.org/licenses/by/4.0/"),
    site: "https://portal.example/", folder: "https://portal.example/data/",
    contactPage: "https://portal.example/ky/contacts/")

  static func day(_ text: String) -> CalendarDate {
    CalendarDate(iso: text) ?? CalendarDate(dayNumber: 0)
  }

  static let channel = TidyColumn(
    "channel", say("Кабыл алуу жолу", "Канал", "Channel"),
    .categories([
      .init("written", say("жазуу жүзүндө", "письменно", "in writing")),
      .init("oral", say("оозеки, кабылдамада", "устно, на приеме", "in person; at a reception")),
      .init("total", say("бардыгы", "всего", "total")),
    ]))

  /// Months and channels; a count, a median and a share.
  static let channels = TidyTable(
    name: "channels-2026-q1",
    title: say("Кайрылуулар: жолдор", "Обращения: каналы", "Appeals: channels"),
    description: say(
      "Катталган кайрылуулар «айлар жана жолдор» боюнча.", "Обращения по месяцам и каналам.",
      "Registered appeals by month and \"channel\"."),
    columns: [
      TidyColumn("month", say("Ай", "Месяц", "Month"), .month), channel,
      TidyColumn("received", say("Келип түшкөнү", "Поступило", "Received"), .count),
      TidyColumn(
        "median_days", say("Медиана, жумуш күнү", "Медиана, рабочие дни", "Median, working days"),
        .decimal(places: 1)),
      TidyColumn("share", say("Үлүшү, %", "Доля, %", "Share, %"), .percent(places: 1)),
    ],
    rows: [
      row(1, "written", .number(1410), days(85), days(721)),
      row(1, "oral", .hidden, .hidden, .hidden),
      row(1, "total", .number(1955), days(92), days(1000)),
      row(2, "written", .number(0), .notApplicable, .notApplicable),
      row(2, "oral", .notAvailable, .notAvailable, .notAvailable),
    ],
    first: day("2026-01-01"), last: day("2026-03-31"))

  static func days(_ tenths: Int) -> TidyCell { .number(Decimals(units: tenths, places: 1)) }

  private static func row(
    _ month: Int, _ channel: String, _ count: TidyCell, _ median: TidyCell, _ share: TidyCell
  ) -> [TidyCell] {
    [.month(month, year: 2026), .code(channel), count, median, share]
  }

  static let attacks = [
    "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "a;=1+1", "a,\"=1+1", " =1", "\n=1", "＝1",
    "=HYPERLINK(\"https://evil.example\";\"x\")", "a|b", "\"quoted\"", "Ысык-Көл", "a\u{0}b",
  ]

  /// Every kind of key, and texts that a spreadsheet would run.
  static let kinds = TidyTable(
    name: "kinds", title: say("Түрлөр", "Виды", "Kinds"),
    description: say("Бардык түрлөр.", "Все виды.", "Every kind."),
    columns: [
      TidyColumn("year", say("Жыл", "Год", "Year"), .year),
      TidyColumn("quarter", say("Чейрек", "Квартал", "Quarter"), .quarter),
      TidyColumn("day", say("Күн", "День", "Day"), .day),
      TidyColumn("period", say("Мезгил", "Период", "Period"), .period),
      TidyColumn("remark", say("Эскертүү", "Примечание", "Remark"), .text),
      TidyColumn("number", say("Саны", "Число", "Number"), .count),
    ],
    rows: attacks.enumerated().map { index, text in
      [
        .year(2026), .quarter(index % 4 + 1, year: 2026),
        .day(day("2026-01-01").adding(days: index)),
        [.year(2026), .quarter(2, year: 2026), .month(7, year: 2026)][index % 3],
        .text(text), .number(index),
      ]
    },
    first: day("2026-01-01"), last: day("2026-12-31"))

  static let datasets = [channels, kinds].map { table in
    Dataset(
      table: table, about: about, words: words, issued: day("2026-04-15"),
      updated: day("2026-07-15"), version: "2026-q1")
  }

  /// Everything that a site would put into its folder of data.
  static func folder() throws -> [(name: String, bytes: [UInt8])] {
    let made = try datasets.map { (dataset: $0, files: try $0.files()) }
    let package = DataPackage(
      name: "appeals", title: say("Кайрылуулар", "Обращения", "Appeals"),
      description: say("Таблицалар.", "Таблицы.", "Tables."),
      datasets: try made.map { made in
        guard let csv = made.files.first(where: { $0.format == .csv }) else { throw Missing() }
        return (made.dataset, csv)
      })
    let catalogue = Catalogue(
      title: say("Кайрылуулар", "Обращения", "Appeals"),
      description: say("Таблицалар.", "Таблицы.", "Tables."), about: about,
      frequency: .quarterly, datasets: made)
    let pages = Language.allCases.map { language in
      (
        name: "channels.\(language.rawValue).jsonld",
        bytes: Array(
          made[0].dataset.schema(
            made[0].files, language: language,
            page: "https://portal.example/\(language.rawValue)/statistics/channels/"
          ).utf8)
      )
    }
    return made.flatMap { $0.files.map { ($0.name, $0.bytes) } } + pages
      + [("datapackage.json", package.bytes()), ("catalog.ttl", catalogue.bytes())]
  }

  struct Missing: Error {}
}
