/// Names at the ends of lines: in the margin, pushed apart, or inside the plot where a line ends early.
package struct LineLabels {
  private(set) var texts: [TextLine] = []
  private(set) var leaders: [Shape] = []

  /// Nil where a name has no room: then a legend names all.
  init?(
    names: [String], ends: [String: [Point]], tracks: [[Point]], plot: Rect, frame: Rect,
    styles: SeriesStyles
  ) {
    let points = names.map { ends[$0] ?? [] }
    // One line a name.
    guard points.allSatisfy({ $0.count == 1 && plot.grown(by: 1).contains($0[0]) }) else {
      return nil
    }
    let places = points.map { $0[0] }
    let late = places.indices.filter { places[$0].x > plot.right - plot.width * 0.1 }
    guard !late.isEmpty,
      let spread = spreadApart(
        late.map { places[$0].y }, distance: TextMetrics.lineHeight - 2,
        in: (plot.top + 2)...max(plot.bottom - 2, plot.top + 2)),
      zip(late, spread).allSatisfy({ abs(places[$0].y - $1) <= 2.5 * TextMetrics.lineHeight })
    else { return nil }
    for (index, height) in zip(late, spread) {
      var text = TextLine(
        text: names[index], at: Point(x: plot.right + 20, y: height + 4), hasHalo: true)
      text.series = styles.index(names[index])
      texts.append(text)
      guard let entry = styles.entry(names[index]) else { continue }
      var path = PathBuilder()
      path.move(places[index].x + 2, places[index].y)
      path.line(plot.right + 16, height)
      var shape = Shape(geometry: .path(path.data), stroke: .color(entry.color))
      shape.lineWidth = 1
      shape.series = text.series
      leaders.append(shape)
    }
    for index in places.indices where !late.contains(index) {
      // Behind the end, above or below it: where no line and no other name is.
      let candidates = [(7.0, 4.0), (7, -6), (7, 14)].map { across, down in
        var text = TextLine(
          text: names[index],
          at: Point(x: places[index].x + across, y: places[index].y + down), hasHalo: true)
        text.series = styles.index(names[index])
        return text
      }
      let free = candidates.first { text in
        plot.contains(text.box) && !texts.contains { $0.box.intersects(text.box) }
          && !tracks.contains { Self.crosses($0, text.box) }
      }
      guard let free else { return nil }
      texts.append(free)
    }
  }

  /// Whether a line touches a box.
  package static func crosses(_ track: [Point], _ box: Rect) -> Bool {
    if track.count == 1 { return box.contains(track[0]) }
    return zip(track, track.dropFirst()).contains { a, b in
      // The part of the segment inside both strips (Liang & Barsky 1984).
      var from = 0.0
      var to = 1.0
      for (start, change, low, high) in [
        (a.x, b.x - a.x, box.left, box.right), (a.y, b.y - a.y, box.top, box.bottom),
      ] {
        if change == 0 {
          if start < low || start > high { return false }
          continue
        }
        let first = (low - start) / change
        let second = (high - start) / change
        from = max(from, min(first, second))
        to = min(to, max(first, second))
      }
      return from <= to
    }
  }
}
