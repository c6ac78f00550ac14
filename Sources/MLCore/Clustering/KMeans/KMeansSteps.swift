/// The half that a step has just done.
public enum KMeansHalf: Equatable, Sendable {
  /// Each point went to its nearest centroid.
  case assignment
  /// Each centroid went to the centre of its points.
  case update
}

/// What there is after half an iteration of K-means: a frame of the film.
public struct KMeansStep: Equatable, Sendable {
  /// How many updates there have been: 0 for the assignment to the first centroids.
  public let iteration: Int
  /// The half that was just done.
  public let half: KMeansHalf
  /// [k, d]
  public let centroids: Matrix
  /// The cluster of each point, [n].
  public let labels: [Int]
  /// Σ of the costs of all points at the centroids of their labels. It never rises from step to step.
  public let inertia: Double
  /// How many points the last assignment gave another label; all n in the first.
  public let changes: Int
  /// The distance that the farthest moving centroid went in the last update; infinite before the first.
  public let shift: Double
  /// In an update: the clusters that had lost all points, and the point that each was given.
  public let reseated: [ReseatedCluster]
}

/// Lloyd's algorithm half an iteration at a time: assignment, update, assignment, … The last step is an
/// assignment.
///
///     for step in try KMeans().steps(points, from: start) { print(step.half, step.inertia) }
public struct KMeansSteps: Sequence, IteratorProtocol, Sendable {
  private var run: LloydRun

  init(_ run: LloydRun) { self.run = run }

  /// The next half iteration; nil after the one with which the algorithm stops.
  public mutating func next() -> KMeansStep? {
    guard let half = run.advance() else { return nil }
    run.lloyd.measure()
    let lloyd = run.lloyd
    return KMeansStep(
      iteration: run.iteration, half: half, centroids: lloyd.centroids,
      labels: lloyd.assignment.labels, inertia: lloyd.assignment.inertia, changes: lloyd.changes,
      shift: lloyd.shift, reseated: half == .update ? lloyd.reseated : [])
  }

  /// Why there is no further step; nil while there is one.
  public var stopReason: KMeansResult.StopReason? { run.stopReason }
}

/// Lloyd's algorithm with its rules for stopping.
struct LloydRun: Sendable {
  var lloyd: Lloyd
  let maxIterations: Int
  let tolerance: Double
  /// How many updates there have been.
  private(set) var iteration = 0
  private(set) var stopReason: KMeansResult.StopReason?
  private var next = KMeansHalf.assignment

  init(points: Matrix, from centroids: Matrix, settings: KMeans) {
    lloyd = Lloyd(points: points, metric: settings.metric, centroids: centroids)
    maxIterations = settings.maxIterations
    tolerance = settings.tolerance
  }

  /// Does the next half and says which; nil at the end.
  mutating func advance() -> KMeansHalf? {
    guard stopReason == nil else { return nil }
    let half = next
    switch half {
    case .assignment:
      lloyd.assign()
      stopReason = reasonToStop()
      next = .update
    case .update:
      lloyd.update()
      iteration += 1
      next = .assignment
    }
    return half
  }

  /// Only an assignment stops, so that labels and centroids belong together.
  private func reasonToStop() -> KMeansResult.StopReason? {
    if lloyd.changes == 0 { return .unchangedLabels }
    // A cluster that this very assignment has emptied is worth another update.
    if lloyd.shift < tolerance, !lloyd.hasEmptyCluster { return .shiftBelowTolerance }
    return iteration == maxIterations ? .iterationLimit : nil
  }
}
