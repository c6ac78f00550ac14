import MLCore
import Testing

@Suite struct `Errors of optimization` {
  @Test(arguments: [
    (
      OptimizationError.learningRateOutOfRange(-0.1),
      "a learning rate must be finite and above 0: got -0.1"
    ),
    (.decayOutOfRange(1, name: "beta2"), "beta2 must be at least 0 and below 1: got 1.0"),
    (.negativeOrNonFinite(.nan, name: "L2"), "L2 must be finite and not negative: got nan"),
    (.notPositive(0, name: "epsilon"), "epsilon must be finite and above 0: got 0.0"),
    (
      .tooFew(0, name: "the steps of a schedule", needed: 1),
      "the steps of a schedule must be at least 1: got 0"
    ),
    (
      .overlappingGroups(index: 7),
      "groups of parameters must not overlap: parameter 7 is in two ranges"
    ),
    (
      .uncoveredParameter(index: 7),
      "groups of parameters must leave none out: parameter 7 is in no range"
    ),
    (
      .nonFiniteGradient(.nan, index: 3),
      "a gradient must be finite to be clipped: gradient[3] is nan"
    ),
    (
      .nonFiniteStart(.infinity, index: 0),
      "a path must start at finite coordinates: start[0] is inf"
    ),
    (
      .dimensionMismatch(point: 3, surface: 2),
      "a point must have the surface's dimensions: got 3 coordinates, expected 2"
    ),
    (
      .tiltOutOfRange(1, limit: 0.5),
      "the tilt of a double well must be above 0 and below 0.5: got 1.0"
    ),
  ])
  func `say what was expected and what came`(_ error: OptimizationError, _ words: String) {
    #expect(error.description == words)
  }
}
