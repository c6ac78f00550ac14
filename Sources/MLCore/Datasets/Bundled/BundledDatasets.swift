extension Dataset {
  /// 1,797 handwritten digits of 8 × 8 pixels, [1797, 64], classes `0` to `9`.
  ///
  /// A pixel holds a whole number from 0, blank, to 16; training usually wants it over 16:
  ///
  ///     let digits = try Dataset.digits.mappingFeatures { $0 / 16 }
  ///
  /// This is the set of scikit-learn's `load_digits`: the *test* part of the repository's set, by
  /// 13 writers; its training part of 3,823 images by 30 other writers is not here. A random split
  /// therefore has the same hands on both sides.
  ///
  /// Licence: CC BY 4.0. Read once, then kept.
  ///
  /// - Source: Alpaydin & Kaynak 1998, Optical Recognition of Handwritten Digits, UCI Machine Learning
  ///   Repository, https://doi.org/10.24432/C50P49.
  public static let digits = bundled(
    EmbeddedFiles.digits, labels: "digit", classNames: (0...9).map(String.init))

  /// Measurements of the cell nuclei in 569 images of breast tissue, [569, 30], classes `malignant`
  /// (0, 212 samples) and `benign` (1, 357 samples), as scikit-learn numbers them.
  ///
  /// Ten measurements, each as mean, standard error and worst; their ranges differ by a factor of a
  /// hundred thousand, so most methods want them scaled first (``Standardizer``). To ask "is it
  /// malignant?":
  ///
  ///     let isMalignant = try Dataset.breastCancer.isClass("malignant")
  ///
  /// Licence: CC BY 4.0. Read once, then kept.
  ///
  /// - Source: Wolberg, Mangasarian, Street & Street 1993, Breast Cancer Wisconsin (Diagnostic), UCI
  ///   Machine Learning Repository, https://doi.org/10.24432/C5DW2B.
  public static let breastCancer = bundled(
    EmbeddedFiles.breastCancer, labels: "diagnosis", classNames: ["malignant", "benign"])

  private static func bundled(
    _ bytes: [UInt8], labels: String, classNames: [String]
  ) -> Dataset {
    do {
      return try Dataset(CSVTable(bytes), labels: labels, classNames: classNames)
    } catch {
      fatalError("a file of Sources/CDatasets is damaged: \(error)")
    }
  }
}
