/// A JSON value, written the same on every machine: keys in the order given, two-space indent.
indirect enum JSON {
  case null
  case bool(Bool)
  case int(Int)
  case string(String)
  case array([JSON])
  /// Keys are sorted when written.
  case object([String: JSON])

  var text: String {
    var text = ""
    write(to: &text, indent: "")
    return text + "\n"
  }

  /// On one line, and safe within a script element: no `</script>` can stand in it.
  var compact: String {
    switch self {
    case .null, .bool, .int: String(text.dropLast())
    case .string(let value): Self.quoted(value).replacing("<", with: "\\u003c")
    case .array(let items): "[" + items.map(\.compact).joined(separator: ",") + "]"
    case .object(let members):
      "{"
        + members.keys.sorted().map { JSON.string($0).compact + ":" + members[$0]!.compact }
        .joined(separator: ",") + "}"
    }
  }

  private func write(to text: inout String, indent: String) {
    let inner = indent + "  "
    switch self {
    case .null: text += "null"
    case .bool(let value): text += value ? "true" : "false"
    case .int(let value): text += String(value)
    case .string(let value): text += Self.quoted(value)
    case .array(let items):
      // A row of cells reads best, and differs best, on one line.
      let isFlat = items.allSatisfy { if case .string = $0 { true } else { false } }
      if items.isEmpty || isFlat {
        text += "["
        for (index, item) in items.enumerated() {
          if index > 0 { text += ", " }
          item.write(to: &text, indent: inner)
        }
        text += "]"
        return
      }
      text += "["
      for (index, item) in items.enumerated() {
        text += (index > 0 ? ",\n" : "\n") + inner
        item.write(to: &text, indent: inner)
      }
      text += "\n\(indent)]"
    case .object(let members):
      if members.isEmpty {
        text += "{}"
        return
      }
      text += "{"
      for (index, key) in members.keys.sorted().enumerated() {
        text += (index > 0 ? ",\n" : "\n") + inner + Self.quoted(key) + ": "
        members[key]!.write(to: &text, indent: inner)
      }
      text += "\n\(indent)}"
    }
  }

  private static func quoted(_ string: String) -> String {
    var text = "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case _ where scalar.value < 32:
        let hex = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text + "\""
  }
}
