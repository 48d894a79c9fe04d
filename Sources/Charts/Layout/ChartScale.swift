import Phrasing

/// Turns numbers into lengths. It always begins at 0: the length of a bar is the number, and a line
/// that began elsewhere would make a mountain of every change.
struct ChartScale {
  /// Decimals of the values; each is compared in units of the last.
  let places: Int
  /// The number at the far end, in those units; at least 1.
  let most: Int
  /// Units between two ticks.
  let step: Int

  /// - Parameter rounded: whether the far end is a tick (an axis is drawn) or the greatest value.
  init(_ values: some Sequence<ChartValue>, rounded: Bool) {
    let numbers = values.compactMap(\.number)
    let places = numbers.map(\.places).max() ?? 0
    self.places = places
    let greatest = max(1, numbers.map { ChartScale.units($0, places) }.max() ?? 0)
    step = ChartScale.step(greatest, places: places)
    most = rounded ? (greatest + step - 1) / step * step : greatest
  }

  /// The length of a value, at least 1 where there is something at all.
  func length(_ number: Decimals, in room: Int) -> Int {
    let units = ChartScale.units(number, places)
    return units == 0 ? 0 : max(1, (units * room + most / 2) / most)
  }

  /// The numbers at the ticks from 0 on, in units, and how they read.
  var ticks: [Decimals] {
    let scale = Decimals(units: 0, places: places).scale
    let isWhole = step % scale == 0
    return stride(from: 0, through: most, by: step).map {
      isWhole ? Decimals(units: $0 / scale, places: 0) : Decimals(units: $0, places: places)
    }
  }

  private static func units(_ number: Decimals, _ places: Int) -> Int {
    number.units * (Decimals(units: 0, places: places).scale / number.scale)
  }

  /// 1, 2 or 5 and noughts: the smallest that needs no more than four steps. Counts are not halved.
  private static func step(_ greatest: Int, places: Int) -> Int {
    var power = 1
    while true {
      for digit in [1, 2, 5] where digit * power * 4 >= greatest { return digit * power }
      power *= 10
    }
  }
}
