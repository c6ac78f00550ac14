import MLCore
import Testing

@Suite struct `Bundled data sets` {
  // scikit-learn 1.9.1, load_digits: np.bincount(y), X.sum(), (X ** 2).sum(), and sums that know
  // the order: Σ i j xᵢⱼ and Σ i yᵢ with i and j from 1. All are whole numbers, so exact.
  @Test func `digits are those of scikit-learn`() {
    let digits = Dataset.digits
    #expect(digits.count == 1797 && digits.featureCount == 64)
    #expect(digits.classCounts == [178, 182, 177, 183, 181, 182, 181, 179, 174, 180])
    #expect(digits.classNames == (0...9).map(String.init))
    #expect(digits.featureNames[0] == "pixel_0_0" && digits.featureNames[63] == "pixel_7_7")
    #expect(digits.features.elements.reduce(0, +) == 561_718)
    #expect(digits.features.elements.reduce(0) { $0 + $1 * $1 } == 6_907_012)
    var weighted = 0.0
    for i in 0..<1797 {
      for (j, x) in digits.features.row(i).enumerated() {
        weighted += Double((i + 1) * (j + 1)) * x
      }
    }
    #expect(weighted == 16_337_198_609)
    #expect(digits.labels.enumerated().reduce(0) { $0 + ($1.offset + 1) * $1.element } == 7_272_861)
    #expect(digits.features.elements.allSatisfy { $0 >= 0 && $0 <= 16 && $0 == $0.rounded() })
  }

  // scikit-learn 1.9.1: load_digits().data[1000].reshape(8, 8), target 1.
  @Test func `an image of a digit can be read by eye`() {
    let image: [Double] = [
      0, 0, 1, 14, 2, 0, 0, 0,
      0, 0, 0, 16, 5, 0, 0, 0,
      0, 0, 0, 14, 10, 0, 0, 0,
      0, 0, 0, 11, 16, 1, 0, 0,
      0, 0, 0, 3, 14, 6, 0, 0,
      0, 0, 0, 0, 8, 12, 0, 0,
      0, 0, 10, 14, 13, 16, 8, 3,
      0, 0, 2, 11, 12, 15, 16, 15,
    ]
    #expect(Array(Dataset.digits.features.row(1000)) == image && Dataset.digits.labels[1000] == 1)
  }

  // scikit-learn 1.9.1, load_breast_cancer: sums by math.fsum, correctly rounded; ours are within
  // one rounding. Σ i yᵢ = 114561 with i from 1, malignant 0 and benign 1.
  @Test func `breast-cancer measurements are those of scikit-learn`() throws {
    let cancer = Dataset.breastCancer
    #expect(cancer.count == 569 && cancer.featureCount == 30)
    #expect(cancer.classNames == ["malignant", "benign"] && cancer.classCounts == [212, 357])
    #expect(cancer.featureNames.first == "mean radius")
    #expect(cancer.featureNames.last == "worst fractal dimension")
    for j in 0..<30 {
      let x = cancer.features.column(j)
      let weighted = x.enumerated().map { Double($0.offset + 1) * $0.element }
      #expect(relativeError(sum(of: x), ScikitLearnCancer.sums[j]) < 1e-15)
      #expect(relativeError(sum(of: weighted), ScikitLearnCancer.weightedSums[j]) < 1e-15)
    }
    #expect(cancer.labels.enumerated().reduce(0) { $0 + ($1.offset + 1) * $1.element } == 114_561)
    #expect(try cancer.isClass("malignant").count { $0 } == 212)
  }
}
