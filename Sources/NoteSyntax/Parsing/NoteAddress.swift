/// The address of a link, where it leads to another note: `03-optimizers.md#sec-adam`.
struct NoteAddress {
  var note: String
  var label: String?

  init?(_ destination: String) {
    let parts = destination.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    var path = Self.decoded(String(parts[0]))
    guard path.hasSuffix(".md"), path.utf8.count > 3, !path.hasPrefix("/"), !path.contains("?"),
      !Self.hasScheme(path)
    else { return nil }
    while path.hasPrefix("./") { path.removeFirst(2) }
    note = path
    label = parts.count > 1 && !parts[1].isEmpty ? Self.decoded(String(parts[1])) : nil
  }

  private static func hasScheme(_ path: String) -> Bool {
    guard let colon = path.firstIndex(of: ":") else { return false }
    return !path[..<colon].contains("/")
  }

  private static func decoded(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    var i = 0
    while i < bytes.count {
      if bytes[i] == UInt8(ascii: "%"), i + 2 < bytes.count,
        let value = UInt8(String(decoding: bytes[(i + 1)...(i + 2)], as: UTF8.self), radix: 16)
      {
        result.append(value)
        i += 3
      } else {
        result.append(bytes[i])
        i += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
