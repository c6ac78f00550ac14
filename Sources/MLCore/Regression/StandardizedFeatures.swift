/// What regressions need of ``Standardizer``: features in units of their own spread, and coefficients back in the
/// features' units.
extension Matrix {
  /// The features standardised by their own means and deviations; they are known to be finite, of one row at
  /// least.
  ///
  /// - Throws: ``RegressionError/spreadOverflow(column:)``
  func standardized() throws(RegressionError) -> (standardizer: Standardizer, z: Matrix) {
    do throws(DatasetError) {
      let standardizer = try Standardizer(fitting: self)
      return (standardizer, try standardizer.apply(to: self))
    } catch {
      guard case .spreadOverflow(let column) = error else {
        fatalError("checked features were refused: \(error)")
      }
      throw .spreadOverflow(column: column)
    }
  }
}

extension Standardizer {
  /// The function of the features that a function of standardised ones is.
  ///
  ///     b + Σ wⱼ (xⱼ − μⱼ)/σⱼ  =  (b − Σ wⱼμⱼ/σⱼ) + Σ (wⱼ/σⱼ) xⱼ
  func unscaled(_ model: LinearModel) -> LinearModel {
    let coefficients = zip(model.coefficients, scales).map { $0 / $1 }
    var intercept = CompensatedSum()
    intercept.add(model.intercept)
    for (w, mean) in zip(coefficients, means) { intercept.add(-w * mean) }
    return LinearModel(intercept: intercept.value, coefficients: coefficients)
  }
}
