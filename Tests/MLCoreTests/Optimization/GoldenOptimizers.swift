import Foundation
import MLCore

/// `Golden/optimizers.json`: paths and rates of PyTorch 2.15 in float64; the look-ahead form of Nesterov and
/// Adam without bias correction were computed with NumPy 2.4.6 from their formulas.
struct GoldenOptimizers: Decodable {
  var trajectories: [Trajectory]
  var schedules_base_0_1: [String: [Double]]

  enum CodingKeys: String, CodingKey {
    case trajectories
    case schedules_base_0_1 = "schedules_base_0.1"
  }

  struct Trajectory: Decodable, CustomStringConvertible {
    var function: String
    var optimizer: String
    var learning_rate: Double
    var hyperparameters: Hyperparameters
    var start: [Double]
    var path: [[Double]]

    var description: String { "\(optimizer) on \(function)" }
  }

  struct Hyperparameters: Decodable {
    var weight_decay, momentum, dampening, eps, alpha: Double?
    var nesterov, amsgrad: Bool?
    var betas: [Double]?
  }

  static let all: GoldenOptimizers = {
    let url = Bundle.module.url(
      forResource: "optimizers", withExtension: "json", subdirectory: "Golden")!
    return try! JSONDecoder().decode(GoldenOptimizers.self, from: Data(contentsOf: url))
  }()
}

extension GoldenOptimizers.Trajectory {
  var surface: Surface {
    get throws {
      switch function {
      case "ravine": try .ravine(conditionNumber: 25)
      case "rosenbrock": try .rosenbrock()
      case "beale": .beale
      default: fatalError("no surface \(function)")
      }
    }
  }

  /// Our optimizer with the row's settings.
  var rule: any Optimizer {
    get throws {
      let h = hyperparameters
      let beta1 = h.betas?[0] ?? 0.9
      let beta2 = h.betas?[1] ?? 0.999
      switch optimizer {
      case "sgd", "sgd-weight-decay":
        return try SGD(learningRate: learning_rate, l2: h.weight_decay ?? 0)
      case "momentum", "momentum-dampening":
        return try Momentum(
          learningRate: learning_rate, momentum: h.momentum!, dampening: h.dampening ?? 0)
      case "nesterov-pytorch-form":
        return try Nesterov(learningRate: learning_rate, momentum: h.momentum!, form: .shifted)
      case "nesterov-lookahead-form":
        return try Nesterov(learningRate: learning_rate, momentum: h.momentum!)
      case "adagrad":
        return try AdaGrad(learningRate: learning_rate, epsilon: h.eps!)
      case "rmsprop", "rmsprop-alpha-0.9":
        return try RMSProp(learningRate: learning_rate, decay: h.alpha!, epsilon: h.eps!)
      case "adam", "adam-l2", "adam-amsgrad", "adam-without-bias-correction":
        return try Adam(
          learningRate: learning_rate, beta1: beta1, beta2: beta2, epsilon: h.eps ?? 1e-8,
          l2: h.weight_decay ?? 0, biasCorrection: optimizer != "adam-without-bias-correction",
          amsgrad: h.amsgrad ?? false)
      case "adamw":
        return try AdamW(
          learningRate: learning_rate, weightDecay: h.weight_decay!, beta1: beta1, beta2: beta2,
          epsilon: h.eps!)
      default: fatalError("no optimizer \(optimizer)")
      }
    }
  }
}
