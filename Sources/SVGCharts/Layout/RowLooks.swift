extension MarkLayout {
  /// The mark's groups, cut further where rows differ in a continuous colour or an opacity.
  func looks(_ mark: MarkSpec) -> [RowGroup] {
    let groups = mark.groups()
    guard mark.colorNumbers != nil || mark.opacity != nil else { return groups }
    if mark.kind == .line || mark.kind == .area {
      // In one piece, as opaque as it begins.
      return groups.map { group in
        var whole = group
        whole.opacity = mark.opacity.flatMap { styles.opacities?.opacity($0.values, group.rows[0]) }
        return whole
      }
    }
    return groups.flatMap { group -> [RowGroup] in
      var places: [[Int]: Int] = [:]
      var parts: [RowGroup] = []
      for row in group.rows {
        var paint: Paint?
        var key = [-1, -1]
        if let values = mark.colorNumbers {
          let step = row < values.count ? styles.ramp?.step(of: values[row]) : nil
          // A cell without a value is a hole: grey is a colour of some maps.
          if step == nil, mark.kind == .rectangle { continue }
          paint = step.flatMap { styles.ramp?.paint(step: $0) } ?? .color(.secondary)
          key[0] = step ?? -2
        }
        let opacity = mark.opacity.flatMap { styles.opacities?.opacity($0.values, row) }
        if let opacity { key[1] = Int(opacity * 20) }
        if let place = places[key] {
          parts[place].rows.append(row)
          continue
        }
        places[key] = parts.count
        var part = group
        part.rows = [row]
        part.paint = paint
        part.opacity = opacity
        parts.append(part)
      }
      return parts
    }
  }

  /// What a group is drawn with: the paint of its step, else its series' or its mark's colour.
  func paint(_ mark: MarkSpec, _ group: RowGroup) -> Paint {
    group.paint ?? .color(color(mark, group))
  }

  func opacity(_ mark: MarkSpec, _ group: RowGroup) -> Double {
    (group.opacity ?? 1) * (mark.style.opacity ?? 1)
  }

  // MARK: Side by side

  /// How far marks of one value of the position channel stand from the middle of their place.
  func dodge(_ mark: MarkSpec, _ row: Int) -> (x: Double, y: Double) {
    var offset = (x: mark.style.offsetX ?? 0, y: mark.style.offsetY ?? 0)
    guard mark.kind != .bar,
      let names = mark.position?.values.names, row < names.count,
      let place = positions.firstIndex(of: names[row])
    else { return offset }
    let share = (Double(place) + 0.5) / Double(positions.count) - 0.5
    let isHorizontal = dodgesAlongX(mark)
    offset.x += isHorizontal ? share * dodgeRoom(mark, x, barStep.x) : 0
    offset.y += isHorizontal ? 0 : share * dodgeRoom(mark, y, barStep.y)
    return offset
  }

  /// Along the axis asked for, else along that of the categories, else along x.
  func dodgesAlongX(_ mark: MarkSpec) -> Bool {
    if let axis = mark.style.positionAxis { return axis == .horizontal }
    return x.categories != nil || y.categories == nil
  }

  private func dodgeRoom(_ mark: MarkSpec, _ scale: Scale, _ barStep: Double) -> Double {
    let room = scale.categories != nil ? abs(scale.step) : barStep
    switch mark.style.positionSpan ?? .automatic {
    case .automatic: return room * 0.8
    case .ratio(let share): return room * (share.isFinite ? min(max(share, 0), 1) : 0.8)
    case .fixed(let points): return points.isFinite ? max(points, 0) : 0
    case .inset(let points): return points.isFinite ? max(room - 2 * points, 0) : room
    }
  }
}
