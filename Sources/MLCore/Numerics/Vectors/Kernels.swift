// The only file that imports CKernels.
internal import CKernels

/// The loops that are compiled for each width of vector. All give the same bits; a wider one is faster.
package struct Kernels: Sendable {
  /// The widest that the processor has, unless a test asks for less. Read it before work is split: other
  /// threads do not see a task's values.
  package static var best: Kernels { available.last { $0.bits <= widest } ?? available[0] }

  /// At most so many bits. Results do not depend on it.
  @TaskLocal package static var widest: Int = .max

  /// All that the processor has, the narrowest first.
  package static let available: [Kernels] = (0...2).compactMap { level in
    kernels_at(level).map { Kernels(table: $0.pointee, bits: [128, 256, 512][Int(level)]) }
  }

  private let table: kernels_table
  /// The width of a vector: 128, 256 or 512.
  package let bits: Int

  /// C ← C + A B for an m × k matrix A, a k × n matrix B and an m × n matrix C with contiguous rows. A
  /// transposed operand is one whose strides are exchanged.
  @inline(__always)
  func multiply(
    m: Int, n: Int, k: Int, a: StridedPointer, b: StridedPointer, c: UnsafeMutablePointer<Double>
  ) {
    table.multiply(m, n, k, a.base, a.row, a.column, b.base, b.row, b.column, c, n)
  }

  /// The distance of each row to each packed point, ``PackedPoints/stride`` of them a row.
  func distances(
    of rows: UnsafePointer<Double>, count: Int, to points: PackedPoints,
    into distances: UnsafeMutablePointer<Double>
  ) {
    points.elements.withUnsafeBufferPointer { packed in
      table.distances(
        points.metric.kernel, points.dimensions, count, rows, points.panels,
        packed.baseAddress!, distances)
    }
  }

  /// What each point of a range costs where a row becomes one of its centroids: its cost, or the distance to
  /// the row where that is smaller. The results for a row lie `stride` apart from those for the next; with
  /// one row they may take the place of the costs. `costs` and `lowered` begin with the range's first point.
  func lower(
    _ costs: UnsafePointer<Double>, of range: Range<Int>, in points: PackedPoints,
    by rows: Matrix, into lowered: UnsafeMutablePointer<Double>, stride: Int
  ) {
    points.withPanels(from: range.lowerBound) { packed in
      table.lower(
        points.metric.kernel, points.dimensions, rows.rows, rows.elements, range.count, packed,
        costs, lowered, stride)
    }
  }

  /// The row that is nearest to each point of a range, the first of equals, and its distance. `labels` and
  /// `distances` begin with the range's first point.
  func nearest(
    of range: Range<Int>, in points: PackedPoints, among rows: Matrix,
    labels: UnsafeMutablePointer<Int>, distances: UnsafeMutablePointer<Double>
  ) {
    points.withPanels(from: range.lowerBound) { packed in
      table.nearest(
        points.metric.kernel, points.dimensions, rows.rows, rows.elements, range.count, packed,
        labels, distances)
    }
  }

  /// The row that is nearest to each point of a range, −1 where single precision cannot tell. `labels` begins
  /// with the range's first point.
  func screen(
    _ range: Range<Int>, of points: PackedSingles, among rows: UnsafePointer<Float>, count: Int,
    labels: UnsafeMutablePointer<Int>
  ) {
    points.withPanels(from: range.lowerBound) { packed in
      table.screen(points.dimensions, count, rows, range.count, packed, labels)
    }
  }

  /// y ← f(x), element by element, with the bits of the function of the same name; y may be x itself.
  func apply(
    _ function: KernelFunction, to x: UnsafePointer<Double>, count: Int,
    into y: UnsafeMutablePointer<Double>
  ) {
    table.elementary(function.kernel, count, x, y)
  }
}

/// The elementary functions that the kernels know.
enum KernelFunction {
  case exp, expm1, log1p, tanh, erfc

  fileprivate var kernel: Int32 {
    switch self {
    case .exp: Int32(KERNELS_EXP)
    case .expm1: Int32(KERNELS_EXPM1)
    case .log1p: Int32(KERNELS_LOG1P)
    case .tanh: Int32(KERNELS_TANH)
    case .erfc: Int32(KERNELS_ERFC)
    }
  }
}

/// A matrix in memory: element (i, j) lies at `base[i · row + j · column]`.
struct StridedPointer {
  var base: UnsafePointer<Double>
  var row: Int
  var column: Int
}

/// The two distances that the kernels know.
enum KernelMetric {
  /// Σ(x − c)²
  case squaredEuclidean
  /// Σ|x − c|
  case manhattan

  fileprivate var kernel: Int32 {
    self == .manhattan ? Int32(KERNELS_MANHATTAN) : Int32(KERNELS_SQUARED_EUCLIDEAN)
  }
}

/// Points in the order in which the kernels read them: eight side by side, coordinate by coordinate.
/// The last panel is filled up with zeros.
struct PackedPoints: Equatable, Sendable {
  let metric: KernelMetric
  let count: Int
  let dimensions: Int
  fileprivate let elements: [Double]

  /// How many points lie side by side.
  private static let panel = Int(KERNELS_PANEL)

  /// How many panels of eight there are.
  var panels: Int { (count + Self.panel - 1) / Self.panel }
  /// How many distances are written for a row: the count, rounded up to whole panels.
  var stride: Int { panels * Self.panel }

  /// - Parameter points: one a row.
  init(_ points: Matrix, metric: KernelMetric) {
    self.metric = metric
    (count, dimensions) = (points.rows, points.columns)
    let (count, dimensions) = (count, dimensions)
    let size = (count + Self.panel - 1) / Self.panel * Self.panel * dimensions
    elements = [Double](unsafeUninitializedCapacity: size) { buffer, filled in
      if let packed = buffer.baseAddress, size > 0 {
        Self.pack(points.elements, count: count, dimensions: dimensions, into: packed)
      }
      filled = size
    }
  }

  private static func pack(
    _ points: UnsafePointer<Double>, count: Int, dimensions: Int,
    into packed: UnsafeMutablePointer<Double>
  ) {
    // A multiple of the panel, so that each chunk fills panels of its own.
    parallel(over: count, chunk: 4096, work: dimensions * Work.move) { range in
      let start = range.lowerBound * dimensions
      kernels_pack(range.count, dimensions, points + start, packed + start)
    }
  }

  /// Calls the body with the panels from the one that begins with a point.
  fileprivate func withPanels(from point: Int, _ body: (UnsafePointer<Double>) -> Void) {
    require(
      point.isMultiple(of: Self.panel), "point \(point) is not the first of a panel of 8")
    elements.withUnsafeBufferPointer { body($0.baseAddress! + point * dimensions) }
  }
}

/// Points in single precision, shifted and scaled, sixteen side by side: half the memory, and a quarter of the
/// time for a distance.
struct PackedSingles: Sendable {
  let count: Int
  let dimensions: Int
  fileprivate let elements: [Float]

  private static let panel = Int(KERNELS_SINGLES_PANEL)

  /// Packs (x − origin) · scale.
  init(_ points: Matrix, origin: [Double], scale: Double) {
    (count, dimensions) = (points.rows, points.columns)
    let (count, dimensions) = (count, dimensions)
    let size = (count + Self.panel - 1) / Self.panel * Self.panel * dimensions
    elements = [Float](unsafeUninitializedCapacity: size) { buffer, filled in
      if let packed = buffer.baseAddress, size > 0 {
        Self.pack(
          points.elements, count: count, origin: origin, scale: scale, into: packed)
      }
      filled = size
    }
  }

  private static func pack(
    _ points: UnsafePointer<Double>, count: Int, origin: [Double], scale: Double,
    into packed: UnsafeMutablePointer<Float>
  ) {
    let d = origin.count
    parallel(over: count, chunk: 4096, work: d * Work.move) { range in
      let start = range.lowerBound * d
      kernels_pack_singles(range.count, d, points + start, origin, scale, packed + start)
    }
  }

  fileprivate func withPanels(from point: Int, _ body: (UnsafePointer<Float>) -> Void) {
    require(
      point.isMultiple(of: Self.panel), "point \(point) is not the first of a panel of 16")
    elements.withUnsafeBufferPointer { body($0.baseAddress! + point * dimensions) }
  }
}

/// How many threads MLCore may use.
///
/// Results do not depend on it: work is cut by its size alone, and parts are put together in their order.
///
///     let fit = try Threads.$limit.withValue(1) {     // on this thread only
///       try KMeans().fit(points, clusters: 3, using: &generator)
///     }
public enum Threads {
  /// At most so many at a time, the caller's included; the number of processors unless it is set.
  @TaskLocal public static var limit: Int = kernels_processors()
}

/// How much work is worth a thread. The unit is what a kernel does with one coordinate of a distance or one
/// term of a product: some 0.03 ns in vectors of 512 bits, four times as long in those of 128.
enum Work {
  /// A coordinate that is read, and written or added to another, costs as much as so many.
  static let move = 8

  /// A thread is made for the call, which takes 50 to 100 µs: it should have some 0.2 ms to do or more.
  static let worthAThread = 1 << 22
}

/// Calls the body for each chunk of 0 ..< chunks, on several threads where they are allowed.
///
/// What the body does for a chunk must not depend on any other chunk. Worth it from some 100 µs of work on,
/// since the threads are made for the call.
func parallel(chunks: Int, threads: Int = Threads.limit, _ body: (Int) -> Void) {
  let threads = min(threads, Threads.limit, chunks)
  guard threads > 1 else {
    for chunk in 0..<chunks { body(chunk) }
    return
  }
  withoutActuallyEscaping(body) { body in
    var body = body
    withUnsafeMutablePointer(to: &body) { pointer in
      kernels_parallel(chunks, threads, pointer) { context, chunk in
        context!.assumingMemoryBound(to: ((Int) -> Void).self).pointee(chunk)
      }
    }
  }
}

/// Calls the body for the ranges that cover 0 ..< count, each of `size` elements but the last: in parallel
/// where there are several. The ranges depend on the count and the size alone.
///
/// - Parameter work: what there is to do for each element, in the unit of ``Work``. No more threads are made
///   than have enough of it; without it, a chunk is taken to be enough.
func parallel(
  over count: Int, chunk size: Int, work: Int? = nil, _ body: (Range<Int>) -> Void
) {
  let threads = work.map { count * $0 / Work.worthAThread } ?? Threads.limit
  parallel(chunks: (count + size - 1) / size, threads: threads) { chunk in
    body(chunk * size..<min(count, (chunk + 1) * size))
  }
}
