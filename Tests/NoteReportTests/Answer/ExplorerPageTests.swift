import NoteRecord
import NoteReport
import NoteSyntax
import SVGCharts
import Testing

@Suite struct `An explorer on a page` {
  func page(_ explorer: ExplorerRecord) -> RenderedPage {
    var note = makeNote([.experiment(0)])
    note.experiments = [Experiment(options: ExperimentOptions(), code: [], range: at(1))]
    var block = BlockRecord()
    block.outputs = [.display(.explorer(explorer), line: 0)]
    return render(note, RunRecord(blocks: [block], values: []))
  }

  let slider = ExplorerRecord.Control(
    kind: .slider, name: "Rate <b>", positions: ["a", "b", "c"], start: 1)

  @Test func `shows its start, and a table of its readouts`() {
    let panel = ExplorerRecord.Panel(
      title: "Loss", controls: [0], states: .readouts(["one", "two", "three"]))
    let html = page(ExplorerRecord(controls: [slider], panels: [panel])).html
    #expect(html.contains("<dt>Loss</dt><dd data-panel=\"0\">two</dd>"))
    #expect(html.contains("Shown: Rate &lt;b&gt; b."))
    #expect(html.contains("<th scope=\"row\">c</th><td>three</td>"))
    #expect(html.contains("max=\"2\" step=\"1\" value=\"1\" aria-valuetext=\"b\""))
    #expect(html.contains("<div class=\"controls\" hidden>"))
  }

  private func chart(_ values: [Double]) -> ChartSpec {
    Chart(Array(values.enumerated()), id: \.offset) { index, value in
      PointMark(x: .value("Step", Double(index)), y: .value("Loss", value))
    }.spec
  }

  @Test func `carries the values of each state of a small chart for the pointer`() {
    let charts = [chart([1, 2]), chart([1, 3]), chart([1, 4, 6])]
    let panel = ExplorerRecord.Panel(
      title: "", controls: [0], states: .charts(ChartStates(charts)))
    let html = body(page(ExplorerRecord(controls: [slider], panels: [panel])))
    // The state at the start is on the page: two rows with a place each.
    #expect(html.contains("<div data-panel=\"0\"><div class=\"plot\" data-table="))
    #expect(html.contains("<tr><td>1</td><td>3</td></tr>"))
    // The others follow from the state table: 6 is in the third state alone.
    #expect(html.contains("6\\u003c/td"))
  }

  @Test func `leaves them out where they would be most of the page`() {
    let states = (0..<60).map { state in chart((0..<30).map { Double($0 * state) }) }
    let many = ExplorerRecord.Control(
      kind: .slider, name: "Rate", positions: states.indices.map(String.init), start: 0)
    let panel = ExplorerRecord.Panel(
      title: "", controls: [0], states: .charts(ChartStates(states)))
    let html = body(page(ExplorerRecord(controls: [many], panels: [panel])))
    #expect(html.contains("<div class=\"plot\" data-panel=\"0\"><svg"))
  }

  @Test func `whose record is not whole is a warning and no crash`() {
    let broken: [ExplorerRecord] = [
      .init(
        controls: [slider],
        panels: [.init(title: "x", controls: [0], states: .readouts(["one"]))]),
      .init(
        controls: [slider],
        panels: [.init(title: "x", controls: [7], states: .readouts(["one"]))]),
      .init(
        controls: [.init(kind: .steps, name: "s", positions: [], start: 0)], panels: []),
      .init(
        controls: [slider],
        panels: [.init(title: "x", controls: [0], states: .charts(ChartStates([])))]),
    ]
    for explorer in broken {
      let page = page(explorer)
      #expect(page.diagnostics.contains { $0.fact.contains("not whole") })
      #expect(!page.html.contains("<figure"))
    }
  }
}
