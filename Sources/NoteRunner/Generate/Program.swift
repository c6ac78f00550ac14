import NoteSyntax

/// The Swift program of a note: its blocks, top to bottom, with calls between their statements that hand
/// results back.
///
/// Every statement of the note stands on the line and column where it stands in the Markdown
/// (`#sourceLocation`, and padding to the column), so that the compiler and the backtrace name them.
package struct Program {
  /// A call of ours around an expression begins so far to the right, on the line above it: a compiler
  /// error with such a column is about the expression as a whole.
  package static let wrapperColumn = 4000
  /// The file that lines of our own are said to be in.
  package static let ownFile = "mlnotes-generated"

  package private(set) var source: String
  /// Errors on the first line of a file cannot be told by the line above: how far they are to the right.
  private(set) var firstLineShift = 0

  init(source: String) { self.source = source }

  /// - Parameters:
  ///   - skipped: blocks that are left out (they do not compile, and need not).
  ///   - only: the last block of the program; nil for the whole note with its values.
  package init(
    note: Note, file: String, analyses: [BlockAnalysis], skipped: Set<Int> = [],
    upThrough last: Int? = nil
  ) {
    source = "import NoteKit\n"
    let count = last.map { $0 + 1 } ?? note.experiments.count
    let placement = last == nil ? placeValues(of: note, analyses: analyses) : [:]
    if let values = placement[0], !values.isEmpty {
      source += "NoteSession.begin(seed: \(note.frontMatter.seed))\n"
      for value in values { add(value: value, of: note, file: file) }
    }
    for index in 0..<count {
      if !skipped.contains(index) {
        add(
          block: index, of: note, file: file, analysis: analyses[index],
          asWritten: last == index)
      }
      for value in placement[index + 1] ?? [] { add(value: value, of: note, file: file) }
    }
    begin(ownFileLine: 1)
    source += "NoteSession.finish()\n"
  }

  private mutating func begin(ownFileLine line: Int) {
    source += "#sourceLocation(file: \"\(Self.ownFile)\", line: \(line))\n"
  }

  private mutating func add(
    block index: Int, of note: Note, file: String, analysis: BlockAnalysis, asWritten: Bool
  ) {
    let experiment = note.experiments[index]
    let options = experiment.options
    let runsApart = options.runsApart && !asWritten
    begin(ownFileLine: 1)
    if options.eval {
      let seed = options.seed ?? note.frontMatter.seed
      let timeout = options.timeout ?? note.frontMatter.timeout
      source +=
        "NoteSession.begin(block: \(index), timeout: \(timeout), memory: \(options.memory), seed: \(seed))\n"
    }
    let fileScope = analysis.statements.filter {
      if case .fileScope = $0.kind { true } else { false }
    }
    let isNested = runsApart || !options.eval
    if isNested {
      for statement in fileScope { add(statement, of: experiment, file: file, runs: false) }
      begin(ownFileLine: 1)
      source +=
        options.eval
        ? "NoteSession.apart {\n" : "func mlnotesOnlyChecked\(index)() async throws {\n"
    }
    for statement in analysis.statements {
      if isNested, case .fileScope = statement.kind { continue }
      add(statement, of: experiment, file: file, runs: options.eval)
    }
    begin(ownFileLine: 1)
    if isNested { source += "}\n" }
    if options.eval { source += "NoteSession.end()\n" }
  }

  private mutating func add(
    _ statement: BlockAnalysis.Statement, of experiment: Experiment, file: String, runs: Bool
  ) {
    let place = experiment.place(ofByte: statement.range.lowerBound)
    let end = experiment.place(ofByte: statement.range.upperBound)
    let start = experiment.code[place.line].start
    let column = start.column + place.byte
    var isExpression = false
    var operands: [String] = []
    if case .expression(let sides) = statement.kind {
      isExpression = true
      operands = sides
    }
    var isDeclaration = false
    if case .declaration = statement.kind { isDeclaration = true }
    if case .fileScope = statement.kind { isDeclaration = true }
    if runs && !isDeclaration {
      begin(ownFileLine: 1)
      source += "NoteSession.at(\(place.line), \(column))\n"
    }
    if isExpression && runs {
      open("NoteSession.display(\(place.line),", line: start.line, file: file)
    } else {
      source += "#sourceLocation(file: \(quoted(file)), line: \(start.line))\n"
    }
    for line in place.line...end.line {
      let text = Array(experiment.code[line].text.utf8)
      let from = line == place.line ? place.byte : 0
      let to = line == end.line ? end.byte : text.count
      let padding = experiment.code[line].start.column - 1 + from
      source += String(repeating: " ", count: padding)
      source += String(decoding: text[from..<to], as: UTF8.self)
      if line < end.line { source += "\n" }
    }
    if isExpression && runs {
      if operands.isEmpty {
        source += "\n)\n"
      } else {
        let sides = operands.map { "(\(quoted($0)), \($0))" }.joined(separator: ", ")
        source += "\n, operands: { [\(sides)] })\n"
      }
    } else {
      source += "\n"
    }
  }

  private mutating func add(value index: Int, of note: Note, file: String) {
    let value = note.values[index]
    begin(ownFileLine: 1)
    source += "NoteSession.beginValue(\(index), timeout: \(note.frontMatter.timeout))\n"
    let start = value.expressionStart
    open("NoteSession.value(\(index),", line: start.line, file: file)
    if start.line > 1 { source += String(repeating: " ", count: start.column - 1) }
    source += value.expression + "\n)\n"
  }

  /// Begins a call of ours whose argument is an expression of the note, on the line below.
  private mutating func open(_ call: String, line: Int, file: String) {
    if line > 1 {
      source += "#sourceLocation(file: \(quoted(file)), line: \(line - 1))\n"
      source += String(repeating: " ", count: Self.wrapperColumn) + call + "\n"
    } else {
      source += "#sourceLocation(file: \(quoted(file)), line: 1)\n" + call + " "
      firstLineShift = call.utf8.count + 1
    }
  }
}

/// Which values are evaluated after how many blocks: where they stand, or, if they use a name that is
/// declared further down, right after the block that declares it.
package func placeValues(of note: Note, analyses: [BlockAnalysis]) -> [Int: [Int]] {
  var placement: [Int: [Int]] = [:]
  for (index, value) in note.values.enumerated() {
    let used = namesUsed(in: value.expression)
    var position = note.experiments.count { $0.range.start < value.range.start }
    for (block, analysis) in analyses.enumerated()
    where !analysis.declaredNames.isDisjoint(with: used) {
      if note.experiments[block].options.handsNamesDown { position = max(position, block + 1) }
    }
    placement[position, default: []].append(index)
  }
  return placement
}

extension ExperimentOptions {
  /// The block may fail without ending the note: it runs in a copy of the process.
  var runsApart: Bool { error || expect?.kind == .trap || expect?.kind == .throw }
  /// What it declares is visible below.
  var handsNamesDown: Bool { eval && !runsApart && expect == nil }
}

extension Experiment {
  /// The line (from 0) and the byte in it at an offset of ``source``.
  func place(ofByte offset: Int) -> (line: Int, byte: Int) {
    var rest = offset
    for (index, line) in code.enumerated() {
      let length = line.text.utf8.count
      if rest <= length { return (index, rest) }
      rest -= length + 1
    }
    return (code.count - 1, code.last?.text.utf8.count ?? 0)
  }
}

/// A Swift string literal.
func quoted(_ text: String) -> String {
  var literal = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"", "\\": literal += "\\\(scalar)"
    case "\u{0}"..<"\u{20}", "\u{7f}": literal += "\\u{\(String(scalar.value, radix: 16))}"
    default: literal.unicodeScalars.append(scalar)
    }
  }
  return literal + "\""
}
