import SVGCharts

/// A file that goes beside a page: a figure's drawing, or its data.
package struct PageFile: Equatable, Sendable {
  /// Relative to the output folder, parts separated by `/`.
  package var path: String
  package var text: String
}

/// The files of a page's figures, and the links to them.
///
///     figures/<note>/<figure>.svg      data/<note>/<figure>.csv
struct FigureFiles {
  private let note: String
  private(set) var files: [PageFile] = []
  private var names = Anchors()

  init(note: String) { self.note = note }

  /// - Parameters:
  ///   - figure: what the figure is called: its label, or a number.
  ///   - svg: one `<svg>` element.
  ///   - csv: empty where there is no data.
  /// - Returns: a paragraph of links, in the page's words.
  mutating func add(figure: String, svg: String, csv: String, spec: ChartSpec, words: Wording)
    -> String
  {
    // In small letters: some file systems hold `fig-A` and `fig-a` to be one. Cut, since all have a
    // longest name.
    let name = names.unique(String(figure.lowercased().prefix(80)))
    let drawing = PageFile(
      path: "figures/\(note)/\(name).svg",
      text: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\(svg)\n")
    files.append(drawing)
    var links = [link(to: drawing, words.drawingOfFigure)]
    var remark = ""
    if !csv.isEmpty {
      let data = PageFile(path: "data/\(note)/\(name).csv", text: csv)
      files.append(data)
      links.insert(link(to: data, words.valuesOfFigure), at: 0)
      if let all = spec.reducedRows { remark = " " + words.reduced(from: all) }
    }
    return "<p class=\"downloads\">\(links.joined(separator: " "))\(remark)</p>\n"
  }

  private func link(to file: PageFile, _ words: String) -> String {
    let path = file.path.split(separator: "/").map { escapedComponent(String($0)) }
    return "<a href=\"\(path.joined(separator: "/"))\" download>\(words)</a>"
  }
}
