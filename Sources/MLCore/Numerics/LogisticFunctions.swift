/// The logistic function, written so that neither tail overflows.
///
///     σ(x) = 1 / (1 + e^(−x)) = e^x / (1 + e^x)
///
/// Note: it saturates. Beyond x ≈ 37 the result is exactly 1, so a strictly monotone change of scores
/// on paper ties scores in floating point.
public func sigmoid(_ x: Double) -> Double {
  if x >= 0 { return 1 / (1 + exp(-x)) }
  let odds = exp(x)
  return odds / (1 + odds)
}

/// The log-odds of a probability, the inverse of ``sigmoid(_:)-(Double)``: −∞ at 0, +∞ at 1, NaN outside.
///
///     logit(p) = log(p / (1 − p))
public func logit(_ p: Double) -> Double {
  // Around ½ the two logarithms nearly cancel; there the quotient is 1 plus something small.
  if p > 0.25, p < 0.75 { return log1p((2 * p - 1) / (1 - p)) }
  return log(p) - log1p(-p)
}

/// A smooth maximum of x and 0, whose derivative is ``sigmoid(_:)-(Double)``; it never overflows.
///
///     softplus(x) = log(1 + e^x) = max(x, 0) + log(1 + e^(−|x|))
public func softplus(_ x: Double) -> Double {
  (x > 0 ? x : x == x ? 0 : x) + log1p(exp(-abs(x)))
}

/// log Σ e^(xᵢ), shifted by the maximum so that no term overflows. −∞ for no values at all; NaN where
/// a value is NaN.
public func logSumExp(_ values: [Double]) -> Double {
  var largest = -Double.infinity
  for value in values {
    if value.isNaN { return .nan }
    if value > largest { largest = value }
  }
  guard largest.isFinite else { return largest }
  return largest + log(sum(of: values.map { exp($0 - largest) }))
}
