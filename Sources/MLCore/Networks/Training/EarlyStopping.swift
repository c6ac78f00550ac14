/// When to stop before all epochs are run: when the loss on held-out data no longer falls.
///
/// - Source: Prechelt 1998, "Early stopping – but when?"
public struct EarlyStopping: Sendable, Equatable {
  /// How many epochs in a row may pass without a new smallest loss, at least 1.
  public let patience: Int
  /// By how much a loss must fall below the smallest to count, 0 or more.
  public let minimumImprovement: Double
  /// Whether the network ends with the parameters of the best epoch; with those of the last, if not.
  public let restoresBest: Bool

  /// Stopping after so many epochs without improvement.
  ///
  /// - Throws: ``NetworkError/settingOutOfRange(name:value:expected:)``
  public init(
    patience: Int, minimumImprovement: Double = 0, restoresBest: Bool = true
  ) throws(NetworkError) {
    guard patience >= 1 else {
      throw .settingOutOfRange(
        name: "patience", value: Double(patience), expected: "at least 1 epoch")
    }
    guard minimumImprovement >= 0, minimumImprovement.isFinite else {
      throw .settingOutOfRange(
        name: "minimumImprovement", value: minimumImprovement, expected: "finite and 0 or more")
    }
    self.patience = patience
    self.minimumImprovement = minimumImprovement
    self.restoresBest = restoresBest
  }
}
