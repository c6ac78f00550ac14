/// What happened in a training.
public struct TrainingHistory: Sendable, Equatable {
  /// One epoch.
  public struct Epoch: Sendable, Equatable {
    /// Counted from 0.
    public let epoch: Int
    /// The loss, averaged over the samples of the epoch's batches, each before its step.
    public let trainingLoss: Double
    /// The loss on held-out data after the epoch, where there is some.
    public let heldOutLoss: Double?
    /// The learning rate of the epoch's last step.
    public let learningRate: Double
  }

  /// Why a training ended.
  public enum End: Sendable, Equatable {
    /// All epochs were run.
    case allEpochs
    /// The loss on held-out data had not fallen for as many epochs as patience allows.
    case outOfPatience(bestEpoch: Int)
    /// The loss of a batch was no longer a number.
    case nonFiniteLoss(step: Int)
  }

  /// The epochs, whole ones.
  public internal(set) var epochs: [Epoch] = []
  /// The loss of each step's batch, before the step.
  public internal(set) var losses: [Double] = []
  /// The norm of each step's gradient before clipping; empty where nobody asked: no clipping by norm, no monitor.
  public internal(set) var gradientNorms: [Double] = []
  /// Why the training ended.
  public internal(set) var end = End.allEpochs
  /// What the monitor saw; empty where there was none.
  public internal(set) var findings: [Finding] = []

  /// The number of steps.
  public var steps: Int { losses.count }
}
