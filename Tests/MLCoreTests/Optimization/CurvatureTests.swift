import MLCore
import Testing

@Suite struct `Curvatures of surfaces` {
  @Test func `a ravine has the condition number it was made with, at any angle`() throws {
    for (kappa, angle) in [(25.0, 0.0), (1000, 0.7), (1e6, 2), (1, 0.3)] {
      let surface = try Surface.ravine(conditionNumber: kappa, angle: angle)
      #expect(relativeError(try surface.conditionNumber(at: [1, 2]), kappa) < 1e-9)
    }
    #expect(try Surface.saddle.curvatures(at: [0, 0]) == [-1, 1])
    #expect(try Surface.saddle.curvatures(at: [0, 1]) == [1, 2])
    // Rosenbrock's minimum: numpy 2.4.6 eigvalsh of [[802, −400], [−400, 200]] has the ratio 2508.0096.
    #expect(abs(try Surface.rosenbrock().conditionNumber(at: [1, 1]) - 2508.0096) < 1e-3)
  }
}
