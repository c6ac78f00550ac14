/// The `//| key: value` lines of an experiment block. Quarto's names have Quarto's meaning.
struct OptionsReader {
  static let keys = [
    "label", "echo", "eval", "output", "include", "error", "code-fold", "code-summary", "fig-cap",
    "fig-alt", "fig-width", "fig-height", "tbl-cap", "cache", "timeout", "memory", "deps", "expect",
    "seed",
  ]
  /// Known, and not of this version.
  private static let reserved = "repeat"

  private(set) var options = ExperimentOptions()
  private(set) var captions: [ExperimentReader.Caption] = []
  private var ranges: [String: SourceRange] = [:]
  private var schema: SchemaReader

  var diagnostics: [Diagnostic] { schema.diagnostics }

  init(_ mapping: YAMLMapping, file: String) {
    schema = SchemaReader(
      file: file, place: "an experiment block", optionWord: "option",
      allowed: Self.keys, reserved: [Self.reserved])
    for entry in schema.accepted(mapping) {
      ranges[entry.key] = SourceRange(entry.keyRange.start, entry.valueRange.end)
      read(entry)
    }
  }

  private mutating func read(_ entry: YAMLEntry) {
    switch entry.key {
    case "label": readLabel(entry)
    case "echo": options.echo = schema.bool(entry) ?? options.echo
    case "eval": options.eval = schema.bool(entry) ?? options.eval
    case "output": options.output = schema.bool(entry) ?? options.output
    case "include": options.include = schema.bool(entry) ?? options.include
    case "error": options.error = schema.bool(entry) ?? options.error
    case "cache": options.cache = schema.bool(entry) ?? options.cache
    case "code-fold": readCodeFold(entry)
    case "code-summary": options.codeSummary = schema.text(entry)
    case "fig-cap": readCaption(.figCap, entry)
    case "fig-alt": readCaption(.figAlt, entry)
    case "tbl-cap": readCaption(.tblCap, entry)
    case "fig-width": options.figWidth = schema.positive(entry, unit: "points")
    case "fig-height": options.figHeight = schema.positive(entry, unit: "points")
    case "timeout": options.timeout = schema.duration(entry)
    case "memory": options.memory = schema.size(entry) ?? options.memory
    case "deps": options.deps = schema.texts(entry) ?? []
    case "expect": readExpectation(entry)
    case "seed": options.seed = schema.seed(entry)
    default:
      schema.report(
        entry.keyRange, "reserved-option", "repeat is not available in this version",
        help: "remove the line; use 'seed' to choose the block's random numbers")
    }
  }

  private mutating func readLabel(_ entry: YAMLEntry) {
    guard let name = schema.text(entry) else { return }
    if let fault = Label.fault(name) {
      schema.report(
        entry.valueRange, "bad-label", fault.fact, explanation: fault.explanation, help: fault.help)
    } else {
      options.label = name
      options.labelRange = entry.valueRange
    }
  }

  private mutating func readCodeFold(_ entry: YAMLEntry) {
    if case .scalar("show", _) = entry.value {
      options.codeFold = .shown
    } else if case .scalar(let text, true) = entry.value, let isFolded = Bool(text) {
      options.codeFold = isFolded ? .folded : .never
    } else {
      schema.wrongType(entry, expected: "true, false or show")
    }
  }

  private mutating func readCaption(_ key: ExperimentReader.Caption.Key, _ entry: YAMLEntry) {
    guard let text = schema.text(entry) else { return }
    captions.append(ExperimentReader.Caption(key: key, text: text, entry: entry))
  }

  /// `kind` or `kind: "text"`. The second is not YAML on one line, so the text is read as it stands.
  private mutating func readExpectation(_ entry: YAMLEntry) {
    let raw = Self.unquoted(entry.raw) ?? entry.raw
    let parts = raw.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts.first ?? "").trimmingSpaces
    guard let kind = ExperimentOptions.FailureKind(rawValue: name) else {
      let kinds = ["compile-error", "trap", "throw"]
      schema.wrongType(
        entry,
        expected: "compile-error, trap or throw, optionally with a text: throw: \"the text\"",
        help: nearest(name, among: kinds).map { "replace '\(name)' with '\($0)'" })
      return
    }
    let rest = parts.count > 1 ? String(parts[1]).trimmingSpaces : ""
    if rest.hasPrefix("\"") || rest.hasPrefix("'"), Self.unquoted(rest) == nil {
      schema.wrongType(entry, expected: "a closing quotation mark at the end of the text")
      return
    }
    let text = Self.unquoted(rest) ?? rest
    options.expect = ExperimentOptions.Expectation(kind: kind, text: text.isEmpty ? nil : text)
  }

  /// The content of a text that is quoted as a whole.
  private static func unquoted(_ text: String) -> String? {
    guard let quote = text.first, quote == "\"" || quote == "'", text.count > 1 else { return nil }
    var content = ""
    var rest = text.dropFirst()
    while let character = rest.popFirst() {
      if character == quote { return rest.isEmpty ? content : nil }
      if character == "\\", quote == "\"", let escaped = rest.popFirst() {
        content.append(escaped)
      } else {
        content.append(character)
      }
    }
    return nil
  }

  mutating func checkContradictions() {
    func contradiction(_ key: String, _ fact: String, _ help: String) {
      guard let range = ranges[key] else { return }
      schema.report(range, "contradictory-options", fact, help: help)
    }
    if let expect = options.expect {
      let kind = expect.kind.rawValue
      if options.error {
        contradiction(
          "expect", "'expect: \(kind)' and 'error: true' contradict each other",
          "remove 'error: true': a block with 'expect' must fail, and its failure is shown")
      }
      if !options.eval, expect.kind != .compileError {
        contradiction(
          "expect", "'expect: \(kind)' on a block that does not run",
          "remove 'eval: false', or expect compile-error")
      }
    }
    switch options.label.flatMap(Label.kind) {
    case .table where ranges["fig-cap"] != nil:
      contradiction(
        "fig-cap", "'fig-cap' on a block whose label says table",
        "use 'tbl-cap', or begin the label with fig-")
    case .figure where ranges["tbl-cap"] != nil:
      contradiction(
        "tbl-cap", "'tbl-cap' on a block whose label says figure",
        "use 'fig-cap', or begin the label with tbl-")
    case .equation, .section:
      contradiction(
        "label", "'\(options.label!)' on an experiment block",
        "eq- labels a formula and sec- a heading; use fig-, tbl-, lst- or clm-")
    default: break
    }
  }
}
