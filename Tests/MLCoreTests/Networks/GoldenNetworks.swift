import Foundation
import MLCore

/// `Golden/networks.json`: PyTorch 2.15.0, float64.
struct GoldenNetworks: Decodable {
  var layers: [LayerRow]
  var losses: [LossRow]
  var mlp: Perceptron
  var initializers: [String: [Double]]

  struct LayerRow: Decodable, CustomStringConvertible {
    var layer: String
    var gamma, beta: [Double]?
    var eps, momentum: Double?
    var input, output, upstream, input_gradient: [[Double]]
    var gamma_gradient, beta_gradient, running_mean, running_var: [Double]?
    var eval_output: [[Double]]?
    var description: String { layer }
  }

  struct LossRow: Decodable, CustomStringConvertible {
    var loss: String
    var logits: [[Double]]?
    var classes: [Int]?
    var predictions, targets: [Double]?
    var value: Double
    var gradient: Gradient
    var description: String { loss }
  }

  /// Rows for softmax, a list for the others.
  enum Gradient: Decodable {
    case rows([[Double]])
    case list([Double])

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let rows = try? container.decode([[Double]].self) {
        self = .rows(rows)
      } else {
        self = .list(try container.decode([Double].self))
      }
    }

    var flat: [Double] {
      switch self {
      case .rows(let rows): Array(rows.joined())
      case .list(let list): list
      }
    }
  }

  struct Perceptron: Decodable {
    var initial, gradients: [DenseValues]
    var inputs: [[Double]]
    var classes: [Int]
    var loss: Double
    var loss_curves: [String: [Double]]
  }

  /// The weight lies as PyTorch stores it, [outputs, inputs].
  struct DenseValues: Decodable {
    var weight: [[Double]]
    var bias: [Double]

    /// As ``Dense`` stores it.
    var flat: [Double] { try! Matrix(weight).transposed.elements + bias }
  }

  static let all: GoldenNetworks = {
    let url = Bundle.module.url(
      forResource: "networks", withExtension: "json", subdirectory: "Golden")!
    return try! JSONDecoder().decode(GoldenNetworks.self, from: Data(contentsOf: url))
  }()

  /// The network of `mlp`, with its initial parameters.
  static func network() throws -> Network {
    var generator = SeededGenerator(seed: 1)
    var network = try Network(
      inputs: 4,
      [Dense(4, 6), Activation.tanh, Dense(6, 5), Activation.relu, Dense(5, 3)],
      using: &generator)
    network.parameters = all.mlp.initial.flatMap(\.flat)
    return network
  }
}
