import Yams

/// One `key: value` of a YAML mapping, with places in the note.
struct YAMLEntry {
  var key: String
  var keyRange: SourceRange
  var value: YAMLValue
  /// The value's text in the source, on its first line.
  var raw: String
  var valueRange: SourceRange

  /// Where the items of a list stand; a single value is a list of one.
  var itemRanges: [SourceRange] {
    if case .sequence(let items) = value { items.map(\.range) } else { [valueRange] }
  }
}

indirect enum YAMLValue {
  struct Item {
    var value: YAMLValue
    var range: SourceRange
  }

  /// `isPlain`: without quotes, so that `true` and `3` are not text.
  case scalar(String, isPlain: Bool)
  case sequence([Item])
  case mapping([(key: String, value: Item)])
  case null
  /// Not YAML; what the parser says.
  case broken(String)
}

/// A line of YAML inside a note.
struct YAMLLine {
  var text: String
  /// Of its first byte.
  var start: SourceLocation
}

/// Splits the lines of a mapping into its entries and parses each by itself, so that one broken value
/// does not hide the others, and every fault has a place.
struct YAMLMapping {
  private(set) var entries: [YAMLEntry] = []
  /// Lines that are neither a `key: value` nor a continuation of one.
  private(set) var strays: [YAMLLine] = []

  init(_ lines: [YAMLLine]) {
    var group: [YAMLLine] = []
    for line in lines {
      let isBlank = line.text.allSatisfy { $0 == " " || $0 == "\t" }
      if isBlank || line.text.hasPrefix("#") {
        if !group.isEmpty { group.append(YAMLLine(text: "", start: line.start)) }
      } else if line.text.hasPrefix(" ") || line.text.hasPrefix("\t") || line.text.hasPrefix("- ")
        || line.text == "-"
      {
        if group.isEmpty { strays.append(line) } else { group.append(line) }
      } else {
        finish(group)
        group = []
        if Self.colon(in: line.text) == nil { strays.append(line) } else { group = [line] }
      }
    }
    finish(group)
  }

  private static func colon(in text: String) -> String.UTF8View.Index? {
    let bytes = text.utf8
    return bytes.indices.first {
      guard bytes[$0] == UInt8(ascii: ":") else { return false }
      let next = bytes.index(after: $0)
      return next == bytes.endIndex || bytes[next] == 0x20 || bytes[next] == 0x09
    }
  }

  private mutating func finish(_ group: [YAMLLine]) {
    guard let first = group.first, let colon = Self.colon(in: first.text) else { return }
    var key = String(first.text[..<colon]).trimmingSpaces
    if key.count > 1, let quote = key.first, quote == key.last, quote == "\"" || quote == "'" {
      key = String(key.dropFirst().dropLast())
    }
    let afterColon = first.text[first.text.index(after: colon)...]
    let value = afterColon.drop { $0 == " " || $0 == "\t" }
    let raw = String(value).trimmingSpaces
    var start = first.start
    start.column += first.text.utf8.distance(from: first.text.startIndex, to: value.startIndex)
    if raw.isEmpty { start.column = first.start.column + first.text.utf8.count }
    var end = start
    end.column += raw.utf8.count
    let keyEnd = SourceLocation(
      line: first.start.line, column: first.start.column + first.text[..<colon].utf8.count)
    entries.append(
      YAMLEntry(
        key: key, keyRange: SourceRange(first.start, keyEnd), value: Self.parse(group), raw: raw,
        valueRange: SourceRange(start, end)))
  }

  private static func parse(_ group: [YAMLLine]) -> YAMLValue {
    let text = group.map { $0.text + "\n" }.joined()
    do {
      // Without an encoding Yams looks into the environment each time.
      guard let root = try compose(yaml: text, .basic, .default, .utf8),
        let pair = root.mapping?.first
      else {
        return .null
      }
      return convert(pair.value, group, depth: 0)
    } catch let error as YamlError {
      switch error {
      case .scanner(_, let problem, _, _), .parser(_, let problem, _, _),
        .composer(_, let problem, _, _):
        return .broken(problem)
      default:
        return .broken("not a YAML value")
      }
    } catch {
      return .broken("not a YAML value")
    }
  }

  private static func convert(_ node: Node, _ group: [YAMLLine], depth: Int) -> YAMLValue {
    guard depth < 8 else { return .broken("nested too deep") }
    func item(_ node: Node) -> YAMLValue.Item {
      YAMLValue.Item(
        value: convert(node, group, depth: depth + 1), range: range(of: node, group))
    }
    switch node {
    case .scalar(let scalar):
      let isPlain = scalar.style == .plain || scalar.style == .any
      let isNull = isPlain && ["", "~", "null", "Null", "NULL"].contains(scalar.string)
      return isNull ? .null : .scalar(scalar.string, isPlain: isPlain)
    case .sequence(let sequence):
      return .sequence(sequence.map(item))
    case .mapping(let mapping):
      return .mapping(mapping.map { (key: $0.key.string ?? "", value: item($0.value)) })
    case .alias:
      return .broken("aliases are not supported")
    }
  }

  /// libyaml's marks count characters; ours count bytes.
  private static func range(of node: Node, _ group: [YAMLLine]) -> SourceRange {
    guard let mark = node.mark, group.indices.contains(mark.line - 1) else {
      return SourceRange(group[0].start)
    }
    let line = group[mark.line - 1]
    let before = line.text.unicodeScalars.prefix(max(0, mark.column - 1))
    var start = line.start
    start.column += String(String.UnicodeScalarView(before)).utf8.count
    var end = start
    end.column += node.string?.utf8.count ?? 1
    return SourceRange(start, end)
  }
}

extension StringProtocol {
  /// Without spaces and tabs at both ends.
  var trimmingSpaces: String {
    var text = self[...]
    while let last = text.unicodeScalars.last, last == " " || last == "\t" || last == "\n" {
      text = text[..<text.unicodeScalars.index(before: text.endIndex)]
    }
    return String(text.drop { $0 == " " || $0 == "\t" || $0 == "\n" })
  }
}
