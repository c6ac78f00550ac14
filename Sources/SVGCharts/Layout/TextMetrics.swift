/// Widths of text without a font at hand.
///
/// The table has the widths of DejaVu Sans in thousandths of the font size, which is wider than the
/// other usual sans serifs: text that fits by this table fits in all of them.
package enum TextMetrics {
  /// 15 points: in the default width of 540 that is 10 points on a screen of 360.
  package static let fontSize = 15.0
  /// From baseline to baseline.
  package static let lineHeight = 19.0
  static let ascent = 12.0
  static let descent = 4.0

  /// In points, at ``fontSize``.
  package static func width(_ text: String) -> Double {
    var units = 0
    for scalar in text.unicodeScalars { units += width(scalar) }
    return Double(units) * fontSize / 1000
  }

  /// The longest beginning of the text that fits, with an ellipsis where something is missing.
  static func fitted(_ text: String, to limit: Double) -> String {
    if width(text) <= limit { return text }
    var units = 1000.0
    var kept = ""
    for character in text {
      units += Double(character.unicodeScalars.reduce(0) { $0 + width($1) })
      if units * fontSize / 1000 > limit { break }
      kept.append(character)
    }
    while kept.last == " " { kept.removeLast() }
    return kept + "…"
  }

  /// The text in lines that fit, cut between words, between Han characters, or inside a word that is
  /// longer than a line.
  ///
  /// - Returns: `count` lines at most; where text is missing, the last ends in an ellipsis.
  package static func wrapped(_ text: String, to limit: Double, count: Int) -> [String] {
    var lines: [String] = []
    var rest = Substring(text)
    while !rest.isEmpty {
      if lines.count == count - 1 || width(String(rest)) <= limit {
        lines.append(fitted(String(rest), to: limit))
        break
      }
      var units = 0
      var end = rest.startIndex
      var lastBreak: String.Index?
      for index in rest.indices {
        let scalars = rest[index].unicodeScalars
        let isWide = scalars.first.map { $0.value >= 0x2E80 && width($0) == 1000 } ?? false
        if index > rest.startIndex, rest[index] == " " || isWide { lastBreak = index }
        units += scalars.reduce(0) { $0 + width($1) }
        if Double(units) * fontSize / 1000 > limit { break }
        end = rest.index(after: index)
      }
      if end == rest.startIndex { end = rest.index(after: end) }
      let cut = lastBreak ?? end
      lines.append(String(rest[..<cut]))
      rest = rest[cut...].drop { $0 == " " }
    }
    return lines.isEmpty ? [""] : lines
  }

  private static let ascii: [Int] = [
    318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337,  // space … /
    636, 636, 636, 636, 636, 636, 636, 636, 636, 636, 337, 337, 838, 838, 838, 531,  // 0-9:;<=>?
    1000, 684, 686, 698, 770, 632, 575, 775, 752, 295, 295, 656, 557, 863, 748, 787,  // @A-O
    603, 787, 695, 635, 611, 732, 684, 989, 685, 611, 685, 390, 337, 390, 838, 500,  // P-Z[\]^_
    500, 613, 635, 550, 635, 615, 352, 635, 634, 278, 278, 579, 278, 974, 634, 612,  // `a-o
    635, 635, 411, 521, 392, 634, 592, 818, 592, 592, 525, 636, 337, 636, 838,  // p-z{|}~
  ]

  private static func width(_ scalar: Unicode.Scalar) -> Int {
    let value = scalar.value
    if value >= 32, value < 127 { return ascii[Int(value) - 32] }
    switch value {
    case 0..<32, 127..<160, 0x300..<0x370, 0x200B...0x200F, 0xFE00...0xFE0F: return 0
    case 0x2070...0x208E, 0xB2, 0xB3, 0xB9: return 401  // superscripts, subscripts
    case 0x2212, 0xD7, 0xB1: return 838  // −×±
    case 0x1100..<0x1160, 0x2E80..<0xA4D0, 0xAC00..<0xD7A4, 0xF900..<0xFB00, 0xFE30..<0xFE70,
      0xFF00..<0xFF61, 0x1F000..<0x40000:
      return 1000
    case 0x2014, 0x2026: return 1000
    default: return 700
    }
  }
}
