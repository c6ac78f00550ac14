import Foundation

/// `Golden/regression.json`: ridge fits of a polynomial of degree 9 to 15 points, by scikit-learn 1.9.1.
struct GoldenRegression: Decodable {
  var x: [Double]
  var y: [Double]
  var degree: Int
  var fits: [Fit]

  struct Fit: Decodable, CustomStringConvertible {
    var lambda: Double
    var intercept: Double
    var coefficients: [Double]
    var train_mse: Double

    var description: String { "λ = \(lambda)" }
  }

  static let all: GoldenRegression = {
    let url = Bundle.module.url(
      forResource: "regression", withExtension: "json", subdirectory: "Golden")!
    return try! JSONDecoder().decode(GoldenRegression.self, from: Data(contentsOf: url))
  }()
}
