/// First names that are common here, without the endings that sentences give them: a capitalised word
/// beside one that ends like a surname is a person. Words that mean something else as often (Вера,
/// Нарын, Манас) are left out.
enum FirstNames {
  static let stems: [String] = lists.flatMap { $0.split(separator: " ").map(String.init) }

  private static let lists = [
    // Kyrgyz
    """
    азамат айбек акылбек алмаз арсен асан бакыт бекзат болот данияр жаныбек жолдош жумабек замир каныбек \
    канат кубан кубанычбек марат медет мирлан муктар нурбек нурлан руслан рустам самат санжар султан таалай \
    талант темир тилек тимур токтобек улан усен үсөн чынгыз эмил эрмек эркин эсен адилет кутман
    """,
    """
    айгүл айгул айжан айзада айнура айпери асел бегимай венера гүлмира гулмир гүлнара гульнар гульмир динара \
    жаңыл жылдыз зарин индира кундуз кенже мээрим назгүл назгул нургүл нургул нурзат перизат салтанат сайкал \
    тургунай чолпон чынара элмира эльмир элиза канышай каныкей
    """,
    // Russian
    """
    александр алексе анатоли андре артем виктор владимир дмитри денис евгени иван игор константин максим \
    михаил никола олег павел павл петр серге юрий юрия юрию ольг елен натал татьян светлан ирин мари марин анна анне анны анну екатерин \
    людмил галин валентин юлия юлии юлию анастаси оксан ларис тамар
    """,
    // In Latin letters
    """
    azamat aibek almaz bakyt daniyar kanat marat mirlan nurbek nurlan ruslan samat talant ulan ermek aigul \
    aizada ainura asel dinara gulnara jyldyz nazgul nurgul cholpon elmira alexand aleksand alexe andre dmitr \
    ivan igor mikhail nikola sergey sergei olga elena natal tatiana svetlana irina maria
    """,
  ]

  /// What may follow the stem.
  private static let endings: Set<String> = [
    "", "а", "у", "ом", "ем", "е", "я", "ю", "ы", "и", "ой", "ей", "й", "ь", "ья", "ья", "ье", "ью",
    "ия", "ии", "ию", "ием", "ий", "ия", "ию", "ел", "ьга", "га", "ге", "гу", "ги", "на", "не",
    "ну",
    "ра", "ре", "ру", "ны", "ры", "тын", "дын", "нын", "дин", "нин", "дүн", "нүн", "дун", "нун",
    "тун",
    "го", "ка", "ке", "ко", "ты", "ду", "до", "та", "ia", "iya", "ya", "ey", "y", "er", "a", "ko",
    "s",
  ]

  static func contains(_ text: String) -> Bool {
    stems.contains { text.hasPrefix($0) && endings.contains(String(text.dropFirst($0.count))) }
  }
}
