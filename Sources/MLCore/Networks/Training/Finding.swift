/// Something that a ``TrainingMonitor`` saw: where, and the facts. ``description`` says it in a sentence.
public struct Finding: Sendable, Equatable {
  /// What was seen.
  public let kind: Kind
  /// The step after which it was seen, counted from 0; nil before the first.
  public let step: Int?

  /// A finding.
  public init(kind: Kind, step: Int?) {
    self.kind = kind
    self.step = step
  }

  /// The kinds of findings, with their facts.
  public enum Kind: Sendable, Equatable {
    /// NaN or an infinity among the inputs.
    case nonFiniteInput(value: Double, sample: Int, feature: Int, samples: Int)
    /// Inputs far from the order of 1, or features of very different spread.
    case unscaledInputs(largest: Double, feature: Int, spreadRatio: Double)
    /// A first loss many times that of a guess.
    case hugeFirstLoss(loss: Double, guess: Double)
    /// A loss that is no longer a number.
    case nonFiniteLoss(loss: Double, lastFinite: Double?)
    /// A loss far above its smallest.
    case risingLoss(from: Double, at: Int, to: Double)
    /// A loss that stays at that of a guess.
    case guessing(loss: Double, guess: Double, steps: Int)
    /// A gradient that grew many times within some steps.
    case explodingGradient(factor: Double, steps: Int, norm: Double)
    /// A gradient that is tiny in an early layer beside a late one.
    case vanishingGradient(layer: Int, norm: Double, lastLayer: Int, lastNorm: Double)
    /// A gradient that is huge in an early layer beside a late one.
    case growingBackwards(layer: Int, norm: Double, lastLayer: Int, lastNorm: Double)
    /// Units that give 0 for every sample.
    case deadUnits(layer: Int, name: String, dead: Int, units: Int)
    /// Outputs at the flat ends of a sigmoid or tanh.
    case saturatedUnits(layer: Int, name: String, share: Double)
    /// A loss on held-out data that rises while the training loss falls.
    case overfitting(least: Double, epoch: Int, now: Double, trainingLoss: Double)
  }
}

extension Finding: CustomStringConvertible {
  /// The step and the facts in a sentence.
  public var description: String {
    let place = step.map { "step \($0): " } ?? ""
    return place + kind.description
  }
}

extension Finding.Kind: CustomStringConvertible {
  /// The facts in a sentence, with what to do where that is clear.
  public var description: String {
    switch self {
    case .nonFiniteInput(let value, let sample, let feature, let samples):
      """
      \(value.isNaN ? "NaN" : "an infinity") in the inputs at sample \(sample), feature \(feature)\
      \(samples > 1 ? " (\(samples) samples in all)" : ""): \
      a loss that has seen it is not a number; fill or leave out such samples
      """
    case .unscaledInputs(let largest, let feature, let spreadRatio):
      """
      the inputs reach \(short(largest)) (feature \(feature)) and the spreads of features differ \
      \(short(spreadRatio))-fold: one learning rate cannot suit them all; standardise the features
      """
    case .hugeFirstLoss(let loss, let guess):
      """
      the first loss, \(short(loss)), is \(short(loss / guess)) times that of a guess, \
      \(short(guess)): the initial weights or the inputs are too large
      """
    case .nonFiniteLoss(let loss, let lastFinite):
      "the loss became \(loss.isNaN ? "NaN" : "infinite")"
        + (lastFinite.map { "; before it was \(short($0))" } ?? " at the first step")
    case .risingLoss(let least, let at, let now):
      """
      the loss rose from \(short(least)) at step \(at) to \(short(now)): \
      the learning rate is too large for this surface
      """
    case .guessing(let loss, let guess, let steps):
      """
      after \(steps) steps the loss, \(short(loss)), is still that of a guess, \(short(guess)): \
      nothing is learnt
      """
    case .explodingGradient(let factor, let steps, let norm):
      """
      the gradient's norm grew \(short(factor))-fold in \(steps) step\(steps == 1 ? "" : "s"), \
      to \(short(norm)): \
      lower the learning rate or clip the gradient
      """
    case .vanishingGradient(let layer, let norm, let lastLayer, let lastNorm):
      """
      the gradient of layer \(layer) has the norm \(short(norm)), that of layer \(lastLayer) \
      \(short(lastNorm)): it vanishes on its way back
      """
    case .growingBackwards(let layer, let norm, let lastLayer, let lastNorm):
      """
      the gradient of layer \(layer) has the norm \(short(norm)), that of layer \(lastLayer) \
      \(short(lastNorm)): it explodes on its way back
      """
    case .deadUnits(let layer, let name, let dead, let units):
      """
      \(dead) of \(units) units of layer \(layer), \(name), give 0 for every sample: \
      no gradient reaches their weights
      """
    case .saturatedUnits(let layer, let name, let share):
      """
      \(short(100 * share))% of the outputs of layer \(layer), \(name), lie at the flat ends of \
      the function: hardly a gradient passes
      """
    case .overfitting(let least, let epoch, let now, let trainingLoss):
      """
      the loss on held-out data rose from \(short(least)) (epoch \(epoch)) to \(short(now)) while \
      the training loss fell to \(short(trainingLoss)): the network learns its samples by heart
      """
    }
  }
}

/// A number to three significant digits, very large and very small ones as a power of ten: `12,300`, `1.23×10⁶`.
private func short(_ x: Double) -> String {
  guard x != 0, x.isFinite else { return x == 0 ? "0" : "\(x)" }
  var exponent = Int(log10(abs(x)).rounded(.down))
  // Rounding may carry: 999.6 has three digits before the point, as 1000 it has four.
  if (abs(x) / pow(10, Double(exponent - 2))).rounded() >= 1000 { exponent += 1 }
  let digits = (x / pow(10, Double(exponent - 2))).rounded()
  if exponent >= 6 || exponent < -3 {
    let mantissa = digits / 100
    let front = mantissa == 1 ? "" : plain(mantissa) + "×"
    return front + "10" + superscript(exponent)
  }
  return plain(
    exponent >= 2 ? digits * pow(10, Double(exponent - 2)) : digits / pow(10, Double(2 - exponent)))
}

/// The digits of a number below a million, without `.0` at its end and in groups of three.
private func plain(_ x: Double) -> String {
  var text = "\(x)"
  guard text.hasSuffix(".0") else { return text }
  text.removeLast(2)
  if abs(x) >= 1000 { text.insert(",", at: text.index(text.endIndex, offsetBy: -3)) }
  return text
}

private func superscript(_ exponent: Int) -> String {
  let digits: [Character] = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"]
  return (exponent < 0 ? "⁻" : "")
    + String("\(abs(exponent))".map { digits[$0.wholeNumberValue!] })
}
