/// How many standard deviations either side of the mean of a normal distribution hold a share of it:
/// 1.96 for .95, 2.576 for .99, 3.89 for .9999.
///
/// - Parameter confidence: the share, above 0 and below 1.
/// - Throws: ``NumericsError/notAProbability(_:)``.
public func criticalValue(confidence: Double) throws(NumericsError) -> Double {
  guard confidence > 0, confidence < 1 else { throw .notAProbability(confidence) }
  return -standardNormalQuantile((1 - confidence) / 2)
}

/// Wilson's score interval for a proportion: all p whose own standard error reaches p̂.
///
///     (p̂ + z²/2n ± z √(p̂(1 − p̂)/n + z²/4n²)) / (1 + z²/n)
///
/// Stays within 0 … 1 and has a width even for 0 or n successes.
///
/// - Throws: ``NumericsError/invalidTrials(successes:trials:)``,
///   ``NumericsError/notAProbability(_:)``.
/// - Source: Wilson 1927.
public func wilsonInterval(
  successes: Int, trials: Int, confidence: Double = 0.95
) throws(NumericsError) -> ClosedRange<Double> {
  let share = try proportion(successes, trials)
  let z = try criticalValue(confidence: confidence)
  let n = Double(trials)
  let scale = 1 + z * z / n
  let center = (share + z * z / (2 * n)) / scale
  let margin = z * sqrt(share * (1 - share) / n + z * z / (4 * n * n)) / scale
  // At the ends one limit is the proportion itself; rounding must not move it.
  let lower = successes == 0 ? 0 : max(0, center - margin)
  let upper = successes == trials ? 1 : min(1, center + margin)
  return lower...upper
}

/// The textbook interval for a proportion, p̂ ± z √(p̂(1 − p̂)/n), not cut at 0 and 1.
///
/// Too narrow for few trials or rare successes, and empty of width at 0 or n successes: prefer
/// ``wilsonInterval(successes:trials:confidence:)``.
///
/// - Throws: as ``wilsonInterval(successes:trials:confidence:)``.
/// - Source: Laplace 1812, called Wald's.
public func waldInterval(
  successes: Int, trials: Int, confidence: Double = 0.95
) throws(NumericsError) -> ClosedRange<Double> {
  let share = try proportion(successes, trials)
  let z = try criticalValue(confidence: confidence)
  let margin = z * sqrt(share * (1 - share) / Double(trials))
  return (share - margin)...(share + margin)
}

/// The standard error of a share of n independent trials whose true probability is p: √(p(1 − p)/n).
///
/// - Throws: ``NumericsError/notAProbability(_:)``, ``NumericsError/invalidTrials(successes:trials:)``.
public func standardError(
  ofProportion p: Double, trials: Int
) throws(NumericsError) -> Double {
  guard p >= 0, p <= 1 else { throw .notAProbability(p) }
  guard trials > 0 else { throw .invalidTrials(successes: 0, trials: trials) }
  return sqrt(p * (1 - p) / Double(trials))
}

private func proportion(_ successes: Int, _ trials: Int) throws(NumericsError) -> Double {
  guard trials > 0, 0...trials ~= successes else {
    throw .invalidTrials(successes: successes, trials: trials)
  }
  return Double(successes) / Double(trials)
}
