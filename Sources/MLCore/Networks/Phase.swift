/// What a network is run for. Dropout and batch normalisation do different things in the two phases.
public enum Phase: Sendable, Equatable {
  /// Parameters are being fitted. Whatever is random in a layer is drawn from this generator, which moves on.
  case training(SeededGenerator)
  /// The network is used as it is; nothing is random.
  case evaluation

  /// Whether parameters are being fitted.
  public var isTraining: Bool { self != .evaluation }
}
