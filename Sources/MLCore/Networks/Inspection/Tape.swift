/// Numbers that remember how they were made, so that the chain rule can be read backwards off the tape.
///
///     let tape = Tape()
///     let x = tape.variable(3), y = tape.variable(2)
///     let z = x * x * y + tanh(y)
///     let gradient = tape.gradient(of: z)
///     gradient[x]     // ∂z/∂x = 2xy = 12
///
/// Reverse mode: one sweep from the result to the inputs gives the derivatives by all of them. Each number
/// is an entry on the tape, which makes it some hundred times slower than ``Network``'s loops over whole matrices. It
/// is here to be read, and to check those loops.
///
/// - Source: Linnainmaa 1970; Griewank & Walther 2008, chapter 3.
public final class Tape {
  /// How one number was made: from which others, and its derivatives by them.
  fileprivate struct Entry {
    var parents: (Int, Int)
    var slopes: (Double, Double)
  }

  fileprivate var entries: [Entry] = []

  /// An empty tape.
  public init() {}

  /// How many numbers are on the tape.
  public var count: Int { entries.count }

  /// A number to differentiate by.
  public func variable(_ value: Double) -> Variable { record(value, nil, 0, nil, 0) }

  /// Numbers to differentiate by.
  public func variables(_ values: [Double]) -> [Variable] { values.map(variable) }

  /// The derivatives of a number by all that it was made from.
  ///
  ///     ∂z/∂a = Σ over the numbers b made from a of ∂z/∂b · ∂b/∂a
  public func gradient(of result: Variable) -> Gradient {
    var byEntry = [Double](repeating: 0, count: entries.count)
    byEntry[result.index] = 1
    // A number is made from earlier ones: backwards along the tape, each is complete when it is reached.
    for index in stride(from: result.index, through: 0, by: -1) where byEntry[index] != 0 {
      let entry = entries[index]
      if entry.parents.0 >= 0 { byEntry[entry.parents.0] += byEntry[index] * entry.slopes.0 }
      if entry.parents.1 >= 0 { byEntry[entry.parents.1] += byEntry[index] * entry.slopes.1 }
    }
    return Gradient(byEntry: byEntry)
  }

  /// Derivatives of one number, by variable.
  public struct Gradient {
    fileprivate let byEntry: [Double]

    /// The derivative by a variable; 0 where the number was not made from it.
    public subscript(variable: Variable) -> Double {
      variable.index < byEntry.count ? byEntry[variable.index] : 0
    }
  }

  fileprivate func record(
    _ value: Double, _ a: Variable?, _ slopeA: Double, _ b: Variable?, _ slopeB: Double
  ) -> Variable {
    require(
      (a == nil || a!.tape === self) && (b == nil || b!.tape === self),
      "numbers of two tapes cannot be combined")
    entries.append(Entry(parents: (a?.index ?? -1, b?.index ?? -1), slopes: (slopeA, slopeB)))
    return Variable(value: value, index: entries.count - 1, tape: self)
  }
}

/// A number on a ``Tape``.
public struct Variable {
  /// The number itself.
  public let value: Double
  fileprivate let index: Int
  fileprivate let tape: Tape

  fileprivate func map(_ value: Double, slope: Double) -> Variable {
    tape.record(value, self, slope, nil, 0)
  }

  /// a + b; both derivatives are 1.
  public static func + (a: Variable, b: Variable) -> Variable {
    a.tape.record(a.value + b.value, a, 1, b, 1)
  }
  /// a − b; the derivatives are 1 and −1.
  public static func - (a: Variable, b: Variable) -> Variable {
    a.tape.record(a.value - b.value, a, 1, b, -1)
  }
  /// a b; the derivatives are b and a.
  public static func * (a: Variable, b: Variable) -> Variable {
    a.tape.record(a.value * b.value, a, b.value, b, a.value)
  }
  /// a / b; the derivatives are 1/b and −a/b².
  public static func / (a: Variable, b: Variable) -> Variable {
    a.tape.record(a.value / b.value, a, 1 / b.value, b, -a.value / (b.value * b.value))
  }
  /// a plus a constant.
  public static func + (a: Variable, c: Double) -> Variable { a.map(a.value + c, slope: 1) }
  /// a minus a constant.
  public static func - (a: Variable, c: Double) -> Variable { a.map(a.value - c, slope: 1) }
  /// A constant times a.
  public static func * (c: Double, a: Variable) -> Variable { a.map(c * a.value, slope: c) }
  /// −a.
  public static prefix func - (a: Variable) -> Variable { a.map(-a.value, slope: -1) }
}

/// eˣ, its own derivative.
public func exp(_ x: Variable) -> Variable {
  let y = exp(x.value)
  return x.map(y, slope: y)
}
/// log x, with the derivative 1/x.
public func log(_ x: Variable) -> Variable { x.map(log(x.value), slope: 1 / x.value) }
/// √x, with the derivative 1 / (2√x).
public func sqrt(_ x: Variable) -> Variable {
  let y = sqrt(x.value)
  return x.map(y, slope: 1 / (2 * y))
}
/// An activation of a variable.
public func apply(_ activation: Activation, to x: Variable) -> Variable {
  x.map(activation(x.value), slope: activation.derivative(at: x.value))
}
/// tanh x, with the derivative 1 − tanh² x.
public func tanh(_ x: Variable) -> Variable { apply(.tanh, to: x) }
/// σ(x), with the derivative σ (1 − σ).
public func sigmoid(_ x: Variable) -> Variable { apply(.sigmoid, to: x) }
/// max(x, 0), with the derivative 1 above 0 and 0 elsewhere.
public func relu(_ x: Variable) -> Variable { apply(.relu, to: x) }
