import Content
import Core
import HTML

/// What guides are made of.
extension Specimens {
  var steps: [Specimen] {
    [
      prose(
        .init(ky: "Үч кадам", ru: "Три шага", en: "Three steps"),
        .init(
          ky: """
            :::steps
            1. **Кайрылуунун түрүн аныктаңыз.** Сунуш, арыз же даттануу.
            2. **Кимге жазарыңызды аныктаңыз.** Маселени ким чече алат?
            3. **Номерди сактаңыз.** Ал статусту текшерүү үчүн керек.
            :::
            """,
          ru: """
            :::steps
            1. **Определите вид обращения.** Предложение, заявление или жалоба.
            2. **Определите, кому писать.** Кто может решить вопрос?
            3. **Сохраните номер.** Он нужен для проверки статуса.
            :::
            """,
          en: """
            :::steps
            1. **Decide the kind of appeal.** A proposal, an application or a complaint.
            2. **Decide whom to write to.** Who can settle the matter?
            3. **Keep the number.** You need it to check the status.
            :::
            """))
    ]
  }

  var before: [Specimen] {
    [
      prose(
        .init(ky: "Жөнөтөрдөн мурда", ru: "Перед отправкой", en: "Before sending"),
        .init(
          ky: """
            :::before
            - аты-жөнүңүз менен дарегиңиз толукпу;
            - эмне сурап жатканыңыз түшүнүктүүбү.
            :::
            """,
          ru: """
            :::before
            - полностью ли указаны ваше имя и адрес;
            - понятно ли, о чем вы просите.
            :::
            """,
          en: """
            :::before
            - whether your name and address are complete;
            - whether it is clear what you ask for.
            :::
            """))
    ]
  }

  var advice: [Specimen] {
    [
      prose(
        .init(ky: "Кылыңыз жана кылбаңыз", ru: "Что делать и чего не делать", en: "Do and do not"),
        .init(
          ky: ":::do\n- күнүн жазыңыз\n:::\n\n:::dont\n- башкалардын номерин колдонбоңуз\n:::\n",
          ru: ":::do\n- укажите дату\n:::\n\n:::dont\n- не используйте чужой номер\n:::\n",
          en: ":::do\n- write the date\n:::\n\n:::dont\n- do not use someone else's number\n:::\n")
      ),
      prose(
        .init(ky: "Эскертүү", ru: "Предупреждение", en: "Warning"),
        .init(
          ky: ":::warning\nДареги жазылбаган кайрылуу каралбай калышы мүмкүн.\n:::\n",
          ru: ":::warning\nОбращение без адреса могут оставить без рассмотрения.\n:::\n",
          en: ":::warning\nAn appeal without an address may be left unconsidered.\n:::\n")),
      prose(
        .init(ky: "Мисал", ru: "Пример", en: "Example"),
        .init(
          ky: ":::inset\nМисалы: «Көчөдөгү жарыкты оңдоону сурайм».\n:::\n",
          ru: ":::inset\nНапример: «Прошу починить освещение на улице».\n:::\n",
          en: ":::inset\nFor example: “Please mend the lights in our street”.\n:::\n")),
      prose(
        .init(ky: "Бүктөлгөн текст", ru: "Свернутый текст", en: "Folded text"),
        .init(
          ky: ":::details Эгер кат чет өлкөдөн болсо\nДарегиңизди толугу менен жазыңыз.\n:::\n",
          ru: ":::details Если письмо из другой страны\nНапишите адрес полностью.\n:::\n",
          en: ":::details If the letter comes from abroad\nWrite your address in full.\n:::\n")),
    ]
  }

  var forms: [Specimen] {
    let names: [FormSheet: Localized<String>] = [
      .application: .init(ky: "Арыз", ru: "Заявление", en: "Application"),
      .complaint: .init(ky: "Даттануу", ru: "Жалоба", en: "Complaint"),
      .proposal: .init(ky: "Сунуш", ru: "Предложение", en: "Proposal"),
      .collective: .init(
        ky: "Жамааттык кайрылуу", ru: "Коллективное обращение", en: "Collective appeal"),
    ]
    return FormSheet.allCases.compactMap { sheet in
      names[sheet].map { name in Specimen(name) { sheet.write($0, into: &$1) } }
    }
  }

  /// The address and the numbers are of the kind that belongs to nobody.
  var contact: [Specimen] {
    let name = Localized(ky: "Үлгү мекеме", ru: "Учреждение-образец", en: "Sample office")
    let full = Contact(
      id: "full", name: name,
      address: .init(ky: "Үлгү көчөсү, 1", ru: "улица Образцовая, 1", en: "1 Sample Street"),
      hours: .init(
        ky: "дүйшөмбү–жума, 9:00–18:00", ru: "понедельник–пятница, 9:00–18:00",
        en: "Monday to Friday, 9:00–18:00"),
      phone: "+996 000 00 00 00", email: "office@portal.example")
    let bare = Contact(
      id: "bare", name: name, address: nil, hours: nil, phone: "+996 000 00 00 00", email: nil)
    let all = Localized(ky: "Баары белгилүү", ru: "Известно все", en: "Everything is known")
    let one = Localized(
      ky: "Телефону гана текшерилген", ru: "Проверен только телефон",
      en: "Only the telephone is verified")
    return [
      Specimen(all) { ContactCard(contact: full).write($0, into: &$1) },
      Specimen(one) { ContactCard(contact: bare).write($0, into: &$1) },
    ]
  }

  /// The office's own statement, if it has one.
  var statement: [Specimen] {
    let slug = sitePath("accessibility")
    guard let page = edition.pages.first(where: { $0.slug == slug }) else { return [] }
    let (edition, frame, deadlines) = (edition, frame, planner.deadlines)
    let state = Localized(
      ky: "Мекеменин билдирүүсү", ru: "Заявление учреждения", en: "The office's statement")
    return [
      Specimen(state) { words, html in
        PageProse(
          file: sitePath("pages/accessibility/\(words.language.rawValue).md"), words: words,
          links: frame.links, edition: edition, deadlines: deadlines
        ).write(page.texts[words.language].document, into: &html)
      }
    ]
  }
}
