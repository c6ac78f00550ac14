/// Turns libcmark's tree into ours and puts back what was masked.
struct TreeBuilder {
  private(set) var note: Note
  private let source: SourceText
  private let masked: NoteMasker?
  private let footnoteDefinitions: [Int: FootnoteDefinitions.Definition]
  private let document: CommonMarkDocument
  /// Text that was put in front to be parsed apart.
  private var fragments: [Int: CommonMarkNode] = [:]
  private var footnotes = FootnoteCollector()
  private var inlines: InlineBuilder
  private var tooDeep = false

  /// Plain CommonMark.
  init(_ note: Note, source: SourceText) {
    self.note = note
    self.source = source
    masked = nil
    footnoteDefinitions = [:]
    document = CommonMarkDocument(source.bytes)
    inlines = InlineBuilder(masked: nil, file: note.file, definedFootnotes: [])
  }

  init(
    _ note: Note, source: SourceText, _ masked: NoteMasker,
    _ footnotes: [Int: FootnoteDefinitions.Definition]
  ) {
    self.note = note
    self.source = source
    self.masked = masked
    footnoteDefinitions = footnotes
    document = CommonMarkDocument(masked.text)
    inlines = InlineBuilder(
      masked: masked, file: note.file, definedFootnotes: Set(footnotes.values.map(\.name)))
  }

  mutating func build() {
    var first = document.root.firstChild
    if let masked {
      while let node = first, let text = node.firstChild, node.kind == .paragraph,
        case .mask(let index)? = masked.masks.pieces(of: text.literal).first,
        case .fragment = masked.masks.masks[index].content
      {
        fragments[index] = node
        first = node.next
      }
    }
    var title: [Inline] = []
    if let fragment = masked?.title { title = fragmentInlines(fragment) }
    note.blocks = blocks(from: first, depth: 0).blocks
    note.frontMatter.title = title.isEmpty ? defaultTitle() : title

    let collected = footnotes.finish(references: inlines.footnoteReferences, file: note.file)
    note.footnotes = collected.footnotes
    note.values = inlines.values
    note.references = inlines.references
    note.citations = inlines.citations
    note.diagnostics += inlines.diagnostics + collected.diagnostics
    if tooDeep || inlines.tooDeep {
      note.diagnostics.append(
        Diagnostic(
          file: note.file, range: nil, identifier: "nested-too-deep",
          fact: "blocks or inlines nested deeper than \(nestingLimit) levels",
          explanation: ["what lies deeper is left out"], help: "write it flatter"))
    }
  }

  private func defaultTitle() -> [Inline] {
    guard masked != nil else { return [.text(note.name)] }
    for case .heading(_, let inlines, _) in note.blocks where !inlines.isEmpty {
      return inlines.filter {
        if case .footnoteReference = $0 { false } else { true }
      }
    }
    return [.text(note.name)]
  }

  // MARK: Blocks

  private struct Opened {
    var blocks: [Block] = []
    /// The mask that opens the first paragraph: a task's box, a callout's kind.
    var opening: Int?
  }

  private mutating func blocks(from first: CommonMarkNode?, depth: Int) -> Opened {
    var result = Opened()
    guard depth < nestingLimit else {
      tooDeep = tooDeep || first != nil
      return result
    }
    var next = first
    while let node = next {
      if node.kind == .paragraph {
        let paragraph = self.paragraph(node)
        if next?.previous == nil { result.opening = paragraph.opening }
        result.blocks += paragraph.blocks
      } else {
        append(node, to: &result.blocks, depth: depth)
      }
      next = node.next
    }
    return result
  }

  private mutating func append(_ node: CommonMarkNode, to blocks: inout [Block], depth: Int) {
    switch node.kind {
    case .blockQuote: blocks.append(quote(node, depth: depth))
    case .list: blocks += list(node, depth: depth)
    case .codeBlock: blocks.append(code(node))
    case .htmlBlock: blocks.append(.html(restored(node.literal)))
    case .heading: blocks.append(heading(node))
    case .thematicBreak: blocks.append(.thematicBreak)
    default: break
    }
  }

  /// The lines of the note that a line of the parsed text stands for.
  private func lines(_ line: Int) -> ClosedRange<Int> {
    guard let masked else { return line...line }
    guard masked.lines.indices.contains(line - 1) else {
      let last = max(1, source.lineCount)
      return last...last
    }
    return masked.lines[line - 1]
  }

  private func start(of node: CommonMarkNode) -> SourceLocation {
    SourceLocation(line: lines(node.startLine).lowerBound, column: max(1, node.startColumn))
  }

  private func end(of node: CommonMarkNode) -> SourceLocation {
    source.end(ofLine: lines(max(node.startLine, node.endLine)).upperBound)
  }

  private func restored(_ text: String) -> String { masked?.masks.restored(text) ?? text }

  private mutating func quote(_ node: CommonMarkNode, depth: Int) -> Block {
    let content = blocks(from: node.firstChild, depth: depth + 1)
    if let opening = content.opening,
      case .callout(let kind)? = masked?.masks.masks[opening].content
    {
      return .callout(
        Block.Callout(
          kind: kind, blocks: content.blocks,
          range: SourceRange(start(of: node), end(of: node))))
    }
    return .blockQuote(content.blocks)
  }

  /// The items that stand for footnote definitions come out of the list.
  private mutating func list(_ node: CommonMarkNode, depth: Int) -> [Block] {
    var lists: [Block] = []
    var items: [Block.Item] = []
    var number = node.listStart
    func close() {
      if !items.isEmpty {
        lists.append(.list(Block.List(start: number, isTight: node.isTight, items: items)))
        number = number.map { $0 + items.count }
      }
      items = []
    }
    for item in node.children {
      let content = blocks(from: item.firstChild, depth: depth + 2)
      if depth == 0, let definition = footnoteDefinitions[lines(item.startLine).lowerBound] {
        close()
        footnotes.define(definition, content.blocks, file: note.file)
      } else if let opening = content.opening,
        case .task(let isDone)? = masked?.masks.masks[opening].content
      {
        items.append(Block.Item(isDone: isDone, blocks: content.blocks))
      } else {
        items.append(Block.Item(blocks: content.blocks))
      }
    }
    close()
    return lists
  }

  private mutating func heading(_ node: CommonMarkNode) -> Block {
    let line = lines(node.startLine).lowerBound
    let content = flat(node)
    var label: String?
    if let (name, range) = masked?.headingLabels[line], !name.isEmpty {
      define(name, range, title: content.plainText)
      label = name
    }
    return .heading(level: node.headingLevel, content, label: label)
  }

  private mutating func code(_ node: CommonMarkNode) -> Block {
    let line = lines(node.startLine).lowerBound
    guard let reader = masked?.experiments[line] else {
      return .code(
        restored(node.literal), info: restored(node.info),
        range: SourceRange(start(of: node), end(of: node)))
    }
    var experiment = reader.experiment
    for (key, fragment) in masked?.captions[line] ?? [] {
      let content = fragmentInlines(fragment)
      switch key {
      case .figCap: experiment.options.figCap = content
      case .figAlt: experiment.options.figAlt = content
      case .tblCap: experiment.options.tblCap = content
      }
    }
    if let label = experiment.options.label, let range = experiment.options.labelRange {
      define(label, range, title: "")
    }
    note.experiments.append(experiment)
    return .experiment(note.experiments.count - 1)
  }

  private mutating func define(_ name: String, _ range: SourceRange, title: String) {
    guard let kind = Label.kind(name) else { return }
    if let first = labelIndex[name] {
      note.diagnostics.append(
        Diagnostic(
          file: note.file, range: range, identifier: "duplicate-label",
          fact: "the label '\(name)' is defined twice",
          explanation: ["the first is on line \(note.labels[first].range.start.line)"],
          help: "give one of the two another name"))
      return
    }
    labelCounts[kind, default: 0] += 1
    labelIndex[name] = note.labels.count
    note.labels.append(
      Label(name: name, kind: kind, number: labelCounts[kind]!, title: title, range: range))
  }

  private var labelIndex: [String: Int] = [:]
  private var labelCounts: [Label.Kind: Int] = [:]

  // MARK: Paragraphs

  private mutating func flat(_ node: CommonMarkNode) -> [Inline] {
    inlines.enter(node, place: start(of: node), key: start(of: node).line)
    let items = inlines.items(node)
    return inlines.resolve(items)
  }

  private mutating func fragmentInlines(_ index: Int) -> [Inline] {
    guard let node = fragments[index], let masked else { return [] }
    inlines.enter(
      node, place: masked.masks.masks[index].range.start, key: NoteMasker.fragmentKey(index))
    var items = inlines.items(node)
    if case .block(index)? = items.first { items.removeFirst() }
    return InlineBuilder.trimmed(inlines.resolve(items))
  }

  /// Formulas that stand alone or carry a label, and tables, are blocks of their own.
  private mutating func paragraph(_ node: CommonMarkNode) -> Opened {
    inlines.enter(node, place: start(of: node), key: start(of: node).line)
    var items = inlines.items(node)
    guard let masked else { return Opened(blocks: [.paragraph(inlines.resolve(items))]) }
    var result = Opened()
    if case .block(let index)? = items.first, masked.masks.masks[index].isOpening {
      result.opening = index
      items.removeFirst()
    }
    let isFormulasOnly = items.allSatisfy(\.isFormulaOrBreak)
    var pending: [InlineBuilder.Item] = []
    var isSplit = result.opening != nil
    func close() {
      let content =
        isSplit ? InlineBuilder.trimmed(inlines.resolve(pending)) : inlines.resolve(pending)
      if !content.isEmpty { result.blocks.append(.paragraph(content)) }
      pending = []
    }
    for item in items {
      guard case .block(let index) = item else {
        pending.append(item)
        continue
      }
      switch masked.masks.masks[index].content {
      case .formula(let formula, let label) where isFormulasOnly || label != nil:
        isSplit = true
        close()
        if let label { define(label.name, label.range, title: "") }
        result.blocks.append(.formula(formula, label: label?.name))
      case .formula(let formula, _):
        pending.append(.inline(.formula(formula)))
      case .table(let table):
        isSplit = true
        close()
        result.blocks.append(.table(self.table(table)))
      default:
        pending.append(.inline(.text(masked.masks.masks[index].original)))
      }
    }
    close()
    return result
  }

  private mutating func table(_ table: MaskedTable) -> Block.PipeTable {
    func cells(_ fragments: [Int?]) -> [[Inline]] {
      fragments.map { fragment in fragment.map { fragmentInlines($0) } ?? [] }
    }
    return Block.PipeTable(
      alignments: table.alignments, header: cells(table.header), rows: table.rows.map(cells))
  }
}

extension Mask {
  /// Stands at the beginning of a list item or a quote and says what that is.
  var isOpening: Bool {
    switch content {
    case .task, .callout: true
    default: false
    }
  }
}
