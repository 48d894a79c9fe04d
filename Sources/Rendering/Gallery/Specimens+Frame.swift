import Content
import Core
import HTML

/// What stands around every page.
extension Specimens {
  var skipLink: [Specimen] {
    let state = Localized(
      ky: "Tab баскычы басылганда көрүнөт", ru: "Видна, когда нажата клавиша Tab",
      en: "Seen when the Tab key is pressed")
    return [Specimen(state) { SkipLink().write($0, into: &$1) }]
  }

  var header: [Specimen] {
    let frame = frame
    @Sendable func head(_ route: Route) -> PageHead {
      PageHead(title: "", description: "", route: route)
    }
    var states = [
      Specimen(.init(ky: "Башкы баракта", ru: "На главной странице", en: "On the home page")) {
        frame.writeHeader(head(Route($0.language)), $0, &$1)
      }
    ]
    if let page = edition.settings.navigation.first {
      let inside = Localized(
        ky: "Менюдагы баракта: ал белгиленген", ru: "На странице из меню: она отмечена",
        en: "On a page of the menu, which is marked")
      states.append(
        Specimen(inside) { frame.writeHeader(head(Route($0.language, page.slug)), $0, &$1) })
    }
    return states
  }

  var languageSwitch: [Specimen] {
    let state = Localized(
      ky: "Учурдагы тил – текст, калгандары – шилтеме",
      ru: "Текущий язык – текст, остальные – ссылки",
      en: "The present language is text, the others are links")
    return [
      Specimen(state) { words, html in
        let addresses = Localized { Route($0, sitePath("law")).address }
        LanguageSwitch(language: words.language, addresses: addresses).write(words, into: &html)
      }
    ]
  }

  var breadcrumbs: [Specimen] {
    let home = planner.home(language)
    let deeper = [home] + planner.step(to: .statistics, language)
    let one = Localized(ky: "Бир кадам", ru: "Один шаг", en: "One step")
    let two = Localized(ky: "Эки кадам", ru: "Два шага", en: "Two steps")
    return [
      Specimen(one) { Breadcrumbs(steps: [home]).write($0, into: &$1) },
      Specimen(two) { Breadcrumbs(steps: deeper).write($0, into: &$1) },
    ]
  }

  var notices: [Specimen] {
    let links = frame.links
    let about =
      edition.settings.footer.last ?? edition.settings.navigation.first
      ?? .init(slug: sitePath("about"), location: SourceLocation(path: ""))
    let phase = Settings.Phase(
      label: .init(ky: "Сынамык версия.", ru: "Пробная версия.", en: "Trial version."),
      text: .init(
        ky: "Эмне иштебей жатканын бизге айтыңыз:", ru: "Сообщите нам, что не работает:",
        en: "Tell us what does not work:"),
      page: about)
    let outage = Localized(
      ky: "Статусту текшерүү бүгүн саат 18:00дөн 20:00гө чейин иштебейт.",
      ru: "Сегодня с 18:00 до 20:00 проверка статуса не работает.",
      en: "The status check does not work today from 18:00 to 20:00.")
    return [
      Specimen(.init(ky: "Сынамык версия", ru: "Пробная версия", en: "Trial version")) {
        PhaseBanner(phase: phase, links: links).write($0, into: &$1)
      },
      Specimen(.init(ky: "Үзгүлтүк", ru: "Сбой", en: "Outage")) {
        ServiceNotice(text: outage).write($0, into: &$1)
      },
      Specimen(
        .init(ky: "Көрсөтмө маалымат", ru: "Демонстрационные данные", en: "Demonstration data")
      ) { DemonstrationNotice().write($0, into: &$1) },
    ]
  }

  var footer: [Specimen] {
    let frame = frame
    let state = Localized(
      ky: "Жардам бардык барактарда бир жерде", ru: "Помощь на одном месте на всех страницах",
      en: "Help stands in the same place on every page")
    return [Specimen(state) { frame.writeFooter(Route($0.language), $0, &$1) }]
  }

  var fallbacks: [Specimen] {
    let choice = LanguageChoice(
      settings: edition.settings, messages: edition.messages, emblem: edition.emblem,
      policy: frame.policy)
    return [
      Specimen(.init(ky: "Барак жок (404)", ru: "Страницы нет (404)", en: "Not found (404)")) {
        choice.writeFallback(.notFoundTitle, .notFoundText, isPage: false, &$1)
      },
      Specimen(.init(ky: "Байланыш жок", ru: "Нет связи", en: "Offline")) {
        choice.writeFallback(.offlineTitle, .offlineText, isPage: false, &$1)
      },
      Specimen(.init(ky: "Үзгүлтүк (503)", ru: "Сбой (503)", en: "Out of order (503)")) {
        choice.writeFallback(.unavailableTitle, .unavailableText, isPage: false, &$1)
      },
    ]
  }
}
