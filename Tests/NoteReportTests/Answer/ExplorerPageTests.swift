import NoteRecord
import NoteReport
import NoteSyntax
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
    #expect(html.contains("<th scope=\"row\">c</th><td class=\"number\">three</td>"))
    #expect(html.contains("max=\"2\" step=\"1\" value=\"1\" aria-valuetext=\"b\""))
    #expect(html.contains("<div class=\"controls\" hidden>"))
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
