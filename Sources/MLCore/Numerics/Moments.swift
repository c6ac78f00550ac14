/// What a sum of squared deviations is divided by.
public enum Divisor: Sendable {
  /// n − 1: the values are a sample, and the variance of the population is estimated without bias.
  case sample
  /// n: the values are the whole population.
  case population

  /// The divisor for n values.
  func callAsFunction(_ count: Int) throws(NumericsError) -> Double {
    let needed = self == .sample ? 2 : 1
    guard count >= needed else { throw .tooFewValues(count: count, needed: needed) }
    return Double(self == .sample ? count - 1 : count)
  }
}

/// The arithmetic mean, Σxᵢ / n.
///
/// - Throws: ``NumericsError/tooFewValues(count:needed:)`` for no values,
///   ``NumericsError/nonFiniteValue(_:index:)`` for a NaN or an infinity.
public func mean(of values: [Double]) throws(NumericsError) -> Double {
  try validate(values)
  return uncheckedMean(values)
}

/// The variance, Σ(xᵢ − x̄)² / (n − 1) for a sample and Σ(xᵢ − x̄)² / n for a population.
///
/// Two passes with compensated sums: no cancellation when the spread is small beside the mean.
///
/// - Throws: as ``mean(of:)``; a sample needs two values.
public func variance(of values: [Double], divisor: Divisor) throws(NumericsError) -> Double {
  let divided = try divisor(values.count)
  try validate(values)
  return products(of: values, values) / divided
}

/// √variance, in the unit of the values.
///
/// - Throws: as ``variance(of:divisor:)``.
public func standardDeviation(
  of values: [Double], divisor: Divisor
) throws(NumericsError) -> Double {
  sqrt(try variance(of: values, divisor: divisor))
}

/// The standard error of the mean, s / √n with the sample standard deviation s.
///
/// - Throws: as ``variance(of:divisor:)``; two values are needed.
public func standardError(of values: [Double]) throws(NumericsError) -> Double {
  try standardDeviation(of: values, divisor: .sample) / sqrt(Double(values.count))
}

/// The covariance, Σ(xᵢ − x̄)(yᵢ − ȳ) / (n − 1) or / n.
///
/// - Throws: ``NumericsError/countMismatch(first:second:)``, or as ``variance(of:divisor:)``.
public func covariance(
  of x: [Double], and y: [Double], divisor: Divisor
) throws(NumericsError) -> Double {
  guard x.count == y.count else { throw .countMismatch(first: x.count, second: y.count) }
  let divided = try divisor(x.count)
  try validate(x)
  try validate(y)
  return products(of: x, y) / divided
}

/// Pearson's correlation coefficient, −1 … 1. NaN, undefined, where either list is constant.
///
///     r = Σ(xᵢ − x̄)(yᵢ − ȳ) / √(Σ(xᵢ − x̄)² Σ(yᵢ − ȳ)²)
///
/// - Throws: as ``covariance(of:and:divisor:)``; two pairs are needed.
public func correlation(of x: [Double], and y: [Double]) throws(NumericsError) -> Double {
  guard x.count == y.count else { throw .countMismatch(first: x.count, second: y.count) }
  guard x.count >= 2 else { throw .tooFewValues(count: x.count, needed: 2) }
  try validate(x)
  try validate(y)
  // The mean of equal values may be off by a rounding, which would turn 0/0 into noise.
  if x.allSatisfy({ $0 == x[0] }) || y.allSatisfy({ $0 == y[0] }) { return .nan }
  let r = products(of: x, y) / (sqrt(products(of: x, x)) * sqrt(products(of: y, y)))
  return max(-1, min(1, r))
}

// MARK: - Shared steps

func validate(_ values: [Double]) throws(NumericsError) {
  guard !values.isEmpty else { throw .tooFewValues(count: 0, needed: 1) }
  for (index, value) in values.enumerated() where !value.isFinite {
    throw .nonFiniteValue(value, index: index)
  }
}

func uncheckedMean(_ values: [Double]) -> Double { sum(of: values) / Double(values.count) }

/// Σ(xᵢ − x̄)(yᵢ − ȳ)
func products(of x: [Double], _ y: [Double]) -> Double {
  let xMean = uncheckedMean(x)
  let yMean = uncheckedMean(y)
  var total = CompensatedSum()
  for index in x.indices { total.add((x[index] - xMean) * (y[index] - yMean)) }
  return total.value
}
