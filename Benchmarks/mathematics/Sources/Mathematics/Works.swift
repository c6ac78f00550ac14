// What is timed.

import MLCore

/// A task, with the numbers that it is done with.
protocol Work: AnyObject {
  /// Of the numbers.
  var checksum: UInt64 { get }
  /// Does the task once.
  func run() throws
  /// Tells whether the last run was right; not timed.
  func value() throws -> Double
}

/// ROC AUC or average precision.
final class Ranking: Work {
  typealias Metric = (_ scores: [Double], _ labels: [Bool]) throws -> Double

  private let scores: [Double]
  private let labels: [Bool]
  private let metric: Metric
  private var result = Double.nan
  let checksum: UInt64

  init(count: Int, decimals: Int?, metric: @escaping Metric) {
    (scores, labels) = drawnScores(count, decimals: decimals)
    self.metric = metric
    checksum = bits(of: scores)
  }

  func run() throws { result = try metric(scores, labels) }
  func value() -> Double { result }
}

/// 20 iterations of Lloyd's algorithm from the first points; the value is the inertia.
final class Clustering: Work {
  private let points: Matrix
  private let start: Matrix
  private var result: KMeansResult?
  let checksum: UInt64

  init(points count: Int) {
    points = blobs(points: count, dimensions: 16, clusters: 32, spread: 1)
    start = points.selectingRows(0..<32)
    checksum = bits(of: points.elements)
  }

  func run() throws {
    result = try KMeans(maxIterations: 20, tolerance: 0).fit(points, from: start)
  }

  func value() -> Double {
    guard let result, result.iterations == 20 else {
      fatalError("expected 20 iterations of K-means, got \(result?.iterations ?? 0)")
    }
    return result.inertia
  }
}

/// Greedy k-means++, another draw each time; the value is the inertia at the seeds.
final class Seeding: Work {
  private let points: Matrix
  private var seeds: Matrix?
  private var generator = SeededGenerator(seed: 7)
  let checksum: UInt64

  init(points count: Int) {
    points = blobs(points: count, dimensions: 16, clusters: 32, spread: 1)
    checksum = bits(of: points.elements)
  }

  func run() throws {
    seeds = try KMeansStart.greedyPlusPlus().centroids(of: points, clusters: 32, using: &generator)
  }

  func value() throws -> Double {
    let labels = try nearestCentroids(of: points, among: seeds!)
    return try inertia(points: points, labels: labels, centroids: seeds!)
  }
}

/// The mean silhouette of eight clusters.
final class SilhouetteOfPoints: Work {
  private let points: Matrix
  private let labels: [Int]
  private var result = Double.nan
  let checksum: UInt64

  init(points count: Int) {
    points = blobs(points: count, dimensions: 8, clusters: 8, spread: 0.5)
    labels = (0..<count).map { $0 % 8 }
    checksum = bits(of: points.elements)
  }

  func run() throws { result = try silhouetteScore(points: points, labels: labels) }
  func value() -> Double { result }
}

/// A step of an optimizer, the next one each time; the value is the sum of some parameters after it.
final class Steps<Rule: Optimizer>: Work {
  private var parameters: [Double]
  private let gradient: [Double]
  private var rule: Rule
  let checksum: UInt64

  init(count: Int, rule: Rule) {
    parameters = centred(count, seed: 1)
    gradient = centred(count, seed: 2)
    self.rule = rule
    checksum = bits(of: parameters) &+ bits(of: gradient)
  }

  func run() { rule.step(&parameters, gradient: gradient) }

  func value() -> Double {
    let count = parameters.count
    return stride(from: 0, to: count, by: max(1, count / 1000)).reduce(0) { $0 + parameters[$1] }
  }
}

/// An epoch of a multilayer perceptron on the digits; the value is the loss on all of them after it.
final class Epoch: Work {
  private let images: Matrix
  private let targets: Targets
  private let untrained: Network
  private var network: Network
  let checksum: UInt64

  init(samples: Int) throws {
    let digits = try Dataset.digits.mappingFeatures { $0 / 16 }
    // As many copies as it takes.
    let chosen = (0..<samples).map { $0 % digits.count }
    images = digits.features.selectingRows(chosen)
    let labels = chosen.map { digits.labels[$0] }
    targets = .classes(labels)
    var generator = SeededGenerator(seed: 7)
    untrained = try Network(
      widths: [64, 128, 64, 10], activation: .relu, initializer: .heUniform, using: &generator)
    network = untrained
    checksum = bits(of: images.elements) &+ bits(of: labels.map(Double.init))
  }

  func run() throws {
    network = untrained
    var generator = SeededGenerator(seed: 7)
    var training = Training(
      loss: .softmaxCrossEntropy, optimizer: try Adam(learningRate: 0.003), epochs: 1,
      batchSize: 32)
    _ = try training.run(on: &network, inputs: images, targets: targets, using: &generator)
  }

  func value() throws -> Double {
    try network.loss(.softmaxCrossEntropy, on: images, targets: targets)
  }
}
