/// Finds room for texts: none covers another or leaves the frame.
struct LabelPlacement {
  let frame: Rect
  private var taken: [Rect]

  init(frame: Rect, taken: [Rect]) {
    self.frame = frame
    self.taken = taken
  }

  /// The text at the wanted side of a box, or the nearest side with room; nil where there is none.
  ///
  /// - Parameter insideFirst: the next best place is on the mark itself: beside a bar are others.
  mutating func place(
    _ text: String, beside box: Rect, wanted: AnnotationPosition, insideFirst: Bool = false
  ) -> TextLine? {
    var order: [AnnotationPosition] = [.top, .trailing, .leading, .bottom]
    if insideFirst { order = [.overlay] + order }
    if wanted != .automatic { order = [wanted] + order.filter { $0 != wanted } }
    // Near the border a text beside a point may slide along it.
    for slides in [false, true] {
      for position in order {
        var line = Self.line(text, beside: box, at: position)
        if slides { Self.slide(&line, into: frame) }
        if frame.contains(line.box), !taken.contains(where: line.box.intersects) {
          taken.append(line.box)
          return line
        }
      }
    }
    return nil
  }

  private static func slide(_ line: inout TextLine, into frame: Rect) {
    let box = line.box
    line.at.x += max(0, frame.left - box.left) - max(0, box.right - frame.right)
    line.at.y += max(0, frame.top - box.top) - max(0, box.bottom - frame.bottom)
  }

  private static func line(
    _ text: String, beside box: Rect, at position: AnnotationPosition
  ) -> TextLine {
    let middleX = (box.left + box.right) / 2
    let middleY = (box.top + box.bottom) / 2
    let half = (TextMetrics.ascent - TextMetrics.descent) / 2
    var line = TextLine(text: text, at: Point(x: middleX, y: middleY + half), hasHalo: true)
    switch position {
    case .top, .automatic:
      line.anchor = .middle
      line.at.y = box.top - 5 - TextMetrics.descent + 2
    case .bottom:
      line.anchor = .middle
      line.at.y = box.bottom + 4 + TextMetrics.ascent
    case .trailing: line.at.x = box.right + 6
    case .leading:
      line.anchor = .end
      line.at.x = box.left - 6
    case .overlay: line.anchor = .middle
    }
    return line
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
