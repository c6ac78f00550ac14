import NoteRecord
import NoteReport
import NoteSyntax
import SVGCharts
import Testing

private let chart = Chart {
  BarMark(x: .value("Model", "A"), y: .value("Recall", 0.1))
}.spec

@Suite struct `Files of a figure` {
  @Test func `are its drawing and its data, linked behind the table`() {
    var options = ExperimentOptions()
    options.label = "fig-Recall"
    let (note, record) = makeExperimentNote(
      options, outputs: [.display(.chart(chart), line: 4)],
      labels: [label("fig-Recall", .figure, 1)])
    let page = render(note, record)
    #expect(
      page.figureFiles.map(\.path) == [
        "figures/sample/fig-recall.svg", "data/sample/fig-recall.csv",
      ]
    )
    #expect(page.figureFiles.last?.text == "Model,Recall\r\nA,0.1\r\n")
    let details = body(page).split(separator: "<details class=\"data\">").last ?? ""
    for file in page.figureFiles { #expect(details.contains("<a href=\"\(file.path)\" download>")) }
  }

  @Test func `stand alone`() {
    let (note, record) = makeExperimentNote(outputs: [.display(.chart(chart), line: 4)])
    let svg = render(note, record).figureFiles.first?.text ?? ""
    #expect(
      svg.hasPrefix(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\""))
    #expect(svg.contains("<title") && svg.contains("<desc") && svg.hasSuffix("</svg>\n"))
    // Every custom property of a page has a colour of its own behind it.
    #expect(svg.matches(of: /var\(--chart-[a-z0-9-]+\)/).isEmpty)
    #expect(!svg.matches(of: /var\(--chart-[a-z0-9-]+,#/).isEmpty)
  }

  @Test func `have names of their own, numbered without a label`() {
    let (note, record) = makeExperimentNote(outputs: [
      .display(.chart(chart), line: 4), .display(.chart(chart), line: 5),
      .display(.text("between"), line: 6), .display(.chart(chart), line: 7),
    ])
    let names = render(note, record).figureFiles.map(\.path).filter { $0.hasSuffix(".csv") }
    #expect(
      names == [
        "data/sample/chart-1.csv", "data/sample/chart-1-2.csv", "data/sample/chart-2.csv",
      ])
  }

  @Test func `are linked by encoded paths`() {
    var (note, record) = makeExperimentNote(outputs: [.display(.chart(chart), line: 4)])
    note.file = "notes/a b#1.md"
    let page = render(note, record)
    #expect(page.figureFiles.first?.path == "figures/a b#1/chart-1.svg")
    #expect(body(page).contains("href=\"figures/a%20b%231/chart-1.svg\""))
  }

  @Test func `say in the page when points were dropped before`() {
    let many = Chart {
      LinePlot(
        (0..<100_000).map(Double.init), x: .value("x", \.self), y: .value("y", \.self))
    }.spec
    let (note, record) = makeExperimentNote(outputs: [.display(.chart(many), line: 4)])
    #expect(body(render(note, record)).contains("there were 100,000."))
  }
}
