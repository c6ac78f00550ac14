import NoteRecord
import NoteSyntax
import SVGCharts

extension HTMLRenderer {
  /// One experiment block: its code, then what it printed and displayed, in order, then how it failed.
  func experiment(_ index: Int) {
    guard note.experiments.indices.contains(index) else { return }
    let experiment = note.experiments[index]
    let options = experiment.options
    let block = record.blocks.indices.contains(index) ? record.blocks[index] : nil
    let label = options.label.flatMap { labels[$0] }
    startLine()

    guard options.include else {
      // What is hidden can still be pointed at, and its numbers are data of the page.
      if let label { html += "<span id=\"\(escaped(label.name))\"></span>\n" }
      charts[index] = (block?.outputs ?? []).compactMap { output in
        guard case .display(.chart(let spec), _) = output else { return nil }
        let chart = spec.render(id: "hidden")
        return RenderedChartData(chart)
      }
      return
    }

    html += "<div class=\"experiment\">\n"
    var outputs = ExperimentOutputs(
      renderer: self, experiment: experiment, index: index, label: label)
    if options.echo { code(of: experiment, listing: label?.kind == .listing ? label : nil) }
    if options.echo, !options.eval { html += "<p class=\"remark\">\(words.notRun)</p>\n" }
    if options.output, let block { outputs.write(block) }
    if !outputs.isLabelUsed, let label, label.kind != .listing || !options.echo {
      html += "<span id=\"\(escaped(label.name))\"></span>\n"
    }
    html += "</div>\n"
  }

  private func code(of experiment: Experiment, listing: Label?) {
    let options = experiment.options
    var source = experiment.source
    while source.hasSuffix("\n") { source.removeLast() }
    guard !source.allSatisfy(\.isWhitespace) else { return }
    let code =
      "<pre class=\"code\" tabindex=\"0\"><code class=\"language-swift\">"
      + "\(colouredSwift(source, memo: memo))\n</code></pre>\n"
    if let listing {
      html += "<figure class=\"listing\" id=\"\(escaped(listing.name))\">\n"
      html += "<figcaption><span class=\"number\">"
      html += "\(escaped(words.numbered(.listing, listing.number)))</span></figcaption>\n"
    }
    switch options.codeFold {
    case .never: html += code
    case .folded, .shown:
      let summary = options.codeSummary.map(escaped) ?? words.showCode
      html += "<details class=\"fold\"\(options.codeFold == .shown ? " open" : "")>"
      html += "<summary>\(summary)</summary>\n\(code)</details>\n"
    }
    if listing != nil { html += "</figure>\n" }
  }
}

/// The outputs of one block as they are written: which of them carries its label and captions.
struct ExperimentOutputs {
  /// What is shown as one: text that follows text, charts that follow charts.
  enum Group {
    case printed(String)
    case error(String)
    case charts([(spec: ChartSpec, line: Int)])
    case display(Display, line: Int)
  }

  let renderer: HTMLRenderer
  let experiment: Experiment
  let index: Int
  let label: Label?
  private(set) var isLabelUsed = false
  private var isFigureCaptionUsed = false
  private var isTableCaptionUsed = false

  init(renderer: HTMLRenderer, experiment: Experiment, index: Int, label: Label?) {
    self.renderer = renderer
    self.experiment = experiment
    self.index = index
    self.label = label
  }

  mutating func write(_ block: BlockRecord) {
    let groups = Self.groups(of: block.outputs)
    // A label whose kind no output has goes around all of them.
    let hasChart = groups.contains {
      switch $0 {
      case .charts, .display(.explorer, _): true
      default: false
      }
    }
    let hasTable = groups.contains { if case .display(.table, _) = $0 { true } else { false } }
    let wraps =
      !groups.isEmpty
      && (label?.kind == .figure && !hasChart || label?.kind == .table && !hasTable)
    if wraps, let label {
      isLabelUsed = true
      let caption = caption(
        label.kind == .figure ? experiment.options.figCap : experiment.options.tblCap)
      renderer.html += "<figure id=\"\(escaped(label.name))\">\n"
      if label.kind == .table { renderer.html += caption }
      for group in groups { write(group) }
      if label.kind == .figure {
        renderer.html += caption
        requireAlternative(label)
      }
      renderer.html += "</figure>\n"
    } else {
      for group in groups { write(group) }
    }
    if let failure = block.failure { write(failure) }
  }

  private static func groups(of outputs: [BlockRecord.Output]) -> [Group] {
    var groups: [Group] = []
    for output in outputs {
      switch (output, groups.last) {
      case (.standardOutput(let text), .printed(let before)):
        groups[groups.count - 1] = .printed(before + text)
      case (.standardOutput(let text), _): groups.append(.printed(text))
      case (.standardError(let text), .error(let before)):
        groups[groups.count - 1] = .error(before + text)
      case (.standardError(let text), _): groups.append(.error(text))
      case (.display(.chart(let spec), let line), .charts(let before)):
        groups[groups.count - 1] = .charts(before + [(spec, line)])
      case (.display(.chart(let spec), let line), _): groups.append(.charts([(spec, line)]))
      case (.display(let display, let line), _): groups.append(.display(display, line: line))
      }
    }
    return groups
  }

  private mutating func write(_ group: Group) {
    switch group {
    case .printed(let text):
      renderer.html += "<pre class=\"output\" tabindex=\"0\">\(escaped(text))</pre>\n"
    case .error(let text):
      renderer.html +=
        "<div class=\"output-error\"><p class=\"output-name\">\(renderer.words.standardError)</p>"
      renderer.html += "<pre class=\"output\" tabindex=\"0\">\(escaped(text))</pre></div>\n"
    case .charts(let charts): write(charts)
    case .display(.text(let text), _):
      renderer.html += "<pre class=\"output value\" tabindex=\"0\">\(escaped(text))</pre>\n"
    case .display(.html(let html), _): renderer.html += "<div class=\"html\">\(html)</div>\n"
    case .display(.markdown(let source), let line):
      renderer.displayed(source, at: SourceRange(experiment.statementStart(onLine: line)))
    case .display(.table(let table), _): write(table)
    case .display(.claim(let claim), _): write(claim)
    case .display(.chart(let spec), let line): write([(spec, line)])
    case .display(.explorer(let explorer), let line): write(explorer, line: line)
    }
  }

  // MARK: Figures

  /// What a figure is called and says: the first one of a block has its label and its captions.
  struct FigureHead {
    var anchor: String
    /// The anchor, or something like it that can stand in a style sheet.
    var id: String
    var isLabelled: Bool
    var takesCaption: Bool
    var title: String?
    var alternative: String?
  }

  mutating func nextFigure() -> FigureHead {
    let isLabelled = label?.kind == .figure && !isLabelUsed
    if isLabelled { isLabelUsed = true }
    let anchor: String
    if isLabelled, let label {
      anchor = label.name
    } else {
      renderer.chartCount += 1
      anchor = renderer.anchors.unique("chart-\(renderer.chartCount)")
    }
    let options = experiment.options
    let takesCaption = !isFigureCaptionUsed
    isFigureCaptionUsed = true
    let isPlain = anchor.utf8.allSatisfy { $0 == 45 || $0 == 95 || isLetterOrDigit($0) }
    return FigureHead(
      anchor: anchor, id: isPlain ? anchor : "chart-of-\(index)", isLabelled: isLabelled,
      takesCaption: takesCaption,
      title: takesCaption ? options.figCap.map(renderer.plainText) : nil,
      alternative: takesCaption ? options.figAlt.map(renderer.plainText) : nil)
  }

  /// What could not be drawn, at the line of the display.
  func report(_ warning: String, line: Int) {
    let place = SourceRange(experiment.statementStart(onLine: line))
    renderer.report(place, "chart", warning, severity: .warning)
  }

  func figureCaption(_ head: FigureHead) -> String {
    guard head.takesCaption else { return "" }
    return caption(experiment.options.figCap, label: head.isLabelled ? label : nil)
  }

  private mutating func write(_ charts: [(spec: ChartSpec, line: Int)]) {
    let head = nextFigure()
    let options = experiment.options
    // Panels stand two beside each other: drawn smaller, so that their text stays legible.
    let width = options.figWidth ?? (charts.count > 1 ? 420 : nil)

    var tables = ""
    renderer.html += "<figure class=\"chart\" id=\"\(escaped(head.anchor))\">\n"
    if charts.count > 1 { renderer.html += "<div class=\"panels\">\n" }
    for (number, chart) in charts.enumerated() {
      let rendered = chart.spec.render(
        id: number == 0 ? head.id + "-svg" : "\(head.id)-svg-\(number + 1)", title: head.title,
        alternative: head.alternative, width: width, height: options.figHeight)
      let data = RenderedChartData(rendered)
      renderer.charts[index, default: []].append(data)
      for warning in rendered.warnings { report(warning, line: chart.line) }
      let name = "\(head.id)-data" + (number == 0 ? "" : "-\(number + 1)")
      renderer.html +=
        "<div class=\"plot\"\(data.attributes(table: name))>\(rendered.svgOnPage)</div>\n"
      let values = table(data, id: name)
      guard !values.isEmpty else { continue }
      tables += values
      tables += renderer.figureFiles.add(
        figure: number == 0 ? head.id : "\(head.id)-\(number + 1)", svg: rendered.svg,
        csv: chart.spec.csv, spec: chart.spec, words: renderer.words)
    }
    if charts.count > 1 { renderer.html += "</div>\n" }
    renderer.html += figureCaption(head) + "</figure>\n"
    if !tables.isEmpty {
      renderer.html += "<details class=\"data\"><summary>\(renderer.words.dataOfFigure)</summary>\n"
      renderer.html += tables + "</details>\n"
    }
  }

  private func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
  }

  private func requireAlternative(_ label: Label) {
    guard experiment.options.figAlt == nil else { return }
    renderer.report(
      experiment.options.labelRange ?? experiment.range, "figure-without-alt",
      "figure '\(label.name)' has no text for people who do not see it",
      ["a chart describes itself, other displays do not"],
      help: "add //| fig-alt: \"…\" that says what the figure shows")
  }

  private func caption(_ caption: [Inline]?, label: Label? = nil) -> String {
    let label = label ?? self.label
    let number = label.map { escaped(renderer.words.numbered($0.kind, $0.number)) }
    guard number != nil || caption != nil else { return "" }
    var html = "<figcaption>"
    if let number {
      html += "<span class=\"number\">\(number)</span>"
      if caption != nil { html += renderer.words.captionEnd }
    }
    return html + renderer.inlines(caption ?? []) + "</figcaption>\n"
  }

  // MARK: Tables

  private mutating func write(_ table: TableRecord) {
    let isLabelled = label?.kind == .table && !isLabelUsed
    if isLabelled { isLabelUsed = true }
    let takesCaption = !isTableCaptionUsed && (isLabelled || experiment.options.tblCap != nil)
    isTableCaptionUsed = true
    let id = isLabelled ? label.map { " id=\"\(escaped($0.name))\"" } ?? "" : ""
    renderer.html += "<figure class=\"table\"\(id)>\n"
    if takesCaption {
      let number = isLabelled ? label : nil
      let content = experiment.options.tblCap
      renderer.html += number == nil ? unnumberedCaption(content) : caption(content, label: number)
    }
    renderer.html += self.table(table) + "</figure>\n"
  }

  private func unnumberedCaption(_ content: [Inline]?) -> String {
    content.map { "<figcaption>\(renderer.inlines($0))</figcaption>\n" } ?? ""
  }

  // MARK: Claims and failures

  private mutating func write(_ claim: ClaimRecord) {
    let anchor: String
    if label?.kind == .claim, !isLabelUsed, let label {
      isLabelUsed = true
      anchor = label.name
    } else {
      anchor = renderer.anchors.unique("claim-\(renderer.claims.count + 1)")
    }
    renderer.claims.append(.init(words: claim.words, holds: claim.holds, anchor: anchor))
    let words = renderer.words
    let verdict = words.verdict(holds: claim.holds)
    renderer.html +=
      "<div class=\"claim \(claim.holds ? "holds" : "fails")\" id=\"\(escaped(anchor))\">"
    renderer.html +=
      "<p><span class=\"mark\" aria-hidden=\"true\">\(claim.holds ? "✓" : "✗")</span> "
    renderer.html += "<strong>\(verdict)\(words.colon)</strong>\(escaped(claim.words))</p>"
    if !claim.operands.isEmpty {
      let operands = claim.operands.map {
        "<span class=\"operand\"><code>\(escaped($0.source))</code> = \(escaped(short($0.value)))</span>"
      }
      renderer.html += "<p class=\"operands\">\(operands.joined(separator: " "))</p>"
    }
    renderer.html += "</div>\n"
  }

  /// A number to six digits: a reader compares sides, the page's data has all digits. One that is only
  /// nearly round keeps all of them: that it is not round may be the point.
  private func short(_ value: String) -> String {
    guard let number = Double(value), Int(value) == nil else { return value }
    if number == number.rounded(), abs(number) < 0x1p53 {
      return NumberFormat.integer.string(from: number)
    }
    guard value.count > 8 else { return value }
    let short = NumberFormat.significant(6).string(from: number)
    return short.hasSuffix("00") ? value : short
  }

  private func write(_ failure: BlockRecord.Failure) {
    let isExpected = experiment.options.expect != nil
    let words = renderer.words
    let name = words.failure(failure.kind.rawValue, isExpected: isExpected)
    let code = experiment.code
    let line = failure.line.flatMap { code.indices.contains($0) ? code[$0].start.line : nil }
    let place = line.map { words.atLine($0) } ?? ""
    renderer.html += "<div class=\"failure\"><p class=\"output-name\">\(name)\(place)</p>"
    renderer.html +=
      "<pre class=\"output\" tabindex=\"0\">\(escaped(failure.message))</pre></div>\n"
  }
}

extension HTMLRenderer {
  /// Markdown that a block displays: parsed as a note of its own, whose references lead into this one.
  func displayed(_ source: String, at place: SourceRange) {
    let part = Note.parse(Array(source.utf8), file: note.file)
    for diagnostic in part.diagnostics where diagnostic.identifier != "unresolved-reference" {
      report(
        place, diagnostic.identifier, diagnostic.fact,
        diagnostic.explanation + ["in Markdown that the block displays"], help: diagnostic.help,
        severity: diagnostic.severity)
    }
    var whole = part
    whole.frontMatter = note.frontMatter
    let inner = HTMLRenderer(
      note: whole, record: RunRecord(blocks: [], values: []), dialect: dialect,
      typesetter: typesetter, memo: memo, bibliography: bibliography, terms: terms,
      resolve: resolve)
    inner.displayedAt = place
    inner.citedWorks = citedWorks
    displayedCount += 1
    inner.footnotePrefix = "\(displayedCount)-"
    inner.anchors = anchors
    inner.blocks(part.blocks)
    inner.footnotes()
    anchors = inner.anchors
    terms = inner.terms
    citedWorks = inner.citedWorks
    html += "<div class=\"markdown\">\n\(inner.html)</div>\n"
    diagnostics += inner.diagnostics
    headings += inner.headings
    pictures += inner.pictures.filter { !pictures.contains($0) }
    usesFormulas = usesFormulas || inner.usesFormulas
  }
}
