"""Words of the field in three languages, for text of natural lengths of words and lines."""

WORDS = {
    "ky": """жаран кайрылуу арыз сунуш даттануу мекеме кызматкер жооп мөөнөт мыйзам укук кабыл алуу каттоо жазуу түрүндө
        электрондук кат дарек билдирүү чечим негиз тиркеме көчүрмө документ өтүнүч маселе чара көрүү текшерүү угуу
        жыйын бөлүм башкы адис өлкө шаар айыл аймак облус район жол суу жарык мектеп оорукана жер үй салык
        пенсия жөлөкпул эмгек акы кызмат сапат жардам кеңеш байланыш ачык так толук туура жеке жамааттык кайра бериш
        өткөрүү жиберүү алуучу жөнөтүүчү күн ай жыл иш орун үчүн менен жана же эгер ошондой эле бирок анткени""",
    "ru": """гражданин обращение заявление предложение жалоба орган сотрудник ответ срок закон право приём регистрация
        письменный электронный письмо адрес сообщение решение основание приложение копия документ просьба вопрос мера
        рассмотрение проверка заседание отдел главный специалист страна город село область район дорога вода свет школа
        больница земля дом налог пенсия пособие заработная плата услуга качество помощь совет связь открытый точный
        полный верный личный коллективный повторный передача отправка получатель отправитель день месяц год работа
        место для вместе если также однако поэтому""",
    "en": """citizen appeal application proposal complaint body officer answer deadline law right reception registration
        written electronic letter address message decision ground annex copy document request question measure review
        inspection hearing department chief specialist country town village region district road water light school
        hospital land house tax pension benefit wage service quality help advice contact open exact full correct
        personal collective repeated transfer sending recipient sender day month year work place for with and or if also
        however because""",
}


def words(language: str) -> list[str]:
    """The words of a language."""
    return WORDS[language].split()
