/// Images moved a little at random, each differently: more training data for free, as long as the
/// moves are ones that test images make too.
///
///     for epoch in 1...10 {
///       let images = try ImageAugmentation.slight.apply(to: training.features, using: &generator)
///       print(epoch, images.norm)
///     }
///
/// - Source: Simard, Steinkraus & Platt 2003, affine distortions.
public struct ImageAugmentation: Equatable, Sendable {
  /// How far images are shifted along each axis.
  public enum Shift: Equatable, Sendable {
    /// By −m, …, 0, …, m whole pixels, all equally likely.
    case wholePixels(Int)
    /// By any distance from −s to s pixels, all equally likely.
    case anyDistance(Double)
  }

  /// How far images are shifted along each axis.
  public let shift: Shift
  /// Images turn by any angle up to it in either direction, in degrees.
  public let maximumRotation: Double
  /// The width of an image in pixels.
  public let width: Int
  /// The height of an image in pixels.
  public let height: Int

  /// Random moves.
  ///
  /// - Parameters:
  ///   - shift: how far a move goes at most, 0 or more.
  ///   - maximumRotation: in degrees, 0 or more.
  ///   - width: of an image in pixels, at least 1.
  ///   - height: of an image in pixels, at least 1.
  /// - Throws: ``DatasetError/negative(_:name:)``, ``DatasetError/countOutOfRange(_:name:minimum:)``.
  public init(
    shift: Shift, maximumRotation: Double = 0, width: Int = 8, height: Int = 8
  ) throws(DatasetError) {
    switch shift {
    case .wholePixels(let pixels):
      try DatasetError.check(count: pixels, "the largest shift", atLeast: 0)
    case .anyDistance(let distance):
      try DatasetError.check(notNegative: distance, "the largest shift")
    }
    try DatasetError.check(notNegative: maximumRotation, "the largest rotation")
    try DatasetError.check(count: width, "the width of an image", atLeast: 1)
    try DatasetError.check(count: height, "the height of an image", atLeast: 1)
    self.init(
      unchecked: shift, maximumRotation: maximumRotation, width: width, height: height)
  }

  private init(unchecked shift: Shift, maximumRotation: Double, width: Int, height: Int) {
    self.shift = shift
    self.maximumRotation = maximumRotation
    self.width = width
    self.height = height
  }

  /// 8 × 8 images shifted by −1, 0 or 1 pixel along each axis: a large step for so small an image.
  public static let wholePixels = ImageAugmentation(
    unchecked: .wholePixels(1), maximumRotation: 0, width: 8, height: 8)

  /// 8 × 8 images shifted by up to .3 pixels along each axis and turned by up to 15°.
  public static let slight = ImageAugmentation(
    unchecked: .anyDistance(0.3), maximumRotation: 15, width: 8, height: 8)

  /// One random move: three draws, to the right, down, and the angle.
  public func motion(using generator: inout some RandomNumberGenerator) -> ImageMotion {
    func distance(_ generator: inout some RandomNumberGenerator) -> Double {
      switch shift {
      case .wholePixels(let pixels):
        Double(Int.uniform(below: 2 * pixels + 1, using: &generator) - pixels)
      case .anyDistance(let largest):
        largest * (2 * Double.uniform(using: &generator) - 1)
      }
    }
    let right = distance(&generator)
    let down = distance(&generator)
    let degrees = maximumRotation * (2 * Double.uniform(using: &generator) - 1)
    return ImageMotion(right: right, down: down, degrees: degrees)
  }

  /// The images, each moved at random, [n, width · height].
  ///
  /// - Parameters:
  ///   - images: one a row, its pixels row by row from the top left.
  ///   - generator: what draws.
  /// - Throws: ``DatasetError/notImages(columns:width:height:)``,
  ///   ``DatasetError/nonFiniteFeature(_:row:column:)``.
  public func apply(
    to images: Matrix, using generator: inout some RandomNumberGenerator
  ) throws(DatasetError) -> Matrix {
    let size = width * height
    guard images.columns == size else {
      throw .notImages(columns: images.columns, width: width, height: height)
    }
    try DatasetError.check(features: images)
    // All draws first and in order; what is left depends on nothing else and may run in parallel.
    let motions = (0..<images.rows).map { _ in motion(using: &generator) }
    return images.elements.withUnsafeBufferPointer { source in
      Matrix(rows: images.rows, columns: size) { target in
        parallel(over: images.rows, chunk: 1 + (1 << 16) / size) { rows in
          for row in rows {
            let pixels = row * size..<(row + 1) * size
            motions[row].apply(
              to: UnsafeBufferPointer(rebasing: source[pixels]), width: width, height: height,
              into: UnsafeMutableBufferPointer(rebasing: target[pixels]))
          }
        }
      }
    }
  }

  /// The images of a data set, each moved at random, with their labels.
  ///
  /// - Throws: ``DatasetError/notImages(columns:width:height:)``,
  ///   ``DatasetError/nonFiniteFeature(_:row:column:)``.
  public func apply(
    to dataset: Dataset, using generator: inout some RandomNumberGenerator
  ) throws(DatasetError) -> Dataset {
    try dataset.replacingFeatures(apply(to: dataset.features, using: &generator))
  }
}
