/// The density of the standard normal distribution.
///
///     φ(z) = e^(−z²/2) / √(2π)
///
/// Relative error a few 1e-16, far out in the tails too: what rounding z² loses is put back.
public func standardNormalDensity(_ z: Double) -> Double {
  // Beyond 39 the density is below the smallest number.
  guard abs(z) < 39 else { return z.isNaN ? z : 0 }
  let square = z * z
  let lost = (-square).addingProduct(z, z)
  return 0.398_942_280_401_432_677_94 * exp(-0.5 * square) * (1 - 0.5 * lost)
}

/// The distribution function of the standard normal distribution, with a relative error of a few
/// 1e-16 far out in the lower tail too. For an upper tail 1 − Φ(z) write Φ(−z), which does not cancel.
///
///     Φ(z) = ½ erfc(−z / √2)
public func standardNormalCDF(_ z: Double) -> Double {
  let x = -z * inverseRootTwo
  let value = 0.5 * erfc(x)
  guard x > 1, x < 28 else { return value }
  // The tail multiplies a relative error of x by 2x², so what rounding x loses is put back, to first
  // order: erfc(x + δ) ≈ erfc(x) (1 − 2xδ).
  let lost = (-x).addingProduct(-z, inverseRootTwo) - z * inverseRootTwoRemainder
  return value * (1 - 2 * x * lost)
}

private let inverseRootTwo = 0.707_106_781_186_547_52
/// What the constant above lacks: 1/√2 to twice the precision.
private let inverseRootTwoRemainder = -4.833646656726457e-17

/// The inverse of ``standardNormalCDF(_:)``: the z below which a share p of the distribution lies.
///
/// Three rational approximations, one for the middle and two for the tails; the relative error stays
/// within a few units in the last place from the smallest positive p to the largest below 1.
///
/// - Parameter p: a probability, 0 … 1; −∞ at 0 and +∞ at 1.
/// - Source: Wichura 1988, algorithm AS 241 (PPND16), Applied Statistics 37.
public func standardNormalQuantile(_ p: Double) -> Double {
  require(p >= 0 && p <= 1, "a quantile needs a probability from 0 to 1, got \(p)")
  let q = p - 0.5
  if abs(q) <= 0.425 {
    let r = 0.180625 - q * q
    return q * polynomial(r, middleNumerator) / polynomial(r, middleDenominator)
  }
  // 1 − p is exact for p ≥ ½, so both tails are equally good.
  let tail = q < 0 ? p : 1 - p
  if tail == 0 { return q < 0 ? -.infinity : .infinity }
  let r = sqrt(-log(tail))
  let z =
    r <= 5
    ? polynomial(r - 1.6, nearNumerator) / polynomial(r - 1.6, nearDenominator)
    : polynomial(r - 5, farNumerator) / polynomial(r - 5, farDenominator)
  return q < 0 ? -z : z
}

// MARK: - Coefficients of AS 241, constant term first

private typealias Octic = (Double, Double, Double, Double, Double, Double, Double, Double)

/// Horner's rule; a tuple rather than an array keeps the draws free of bounds checks and allocation.
@inline(__always)
private func polynomial(_ x: Double, _ c: Octic) -> Double {
  ((((((c.7 * x + c.6) * x + c.5) * x + c.4) * x + c.3) * x + c.2) * x + c.1) * x + c.0
}

// |p − ½| ≤ .425.
private let middleNumerator: Octic = (
  3.3871328727963666080e0, 1.3314166789178437745e2, 1.9715909503065514427e3,
  1.3731693765509461125e4, 4.5921953931549871457e4, 6.7265770927008700853e4,
  3.3430575583588128105e4, 2.5090809287301226727e3
)
private let middleDenominator: Octic = (
  1, 4.2313330701600911252e1, 6.8718700749205790830e2,
  5.3941960214247511077e3, 2.1213794301586595867e4, 3.9307895800092710610e4,
  2.8729085735721942674e4, 5.2264952788528545610e3
)

// r = √(−log tail) ≤ 5.
private let nearNumerator: Octic = (
  1.42343711074968357734e0, 4.63033784615654529590e0, 5.76949722146069140550e0,
  3.64784832476320460504e0, 1.27045825245236838258e0, 2.41780725177450611770e-1,
  2.27238449892691845833e-2, 7.74545014278341407640e-4
)
private let nearDenominator: Octic = (
  1, 2.05319162663775882187e0, 1.67638483018380384940e0,
  6.89767334985100004550e-1, 1.48103976427480074590e-1, 1.51986665636164571966e-2,
  5.47593808499534494600e-4, 1.05075007164441684324e-9
)

// r > 5, tails below 1.4e-11.
private let farNumerator: Octic = (
  6.65790464350110377720e0, 5.46378491116411436990e0, 1.78482653991729133580e0,
  2.96560571828504891230e-1, 2.65321895265761230930e-2, 1.24266094738807843860e-3,
  2.71155556874348757815e-5, 2.01033439929228813265e-7
)
private let farDenominator: Octic = (
  1, 5.99832206555887937690e-1, 1.36929880922735805310e-1,
  1.48753612908506148525e-2, 7.86869131145613259100e-4, 1.84631831751005468180e-5,
  1.42151175831644588870e-7, 2.04426310338993978564e-15
)
