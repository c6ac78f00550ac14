extension Dataset {
  /// Round clouds of points, a class each: coordinate j of a point of blob k is N(cₖⱼ, σₖ²).
  ///
  /// Rows come blob by blob. Each coordinate takes one draw, so the first blobs do not depend on
  /// the later ones.
  ///
  ///     try Dataset.blobs(
  ///       centers: Matrix([[0, 0], [4.5, 0]]), standardDeviations: [2, 0.3], counts: [1000, 50],
  ///       using: &generator)
  ///
  /// - Parameters:
  ///   - centers: c, one a row, [k, d], finite. ``BlobCenters`` has common layouts.
  ///   - standardDeviations: σ, one a blob, [k], 0 or more.
  ///   - counts: how many points each blob has, [k].
  ///   - generator: what draws.
  /// - Throws: ``DatasetError``
  public static func blobs(
    centers: Matrix, standardDeviations: [Double], counts: [Int],
    using generator: inout some RandomNumberGenerator
  ) throws(DatasetError) -> Dataset {
    try DatasetError.check(features: centers)
    guard standardDeviations.count == centers.rows else {
      throw .deviationCountMismatch(deviations: standardDeviations.count, blobs: centers.rows)
    }
    guard counts.count == centers.rows else {
      throw .countCountMismatch(counts: counts.count, groups: centers.rows)
    }
    var points: [Double] = []
    var labels: [Int] = []
    for blob in 0..<centers.rows {
      let deviation = standardDeviations[blob]
      try DatasetError.check(notNegative: deviation, "the standard deviation of a blob")
      try DatasetError.check(count: counts[blob], "the count of a blob", atLeast: 0)
      for _ in 0..<counts[blob] {
        for coordinate in centers.row(blob) {
          points.append(
            Double.normal(mean: coordinate, standardDeviation: deviation, using: &generator))
        }
        labels.append(blob)
      }
    }
    return try Dataset(
      features: Matrix(rows: labels.count, columns: centers.columns, elements: points),
      labels: labels, classNames: (0..<centers.rows).map(String.init))
  }

  /// Round clouds of equal spread and size.
  ///
  ///     try Dataset.blobs(
  ///       centers: BlobCenters.grid(side: 3, spacing: 4), standardDeviation: 0.5, countPerBlob: 50,
  ///       using: &generator)
  ///
  /// - Throws: as ``blobs(centers:standardDeviations:counts:using:)``.
  public static func blobs(
    centers: Matrix, standardDeviation: Double, countPerBlob: Int,
    using generator: inout some RandomNumberGenerator
  ) throws(DatasetError) -> Dataset {
    try blobs(
      centers: centers,
      standardDeviations: [Double](repeating: standardDeviation, count: centers.rows),
      counts: [Int](repeating: countPerBlob, count: centers.rows), using: &generator)
  }
}

/// Layouts of centers in the plane, one a row, [k, 2].
public enum BlobCenters {
  /// The corners of a triangle with sides of equal length, the first at (0, 0), the second at
  /// (side, 0).
  public static func triangle(side: Double) -> Matrix {
    Matrix(rows: 3, columns: 2, elements: [0, 0, side, 0, side / 2, side * sqrt(3) / 2])
  }

  /// A square grid of side × side centers, row by row from (0, 0).
  public static func grid(side: Int, spacing: Double) -> Matrix {
    require(side >= 0, "a grid cannot have a side of \(side)")
    return Matrix(rows: side * side, columns: 2) { center, axis in
      spacing * Double(axis == 0 ? center % side : center / side)
    }
  }

  /// The five of a die: the corners of a square around (0, 0), row by row, and its middle last.
  public static func quincunx(side: Double) -> Matrix {
    let half = side / 2
    return Matrix(
      rows: 5, columns: 2, elements: [-half, -half, half, -half, -half, half, half, half, 0, 0])
  }

  /// Centers anywhere in a box, every place as likely as the next.
  ///
  /// - Parameters:
  ///   - count: k, 0 or more.
  ///   - dimensions: d, at least 1.
  ///   - range: of every coordinate.
  ///   - generator: what draws.
  /// - Throws: ``DatasetError/countOutOfRange(_:name:minimum:)``,
  ///   ``DatasetError/invalidRange(lower:upper:name:)``.
  public static func random(
    count: Int, dimensions: Int = 2, in range: ClosedRange<Double> = -10...10,
    using generator: inout some RandomNumberGenerator
  ) throws(DatasetError) -> Matrix {
    try DatasetError.check(count: count, "the number of centers", atLeast: 0)
    try DatasetError.check(count: dimensions, "the number of dimensions", atLeast: 1)
    try DatasetError.check(range: range, "the range of the centers")
    return uniformPoints(count, dimensions, in: range, using: &generator)
  }
}
