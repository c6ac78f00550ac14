/// A small move of an image: turned about its middle, then shifted.
///
/// The value of a pixel is read where it came from, between the four pixels around that place
/// (bilinear); outside the image everything is 0. A shift by whole pixels without rotation copies
/// values exactly.
public struct ImageMotion: Equatable, Sendable {
  /// To the right, in pixels.
  public var right: Double
  /// Downwards, in pixels.
  public var down: Double
  /// Counterclockwise, in degrees.
  public var degrees: Double

  /// A move, none of it unless said; all finite.
  public init(right: Double = 0, down: Double = 0, degrees: Double = 0) {
    require(
      right.isFinite && down.isFinite && degrees.isFinite,
      "an image cannot move \(right) to the right, \(down) down, and turn by \(degrees)°")
    self.right = right
    self.down = down
    self.degrees = degrees
  }

  /// The image after the move.
  ///
  /// - Parameters:
  ///   - image: row by row from the top left, [height · width].
  ///   - width: in pixels.
  ///   - height: in pixels.
  public func apply(to image: [Double], width: Int, height: Int) -> [Double] {
    require(
      width >= 0 && height >= 0 && image.count == width * height,
      "an image of \(width) × \(height) pixels has \(width * height) values, got \(image.count)")
    return [Double](unsafeUninitializedCapacity: image.count) { target, count in
      image.withUnsafeBufferPointer { source in
        apply(to: source, width: width, height: height, into: target)
      }
      count = image.count
    }
  }

  /// Writes the moved image, all of it.
  func apply(
    to source: UnsafeBufferPointer<Double>, width: Int, height: Int,
    into target: UnsafeMutableBufferPointer<Double>
  ) {
    let middleX = Double(width - 1) / 2
    let middleY = Double(height - 1) / 2
    let angle = degrees * (.pi / 180)
    let (cosine, sine) = (cos(angle), sin(angle))
    func pixel(_ column: Int, _ row: Int) -> Double {
      column >= 0 && column < width && row >= 0 && row < height ? source[row * width + column] : 0
    }
    for row in 0..<height {
      for column in 0..<width {
        let x = Double(column) - middleX - right
        let y = Double(row) - middleY - down
        // Back by the angle; rows count downwards.
        let fromX = middleX + (x * cosine - y * sine)
        let fromY = middleY + (x * sine + y * cosine)
        // Also keeps the conversion to Int within its range.
        guard fromX > -1, fromX < Double(width), fromY > -1, fromY < Double(height) else {
          target[row * width + column] = 0
          continue
        }
        let left = Int(fromX.rounded(.down))
        let top = Int(fromY.rounded(.down))
        let shareX = fromX - Double(left)
        let shareY = fromY - Double(top)
        let above = pixel(left, top) * (1 - shareX) + pixel(left + 1, top) * shareX
        let below = pixel(left, top + 1) * (1 - shareX) + pixel(left + 1, top + 1) * shareX
        target[row * width + column] = above * (1 - shareY) + below * shareY
      }
    }
  }
}
