/// What a chart cannot show, in sentences.
enum Omissions {
  static func find(in spec: ChartSpec, x: Scale, y: Scale) -> [String] {
    var warnings: [String] = []
    for mark in spec.marks {
      warnings += mark.notes ?? []
      if let reduction = mark.reduction {
        if reduction.nonFinite > 0, spec.expectsGaps != true {
          warnings.append(
            gap(reduction.nonFinite, of: reduction.count, "a value that is not finite", mark))
        }
        if mark.kind == .point {
          warnings.append(
            "\(count(mark.count)) of \(count(reduction.count)) points are drawn: the others would lie on them"
          )
        }
      }
      if let values = mark.colorNumbers, let label = mark.color?.label {
        let transform = ScaleTransform(ColorRamp.scale(spec).type)
        let lost = values.count { transform($0) == nil }
        if lost > 0 {
          let effect = mark.kind == .rectangle ? "left empty" : "drawn in grey"
          warnings.append(
            "\(count(lost)) of \(count(values.count)) values of \"\(label)\" (\(mark.kind.rawValue)): no place on the colour scale, \(effect)"
          )
        }
      }
      if let sizes = mark.symbolSize, let values = sizes.values.numbers {
        let lost = values.count { !$0.isFinite || ($0 < 0 && spec.symbolSizeScale?.lower == nil) }
        if lost > 0 {
          warnings.append(
            gap(lost, of: values.count, "no area: negative or not finite", mark, sizes.label))
        }
      }
      for (path, scale) in channels(x: x, y: y) {
        guard let channel = mark[keyPath: path] else { continue }
        switch channel.values {
        case .numbers(let values):
          let broken = values.count { spec.expectsGaps == true ? $0.isInfinite : !$0.isFinite }
          if broken > 0, mark.reduction == nil {
            warnings.append(gap(broken, of: values.count, "not finite", mark, channel.label))
          }
          if scale.kind == .log {
            let low = values.count { $0.isFinite && $0 <= 0 }
            if low > 0 {
              warnings.append(
                gap(
                  low, of: values.count, "zero or negative on a logarithmic axis", mark,
                  channel.label))
            }
          }
          if mark.kind == .point {
            let outside = values.count { value in
              value.isFinite && !scale.isInside(value) && !(scale.kind == .log && value <= 0)
            }
            if outside > 0 {
              warnings.append(
                gap(outside, of: values.count, "outside the axis", mark, channel.label))
            }
          }
        case .categories(let names):
          let unknown = names.count { scale.place($0) == nil }
          if unknown > 0 {
            warnings.append(gap(unknown, of: names.count, "not on the axis", mark, channel.label))
          }
        }
      }
    }
    return warnings
  }

  private static func channels(
    x: Scale, y: Scale
  ) -> [(KeyPath<MarkSpec, ChannelSpec?>, Scale)] {
    [(\.x, x), (\.xStart, x), (\.xEnd, x), (\.y, y), (\.yStart, y), (\.yEnd, y)]
  }

  private static func count(_ number: Int) -> String { NumberFormat.integer.string(from: number) }

  private static func gap(
    _ number: Int, of total: Int, _ what: String, _ mark: MarkSpec, _ label: String? = nil
  ) -> String {
    let subject = label.map { " of \"\($0)\"" } ?? ""
    let effect = mark.kind == .line || mark.kind == .area ? "left a gap" : "not drawn"
    return "\(count(number)) of \(count(total)) \(total == 1 ? "value" : "values")\(subject) "
      + "(\(mark.kind.rawValue)): \(what), \(effect)"
  }
}
