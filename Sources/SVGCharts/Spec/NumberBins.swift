/// Bins of equal width for numbers: a histogram's.
///
///     let bins = NumberBins(data: scores, desiredCount: 20)
///     let counts = scores.reduce(into: Array(repeating: 0, count: bins.count)) { $0[bins.index(for: $1)] += 1 }
///     Chart(bins.indices) { BarMark(x: .value("Score", bins[$0]), y: .value("Count", counts[$0])) }
///
/// A value at a threshold belongs to the bin above it; the last threshold belongs to the last bin.
public struct NumberBins<Value: BinaryFloatingPoint>: RandomAccessCollection {
  /// The borders, rising: one more than there are bins.
  public let thresholds: [Value]

  /// Round borders that hold all finite values.
  ///
  /// - Parameter desiredCount: about so many bins; nil takes Scott's width 3.49·s·n^(−1/3), as nearest round
  ///   number (Scott 1979). s is the standard deviation (n − 1 below the sum).
  public init(data: some Collection<Value>, desiredCount: Int? = nil) {
    let values = data.lazy.map { Double($0) }.filter(\.isFinite)
    guard let lower = values.min(), let upper = values.max() else {
      self.init(0, 1, 1)
      return
    }
    let count = desiredCount ?? Self.scottCount(Array(values), lower, upper)
    self.init(lower, upper, count)
  }

  /// Round borders that hold a range, about so many bins.
  public init(range: ClosedRange<Value>, desiredCount: Int) {
    self.init(Double(range.lowerBound), Double(range.upperBound), desiredCount)
  }

  /// Bins of one width from a multiple of it, until the range is held.
  ///
  /// - Parameter size: finite and above zero, not below a millionth of the range.
  public init(size: Value, range: ClosedRange<Value>) {
    let size = Double(size)
    let (low, high) = (Double(range.lowerBound), Double(range.upperBound))
    require(
      size.isFinite && size > 0 && low.isFinite && high.isFinite && (high - low) / size <= 1e6,
      "bins need a finite size above 0 that cuts their range into a million or fewer, got \(size) for \(low)…\(high)"
    )
    let first = (low / size).rounded(.down)
    let last = Swift.max((high / size).rounded(.up), first + 1)
    thresholds = stride(from: first, through: last, by: 1).map { Value($0 * size) }
  }

  private init(_ lower: Double, _ upper: Double, _ count: Int) {
    let count = Swift.min(Swift.max(count, 1), 100_000)
    var (low, high) = (lower, upper)
    if !(high > low) {
      // All equal: a bin of 1, or of what differs at this size.
      let half = Swift.max(0.5, abs(low) * 1e-6)
      (low, high) = (low - half, high + half)
    }
    guard low.isFinite, high.isFinite, let step = TickStep(from: low, to: high, count: count)
    else {
      thresholds = [Value(lower), Value(upper > lower ? upper : lower + 1)]
      return
    }
    let first = step.index(of: low).rounded(.down)
    let last = Swift.max(step.index(of: high).rounded(.up), first + 1)
    let borders = stride(from: first, through: last, by: 1).map { step.value(at: $0) }
    let isRising = zip(borders, borders.dropFirst()).allSatisfy { $0 < $1 && $1.isFinite }
    thresholds = isRising ? borders.map { Value($0) } : [Value(low), Value(high)]
  }

  private static func scottCount(_ values: [Double], _ lower: Double, _ upper: Double) -> Int {
    guard values.count > 1, upper > lower else { return 1 }
    let scale = Swift.max(abs(lower), abs(upper))  // so that squares do not overflow
    let mean = values.reduce(0) { $0 + $1 / scale } / Double(values.count)
    let squares = values.reduce(0) { $0 + ($1 / scale - mean) * ($1 / scale - mean) }
    let deviation = (squares / Double(values.count - 1)).squareRoot()
    let width = 3.49 * deviation / power(Double(values.count), 1.0 / 3)
    guard width > 0 else { return 1 }
    return Int(Swift.min(Swift.max(((upper / scale - lower / scale) / width).rounded(.up), 1), 1e5))
  }

  public var startIndex: Int { 0 }
  public var endIndex: Int { thresholds.count - 1 }

  public subscript(position: Int) -> ChartBinRange<Value> {
    ChartBinRange(
      lowerBound: thresholds[position], upperBound: thresholds[position + 1],
      isClosed: position == endIndex - 1)
  }

  /// The bin of a value; the first or last one for a value outside, and the first for one that is not a
  /// number.
  public func index(for value: Value) -> Int {
    var low = 0
    var high = endIndex
    while low < high {
      let middle = (low + high) / 2
      if value >= thresholds[middle + 1] { low = middle + 1 } else { high = middle }
    }
    return Swift.min(low, endIndex - 1)
  }
}

/// One bin: from its lower border up to, and only for the last bin including, its upper one.
public struct ChartBinRange<Bound: Comparable>: Equatable {
  public let lowerBound: Bound
  public let upperBound: Bound
  let isClosed: Bool

  public func contains(_ value: Bound) -> Bool {
    value >= lowerBound && (value < upperBound || isClosed && value == upperBound)
  }
}

extension ChartBinRange: Sendable where Bound: Sendable {}
