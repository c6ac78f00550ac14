/// The key of a continuous colour: what it measures, a bar of its colours, and values along it.
package struct ColorKey {
  package private(set) var shapes: [Shape] = []
  package private(set) var texts: [TextLine] = []
  package let height = 2 * TextMetrics.lineHeight

  private static let stepCount = 32

  /// - Parameters:
  ///   - top: where the key begins; it stands at the left.
  ///   - width: what it may take, its name included.
  package init(_ ramp: ColorRamp, top: Double, width: Double) {
    let name = TextMetrics.fitted(ramp.label, to: width * 0.45)
    texts.append(TextLine(text: name, at: Point(x: 0, y: top + 14), isMuted: true))
    let left = name.isEmpty ? 0 : TextMetrics.width(name) + 12
    let length = max(min(220, width - left - 12), 20)
    for index in 0..<Self.stepCount {
      let step = index * (ColorRamp.stepCount - 1) / (Self.stepCount - 1)
      let from = left + length * Double(index) / Double(Self.stepCount)
      // Each lies a little under the next, so that no seam shows.
      let to = min(left + length * Double(index + 1) / Double(Self.stepCount) + 0.4, left + length)
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
    let (low, high) = (min(ramp.lower, ramp.upper), max(ramp.lower, ramp.upper))
    let ticks =
      low < high
      ? ScaleTicks(ramp.scale(low, high), count: max(2, Int(length / 60)))
      : ScaleTicks(values: [low], labels: [ramp.text(low)])
    var marks = PathBuilder()
    var taken: [Rect] = []
    for (value, label) in zip(ticks.values, ticks.labels) {
      guard let position = ramp.position(of: value) else { continue }
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
