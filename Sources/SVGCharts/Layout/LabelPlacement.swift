/// Finds room for texts: none covers another or leaves the frame.
struct LabelPlacement {
  let frame: Rect
  private var taken: [Rect]

  init(frame: Rect, taken: [Rect]) {
    self.frame = frame
    self.taken = taken
  }

  /// The texts of an annotation at the wanted side of its mark's box, or the nearest side with room;
  /// nil where there is none.
  mutating func place(
    _ annotation: AnnotationSpec, of mark: MarkSpec, beside box: Rect
  ) -> [TextLine]? {
    var box = box
    var wanted = annotation.position
    let texts = annotation.text.split(separator: "\n", omittingEmptySubsequences: true)
      .map(String.init)
    if texts.isEmpty { return [] }
    let width = texts.map { TextMetrics.width($0) }.max() ?? 0
    switch mark.kind {
    case .rule where mark.x != nil && mark.yStart == nil:
      // A rule across the plot is named at its end, inside.
      box.bottom = box.top + TextMetrics.lineHeight * Double(texts.count)
      if wanted == .automatic || wanted == .top { wanted = .trailing }
    case .rule where mark.y != nil && mark.xStart == nil:
      if annotation.alignment == .leading {
        box.right = min(box.right, box.left + width + 8)
      } else {
        box.left = max(box.left, box.right - width - 8)
      }
      if wanted == .automatic { wanted = .top }
    case .point: box = box.grown(by: 2)
    case .rectangle where wanted == .automatic: wanted = .overlay
    case .bar where wanted == .automatic: wanted = mark.isHorizontal ? .trailing : .top
    default: break
    }
    var order: [AnnotationPosition] = [.top, .trailing, .leading, .bottom]
    // The next best place is on the bar itself: beside it are others.
    if mark.kind == .bar { order = [.overlay] + order }
    if wanted != .automatic { order = [wanted] + order.filter { $0 != wanted } }
    // Near the border a text beside a point may slide along it.
    for slides in [false, true] {
      for position in order {
        var lines = Self.lines(
          texts, beside: box, at: position,
          alignment: position == wanted ? annotation.alignment : nil, spacing: annotation.spacing)
        if slides { slide(&lines) }
        let boxes = lines.map(\.box)
        if boxes.allSatisfy({ box in
          frame.contains(box) && !taken.contains(where: box.intersects)
        }) {
          taken += boxes
          return lines
        }
      }
    }
    return nil
  }

  private func slide(_ lines: inout [TextLine]) {
    let boxes = lines.map(\.box)
    let across =
      max(0, frame.left - (boxes.map(\.left).min() ?? 0))
      - max(0, (boxes.map(\.right).max() ?? 0) - frame.right)
    let down =
      max(0, frame.top - (boxes.map(\.top).min() ?? 0))
      - max(0, (boxes.map(\.bottom).max() ?? 0) - frame.bottom)
    for index in lines.indices {
      lines[index].at.x += across
      lines[index].at.y += down
    }
  }

  private static func lines(
    _ texts: [String], beside box: Rect, at position: AnnotationPosition, alignment: Alignment?,
    spacing: Double?
  ) -> [TextLine] {
    let rest = Double(texts.count - 1) * TextMetrics.lineHeight
    let half = (TextMetrics.ascent - TextMetrics.descent) / 2
    var first = TextLine(
      text: "", at: Point(x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2),
      hasHalo: true)
    first.at.y += half - rest / 2
    let isAbove = [.top, .automatic, .topLeading, .topTrailing].contains(position)
    let isBelow = [.bottom, .bottomLeading, .bottomTrailing].contains(position)
    if isAbove { first.at.y = box.top - (spacing ?? 3) - TextMetrics.descent - rest }
    if isBelow { first.at.y = box.bottom + (spacing ?? 4) + TextMetrics.ascent }
    switch position {
    case .top, .automatic, .bottom, .overlay:
      // Along the mark's edge.
      switch alignment?.across ?? 0.5 {
      case 0: first.at.x = box.left
      case 1:
        first.anchor = .end
        first.at.x = box.right
      default: first.anchor = .middle
      }
    case .trailing, .topTrailing, .bottomTrailing: first.at.x = box.right + (spacing ?? 6)
    case .leading, .topLeading, .bottomLeading:
      first.anchor = .end
      first.at.x = box.left - (spacing ?? 6)
    }
    if position == .trailing || position == .leading, let down = alignment?.down, down != 0.5 {
      first.at.y =
        down == 0 ? box.top + TextMetrics.ascent : box.bottom - TextMetrics.descent - rest
    }
    return texts.enumerated().map { index, text in
      var line = first
      line.text = text
      line.at.y += Double(index) * TextMetrics.lineHeight
      return line
    }
  }
}

/// Moves places apart until neighbours have the distance, and all lie in the range.
///
/// - Returns: new places in the order given, or nil where there is not enough room.
/// - Complexity: O(n²)
package func spreadApart(_ places: [Double], distance: Double, in range: ClosedRange<Double>)
  -> [Double]?
{
  let count = places.count
  guard Double(count - 1) * distance <= range.upperBound - range.lowerBound else { return nil }
  let order = places.indices.sorted { (places[$0], $0) < (places[$1], $1) }
  // Blocks of touching labels, each centred on the mean of what its members want.
  var blocks: [(members: [Int], start: Double)] = []
  func start(_ members: [Int]) -> Double {
    let sum = members.enumerated().reduce(0.0) {
      $0 + places[$1.element] - Double($1.offset) * distance
    }
    let length = Double(members.count - 1) * distance
    return min(max(sum / Double(members.count), range.lowerBound), range.upperBound - length)
  }
  for index in order {
    blocks.append(([index], start([index])))
    while blocks.count > 1 {
      let last = blocks[blocks.count - 1]
      let before = blocks[blocks.count - 2]
      guard before.start + Double(before.members.count) * distance > last.start else { break }
      blocks.removeLast(2)
      let members = before.members + last.members
      blocks.append((members, start(members)))
    }
  }
  var result = places
  for block in blocks {
    for (offset, index) in block.members.enumerated() {
      result[index] = block.start + Double(offset) * distance
    }
  }
  return result
}
