/// A chart that is shown step by step: iterations of an algorithm, a path that unfolds.
///
///     Frames(steps, title: { "step \($0.number)" }) { step in
///       Chart { PointPlot(step.points, …) }
///     }
///
/// All frames share their scales. Without JavaScript the page shows one of them, and says of each what it
/// shows.
public struct Frames: Displayable {
  let record: ExplorerRecord

  /// - Parameters:
  ///   - steps: one a frame, at least one.
  ///   - name: what is stepped through: "Step" by default.
  ///   - start: the frame that is shown first, the most telling one; the last by default.
  ///   - title: what a frame is called; its number, from 1, by default.
  ///   - content: the frame's chart or table.
  public init<Step>(
    _ steps: some Sequence<Step>, name: String = "Step", start: Int? = nil,
    title: ((Step) -> String)? = nil, content: @escaping (Step) -> some Displayable
  ) {
    let steps = Array(steps)
    if steps.isEmpty { fatalError("there are no steps to make frames of") }
    let titles = steps.indices.map { title?(steps[$0]) ?? "\($0 + 1) of \(steps.count)" }
    let control = Control(
      name: name, kind: .steps, positions: titles, start: start ?? steps.count - 1)
    record =
      Explorer(
        controls: [control], panels: [Panel("") { content(steps[control.read()]) }]
      ).record
  }

  public var display: Display { .explorer(record) }
}
