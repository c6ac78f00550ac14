/// What a logistic regression minimises: the mean log loss and a penalty on the weights, the intercept left free.
///
///     L(w, b) = (1/n) Σᵢ log(1 + e^(−sᵢzᵢ)) + (λ/2n) Σⱼ wⱼ²        zᵢ = b + Σⱼ wⱼxᵢⱼ,  sᵢ = ±1
///
/// It is convex. Parameters are flat, as an ``Optimizer`` wants them: the weights, then the intercept.
///
/// - Source: Cox 1958. λ as in scikit-learn's C = 1/λ.
public struct LogisticLoss: Sendable {
  /// Features, [n, features].
  public let x: Matrix
  /// [n]
  public let labels: [Bool]
  /// λ
  public let lambda: Double

  /// The loss on some samples.
  ///
  /// - Throws: ``RegressionError``; one class only is allowed, although its minimum lies at infinity without a
  ///   penalty.
  public init(_ x: Matrix, labels: [Bool], lambda: Double = 0) throws(RegressionError) {
    try RegressionValidation.check(features: x)
    try RegressionValidation.check(lambda: lambda)
    guard x.rows == labels.count else {
      throw .targetCountMismatch(samples: x.rows, targets: labels.count)
    }
    self.x = x
    self.labels = labels
    self.lambda = lambda
  }

  /// How many parameters there are: features + 1.
  public var parameterCount: Int { x.columns + 1 }

  /// L
  ///
  /// - Parameter parameters: w and b, [features + 1].
  /// - Throws: ``RegressionError/parameterCountMismatch(expected:got:)``
  /// - Complexity: O(n · features)
  public func value(at parameters: [Double]) throws(RegressionError) -> Double {
    try check(parameters)
    var loss = CompensatedSum()
    for (z, label) in zip(logits(of: x, parameters), labels) { loss.add(softplus(label ? -z : z)) }
    // Without a penalty, weights whose squares overflow cost nothing: no 0 · ∞.
    guard lambda > 0 else { return loss.value / Double(x.rows) }
    let squares = sum(of: parameters.dropLast().map { $0 * $0 })
    return (loss.value + lambda / 2 * squares) / Double(x.rows)
  }

  /// ∇L = ((1/n) Xᵀ(p − y) + (λ/n) w, mean of p − y), [features + 1].
  ///
  /// - Throws: ``RegressionError/parameterCountMismatch(expected:got:)``
  /// - Complexity: O(n · features)
  public func gradient(at parameters: [Double]) throws(RegressionError) -> [Double] {
    try check(parameters)
    return gradient(at: parameters, x, labels)
  }

  /// The gradient of a batch's mean log loss and of the whole penalty: its expectation over batches is ∇L.
  ///
  /// - Parameters:
  ///   - parameters: w and b, [features + 1].
  ///   - batch: the numbers of rows, at least one.
  /// - Throws: ``RegressionError/parameterCountMismatch(expected:got:)``,
  ///   ``RegressionError/batchSizeOutOfRange(_:samples:)`` for none.
  public func gradient(
    at parameters: [Double], batch: some Collection<Int>
  ) throws(RegressionError) -> [Double] {
    try check(parameters)
    guard !batch.isEmpty else { throw .batchSizeOutOfRange(0, samples: x.rows) }
    return gradient(at: parameters, x.selectingRows(batch), batch.map { labels[$0] })
  }

  /// ∇²L, [features + 1, features + 1]: (1/n) X̃ᵀ D X̃ + (λ/n) I without the intercept, dᵢ = pᵢ(1 − pᵢ), X̃
  /// with a column of ones.
  ///
  /// - Throws: ``RegressionError/parameterCountMismatch(expected:got:)``
  /// - Complexity: O(n · features²)
  public func hessian(at parameters: [Double]) throws(RegressionError) -> Matrix {
    try check(parameters)
    let curvatures = logits(of: x, parameters).map { sigmoid($0) * sigmoid(-$0) }
    var extended: [Double] = []
    var weighted: [Double] = []
    extended.reserveCapacity(x.rows * parameterCount)
    weighted.reserveCapacity(x.rows * parameterCount)
    for (i, d) in curvatures.enumerated() {
      for value in x.row(i) {
        extended.append(value)
        weighted.append(d * value)
      }
      extended.append(1)
      weighted.append(d)
    }
    let product = Matrix(rows: x.rows, columns: parameterCount, elements: extended)
      .transposedTimes(Matrix(rows: x.rows, columns: parameterCount, elements: weighted))
    let n = Double(x.rows)
    return Matrix(rows: parameterCount, columns: parameterCount) { i, j in
      // Rounding may differ on the two sides of the diagonal.
      let (low, high) = (min(i, j), max(i, j))
      return (product[low, high] + (i == j && i < x.columns ? lambda : 0)) / n
    }
  }

  private func check(_ parameters: [Double]) throws(RegressionError) {
    guard parameters.count == parameterCount else {
      throw .parameterCountMismatch(expected: parameterCount, got: parameters.count)
    }
  }

  private func logits(of x: Matrix, _ parameters: [Double]) -> [Double] {
    let intercept = parameters[x.columns]
    return x.times(Array(parameters.dropLast())).map { $0 + intercept }
  }

  private func gradient(at parameters: [Double], _ x: Matrix, _ labels: [Bool]) -> [Double] {
    let errors = zip(logits(of: x, parameters), labels).map { z, label in
      label ? -sigmoid(-z) : sigmoid(z)
    }
    let count = Double(x.rows)
    var gradient = x.transposedTimes(Matrix(column: errors)).elements
    for j in gradient.indices {
      gradient[j] = gradient[j] / count + lambda * parameters[j] / Double(self.x.rows)
    }
    gradient.append(sum(of: errors) / count)
    return gradient
  }
}
