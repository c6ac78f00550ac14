/// What a reader of the page can move: positions with a name each. Of the two kinds, ``Slider`` and
/// ``Switch``, only values that were computed can be reached.
public class Control {
  /// What it is called.
  public let name: String
  let kind: ExplorerRecord.Control.Kind
  let positions: [String]
  let start: Int
  /// Where it stands while the displays of an ``Explorer`` are computed.
  var position: Int
  /// Whether a display has asked where it stands.
  var wasRead = false

  init(name: String, kind: ExplorerRecord.Control.Kind, positions: [String], start: Int) {
    if positions.isEmpty { fatalError("the control \"\(name)\" has no positions") }
    if !positions.indices.contains(start) {
      fatalError(
        "the control \"\(name)\" cannot start at position \(start): it has 0 to \(positions.count - 1)"
      )
    }
    for (index, text) in positions.enumerated() where positions[..<index].last == text {
      fatalError(
        "positions \(index - 1) and \(index) of the control \"\(name)\" are both called \"\(text)\": give them more digits"
      )
    }
    self.name = name
    self.kind = kind
    self.positions = positions
    self.start = start
    position = start
  }

  /// The controls of the explorer whose panels are computed now.
  nonisolated(unsafe) static var current: [Control]?

  func read() -> Int {
    if let current = Self.current, !current.contains(where: { $0 === self }) {
      fatalError("a panel reads the control \"\(name)\", which its Explorer(…) does not list")
    }
    wasRead = true
    return position
  }

  var record: ExplorerRecord.Control {
    .init(kind: kind, name: name, positions: positions, start: start)
  }
}

/// A slider over computed values.
///
///     let threshold = Slider("Threshold", over: thresholds, format: .fixed(2), start: 120)
///     threshold.value       // the value where it stands, within an ``Explorer``
public final class Slider<Value>: Control {
  /// The value of each position.
  public let values: [Value]
  /// The value where the slider stands. What reads it is computed for every position.
  public var value: Value { values[read()] }
  /// The number of the position where it stands, from 0.
  public var index: Int { read() }

  /// - Parameters:
  ///   - name: what moves.
  ///   - values: one a position, at least one.
  ///   - start: the position that is shown first, the most telling one; the middle by default.
  ///   - unit: follows each number.
  ///   - text: what a position is called.
  public init(
    _ name: String, over values: [Value], start: Int? = nil, unit: String = "",
    text: (Value) -> String
  ) {
    self.values = values
    super.init(
      name: name, kind: .slider,
      positions: values.map { unit.isEmpty ? text($0) : text($0) + " " + unit },
      start: start ?? values.count / 2)
  }
}

extension Slider where Value: BinaryFloatingPoint {
  /// A slider over numbers, written in a format: silent rounding is how figures go wrong.
  public convenience init(
    _ name: String, over values: [Value], format: NumberFormat, start: Int? = nil, unit: String = ""
  ) {
    if let index = values.firstIndex(where: { !$0.isFinite }) {
      fatalError(
        "position \(index) of the slider \"\(name)\" is \(values[index]), which is not finite")
    }
    self.init(name, over: values, start: start, unit: unit) { format.string(from: Double($0)) }
  }
}

extension Slider where Value: BinaryInteger {
  /// A slider over whole numbers.
  public convenience init(
    _ name: String, over values: [Value], start: Int? = nil, unit: String = ""
  ) {
    self.init(name, over: values, start: start, unit: unit) {
      NumberFormat.integer.string(from: $0)
    }
  }
}

/// A choice between a few things, shown as buttons.
///
///     let axis = Switch("False positive rate", ["linear", "logarithmic"])
public final class Switch: Control {
  /// The choice as it stands. What reads it is computed for every choice.
  public var value: String { positions[read()] }
  /// The number of the choice, from 0.
  public var index: Int { read() }

  /// - Parameters:
  ///   - choices: two or more.
  ///   - start: the choice that is shown first.
  public init(_ name: String, _ choices: [String], start: Int = 0) {
    if choices.count == 1 {
      fatalError("the switch \"\(name)\" has one choice only: \"\(choices[0])\"")
    }
    super.init(name: name, kind: .choice, positions: choices, start: start)
  }
}
