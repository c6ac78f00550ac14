/// What can be placed on a scale: numbers on a continuous one, everything else as a category.
public protocol Plottable {
  var primitivePlottable: PlottablePrimitive { get }
}

/// A plotted value without its type.
public enum PlottablePrimitive: Hashable, Sendable {
  case number(Double)
  case category(String)
  /// Seconds since 1970.
  case date(Double)
}

extension Plottable where Self: BinaryInteger {
  public var primitivePlottable: PlottablePrimitive { .number(Double(self)) }
}
extension Plottable where Self: BinaryFloatingPoint {
  public var primitivePlottable: PlottablePrimitive { .number(Double(self)) }
}
/// An enumeration of strings becomes plottable by naming the protocol: `enum Model: String, Plottable`.
extension Plottable where Self: RawRepresentable, RawValue == String {
  public var primitivePlottable: PlottablePrimitive { .category(rawValue) }
}

extension Int: Plottable {}
extension Int8: Plottable {}
extension Int16: Plottable {}
extension Int32: Plottable {}
extension Int64: Plottable {}
extension UInt: Plottable {}
extension UInt8: Plottable {}
extension UInt16: Plottable {}
extension UInt32: Plottable {}
extension UInt64: Plottable {}
extension Double: Plottable {}
extension Float: Plottable {}
extension String: Plottable {
  public var primitivePlottable: PlottablePrimitive { .category(self) }
}
extension Substring: Plottable {
  public var primitivePlottable: PlottablePrimitive { .category(String(self)) }
}
extension Bool: Plottable {
  public var primitivePlottable: PlottablePrimitive { .category(self ? "true" : "false") }
}

/// A labelled value: `.value("Recall", 0.9)`. The label names the axis or the legend.
public struct PlottableValue<Value: Plottable> {
  var label: String
  var value: Value
  /// The other end of a bin.
  var end: Value?

  public static func value(_ label: String, _ value: Value) -> PlottableValue {
    PlottableValue(label: label, value: value)
  }

  /// A bin of ``NumberBins``: a bar fills it from border to border, other marks stand at its lower one.
  public static func value(_ label: String, _ bin: ChartBinRange<Value>) -> PlottableValue
  where Value: Comparable {
    PlottableValue(label: label, value: bin.lowerBound, end: bin.upperBound)
  }

  var endChannel: ChannelSpec? {
    end.map { PlottableValue(label: label, value: $0).channel }
  }

  var channel: ChannelSpec {
    switch value.primitivePlottable {
    case .number(let number): ChannelSpec(label: label, values: .numbers([number]))
    case .category(let name): ChannelSpec(label: label, values: .categories([name]))
    case .date(let seconds): ChannelSpec(label: label, values: .numbers([seconds]), isDate: true)
    }
  }
}

/// A labelled property of a plot's data: `.value("Recall", \.recall)`.
public struct PlottableProjection<Element, Value: Plottable> {
  var label: String
  var project: (Element) -> Value

  public static func value(_ label: String, _ keyPath: KeyPath<Element, Value>) -> Self {
    Self(label: label, project: { $0[keyPath: keyPath] })
  }

  /// A computed value. Ours: Swift Charts takes key paths only.
  public static func value(_ label: String, _ project: @escaping (Element) -> Value) -> Self {
    Self(label: label, project: project)
  }

  func channel(_ data: some Sequence<Element>) -> ChannelSpec {
    var numbers: [Double] = []
    var categories: [String] = []
    var isDate: Bool?
    // By index: an iterator over a type that is not known here looks its optional up at each step.
    let elements = Array(data)
    elements.withUnsafeBufferPointer { elements in
      for index in 0..<elements.count {
        switch project(elements[index]).primitivePlottable {
        case .number(let number): numbers.append(number)
        case .category(let name): categories.append(name)
        case .date(let seconds):
          numbers.append(seconds)
          isDate = true
        }
      }
    }
    return ChannelSpec(
      label: label, values: categories.isEmpty ? .numbers(numbers) : .categories(categories),
      isDate: isDate)
  }
}
