import MLCore
import Testing

@Suite struct `Groups of parameters` {
  @Test func `each group goes as its optimizer alone`() throws {
    var generator = SeededGenerator(seed: 12)
    var weights = try AdamW(learningRate: 0.01, weightDecay: 0.3)
    var biases = try Momentum(learningRate: 0.02)
    var both = try ParameterGroups([
      .init([0..<4, 6..<9], optimizer: weights), .init([4..<6, 9..<9], optimizer: biases),
    ])
    #expect(both.count == 9)
    var theta = (0..<9).map { _ in Double.normal(using: &generator) }
    var w = Array(theta[0..<4] + theta[6..<9])
    var b = Array(theta[4..<6])
    for _ in 0..<20 {
      let g = (0..<9).map { _ in Double.normal(using: &generator) }
      both.step(&theta, gradient: g)
      weights.step(&w, gradient: Array(g[0..<4] + g[6..<9]))
      biases.step(&b, gradient: Array(g[4..<6]))
      #expect(Array(theta[0..<4] + theta[6..<9]) == w && Array(theta[4..<6]) == b)
    }
    #expect((both.groups[0].optimizer as? AdamW) == weights)
    #expect((both.groups[1].optimizer as? Momentum)?.velocity == biases.velocity)
  }

  @Test func `one group of all is the optimizer itself`() throws {
    let surface = try Surface.rosenbrock(dimensions: 3)
    let alone = try trace(Adam(learningRate: 0.01), on: surface, from: [0, 1, 2], steps: 50)
    let grouped = try trace(
      ParameterGroups([.init([1..<3, 0..<1], optimizer: Adam(learningRate: 0.01))]), on: surface,
      from: [0, 1, 2], steps: 50)
    #expect(alone == grouped)
  }

  @Test func `a group's look-ahead is asked for`() throws {
    let surface = try Surface.ravine(conditionNumber: 25)
    let alone = try trace(Nesterov(learningRate: 0.02), on: surface, from: [4, 1], steps: 50)
    let grouped = try trace(
      ParameterGroups([
        .init([0..<1], optimizer: Nesterov(learningRate: 0.02)),
        .init([1..<2], optimizer: Nesterov(learningRate: 0.02)),
      ]), on: surface, from: [4, 1], steps: 50)
    #expect(alone == grouped)
  }

  @Test func `a schedule keeps the proportion of rates, through 0 too`() throws {
    var groups = try ParameterGroups([
      .init([0..<1], optimizer: SGD(learningRate: 0.1)),
      .init([1..<2], optimizer: SGD(learningRate: 0.025)),
    ])
    groups.learningRate = 0
    #expect(groups.groups.map(\.optimizer.learningRate) == [0, 0])
    groups.learningRate = 0.2
    #expect(groups.learningRate == 0.2)
    #expect(groups.groups.map(\.optimizer.learningRate) == [0.2, 0.05])
  }

  @Test func `gaps, overlaps and nothing at all are refused`() throws {
    let sgd = try SGD(learningRate: 1)
    #expect(throws: OptimizationError.uncoveredParameter(index: 2)) {
      try ParameterGroups([.init([0..<2, 3..<4], optimizer: sgd)])
    }
    #expect(throws: OptimizationError.overlappingGroups(index: 1)) {
      try ParameterGroups([.init([0..<2], optimizer: sgd), .init([1..<3], optimizer: sgd)])
    }
    #expect(throws: OptimizationError.negativeGroupRange(lowerBound: -1, group: 0)) {
      try ParameterGroups([.init([-1..<2], optimizer: sgd)])
    }
    #expect(throws: OptimizationError.noParameters) { try ParameterGroups([]) }
    #expect(throws: OptimizationError.noParameters) {
      try ParameterGroups([.init([], optimizer: sgd)])
    }
  }
}
