import NoteRecord
import NoteReport
import NoteSyntax
import SVGCharts

/// Notes made by hand, so that what is tested here does not depend on the parser.
func makeNote(_ blocks: [Block], name: String = "sample", lang: String = "en") -> Note {
  var note = Note(file: "notes/\(name).md")
  note.frontMatter.title = [.text("A sample")]
  note.frontMatter.lang = lang
  note.blocks = blocks
  return note
}

func at(_ line: Int, _ column: Int = 1) -> SourceRange {
  SourceRange(SourceLocation(line: line, column: column))
}

func label(
  _ name: String, _ kind: Label.Kind, _ number: Int, title: String = ""
) -> NoteSyntax.Label {
  NoteSyntax.Label(name: name, kind: kind, number: number, title: title, range: at(1))
}

/// One experiment block, what it did, and the labels that it defines.
func makeExperimentNote(
  _ options: ExperimentOptions = ExperimentOptions(), code: String = "let a = 1",
  outputs: [BlockRecord.Output], failure: BlockRecord.Failure? = nil, labels: [Label] = [],
  lang: String = "en"
) -> (note: Note, record: RunRecord) {
  var note = makeNote([.experiment(0)], lang: lang)
  note.experiments = [
    Experiment(
      options: options,
      code: [.init(text: code, start: SourceLocation(line: 4, column: 1))], range: at(3))
  ]
  note.labels = labels
  var block = BlockRecord()
  block.outputs = outputs
  block.failure = failure
  return (note, RunRecord(blocks: [block], values: []))
}

let emptyRecord = RunRecord(blocks: [], values: [])

func render(
  _ note: Note, _ record: RunRecord = emptyRecord, others: [Note] = [],
  navigation: [NavigationEntry] = [], memo: RenderMemo = RenderMemo()
) -> RenderedPage {
  PageRenderer(labels: LabelIndex(notes: [note] + others), navigation: navigation, memo: memo)
    .page(note, record: record)
}

/// What stands inside `<main>`.
func body(_ page: RenderedPage) -> String {
  guard let start = page.html.firstRange(of: "<main"), let end = page.html.firstRange(of: "</main>")
  else { return "" }
  return String(page.html[start.lowerBound..<end.lowerBound])
}

/// The values of an attribute, in order.
func attributes(_ name: String, in html: String) -> [String] {
  html.split(separator: " \(name)=\"").dropFirst().map { String($0.prefix { $0 != "\"" }) }
}

func makeOutline(_ yaml: String) -> Outline {
  Outline.parse(Array(yaml.utf8), file: "notes/outline.yml").0
}
