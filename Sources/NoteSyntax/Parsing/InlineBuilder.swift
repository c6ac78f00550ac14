/// Turns libcmark's inlines into ours, placeholders included, and numbers values, references and footnotes
/// as it meets them.
struct InlineBuilder {
  enum Item {
    case inline(Inline)
    case tildes(Int, canOpen: Bool, canClose: Bool)
    /// A mask that may be a block of its own.
    case block(Int)
  }

  private let masked: NoteMasker?
  private let file: String
  private let definedFootnotes: Set<String>

  private(set) var values: [InlineValue] = []
  private(set) var references: [Reference] = []
  private(set) var citations: [Citation] = []
  /// In the order of the first reference.
  private(set) var footnoteReferences: [(name: String, count: Int)] = []
  private var footnoteIndex: [String: Int] = [:]
  private(set) var diagnostics: [Diagnostic] = []
  private(set) var tooDeep = false

  /// Where the paragraph begins that is being read.
  private var place = SourceLocation(line: 1, column: 1)
  private var noteLinks: [InlineScanner.NoteLink] = []
  private var nextNoteLink = 0

  init(masked: NoteMasker?, file: String, definedFootnotes: Set<String>) {
    self.masked = masked
    self.file = file
    self.definedFootnotes = definedFootnotes
  }

  mutating func enter(_ node: CommonMarkNode, place: SourceLocation, key: Int) {
    self.place = place
    noteLinks = masked?.noteLinks[key] ?? []
    nextNoteLink = 0
  }

  /// The content of a paragraph, whose masks may be blocks.
  mutating func items(_ node: CommonMarkNode) -> [Item] {
    items(node, depth: 0, isTop: true, isLink: false)
  }

  private mutating func items(
    _ parent: CommonMarkNode, depth: Int, isTop: Bool, isLink: Bool
  ) -> [Item] {
    var items: [Item] = []
    for node in parent.children {
      switch node.kind {
      case .text: append(node.literal, to: &items, isTop: isTop, isLink: isLink)
      case .softBreak: items.append(.inline(.softBreak))
      case .lineBreak: items.append(.inline(.lineBreak))
      case .code: items.append(.inline(.code(restored(node.literal))))
      case .html: items.append(.inline(.html(restored(node.literal))))
      case .emphasis:
        items.append(.inline(.emphasis(nested(node, depth: depth, isLink: isLink))))
      case .strong:
        items.append(.inline(.strong(nested(node, depth: depth, isLink: isLink))))
      case .link: items.append(.inline(link(node, depth: depth)))
      case .image:
        items.append(
          .inline(
            .image(
              nested(node, depth: depth, isLink: isLink), destination: restored(node.destination),
              title: restored(node.title))))
      default: break
      }
    }
    return items
  }

  private mutating func nested(
    _ node: CommonMarkNode, depth: Int, isLink: Bool
  ) -> [Inline] {
    guard depth + 1 < nestingLimit else {
      tooDeep = tooDeep || node.firstChild != nil
      return []
    }
    return resolve(items(node, depth: depth + 1, isTop: false, isLink: isLink))
  }

  private func restored(_ text: String) -> String { masked?.masks.restored(text) ?? text }

  // MARK: Placeholders

  private mutating func append(
    _ text: String, to items: inout [Item], isTop: Bool, isLink: Bool
  ) {
    guard let masked else {
      append(text, to: &items)
      return
    }
    for piece in masked.masks.pieces(of: text) {
      switch piece {
      case .text(let text): append(text, to: &items)
      case .mask(let index): append(masked.masks.masks[index], index, to: &items, isTop, isLink)
      }
    }
  }

  private func append(_ text: String, to items: inout [Item]) {
    // libcmark leaves an empty text where it took the spaces of a hard break.
    guard !text.isEmpty else { return }
    items.append(.inline(.text(text)))
  }

  private mutating func append(
    _ mask: Mask, _ index: Int, to items: inout [Item], _ isTop: Bool, _ isLink: Bool
  ) {
    switch mask.content {
    case .formula(let formula, let label):
      if isTop, formula.isDisplay {
        items.append(.block(index))
      } else {
        if let label {
          report(
            label.range, "misplaced-label", "a label on a formula inside other markup",
            help: "let the formula stand outside of emphasis, links, headings, tables and captions")
        }
        items.append(.inline(.formula(formula)))
      }
    case .value(let value):
      values.append(value)
      items.append(.inline(.value(values.count - 1)))
    case .reference(let label):
      // A link inside a link is not possible.
      if isLink {
        append(mask.original, to: &items)
      } else {
        references.append(Reference(note: nil, label: label, range: mask.range))
        items.append(.inline(.reference(references.count - 1)))
      }
    case .citation(let citation):
      if isLink {
        append(mask.original, to: &items)
      } else {
        citations.append(citation)
        items.append(.inline(.citation(citations.count - 1)))
      }
    case .footnoteReference(let name):
      if isLink {
        append(mask.original, to: &items)
      } else if definedFootnotes.contains(name) {
        items.append(.inline(footnote(name)))
      } else {
        let suggestion = nearest(name, among: definedFootnotes.sorted())
        report(
          mask.range, "undefined-footnote", "no footnote is named '\(shortened(name))'",
          help: suggestion.map { "replace it with [^\($0)]" }
            ?? "define it at the beginning of a line: [^\(shortened(name))]: text")
        append(mask.original, to: &items)
      }
    case .tildes(let count, let canOpen, let canClose):
      items.append(.tildes(count, canOpen: canOpen, canClose: canClose))
    case .task, .callout, .table, .fragment:
      if isTop { items.append(.block(index)) } else { append(mask.original, to: &items) }
    }
  }

  private mutating func footnote(_ name: String) -> Inline {
    let index: Int
    if let known = footnoteIndex[name] {
      index = known
    } else {
      index = footnoteReferences.count
      footnoteIndex[name] = index
      footnoteReferences.append((name, 0))
    }
    footnoteReferences[index].count += 1
    return .footnoteReference(footnote: index, ordinal: footnoteReferences[index].count)
  }

  private mutating func report(
    _ range: SourceRange, _ identifier: String, _ fact: String, help: String?
  ) {
    diagnostics.append(
      Diagnostic(file: file, range: range, identifier: identifier, fact: fact, help: help))
  }

  // MARK: Links

  private mutating func link(_ node: CommonMarkNode, depth: Int) -> Inline {
    let content = nested(node, depth: depth, isLink: true)
    let destination = restored(node.destination)
    let title = restored(node.title)
    guard masked != nil, let target = NoteAddress(destination) else {
      return .link(content, destination: destination, title: title)
    }
    let range = takeNoteLink(destination)
    references.append(Reference(note: target.note, label: target.label, range: range))
    return .noteLink(content, reference: references.count - 1, title: title)
  }

  /// The place of the next inline link to this address; a reference link is put where its paragraph begins.
  private mutating func takeNoteLink(_ destination: String) -> SourceRange {
    if let index = noteLinks.indices.dropFirst(nextNoteLink).first(where: {
      noteLinks[$0].destination == destination
    }) {
      nextNoteLink = index + 1
      return noteLinks[index].range
    }
    return SourceRange(place)
  }

  // MARK: Strikethrough

  /// Pairs runs of as many tildes; what finds no partner is text.
  func resolve(_ items: [Item]) -> [Inline] {
    var result: [Inline] = []
    // Where in `result` the unmatched openers of one and of two tildes stand.
    var openers: [[Int]] = [[], [], []]
    var open = 0
    for item in items {
      switch item {
      case .inline(let inline): result.append(inline)
      case .block(let index):
        guard let mask = masked?.masks.masks[index] else { continue }
        if case .formula(let formula, _) = mask.content {
          result.append(.formula(formula))
        } else {
          result.append(.text(mask.original))
        }
      case .tildes(let count, let canOpen, let canClose):
        if canClose, let opener = openers[count].popLast() {
          let content = Array(result[(opener + 1)...])
          result.removeSubrange(opener...)
          for other in 1...2 {
            while let last = openers[other].last, last > opener { openers[other].removeLast() }
          }
          result.append(.strikethrough(Self.merged(content)))
          open = openers[1].count + openers[2].count
        } else if canOpen, open < 20 {
          openers[count].append(result.count)
          result.append(.text(String(repeating: "~", count: count)))
          open += 1
        } else {
          result.append(.text(String(repeating: "~", count: count)))
        }
      }
    }
    return Self.merged(result)
  }

  /// Text after text becomes one. O(n): the text grows in a variable of its own.
  private static func merged(_ inlines: [Inline]) -> [Inline] {
    var result: [Inline] = []
    var pending = ""
    for inline in inlines {
      if case .text(let text) = inline {
        pending += text
        continue
      }
      if !pending.isEmpty { result.append(.text(pending)) }
      pending = ""
      result.append(inline)
    }
    if !pending.isEmpty { result.append(.text(pending)) }
    return result
  }

  /// Without breaks and spaces at both ends: a paragraph from which a block was cut.
  static func trimmed(_ inlines: [Inline]) -> [Inline] {
    var inlines = inlines[...]
    func isBreak(_ inline: Inline?) -> Bool {
      switch inline {
      case .softBreak, .lineBreak: true
      case .text(let text): text.allSatisfy { $0 == " " || $0 == "\t" }
      default: false
      }
    }
    while isBreak(inlines.first) { inlines.removeFirst() }
    while isBreak(inlines.last) { inlines.removeLast() }
    if case .text(let text)? = inlines.first {
      inlines[inlines.startIndex] = .text(String(text.drop { $0 == " " || $0 == "\t" }))
    }
    if case .text(var text)? = inlines.last {
      while text.hasSuffix(" ") || text.hasSuffix("\t") { text.removeLast() }
      inlines[inlines.endIndex - 1] = .text(text)
    }
    return Array(inlines)
  }
}

extension InlineBuilder.Item {
  /// Whether a paragraph may hold it and still be nothing but display formulas.
  var isFormulaOrBreak: Bool {
    switch self {
    case .block, .inline(.softBreak): true
    case .inline(.text(let text)): text.allSatisfy { $0 == " " || $0 == "\t" }
    default: false
    }
  }
}
