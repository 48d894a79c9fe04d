/// What guessing costs somebody who rents graphics cards.
package struct AttackerModel: Hashable, Sendable {
  /// Iterations of PBKDF2-HMAC-SHA256 a second on one card. Public benchmarks of hashcat's mode
  /// 10900 give 3.8·10⁹ for an RTX 3090; an RTX 4090 does about 9·10⁹.
  package var iterationsPerSecond = 9e9
  /// Rent of one card for an hour in US dollars.
  package var dollarsPerHour = 0.4

  package init() {}

  func seconds(guesses: Double, iterations: Int) -> Double {
    guesses * Double(iterations) / iterationsPerSecond
  }

  func dollars(seconds: Double) -> Double { seconds / 3600 * dollarsPerHour }
}
