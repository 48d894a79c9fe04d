import Core

/// What exports say of an appeal that is closed or still open.
enum StatusAliases {
  private static let closed: Set<FoldedText> = folded([
    "closed", "resolved", "completed", "answered", "закрыто", "закрыта", "закрыт", "исполнено",
    "завершено", "рассмотрено", "дан ответ", "жабылды", "жабылган", "аткарылды", "аткарылган",
    "жооп берилди",
  ])
  private static let open: Set<FoldedText> = folded([
    "open", "in progress", "pending", "assigned", "started", "under review", "в работе",
    "на исполнении", "на рассмотрении", "открыто", "не исполнено", "каралууда", "аткарылууда",
    "иштелүүдө",
  ])

  private static func folded(_ texts: [String]) -> Set<FoldedText> {
    Set(texts.map { FoldedText($0) })
  }

  /// `nil` for what may be either.
  static func isClosed(_ text: FoldedText) -> Bool? {
    closed.contains(text) ? true : open.contains(text) ? false : nil
  }
}

/// What the columns of the registry are called in exports, in Kyrgyz, Russian and English.
enum HeaderAliases {
  private static let names: [AppealColumn: [String]] = [
    .reference: [
      "reference", "unique key", "id", "number", "case number", "request id", "рег. №", "рег №",
      "регистрационный номер", "рег. номер", "номер обращения", "№ обращения", "номер", "№ п/п",
      "каттоо номери", "кайрылуунун номери", "катталган номер", "вх. №", "входящий номер",
    ],
    .received: [
      "received", "created date", "date received", "received date", "дата поступления",
      "дата получения", "поступило", "дата обращения", "дата вх.", "келип түшкөн күнү",
      "түшкөн күнү", "кабыл алынган күнү", "opened",
    ],
    .registered: [
      "registered", "registration date", "дата регистрации", "зарегистрировано", "дата рег.",
      "катталган күнү", "каттоо күнү", "катталган датасы",
    ],
    .channel: [
      "channel", "method received", "способ подачи", "способ получения", "канал", "форма обращения",
      "источник", "способ доставки", "келип түшүү жолу", "келип түшүү каналы", "түшүү жолу",
    ],
    .kind: [
      "kind", "type", "вид обращения", "вид", "тип обращения", "кайрылуунун түрү", "түрү",
    ],
    .collective: [
      "collective", "коллективное", "индивидуальное/коллективное", "жамааттык",
      "жамааттык кайрылуу",
    ],
    .signatories: [
      "signatories", "количество подписей", "число подписей", "количество заявителей",
      "кол койгондордун саны", "кайрылгандардын саны",
    ],
    .repeated: ["repeat", "repeated", "повторное", "повторность", "кайталанган", "кайталап"],
    .topic: [
      "topic", "complaint type", "category", "subject", "тема", "тематика", "вопрос", "рубрика",
      "категория", "тема обращения", "характер вопроса", "тематикасы", "маселе", "мазмуну боюнча",
    ],
    .region: [
      "region", "borough", "регион", "область", "территория", "адрес: область", "область/город",
      "облус", "аймак", "облусу", "жашаган облусу",
    ],
    .body: [
      "body", "agency", "referred to", "исполнитель", "кому направлено", "куда направлено",
      "направлено в", "государственный орган", "аткаруучу", "жөнөтүлгөн орган", "кайда жөнөтүлдү",
    ],
    .transfers: ["transfers", "количество перенаправлений", "жөнөтүүлөрдүн саны"],
    .inspected: [
      "inspected", "с выездом", "выезд на место", "проверено с выездом", "жерине барып текшерилген",
    ],
    .status: ["status", "state", "статус", "состояние", "абалы", "статусу"],
    .extended: ["extended", "срок продлен", "продление", "продлено", "мөөнөтү узартылган"],
    .closed: [
      "closed", "closed date", "date closed", "дата ответа", "дата исполнения", "дата закрытия",
      "исполнено", "дата рассмотрения", "жооп берилген күнү", "аткарылган күнү", "жабылган күнү",
    ],
    .outcome: [
      "outcome", "resolution", "результат", "результат рассмотрения", "принятое решение", "итог",
      "жыйынтыгы", "натыйжасы", "кароонун жыйынтыгы",
    ],
  ]

  /// Names of columns with persons in them, of which nothing is kept.
  private static let personal = [
    "фио", "ф.и.о.", "ф.и.о. заявителя", "заявитель", "фамилия", "имя", "отчество", "адрес",
    "адрес проживания", "телефон", "тел.", "контакты", "email", "e-mail", "эл. почта", "инн", "пин",
    "паспорт", "name", "address", "phone", "aty-jonu", "аты-жөнү", "арыз ээси", "дареги",
    "телефон номери", "incident address",
  ]

  /// What else is known of a name and belongs to no column of the registry.
  private static let deadline = [
    "срок рассмотрения", "срок исполнения", "due date", "кароо мөөнөтү",
  ]

  enum Meaning: Hashable {
    case column(AppealColumn)
    case personal
    /// The day an answer is due, which the tool computes.
    case deadline
  }

  private static let meanings: [FoldedText: Meaning] = {
    var meanings: [FoldedText: Meaning] = [:]
    for (column, names) in names {
      for name in names { meanings[FoldedText(name)] = .column(column) }
    }
    for name in personal { meanings[FoldedText(name)] = .personal }
    for name in deadline { meanings[FoldedText(name)] = .deadline }
    return meanings
  }()

  static func meaning(of name: FoldedText) -> Meaning? { meanings[name] }

  /// The meaning of the alias that a name begins with or contains, for a question.
  static func likely(_ name: FoldedText) -> AppealColumn? {
    let words = name.description
    let candidates = meanings.compactMap { alias, meaning -> (String, AppealColumn)? in
      guard case .column(let column) = meaning, alias.description.count > 4,
        words.contains(alias.description)
      else { return nil }
      return (alias.description, column)
    }
    return candidates.max { ($0.0.count, $1.0) < ($1.0.count, $0.0) }?.1
  }
}
