// # One pass over flat parameters
//
// Every rule moves a parameter by what it remembers of that parameter and by its gradient alone. So a
// step is one pass in which no element depends on another: cut into chunks by its size and run on several
// threads, it has the same bits on any number of them. A rule's body is a loop over one chunk, plain
// enough for the compiler to make vector instructions of it.

/// Elements a thread takes at a time: 1 MiB of each array. Up to so many, one thread does it all.
private let chunk = 1 << 17

/// The first of the values that a chunk's loop reads and writes.
typealias ElementPointer = UnsafeMutablePointer<Double>

/// Runs the body over chunks of parameters θ and gradient g, both [n].
@inline(__always)
func forEachChunk(
  _ theta: inout [Double], gradient g: [Double],
  _ body: (_ theta: ElementPointer, _ g: UnsafePointer<Double>, _ chunk: Range<Int>) -> Void
) {
  theta.withUnsafeMutableBufferPointer { theta in
    g.withUnsafeBufferPointer { g in
      guard let first = theta.baseAddress, let firstGradient = g.baseAddress else { return }
      parallel(over: theta.count, chunk: chunk) { body(first, firstGradient, $0) }
    }
  }
}

/// The same with one value s remembered of each parameter, [n].
@inline(__always)
func forEachChunk(
  _ theta: inout [Double], _ s: inout [Double], gradient g: [Double],
  _ body: (
    _ theta: ElementPointer, _ s: ElementPointer, _ g: UnsafePointer<Double>, _ chunk: Range<Int>
  ) -> Void
) {
  s.withUnsafeMutableBufferPointer { s in
    guard let first = s.baseAddress else { return }
    forEachChunk(&theta, gradient: g) { body($0, first, $1, $2) }
  }
}

/// The same with two values m and v remembered of each parameter, [n].
@inline(__always)
func forEachChunk(
  _ theta: inout [Double], _ m: inout [Double], _ v: inout [Double], gradient g: [Double],
  _ body: (
    _ theta: ElementPointer, _ m: ElementPointer, _ v: ElementPointer, _ g: UnsafePointer<Double>,
    _ chunk: Range<Int>
  ) -> Void
) {
  m.withUnsafeMutableBufferPointer { m in
    guard let first = m.baseAddress else { return }
    forEachChunk(&theta, &v, gradient: g) { body($0, first, $1, $2, $3) }
  }
}

/// √x of an x that is not negative, as a moving average of squares is.
///
/// The magnitude changes nothing, but tells the compiler so: it then calls no function for a negative x
/// and takes the roots of several elements at once.
@inline(__always)
func nonNegativeRoot(_ x: Double) -> Double { x.magnitude.squareRoot() }

/// Checks what a step is given.
///
/// - Parameter remembered: for how many parameters the rule keeps something; nil where it keeps nothing.
@inline(__always)
func checkStep(
  _ parameters: [Double], gradient: [Double], learningRate: Double, remembered: Int? = nil
) {
  require(
    parameters.count == gradient.count,
    "parameters and gradient must pair up: got \(parameters.count) and \(gradient.count)")
  require(
    learningRate >= 0 && learningRate.isFinite,
    "a learning rate must be finite and not negative, got \(learningRate)")
  if let remembered {
    require(
      parameters.count == remembered,
      "an optimizer that began with \(remembered) parameters cannot step \(parameters.count)")
  }
}
