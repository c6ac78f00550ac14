extension Surface {
  /// The curvatures in the principal directions: the eigenvalues of the Hessian, the least first, [d].
  ///
  /// All are positive at a minimum, some negative at a saddle.
  ///
  /// - Parameter point: x, [d].
  /// - Throws: ``LinearAlgebraError/nonFiniteElement(_:row:column:)``
  public func curvatures(at point: [Double]) throws(LinearAlgebraError) -> [Double] {
    try SymmetricEigen(hessian(at: point)).values.reversed()
  }

  /// κ, the greatest curvature in magnitude over the least: what decides how slow gradient descent is.
  ///
  /// - Parameter point: x, [d].
  /// - Returns: at least 1; infinite where a direction is flat.
  /// - Throws: ``LinearAlgebraError/nonFiniteElement(_:row:column:)``
  public func conditionNumber(at point: [Double]) throws(LinearAlgebraError) -> Double {
    let sizes = try curvatures(at: point).map(\.magnitude)
    return sizes.max()! / sizes.min()!
  }
}
