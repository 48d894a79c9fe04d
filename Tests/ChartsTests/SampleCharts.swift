import Core
import Phrasing

@testable import Charts

/// Charts of every form, in the states that are hard to draw, with invented numbers.
struct SampleChart {
  let id: String
  let title: String
  let chart: Chart

  static func all(_ language: Language) -> [SampleChart] {
    let maker = SampleMaker(language: language)
    return maker.bars() + maker.lines() + maker.dots() + maker.panels() + maker.maps()
  }
}

struct SampleMaker {
  let language: Language

  func say(_ ky: String, _ ru: String, _ en: String) -> String {
    Localized(ky: ky, ru: ru, en: en)[language]
  }

  private func sample(
    _ id: String, _ form: Chart.Form, _ categories: [ChartCategory], _ series: [ChartSeries],
    format: ChartFormat = .number
  ) -> SampleChart {
    let name = say(
      "Диаграмма; ошол эле маалымат төмөнкү таблицада", "Диаграмма; те же данные в таблице ниже",
      "Chart; the same data are in the table below")
    return SampleChart(
      id: id, title: id,
      chart: Chart(
        form, categories: categories, series: series, format: format, language: language,
        name: name))
  }

  var topics: [ChartCategory] {
    [
      say(
        "Сот жана укук коргоо органдарынын иши", "Работа судов и правоохранительных органов",
        "Courts and law enforcement"),
      say("Жер жана турак жай", "Земля и жилье", "Land and housing"),
      say("Социалдык маселелер", "Социальные вопросы", "Social questions"),
      say(
        "Сыйлыктар, жарандык, ырайым кылуу", "Награды, гражданство, помилование",
        "Awards, citizenship, pardon"),
      say("Экономика", "Экономика", "Economy"),
      say("Башка", "Прочее", "Other"),
    ].map { ChartCategory($0) }
  }

  var months: [ChartCategory] {
    (1...12).map { month in
      let name = String(language.month(month).prefix(3))
      return ChartCategory(
        language.monthAndYear(year: 2025, month: month), short: name + (month == 1 ? "\n2025" : ""))
    }
  }

  func series(_ index: Int, _ values: [ChartValue]) -> ChartSeries {
    let names = [
      say("Келип түшкөнү", "Поступило", "Received"),
      say("Каралганы", "Рассмотрено", "Decided"),
      say(
        "Мөөнөтүнөн кеч жооп берилгени", "Ответ дан позже срока", "Answered after the time limit"),
    ]
    return ChartSeries(names[index], values)
  }

  static func counts(_ numbers: [Int?]) -> [ChartValue] {
    numbers.map { $0.map { .shown($0) } ?? .hidden }
  }

  func bars() -> [SampleChart] {
    let counts = SampleMaker.counts
    return [
      sample("bars", .bars, topics, [series(0, counts([4734, 2862, 2596, 1156, 1147, 2578]))]),
      sample(
        "bars-hidden", .bars, topics, [series(0, counts([12, nil, 5, 0, nil]) + [.notApplicable])]),
      sample("bars-nothing", .bars, topics, [series(0, counts([nil, nil, nil, nil, nil, nil]))]),
      sample(
        "bars-percent", .bars, Array(topics.prefix(3)),
        [series(0, [314, 190, 172].map { .shown(Decimals(units: $0, places: 1)) })],
        format: .percent),
      sample(
        "bars-two", .bars, Array(topics.prefix(4)),
        [series(0, counts([410, 352, 8, nil])), series(1, counts([380, nil, 12, 6]))]),
      sample(
        "bars-three", .bars, Array(topics.prefix(3)),
        [
          series(0, counts([1410, 352, 8])), series(1, counts([980, 377, 0])),
          series(2, counts([77, 1, nil])),
        ]),
    ]
  }

  func lines() -> [SampleChart] {
    let counts = SampleMaker.counts
    let received: [Int?] = [410, 432, 398, 441, 460, 455, 470, 482, 520, 515, 530, 541]
    let decided: [Int?] = [380, 402, 410, 420, 431, 470, 490, 505, 560, 552, 548, 539]
    let late: [Int?] = [12, 9, nil, nil, 7, 15, 22, nil, 31, 18, 12, nil]
    return [
      sample("line", .lines(), months, [series(0, counts(received))]),
      sample(
        "lines-two", .lines(), months, [series(0, counts(received)), series(1, counts(decided))]),
      sample(
        "lines-three", .lines(), months,
        [series(0, counts(received)), series(1, counts(decided)), series(2, counts(late))]),
      sample(
        "line-hidden", .lines(), months,
        [series(0, counts([nil, 12, nil, 9, 11, nil, nil, nil, 14, 8, nil, 10]))]),
      sample("line-nothing", .lines(), months, [series(0, counts(months.map { _ in nil }))]),
      sample(
        "line-break", .lines(breaks: [3]),
        (2018...2025).map { ChartCategory("\($0)") },
        [
          series(
            0, [.shown(15305), .notAvailable] + counts([14820, 22546, 23110, 21987, 24002, 25410]))
        ]),
      sample("line-one", .lines(), Array(months.prefix(1)), [series(0, counts([34]))]),
      sample(
        "lines-long", .lines(),
        (0..<60).map { ChartCategory("m\($0)", short: "\($0 % 12 + 1).\(2021 + $0 / 12)") },
        [series(0, (0..<60).map { .shown(300 + $0 * 7 % 90) })]),
    ]
  }

  func dots() -> [SampleChart] {
    let days = { (units: Int) in ChartValue.shown(Decimals(units: units, places: 1)) }
    let years = [
      ChartSeries("2024", [days(85), days(120), days(60), .hidden]),
      ChartSeries("2025", [days(92), days(70), days(60), days(0)]),
    ]
    return [
      sample(
        "dots", .dots, Array(topics.prefix(4)),
        [ChartSeries("2025", [days(85), days(120), .hidden, days(0)])]),
      sample("dots-two", .dots, Array(topics.prefix(4)), years),
      sample(
        "dots-three", .dots, Array(topics.prefix(4)),
        [ChartSeries("2023", [days(140), days(119), .hidden, .hidden])] + years),
    ]
  }

  func panels() -> [SampleChart] {
    let panels = regions.enumerated().map { index, region in
      ChartSeries(
        region.name,
        (0..<12).map { month in
          (index + month) % 7 == 6 || (index == 7 && month > 3)
            ? .hidden : .shown(20 + index * 9 + (month * (index + 3)) % 17)
        })
    }
    return [
      sample("panels", .panels, months, panels),
      sample(
        "panels-two", .panels, Array(months.prefix(4)),
        panels.prefix(2).map {
          ChartSeries($0.name, Array($0.values.prefix(4)))
        }),
    ]
  }

  var regions: [ChartCategory] {
    [
      say("Талас", "Талас", "Talas"), say("Бишкек", "Бишкек", "Bishkek"),
      say("Чүй", "Чуй", "Chüy"), say("Ысык-Көл", "Иссык-Куль", "Issyk-Kul"),
      say("Жалал-Абад", "Джалал-Абад", "Jalal-Abad"), say("Нарын", "Нарын", "Naryn"),
      say("Баткен", "Баткен", "Batken"), say("Ош шаары", "город Ош", "Osh city"),
      say("Ош облусу", "Ошская область", "Osh region"),
      say("Көрсө\u{AD}түлгөн эмес", "Не указано", "Not stated"),
    ].map { ChartCategory($0) }
  }

  static let places = [
    (0, 0), (1, 0), (2, 0), (3, 0), (1, 1), (2, 1), (0, 2), (1, 2), (2, 2), (3, 2),
  ].map { ChartTile(column: $0.0, row: $0.1) }

  func maps() -> [SampleChart] {
    let counts = SampleMaker.counts
    return [
      sample(
        "tiles", .tiles(SampleMaker.places), regions,
        [series(0, counts([310, 4210, 1980, 640, 2450, 402, 377, 1510, 2210, 86]))]),
      sample(
        "tiles-hidden", .tiles(Array(SampleMaker.places.prefix(9))), Array(regions.prefix(9)),
        [series(0, counts([nil, 41, 19, 0, 24, nil, 12]) + [.notAvailable, .shown(7)])]),
    ]
  }
}
