/// Reads typed values out of a YAML mapping and reports what does not fit: shared by the front matter
/// and the options of experiment blocks.
struct SchemaReader {
  let file: String
  /// What the mapping is, for messages: `front matter`, `an experiment block`.
  let place: String
  let optionWord: String
  let allowed: [String]
  /// Keys of later versions: not offered, but known.
  let reserved: [String]
  private(set) var diagnostics: [Diagnostic] = []

  init(file: String, place: String, optionWord: String, allowed: [String], reserved: [String] = [])
  {
    self.file = file
    self.place = place
    self.optionWord = optionWord
    self.allowed = allowed
    self.reserved = reserved
  }

  /// The entries with a known key, each key once.
  mutating func accepted(_ mapping: YAMLMapping) -> [YAMLEntry] {
    for stray in mapping.strays {
      let end = SourceLocation(
        line: stray.start.line, column: stray.start.column + stray.text.utf8.count)
      report(
        SourceRange(stray.start, end), "broken-\(optionWord)",
        "'\(shortened(stray.text))' is not 'key: value'",
        explanation: ["each line of \(place) has the form 'key: value'"])
    }
    var seen: [String: SourceRange] = [:]
    return mapping.entries.filter { entry in
      guard allowed.contains(entry.key) || reserved.contains(entry.key) else {
        let suggestion = nearest(entry.key, among: allowed)
        report(
          entry.keyRange, "unknown-\(optionWord)",
          "unknown \(optionWord) '\(shortened(entry.key))' in \(place)",
          explanation: ["allowed: " + allowed.joined(separator: ", ")],
          help: suggestion.map { "replace '\(entry.key)' with '\($0)'" }
            ?? "remove it, or use one of the allowed names")
        return false
      }
      if let first = seen[entry.key] {
        report(
          entry.keyRange, "duplicate-\(optionWord)",
          "'\(entry.key)' is given twice in \(place)",
          explanation: ["the first is on line \(first.start.line)"], help: "remove one of the two")
        return false
      }
      seen[entry.key] = entry.keyRange
      if case .broken(let problem) = entry.value, entry.key != "expect" {
        report(
          entry.valueRange, "broken-\(optionWord)",
          "the value of '\(entry.key)' is not valid YAML: \(problem)",
          help: "put the value between double quotes")
        return false
      }
      return true
    }
  }

  mutating func report(
    _ range: SourceRange, _ identifier: String, _ fact: String, explanation: [String] = [],
    help: String? = nil
  ) {
    diagnostics.append(
      Diagnostic(
        file: file, range: range, identifier: identifier, fact: fact, explanation: explanation,
        help: help))
  }

  mutating func wrongType(_ entry: YAMLEntry, expected: String, help: String? = nil) {
    let value = entry.raw.isEmpty ? "nothing" : "'\(shortened(entry.raw))'"
    report(
      entry.valueRange, "wrong-type", "'\(entry.key)' is \(value)",
      explanation: ["expected \(expected)"], help: help)
  }

  mutating func text(_ entry: YAMLEntry) -> String? {
    if case .scalar(let text, _) = entry.value { return text }
    wrongType(entry, expected: "text", help: "write \(entry.key): \"…\"")
    return nil
  }

  mutating func bool(_ entry: YAMLEntry) -> Bool? {
    if case .scalar(let text, true) = entry.value {
      switch text {
      case "true", "True", "TRUE", "yes", "Yes", "on": return true
      case "false", "False", "FALSE", "no", "No", "off": return false
      default: break
      }
    }
    wrongType(entry, expected: "true or false")
    return nil
  }

  mutating func seed(_ entry: YAMLEntry) -> UInt64? {
    if case .scalar(let text, true) = entry.value, let value = UInt64(text) { return value }
    wrongType(entry, expected: "a whole number from 0 to \(UInt64.max)")
    return nil
  }

  mutating func positive(_ entry: YAMLEntry, unit: String) -> Double? {
    if case .scalar(let text, true) = entry.value, let value = plainNumber(text), value > 0 {
      return value
    }
    wrongType(entry, expected: "a number of \(unit) above 0")
    return nil
  }

  /// `20s`, `2m`, `500ms`, `1.5h`, or a plain number of seconds.
  mutating func duration(_ entry: YAMLEntry) -> Double? {
    if case .scalar(let text, _) = entry.value,
      let (number, unit) = quantity(text),
      let seconds = ["": 1, "s": 1, "ms": 0.001, "m": 60, "min": 60, "h": 3600][unit],
      number > 0, number * seconds < 1e9
    {
      return unit == "ms" ? number / 1000 : number * seconds
    }
    wrongType(entry, expected: "a time above 0 such as 20s, 2m or 500ms")
    return nil
  }

  /// `512MB`, `2GiB`: bytes.
  mutating func size(_ entry: YAMLEntry) -> Int? {
    let units: [String: Double] = [
      "": 1, "b": 1, "kb": 1e3, "mb": 1e6, "gb": 1e9, "tb": 1e12, "kib": 0x1p10, "mib": 0x1p20,
      "gib": 0x1p30, "tib": 0x1p40,
    ]
    if case .scalar(let text, _) = entry.value, let (number, unit) = quantity(text),
      let bytes = units[unit.lowercased()], number * bytes >= 1, number * bytes < 0x1p60
    {
      return Int(number * bytes)
    }
    wrongType(entry, expected: "a size above 0 such as 512MB or 2GiB")
    return nil
  }

  /// A list of strings; a single one stands for a list of one.
  mutating func texts(_ entry: YAMLEntry) -> [String]? {
    switch entry.value {
    case .scalar(let text, _): return [text]
    case .sequence(let items):
      var texts: [String] = []
      for item in items {
        guard case .scalar(let text, _) = item.value else {
          wrongType(entry, expected: "a list of texts such as [\"a\", \"b\"]")
          return nil
        }
        texts.append(text)
      }
      return texts
    default:
      wrongType(entry, expected: "a list of texts such as [\"a\", \"b\"]")
      return nil
    }
  }
}

/// At most 40 characters of what the author wrote.
func shortened(_ text: String) -> String {
  text.count > 40 ? text.prefix(39) + "…" : text
}

/// A number without unit: digits with at most one point.
private func plainNumber(_ text: String) -> Double? {
  quantity(text).flatMap { $0.unit.isEmpty ? $0.number : nil }
}

private func quantity(_ text: String) -> (number: Double, unit: String)? {
  let digits = text.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
  guard let number = Double(digits) else { return nil }
  let unit = text.dropFirst(digits.count).trimmingSpaces
  return (number, unit)
}
