extension Dataset {
  /// The scores of a cohort as a data set of one feature, `score`; classes `negative` (0) and
  /// `positive` (1).
  ///
  ///     let model = BinormalModel(separation: 1.5)
  ///     let data = Dataset(model.cohort(positives: 100, negatives: 900, using: &generator))
  public init(_ cohort: BinormalCohort) {
    self.init(
      unchecked: Matrix(column: cohort.scores), labels: cohort.labels.map { $0 ? 1 : 0 },
      featureNames: ["score"], classNames: ["negative", "positive"])
  }
}
