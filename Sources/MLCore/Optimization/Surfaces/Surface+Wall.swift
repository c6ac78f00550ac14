extension Surface {
  /// A wall and then a long gentle slope, in one dimension: huge gradients first, small ones after.
  ///
  ///     f(x) = 20 log(1 + e^(5(x − 4))) + √(x² + 1) − 1
  ///
  /// Right of 4 the slope is about 100, left of it about 1. A rule that adds up squared gradients never
  /// forgets the wall. The least value is at −2.06e-7, 1e-8 from 0.
  public static let wall = Surface(
    name: "wall", domain: [-2...5.5], minima: [[-2.0611514940164116e-07]],
    value: { p in 20 * softplus(5 * (p[0] - 4)) + sqrt(p[0] * p[0] + 1) - 1 },
    gradient: { p in [100 * sigmoid(5 * (p[0] - 4)) + p[0] / sqrt(p[0] * p[0] + 1)] },
    hessian: { p in
      let s = sigmoid(5 * (p[0] - 4))
      let root = sqrt(p[0] * p[0] + 1)
      return Matrix(rows: 1, columns: 1, repeating: 500 * s * (1 - s) + 1 / (root * root * root))
    })
}
