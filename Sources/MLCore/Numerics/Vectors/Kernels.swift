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

  /// The distance of each point to each packed center, ``PackedCenters/stride`` of them a point.
  func distances(
    of points: UnsafePointer<Double>, count: Int, to centers: PackedCenters,
    into distances: UnsafeMutablePointer<Double>
  ) {
    table.distances(
      centers.metric.kernel, count, centers.dimensions, points, centers.panels, centers.elements,
      distances)
  }

  /// The nearest center of each point, the first of equals, and its distance.
  func nearest(
    of points: UnsafePointer<Double>, count: Int, among centers: PackedCenters,
    labels: UnsafeMutablePointer<Int>, distances: UnsafeMutablePointer<Double>
  ) {
    table.nearest(
      centers.metric.kernel, count, centers.dimensions, points, centers.panels, centers.elements,
      labels, distances)
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

/// Centers in the order in which the kernels read them: eight side by side, coordinate by coordinate.
/// The last panel is filled with centers that are infinitely far away.
struct PackedCenters {
  let metric: KernelMetric
  let count: Int
  let dimensions: Int
  fileprivate let elements: [Double]

  /// How many panels of eight there are.
  var panels: Int { (count + Int(KERNELS_PANEL) - 1) / Int(KERNELS_PANEL) }
  /// How many distances are written for a point: the count, rounded up to whole panels.
  var stride: Int { panels * Int(KERNELS_PANEL) }

  /// - Parameter centers: one a row.
  init(_ centers: Matrix, metric: KernelMetric) {
    self.metric = metric
    count = centers.rows
    dimensions = centers.columns
    let panel = Int(KERNELS_PANEL)
    let size = (count + panel - 1) / panel * panel * dimensions
    elements = [Double](unsafeUninitializedCapacity: size) { buffer, filled in
      if size > 0 {
        kernels_pack(centers.rows, centers.columns, centers.elements, buffer.baseAddress!)
      }
      filled = size
    }
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

/// Calls the body for each chunk of 0 ..< chunks, on several threads where they are allowed.
///
/// What the body does for a chunk must not depend on any other chunk. Worth it from some 100 µs of work on,
/// since the threads are made for the call.
func parallel(chunks: Int, _ body: (Int) -> Void) {
  let threads = min(Threads.limit, chunks)
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
func parallel(over count: Int, chunk size: Int, _ body: (Range<Int>) -> Void) {
  parallel(chunks: (count + size - 1) / size) { chunk in
    body(chunk * size..<min(count, (chunk + 1) * size))
  }
}
