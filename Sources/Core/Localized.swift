/// One value for each language. It cannot be made without all of them, so a missing translation is
/// an error where the sources are read and never a question where pages are drawn.
///
/// `@inlinable`, so that the other rooms read a text without asking for its type first: each page looks at
/// some hundred.
@frozen package struct Localized<Value> {
  package var ky: Value
  package var ru: Value
  package var en: Value

  @inlinable package init(ky: Value, ru: Value, en: Value) {
    self.ky = ky
    self.ru = ru
    self.en = en
  }

  /// Makes the value of each language in turn.
  @inlinable package init(each make: (Language) throws -> Value) rethrows {
    self.init(ky: try make(.ky), ru: try make(.ru), en: try make(.en))
  }

  @inlinable package subscript(language: Language) -> Value {
    get {
      switch language {
      case .ky: ky
      case .ru: ru
      case .en: en
      }
    }
    set {
      switch language {
      case .ky: ky = newValue
      case .ru: ru = newValue
      case .en: en = newValue
      }
    }
  }

  @inlinable package func map<Other>(_ transform: (Value) throws -> Other) rethrows -> Localized<
    Other
  > {
    try Localized<Other> { try transform(self[$0]) }
  }
}

extension Localized: Sendable where Value: Sendable {}
extension Localized: Equatable where Value: Equatable {}
extension Localized: Hashable where Value: Hashable {}
