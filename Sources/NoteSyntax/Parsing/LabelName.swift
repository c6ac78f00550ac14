extension Label {
  /// The kind that a label's prefix says.
  package static func kind(_ name: String) -> Kind? {
    Kind.allCases.first { name.hasPrefix($0.rawValue + "-") }
  }

  /// Nil where the name is a label; else what is wrong with it.
  static func fault(_ name: String) -> (fact: String, explanation: [String], help: String)? {
    let prefixes = Kind.allCases.map { $0.rawValue + "-" }.joined(separator: ", ")
    guard let kind = kind(name) else {
      return (
        "the label '\(shortened(name))' has none of the prefixes", ["they are \(prefixes)"],
        "for example fig-\(isWord(name) ? shortened(name) : "name")"
      )
    }
    let rest = name.dropFirst(kind.rawValue.count + 1)
    if rest.isEmpty || !isWord(rest) {
      return (
        "'\(shortened(name))' is not a label",
        ["after the prefix come letters, digits, '-' and '_' of ASCII, at least one"],
        "for example \(kind.rawValue)-roc-curve"
      )
    }
    return nil
  }

  private static func isWord(_ text: some StringProtocol) -> Bool {
    text.utf8.allSatisfy(isLabelByte)
  }

  static func isLabelByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}
