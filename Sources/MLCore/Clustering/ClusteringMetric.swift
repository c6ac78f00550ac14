/// How far a point is from a centroid, and with it what a centroid is and what it costs to be far away.
public enum ClusteringMetric: Equatable, Sendable, CaseIterable {
  /// K-means. The cost of a point is its squared distance; the best centroid is the mean.
  ///
  ///     distance √Σ(x − c)²          cost Σ(x − c)²
  case euclidean
  /// K-medians. The cost of a point is its distance; the best centroid is the median of each coordinate.
  ///
  ///     distance Σ|x − c|            cost Σ|x − c|
  case manhattan

  /// What the kernels compute: the cost.
  var kernel: KernelMetric { self == .euclidean ? .squaredEuclidean : .manhattan }

  /// The distance that belongs to a cost.
  func distance(cost: Double) -> Double { self == .euclidean ? cost.squareRoot() : cost }
}
