import MLCore
import Testing

@Suite struct `The tape` {
  // By hand: z = x²y + tanh y at (3, 2): ∂z/∂x = 2xy = 12, ∂z/∂y = x² + 1 − tanh² 2.
  @Test func `reads derivatives backwards`() {
    let tape = Tape()
    let x = tape.variable(3)
    let y = tape.variable(2)
    let z = x * x * y + tanh(y)
    let gradient = tape.gradient(of: z)
    #expect(z.value == 18 + tanh(2))
    #expect(gradient[x] == 12)
    #expect(gradient[y] == 9 + (1 - tanh(2) * tanh(2)))
    #expect(tape.gradient(of: 2 * x)[y] == 0)
  }

  @Test func `agrees with central differences for every function that it knows`() {
    func f(_ tape: Tape, _ v: [Variable]) -> Variable {
      let (a, b, c) = (v[0], v[1], v[2])
      let first = exp(a * b) / (sqrt(c) + 2) - log(c)
      return first + sigmoid(a - b) * relu(c - 0.5) + 3 * apply(.gelu, to: -a) * tanh(b)
    }
    for point in [[0.3, -0.7, 1.2], [-1.1, 0.4, 2.5]] {
      let tape = Tape()
      let variables = tape.variables(point)
      let gradient = tape.gradient(of: f(tape, variables))
      let check = checkGradient(at: point, gradient: variables.map { gradient[$0] }) {
        let tape = Tape()
        return f(tape, tape.variables($0)).value
      }
      #expect(check.worstError < 1e-8)
    }
  }

  /// A perceptron written number by number: the slow second definition of the network's loops.
  @Test(arguments: [Activation.tanh, .sigmoid, .relu, .elu(), .gelu, .silu, .softplus])
  func `gives the gradients of a network`(_ activation: Activation) throws {
    var generator = SeededGenerator(seed: 11)
    let widths = [3, 4, 5, 2]
    let network = try Network(
      widths: widths, activation: activation, initializer: .normal(standardDeviation: 0.8),
      using: &generator)
    let x = Matrix(rows: 3, columns: 3) { _, _ in .normal(using: &generator) }
    let labels = [1, 0, 1]

    let tape = Tape()
    let theta = tape.variables(network.parameters)
    var total: Variable?
    for (sample, label) in labels.enumerated() {
      var values = tape.variables(Array(x.row(sample)))
      for layer in 0..<3 {
        let weight = network.blocks[2 * layer]
        let bias = network.blocks[2 * layer + 1]
        values = (0..<weight.columns).map { j in
          var z = theta[bias.range.lowerBound + j]
          for i in 0..<weight.rows {
            z = z + values[i] * theta[weight.range.lowerBound + i * weight.columns + j]
          }
          return layer < 2 ? apply(activation, to: z) : z
        }
      }
      let loss = log(exp(values[0]) + exp(values[1])) - values[label]
      total = total.map { $0 + loss } ?? loss
    }
    let loss = (1.0 / 3) * total!
    let slow = tape.gradient(of: loss)

    var phase = Phase.evaluation
    let fast = try network.lossAndGradient(
      x, targets: .classes(labels), loss: .softmaxCrossEntropy, phase: &phase)
    #expect(relativeError(fast.loss, loss.value) < 1e-14)
    for (gradient, variable) in zip(fast.gradient, theta) {
      #expect(abs(gradient - slow[variable]) < 1e-14)
    }
  }
}
