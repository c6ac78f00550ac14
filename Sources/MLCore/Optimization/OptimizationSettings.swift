/// The checks of settings that optimizers, schedules and surfaces share.
enum OptimizationSettings {
  /// Checks that γ is finite and above 0.
  static func check(learningRate gamma: Double) throws(OptimizationError) {
    guard gamma > 0, gamma.isFinite else { throw .learningRateOutOfRange(gamma) }
  }

  /// Checks a share of the past that is kept: 0 ≤ value < 1.
  static func check(decay value: Double, _ name: String) throws(OptimizationError) {
    guard value >= 0, value < 1 else { throw .decayOutOfRange(value, name: name) }
  }

  /// Checks a setting that may be 0.
  static func check(notNegative value: Double, _ name: String) throws(OptimizationError) {
    guard value >= 0, value.isFinite else { throw .negativeOrNonFinite(value, name: name) }
  }

  /// Checks a setting that must be above 0.
  static func check(positive value: Double, _ name: String) throws(OptimizationError) {
    guard value > 0, value.isFinite else { throw .notPositive(value, name: name) }
  }

  /// Checks a setting that may have either sign.
  static func check(finite value: Double, _ name: String) throws(OptimizationError) {
    guard value.isFinite else { throw .nonFinite(value, name: name) }
  }

  /// Checks a count.
  static func check(
    _ count: Int, atLeast needed: Int, _ name: String
  ) throws(OptimizationError) {
    guard count >= needed else { throw .tooFew(count, name: name, needed: needed) }
  }
}
