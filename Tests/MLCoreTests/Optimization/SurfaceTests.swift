import MLCore
import Testing

@Suite struct `Surfaces` {
  static let all: [Surface] = try! [
    .ravine(conditionNumber: 25), .ravine(conditionNumber: 1000, angle: 0.7), .saddle,
    .rosenbrock(), .rosenbrock(dimensions: 5), .beale, .himmelblau, .rastrigin(),
    .rastrigin(dimensions: 3), .ackley(), .ackley(dimensions: 4), .ripples(),
    .ripples(dimensions: 2), .wall, DoubleWell(offsets: [0]).surface,
  ]

  /// Points of a surface's domain.
  func points(of surface: Surface, count: Int, seed: UInt64) -> [[Double]] {
    var generator = SeededGenerator(seed: seed)
    return (0..<count).map { _ in
      surface.domain.map {
        Double.uniform(in: $0.lowerBound..<$0.upperBound, using: &generator)
      }
    }
  }

  @Test func `gradients are those of central differences`() {
    for surface in Self.all {
      for point in points(of: surface, count: 200, seed: 1) {
        let exact = surface.gradient(at: point)
        let differences = centralDifferences(of: surface.value(at:), at: point)
        // The differences lose digits where the value is large: 1e-16 |f| / h.
        let scale = 1 + euclideanNorm(exact) + abs(surface.value(at: point))
        for (value, expected) in zip(exact, differences) {
          #expect(abs(value - expected) < 1e-8 * scale, "\(surface.name) at \(point)")
        }
      }
    }
  }

  @Test func `Hessians are those of central differences of the gradient, and symmetric`() {
    for surface in Self.all {
      for point in points(of: surface, count: 50, seed: 2) {
        let hessian = surface.hessian(at: point)
        #expect(hessian == hessian.transposed)
        for i in point.indices {
          let row = centralDifferences(of: { surface.gradient(at: $0)[i] }, at: point)
          let scale = 1 + euclideanNorm(row) + euclideanNorm(surface.gradient(at: point))
          for j in point.indices {
            #expect(abs(hessian[i, j] - row[j]) < 1e-7 * scale, "\(surface.name) at \(point)")
          }
        }
      }
    }
  }

  @Test func `no point of the domain lies below a minimum, where the gradient is 0`() throws {
    for surface in Self.all {
      try #require(!surface.minima.isEmpty)
      let least = surface.value(at: surface.minima[0])
      for minimum in surface.minima {
        // The steepest surface, Himmelblau, has curvatures near 100: 1e-13 for a rounded coordinate.
        #expect(euclideanNorm(surface.gradient(at: minimum)) < 1e-12, "\(surface.name)")
        #expect(abs(surface.value(at: minimum) - least) < 1e-14)
        #expect(surface.distanceToMinimum(from: minimum) == 0)
      }
      for point in points(of: surface, count: 2000, seed: 3) {
        #expect(surface.value(at: point) >= least - 1e-14, "\(surface.name) at \(point)")
      }
    }
  }

  @Test func `values by hand`() throws {
    // Beale at (1, 1): 1.5² + 2.25² + 2.625² = 14.203125; Himmelblau at 0: 11² + 7²; Rosenbrock at
    // (−1.2, 1): 100 · 0.44² + 2.2² = 24.2; Rastrigin at ½: 10 + ¼ + 10.
    #expect(Surface.beale.value(at: [1, 1]) == 14.203125)
    #expect(Surface.himmelblau.value(at: [0, 0]) == 170)
    #expect(relativeError(try Surface.rosenbrock().value(at: [-1.2, 1]), 24.2) < 1e-15)
    #expect(try Surface.rastrigin(dimensions: 1).value(at: [0.5]) == 20.25)
    #expect(try Surface.ravine(conditionNumber: 25).value(at: [4, 1]) == 20.5)
    #expect(Surface.saddle.value(at: [0, 1]) == -0.25)
    // At the wall's foot: 20 log 2 + √17 − 1 (numpy 2.4.6: 16.986049236816566).
    #expect(relativeError(Surface.wall.value(at: [4]), 16.986049236816566) < 1e-15)
    // Ackley at (1, 1): 20(1 − e^−0.2), the ripple being at its best.
    let expected = 20 * (1 - exp(-0.2))
    #expect(relativeError(try Surface.ackley().value(at: [1, 1]), expected) < 1e-14)
  }

  @Test func `a turned ravine is the ravine at the turned point`() throws {
    for angle in [0.1, 0.8, 2.5, -1.0] {
      let straight = try Surface.ravine(conditionNumber: 50)
      let turned = try Surface.ravine(conditionNumber: 50, angle: angle)
      for (u, w) in [(1.0, 0.0), (0, 1), (2, -0.3)] {
        let point = [cos(angle) * u - sin(angle) * w, sin(angle) * u + cos(angle) * w]
        #expect(relativeError(turned.value(at: point), straight.value(at: [u, w])) < 1e-12)
      }
      // Trace and determinant are those of diag(1, κ).
      let h = turned.hessian(at: [0, 0])
      #expect(abs(h[0, 0] + h[1, 1] - 51) < 1e-12)
      #expect(abs(h[0, 0] * h[1, 1] - h[0, 1] * h[1, 0] - 50) < 1e-11)
    }
  }

  @Test func `between −5 and 5 ripples have seven hollows`() throws {
    // A prototype in NumPy counted seven: where the slope turns from falling to rising.
    let slopes = try evenlySpaced(from: -5, to: 5, count: 10_001).map {
      try Surface.ripples().gradient(at: [$0])[0]
    }
    #expect(zip(slopes, slopes.dropFirst()).count { $0 < 0 && $1 >= 0 } == 7)
  }

  @Test func `a surface of one's own needs no Hessian`() {
    let bowl = Surface(
      name: "bowl", domain: [-1...1, -1...1], minima: [[0, 0]],
      value: { $0[0] * $0[0] + 3 * $0[0] * $0[1] },
      gradient: { [2 * $0[0] + 3 * $0[1], 3 * $0[0]] })
    let hessian = bowl.hessian(at: [0.3, -0.2])
    for (value, expected) in zip(hessian.elements, [2.0, 3, 3, 0]) {
      #expect(abs(value - expected) < 1e-9)
    }
  }

  @Test func `settings that make no surface are refused`() {
    #expect(throws: OptimizationError.conditionNumberOutOfRange(0.5)) {
      try Surface.ravine(conditionNumber: 0.5)
    }
    #expect(throws: OptimizationError.nonFinite(.infinity, name: "the angle of the ravine")) {
      try Surface.ravine(conditionNumber: 2, angle: .infinity)
    }
    #expect(
      throws: OptimizationError.tooFew(1, name: "the dimensions of Rosenbrock's valley", needed: 2)
    ) { try Surface.rosenbrock(dimensions: 1) }
  }
}
