import Foundation

/// `Golden/metrics.json`: inputs and what scikit-learn 1.9.1 with numpy 2.4.6 makes of them.
struct GoldenMetrics: Decodable {
  var binary: [Binary]
  var multiclass: [Multiclass]

  struct Binary: Decodable, CustomStringConvertible {
    var name: String
    var scores: [Double]
    var labels: [Int]
    var weights: [Double]?
    var roc: ROC
    var auc: Double
    var pr: PR
    var average_precision: Double
    var pr_auc_trapezoid: Double
    var at_threshold: AtThreshold
    /// Absent where the scores are not probabilities.
    var brier: Double?
    var log_loss: Double?

    var positive: [Bool] { labels.map { $0 == 1 } }
    var description: String { name }
  }

  struct ROC: Decodable {
    var fpr: [Double]
    var tpr: [Double]
    /// JSON has no infinity: null stands for it.
    var thresholds: [Double?]
  }

  struct PR: Decodable {
    var precision: [Double]
    var recall: [Double]
    var thresholds: [Double]
  }

  struct AtThreshold: Decodable {
    var threshold, tp, fp, tn, fn, precision, recall, f1, fbeta2, accuracy: Double
    var balanced_accuracy, mcc, cohen_kappa, specificity: Double
  }

  struct Multiclass: Decodable, CustomStringConvertible {
    var labels: [Int]
    var predictions: [Int]
    var classes: Int
    var confusion: [[Double]]
    var macro_precision, macro_recall, macro_f1: Double
    var micro_precision, micro_recall, micro_f1: Double
    var weighted_precision, weighted_recall, weighted_f1: Double
    var accuracy, mcc, cohen_kappa: Double

    var description: String { "\(classes) classes" }
  }

  static let all: GoldenMetrics = {
    let url = Bundle.module.url(
      forResource: "metrics", withExtension: "json", subdirectory: "Golden")!
    return try! JSONDecoder().decode(GoldenMetrics.self, from: Data(contentsOf: url))
  }()
}

/// Equal to within 1e-9 of the larger of the two; below 0.001, to within 1e-12. Infinity is close to itself alone.
func isClose(_ a: Double, _ b: Double, tolerance: Double = 1e-9) -> Bool {
  let distance = abs(a - b)
  return a == b || distance.isFinite && distance <= tolerance * max(abs(a), abs(b), 1e-3)
}

func isClose(_ a: [Double], _ b: [Double]) -> Bool {
  a.count == b.count && zip(a, b).allSatisfy { isClose($0, $1) }
}
