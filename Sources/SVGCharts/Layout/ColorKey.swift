/// The key of a numeric colour: what it measures, a bar of its colours, and values along it.
package struct ColorKey {
  package private(set) var shapes: [Shape] = []
  package private(set) var texts: [TextLine] = []
  package let height = 2 * TextMetrics.lineHeight

  /// Of a bar without thresholds.
  private static let stepCount = 32
  private static let length = 220.0

  /// - Parameters:
  ///   - top: where the key begins; it stands at the left.
  ///   - width: what it may take, its name included.
  package init(_ ramp: ColorRamp, top: Double, width: Double) {
    let name = TextMetrics.fitted(ramp.label, to: width * 0.45)
    texts.append(TextLine(text: name, at: Point(x: 0, y: top + 14), isMuted: true))
    let left = name.isEmpty ? 0 : TextMetrics.width(name) + 12
    // Between thresholds each colour has room for a label.
    let wanted = ramp.thresholds == nil ? Self.length : min(Double(ramp.stepCount) * 40, 360)
    let length = max(min(wanted, width - left - 12), 20)
    let count = ramp.thresholds == nil ? Self.stepCount : ramp.stepCount
    for index in 0..<count {
      let step = count > 1 ? index * (ramp.stepCount - 1) / (count - 1) : 0
      let from = left + length * Double(index) / Double(count)
      // Each lies a little under the next, so that no seam shows.
      let to = min(left + length * Double(index + 1) / Double(count) + 0.4, left + length)
      var path = PathBuilder()
      path.box(Rect(left: from, top: top + 4, right: to, bottom: top + 16))
      shapes.append(Shape(geometry: .path(path.data), fill: ramp.paint(step: step)))
    }
    addValues(ramp, left: left, length: length, top: top, width: width)
  }

  /// Ticks below the bar; a label that would cover the one before it, or leave the frame, is left out.
  private mutating func addValues(
    _ ramp: ColorRamp, left: Double, length: Double, top: Double, width: Double
  ) {
    var marks = PathBuilder()
    var taken: [Rect] = []
    for (position, label) in ramp.ticks(count: max(2, Int(length / 60))) {
      let x = left + length * position
      marks.move(x, top + 16)
      marks.line(x, top + 20)
      let half = TextMetrics.width(label) / 2
      let line = TextLine(
        text: label, at: Point(x: min(max(x, half), width - half), y: top + 33), anchor: .middle)
      let box = line.box.grown(by: 3)
      if taken.contains(where: box.intersects) { continue }
      taken.append(line.box)
      texts.append(line)
    }
    if !marks.data.isEmpty { shapes.append(Shape(geometry: .path(marks.data), stroke: .axis)) }
  }
}

extension ColorRamp {
  /// Values along the bar, by their share of its length: the thresholds between its colours, or about so many
  /// round ones.
  fileprivate func ticks(count: Int) -> [(position: Double, label: String)] {
    if let thresholds {
      return thresholds.enumerated().map { index, value in
        (Double(index + 1) / Double(stepCount), text(value))
      }
    }
    let (low, high) = (min(lower, upper), max(lower, upper))
    let ticks =
      low < high
      ? ScaleTicks(scale(low, high), count: count)
      : ScaleTicks(values: [low], labels: [text(low)])
    return zip(ticks.values, ticks.labels).compactMap { value, label in
      position(of: value).map { ($0, label) }
    }
  }

  /// The same values as a scale, for its ticks.
  fileprivate func scale(_ low: Double, _ high: Double) -> Scale {
    let kind: Scale.Kind =
      switch transform.kind {
      case .linear: isDate ? .date : .linear
      case .log: .log
      case .squareRoot: .squareRoot
      case .symmetricLog(let slope): .symmetricLog(slope: slope)
      }
    return Scale(kind, lower: low, upper: high)
  }

  fileprivate func text(_ value: Double) -> String {
    isDate ? readableDate(value) : readable(value)
  }
}
