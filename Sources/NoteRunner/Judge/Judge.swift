import NoteRecord
import NoteSyntax
import SVGCharts

/// Compares what a program handed back with what the note says: claims, checks, expected failures.
package func judge(_ raw: RawRecord, of note: Note) -> (RunRecord, [Diagnostic]) {
  var diagnostics: [Diagnostic] = []
  for (experiment, block) in zip(note.experiments, raw.blocks) {
    diagnostics += judgeFailure(of: block, experiment: experiment, note: note)
    for case .display(.claim(let claim), let line) in block.outputs where !claim.holds {
      diagnostics.append(falseClaim(claim, line: line, experiment: experiment, note: note))
    }
  }
  var values: [ValueRecord?] = []
  for (value, measured) in zip(note.values, raw.values) {
    guard let measured else {
      values.append(nil)
      continue
    }
    let (record, diagnostic) = judge(measured, of: value, note: note)
    values.append(record)
    if let diagnostic { diagnostics.append(diagnostic) }
  }
  return (RunRecord(blocks: raw.blocks, values: values), diagnostics)
}

private func falseClaim(
  _ claim: ClaimRecord, line: Int, experiment: Experiment, note: Note
) -> Diagnostic {
  var explanation = claim.operands.map { "\($0.source) is \($0.value)" }
  if claim.operands.contains(where: { $0.value == "nan" }) {
    explanation.append("nan is an undefined value (0/0): no comparison with it holds")
  }
  return Diagnostic(
    file: note.file, range: SourceRange(experiment.statementStart(onLine: line)),
    identifier: "false-claim",
    fact: "the claim does not hold: \(claim.words)", explanation: explanation,
    help: "say what the run shows, or mend the experiment")
}

private func judgeFailure(
  of block: BlockRecord, experiment: Experiment, note: Note
) -> [Diagnostic] {
  let options = experiment.options
  guard let expected = options.expect else {
    // Blocks with `error: true` may fail; others have been reported where they failed.
    return []
  }
  func unmet(_ fact: String, _ explanation: [String] = []) -> [Diagnostic] {
    [
      Diagnostic(
        file: note.file, range: SourceRange(experiment.range.start),
        identifier: "unmet-expectation",
        fact: fact, explanation: explanation,
        help: "change 'expect' to what happens, or the block to what is expected")
    ]
  }
  let name = expected.kind.rawValue
  guard let failure = block.failure else {
    return unmet(
      "the block ended well, but 'expect' says that it \(expected.kind == .throw ? "throws" : "traps")"
    )
  }
  guard failure.kind.rawValue == name else {
    return unmet(
      "the block did not fail as 'expect: \(name)' says",
      ["it ended so: \(failure.kind.rawValue): \(failure.message)"])
  }
  if let text = expected.text, !failure.message.contains(text) {
    return unmet(
      "the \(name)'s message lacks the expected text",
      ["expected: \(text)", "     got: \(failure.message)"])
  }
  return []
}

private func judge(
  _ measured: MeasuredValue, of value: InlineValue, note: Note
) -> (ValueRecord?, Diagnostic?) {
  func fault(_ identifier: String, _ fact: String, _ help: String) -> Diagnostic {
    Diagnostic(
      file: note.file, range: SourceRange(value.expressionStart), identifier: identifier,
      fact: fact,
      help: help)
  }
  switch value.kind {
  case .check(let check): return judge(measured, check: check, of: value, note: note)
  case .computed:
    switch measured {
    case .integer(let digits):
      let text = Int128(digits).map { NumberFormat.integer.string(from: $0) } ?? digits
      return (ValueRecord(text: text, value: digits, holds: nil), nil)
    case .formatted(let text, let number):
      return (ValueRecord(text: text, value: number.description, holds: nil), nil)
    case .text(let text): return (ValueRecord(text: text, value: text, holds: nil), nil)
    case .number(let number) where number == number.rounded() && abs(number) < 0x1p53:
      // A whole number (counts are Doubles where weights are allowed) needs no rounding.
      return (
        ValueRecord(
          text: NumberFormat.integer.string(from: number), value: number.description, holds: nil),
        nil
      )
    case .number(let number):
      return (
        nil,
        fault(
          "unformatted-number",
          "\(value.expression) is \(number.description): a number needs a format in prose",
          "write {swift} (\(value.expression)).significant(3), or .percent(1), .fixed(2), .scientific(2)"
        )
      )
    case .other(let text, let type):
      return (
        nil,
        fault(
          "unprintable-value",
          "\(value.expression) is a value of type \(type) (\(text.prefix(60))), which prose cannot show",
          "show an integer, a text, or a number with a format; a block can show anything")
      )
    }
  }
}

private func judge(
  _ measured: MeasuredValue, check: InlineValue.Check, of value: InlineValue, note: Note
) -> (ValueRecord?, Diagnostic?) {
  let number: Double
  var integer: Int128?
  switch measured {
  case .number(let double), .formatted(_, let double): number = double
  case .integer(let digits):
    number = Double(digits) ?? .nan
    integer = Int128(digits)
  case .text(let text), .other(let text, _):
    return (
      nil,
      Diagnostic(
        file: note.file, range: SourceRange(value.expressionStart), identifier: "unprintable-value",
        fact: "\(value.expression) is \(text.prefix(60)), which is not a number",
        help: "a check compares a number that you wrote with a number that is computed")
    )
  }
  guard let literal = DecimalLiteral(check.literal) else {
    return (
      nil,
      Diagnostic(
        file: note.file, range: value.range, identifier: "malformed-check",
        fact: "'\(check.literal)' is not a number", help: "write it like 8.3%, 1,000,000 or 1.2e-3")
    )
  }
  let holds: Bool =
    switch check.relation {
    case .equal:
      check.tolerance.flatMap(DecimalLiteral.init).map { abs(number - literal.value) <= $0.value }
        ?? integer.map(literal.isRounded(from:)) ?? literal.isRounded(from: number)
    // The number on the left is the author's: `0.05 > p`.
    case .less: literal.value < number
    case .greater: literal.value > number
    case .atMost: literal.value <= number
    case .atLeast: literal.value >= number
    }
  // Of an integer all digits; not `4.0`.
  let exact = integer.map(\.description) ?? number.description
  let record = ValueRecord(text: check.literal, value: exact, holds: holds)
  guard !holds else { return (record, nil) }
  let shown = literal.shown(number)
  let full = shown.filter { $0 != "," } == exact ? "" : " (\(exact))"
  // A comparison is quoted whole: `0.05 > p` is false since p is 0.07.
  let said =
    check.relation == .equal
    ? "\(check.literal), \(value.expression)"
    : "\(check.literal) \(check.relation.rawValue) \(value.expression), but \(value.expression)"
  return (
    record,
    Diagnostic(
      file: note.file, range: value.range, identifier: "wrong-check",
      fact: "the text says \(said) is \(shown)\(full)",
      explanation: check.tolerance.map { ["the tolerance is ± \($0)"] } ?? [],
      help: number.isNaN
        ? "the value is undefined (0/0): say so in words"
        : check.relation == .equal
          ? "write \(shown), or mend what computes it" : "turn the sign, or mend what computes it")
  )
}
