import Core

/// The components that pages are put together from, in the order in which a reader meets them. The raw
/// value is the address in the gallery.
enum GalleryComponent: String, CaseIterable, Sendable {
  case skipLink = "skip-link"
  case header
  case languageSwitch = "language-switch"
  case breadcrumbs
  case notices
  case footer
  case steps
  case before
  case advice
  case forms
  case contact
  case reference
  case errors
  case result
  case withoutScript = "without-script"
  case facts
  case headlines
  case chart
  case table
  case hidden
  case method
  case comparison
  case downloads
  case permanence
  case calendar
  case fallbacks
  case statement

  var title: Localized<String> { GalleryComponent.titles[self] ?? Localized { _ in rawValue } }

  private static let titles: [GalleryComponent: Localized<String>] = [
    .skipLink: .init(ky: "Мазмунга өтүү", ru: "Переход к содержанию", en: "Skip link"),
    .header: .init(ky: "Барактын башы", ru: "Шапка страницы", en: "Header"),
    .languageSwitch: .init(ky: "Тилди тандоо", ru: "Выбор языка", en: "Language switch"),
    .breadcrumbs: .init(ky: "Барактын жолу", ru: "Путь к странице", en: "Breadcrumbs"),
    .notices: .init(
      ky: "Сыноо жана үзгүлтүк тууралуу кабар", ru: "Сообщения о пробной версии и сбоях",
      en: "Phase banner and service notice"),
    .footer: .init(ky: "Барактын аягы", ru: "Подвал страницы", en: "Footer"),
    .steps: .init(ky: "Кадамдар", ru: "Шаги", en: "Step by step"),
    .before: .init(
      ky: "Баштаардан мурда", ru: "Прежде чем начать", en: "Check before you start"),
    .advice: .init(
      ky: "Кеңеш, эскертүү, мисал", ru: "Советы, предупреждения, примеры",
      en: "Advice, warning, example, details"),
    .forms: .init(
      ky: "Басып чыгаруучу бланктар", ru: "Бланки для печати", en: "Forms to print"),
    .contact: .init(ky: "Байланыш", ru: "Контакты", en: "Contact card"),
    .reference: .init(ky: "Номер жазылуучу талаа", ru: "Поле номера", en: "Reference input"),
    .errors: .init(ky: "Катанын кабары", ru: "Сообщения об ошибках", en: "Error summary"),
    .result: .init(ky: "Статустун жообу", ru: "Ответ о статусе", en: "Status result"),
    .withoutScript: .init(
      ky: "JavaScript өчүк болсо", ru: "Без JavaScript", en: "Status without JavaScript"),
    .facts: .init(
      ky: "Мезгил жөнүндө маалымат", ru: "Сведения о периоде", en: "Facts of a period"),
    .headlines: .init(ky: "Негизги сандар", ru: "Главные цифры", en: "Headline figures"),
    .chart: .init(ky: "Диаграмма", ru: "Диаграмма", en: "Chart"),
    .table: .init(ky: "Сандардын таблицасы", ru: "Таблица цифр", en: "Data table"),
    .hidden: .init(
      ky: "Жашырылган сандар", ru: "Скрытые значения", en: "Suppressed cells"),
    .method: .init(ky: "Ыкма", ru: "Методика", en: "Method note"),
    .comparison: .init(
      ky: "Мезгилдерди салыштыруу", ru: "Сравнение периодов", en: "Compare periods"),
    .downloads: .init(ky: "Жүктөп алуу", ru: "Скачивание", en: "Downloads"),
    .permanence: .init(
      ky: "Чыгарылыш жана шилтеме", ru: "Выпуск и постоянная ссылка",
      en: "Release, permalink, citation"),
    .calendar: .init(
      ky: "Жарыялоо календары", ru: "Календарь публикаций", en: "Release calendar"),
    .fallbacks: .init(
      ky: "Барак жок, байланыш жок, үзгүлтүк", ru: "Нет страницы, нет связи, сбой",
      en: "Not found, offline, out of order"),
    .statement: .init(
      ky: "Жеткиликтүүлүк жөнүндө билдирүү", ru: "Заявление о доступности",
      en: "Accessibility statement"),
  ]
}
