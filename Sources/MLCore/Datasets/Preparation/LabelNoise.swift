/// What a wrong label is drawn from.
public enum LabelReplacement: Sendable, Equatable {
  /// Any class, the true one included: of k classes, a share of 1/k of the replaced labels stays
  /// right.
  case anyClass
  /// Any class but the true one: every replaced label is wrong.
  case otherClass
}

extension Dataset {
  /// The same samples, a share of the labels replaced at random.
  ///
  /// Exactly share · n of them, rounded to the nearest, a half up; all choices of rows equally
  /// likely, and all classes.
  ///
  ///     let noisy = try training.replacingLabelsAtRandom(share: 0.2, using: &generator)
  ///
  /// - Parameters:
  ///   - share: of the labels, 0 … 1.
  ///   - replacement: what a label may become.
  ///   - generator: what draws.
  /// - Throws: ``DatasetError/fractionOutOfRange(_:name:)``,
  ///   ``DatasetError/countOutOfRange(_:name:minimum:)`` where there is no other class.
  public func replacingLabelsAtRandom(
    share: Double, by replacement: LabelReplacement = .anyClass,
    using generator: inout some RandomNumberGenerator
  ) throws(DatasetError) -> Dataset {
    try DatasetError.check(fraction: share, "the share of the labels to replace")
    let replaced = Int((share * Double(count)).rounded(.toNearestOrAwayFromZero))
    if replaced > 0, replacement == .otherClass {
      try DatasetError.check(count: classCount, "the number of classes", atLeast: 2)
    }
    var labels = self.labels
    for row in choose(replaced, from: count, using: &generator) {
      switch replacement {
      case .anyClass:
        labels[row] = Int.uniform(below: classCount, using: &generator)
      case .otherClass:
        let step = 1 + Int.uniform(below: classCount - 1, using: &generator)
        labels[row] = (labels[row] + step) % classCount
      }
    }
    return try replacingLabels(labels)
  }
}
