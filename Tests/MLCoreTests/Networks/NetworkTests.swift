import MLCore
import Testing

@Suite struct `A network` {
  @Test func `lays its parameters out in one array, by layer`() throws {
    var generator = SeededGenerator(seed: 1)
    let network = try Network(
      inputs: 3,
      [
        Dense(3, 4), BatchNorm(4), Activation.relu,
        try Residual(4, [Dense(4, 2), Activation.tanh, Dense(2, 4)]), Dense(4, 2),
      ], using: &generator)
    #expect(network.parameterCount == 12 + 4 + 8 + (8 + 2 + 8 + 4) + 8 + 2)
    #expect(
      network.blocks.map(\.name) == [
        "0.weight", "0.bias", "1.scale", "1.shift", "3.weight", "3.bias", "3.weight", "3.bias",
        "4.weight", "4.bias",
      ])
    #expect(network.ranges(of: .scale) == [16..<20])
    // Without gaps, in order.
    var end = 0
    for block in network.blocks {
      #expect(block.range.lowerBound == end && block.range.count == block.rows * block.columns)
      end = block.range.upperBound
    }
    #expect(end == network.parameterCount)
    #expect(network.statistics == [0, 0, 0, 0, 1, 1, 1, 1])
    #expect(
      network.description
        == "Network(Dense(3, 4), BatchNorm(4), ReLU, Residual(Dense(4, 2), Tanh, Dense(2, 4)), "
        + "Dense(4, 2)), 56 parameters")
  }

  // By hand: (1, 2) W + b = (1·1 + 2·3 + 10, 1·2 + 2·4 − 20) = (17, −10), ReLU (17, 0).
  @Test func `computes what its formula says`() throws {
    var generator = SeededGenerator(seed: 1)
    var network = try Network(inputs: 2, [Dense(2, 2), Activation.relu], using: &generator)
    network.parameters = [1, 2, 3, 4, 10, -20]
    #expect(try network.predict(Matrix([[1, 2]])) == Matrix([[17, 0]]))
  }

  @Test func `refuses layers that do not fit together, and says which`() {
    var generator = SeededGenerator(seed: 1)
    #expect(
      throws: NetworkError.widthMismatch(layer: 2, name: "Dense(64, 10)", expected: 64, got: 128)
    ) {
      try Network(inputs: 8, [Dense(8, 128), Activation.relu, Dense(64, 10)], using: &generator)
    }
    #expect(throws: NetworkError.noLayers) { try Network(inputs: 8, [], using: &generator) }
    #expect(throws: NetworkError.residualWidthMismatch(input: 8, output: 3)) {
      try Residual(8, [Dense(8, 3)])
    }
    #expect(
      NetworkError.widthMismatch(layer: 2, name: "Dense(64, 10)", expected: 64, got: 128)
        .description
        == "layer 2, Dense(64, 10), takes rows of 64: the layer before it gives rows of 128")
  }

  @Test func `refuses rows of another width`() throws {
    var generator = SeededGenerator(seed: 1)
    let network = try Network(inputs: 2, [Dense(2, 3)], using: &generator)
    #expect(throws: NetworkError.inputWidthMismatch(expected: 2, got: 5)) {
      try network.predict(Matrix(rows: 1, columns: 5))
    }
    #expect(try network.predict(Matrix(rows: 0, columns: 2)).shape == "0 × 3")
    #expect(throws: NetworkError.noSamples) {
      try network.loss(
        .softmaxCrossEntropy, on: Matrix(rows: 0, columns: 2), targets: .classes([]))
    }
  }

  @Test func `treats samples alike in evaluation, whatever stands beside them`() throws {
    var generator = SeededGenerator(seed: 2)
    let network = try Network(
      inputs: 5,
      [
        Dense(5, 11), BatchNorm(11), Activation.gelu, try Dropout(0.5), LayerNorm(11),
        Dense(11, 3),
      ], using: &generator)
    let x = Matrix(rows: 9, columns: 5) { _, _ in .normal(using: &generator) }
    let all = try network.predict(x)
    for i in 0..<9 {
      #expect(try network.predict(x.selectingRows([i])).elements == Array(all.row(i)))
    }
  }

  @Test func `counts right answers`() throws {
    var generator = SeededGenerator(seed: 1)
    var network = try Network(inputs: 2, [Dense(2, 2)], using: &generator)
    network.parameters = [1, 0, 0, 1, 0, 0]
    let x = try Matrix([[3, 1], [0, 2], [5, 5]])
    // The third has equal logits: the first class is taken.
    #expect(try network.accuracy(on: x, labels: [0, 0, 0]) == 2.0 / 3)
    #expect(throws: NetworkError.labelOutOfRange(7, index: 1, classes: 2)) {
      try network.accuracy(on: x, labels: [0, 7, 1])
    }
  }
}

@Suite struct `Losses` {
  // log-sum-exp: (0, 800) with class 0 costs 800 exactly, since e⁻⁸⁰⁰ is 0 beside 1.
  @Test func `do not overflow`() throws {
    let loss = Loss.softmaxCrossEntropy
    let result = try loss.evaluate(Matrix([[0, 800]]), targets: .classes([0]))
    #expect(result.value == 800 && result.gradient.elements == [-1, 1])
    #expect(try loss(Matrix([[-1e308, 1e308]]), targets: .classes([1])) == 0)
    let binary = Loss.binaryCrossEntropy
    #expect(try binary(Matrix([[800]]), targets: .values([0])) == 800)
    #expect(try binary(Matrix([[-800]]), targets: .values([0])) == 0)
    #expect(softmax(try Matrix([[1e4, 0]])).elements == [1, 0])
  }

  @Test func `show predictions that are not numbers`() throws {
    #expect(try Loss.softmaxCrossEntropy(Matrix([[.nan, 1]]), targets: .classes([1])).isNaN)
    #expect(try Loss.meanSquaredError(Matrix([[.nan]]), targets: .values([1])).isNaN)
    #expect(try Loss.huber()(Matrix([[.nan]]), targets: .values([1])).isNaN)
  }

  // By hand: logits that are all equal cost log K, whatever the class.
  @Test(arguments: [2, 3, 10]) func `of a guess are log K`(_ classes: Int) throws {
    let loss = try Loss.softmaxCrossEntropy(
      Matrix(rows: 1, columns: classes, repeating: 3), targets: .classes([classes - 1]))
    #expect(relativeError(loss, log(Double(classes))) < 1e-15)
  }

  @Test func `of two classes are the same as softmax and as binary cross-entropy`() throws {
    for z in [-3.0, 0.2, 5] {
      for label in [0, 1] {
        let two = try Loss.softmaxCrossEntropy(Matrix([[0, z]]), targets: .classes([label]))
        let one = try Loss.binaryCrossEntropy(Matrix([[z]]), targets: .classes([label]))
        #expect(relativeError(two, one) < 1e-13)
      }
    }
  }

  // By hand: ½ · 0.5² = 0.125 within δ = 1; 1 · (3 − ½) = 2.5 beyond. δ = 2: 2 · (3 − 1) = 4.
  @Test func `of Huber are quadratic near and linear far`() throws {
    #expect(try Loss.huber()(Matrix([[0.5]]), targets: .values([0])) == 0.125)
    #expect(try Loss.huber()(Matrix([[3]]), targets: .values([0])) == 2.5)
    #expect(try Loss.huber(delta: 2)(Matrix([[3]]), targets: .values([0])) == 4)
  }

  // By hand: (1 + 4 + 9 + 16) / 4 = 7.5, (1 + 2 + 3 + 4) / 4 = 2.5, (½ + 1½ + 2½ + 3½) / 4 = 2.
  @Test func `of values are means over samples and outputs`() throws {
    let p = try Matrix([[1, 2], [-3, 4]])
    let targets = Targets.values(Matrix(rows: 2, columns: 2))
    #expect(try Loss.meanSquaredError(p, targets: targets) == 7.5)
    #expect(try Loss.meanAbsoluteError(p, targets: targets) == 2.5)
    #expect(try Loss.huber()(p, targets: targets) == 2)
    // A fair coin costs log 2, however many are tossed.
    let coins = try Loss.binaryCrossEntropy(Matrix(rows: 2, columns: 2), targets: targets)
    #expect(relativeError(coins, log(2)) < 1e-15)
  }

  // |x| has every slope from −1 to 1 there; 0 leaves the right answer alone.
  @Test func `of the absolute error have the slope 0 where the prediction is right`() throws {
    let result = try Loss.meanAbsoluteError.evaluate(
      Matrix([[3, 4]]), targets: .values(Matrix([[3, 2]])))
    #expect(result.value == 1 && result.gradient.elements == [0, 0.5])
  }

  @Test func `refuse targets that do not fit, with their values`() throws {
    let two = Matrix(rows: 2, columns: 3)
    func refuse(_ loss: Loss, _ targets: Targets, _ error: NetworkError) {
      #expect(throws: error) { try loss(two, targets: targets) }
    }
    refuse(.softmaxCrossEntropy, .classes([0, 3]), .labelOutOfRange(3, index: 1, classes: 3))
    refuse(.softmaxCrossEntropy, .classes([-1, 0]), .labelOutOfRange(-1, index: 0, classes: 3))
    refuse(.softmaxCrossEntropy, .classes([0]), .countMismatch(inputs: 2, targets: 1))
    refuse(
      .softmaxCrossEntropy, .values(two),
      .wrongTargets(loss: "softmax cross-entropy", expected: "class labels"))
    refuse(
      .meanSquaredError, .values([1, 2]), .targetShapeMismatch(expected: "2 × 3", got: "2 × 1"))
    var bad = two
    bad[1, 2] = 1.5
    refuse(.binaryCrossEntropy, .values(bad), .targetNotAProbability(1.5, sample: 1, output: 2))
    bad[1, 2] = .infinity
    refuse(.meanSquaredError, .values(bad), .nonFiniteTarget(.infinity, sample: 1, output: 2))
    refuse(
      .huber(delta: 0), .values(two),
      .settingOutOfRange(name: "Huber's delta", value: 0, expected: "finite and above 0"))
  }
}
