/// A stretch of inline source that libcmark must not see: it is replaced by an inert placeholder before
/// parsing, and by what it means afterwards.
struct Mask {
  enum Content {
    case formula(Formula, label: (name: String, range: SourceRange)?)
    case value(InlineValue)
    case reference(label: String)
    case citation(Citation)
    case footnoteReference(name: String)
    case tildes(Int, canOpen: Bool, canClose: Bool)
    case task(isDone: Bool)
    case callout(Block.Callout.Kind)
    case table(MaskedTable)
    /// The beginning of a piece of inline text that stands apart: a table cell, a caption, the title.
    case fragment
  }

  var content: Content
  var range: SourceRange
  /// What it replaces, for places where a placeholder means nothing after all.
  var original: String
}

/// A pipe table whose cells are fragments.
struct MaskedTable {
  var alignments: [Block.PipeTable.Alignment?]
  var header: [Int?]
  var rows: [[Int?]]
}

/// The placeholders of one note. A placeholder is a number between two characters of a private-use
/// area, which libcmark treats as letters, and those between two daggers, so that for the rules of
/// emphasis it counts as punctuation, as the `$`, `@`, `[` or backtick that it replaces does.
struct MaskTable {
  private(set) var masks: [Mask] = []
  /// A private-use character that the source does not hold.
  private let delimiter: Unicode.Scalar
  private let border = "\u{2021}"
  private let opening: String
  private let closing: String

  init(for source: [UInt8]) {
    // Private-use characters above U+F0000 begin with F3 in UTF-8, which hardly any text has.
    var used: Set<UInt32> = []
    var i = 0
    while i + 3 < source.count {
      if source[i] == 0xF3 {
        let bits = [source[i + 1], source[i + 2], source[i + 3]].map { UInt32($0 & 0x3F) }
        used.insert(3 << 18 | bits[0] << 12 | bits[1] << 6 | bits[2])
        i += 4
      } else {
        i += 1
      }
    }
    let free = (UInt32(0xF0000)...0xFFFFD).first { !used.contains($0) } ?? 0xF0000
    delimiter = Unicode.Scalar(free)!
    opening = border + String(delimiter)
    closing = String(delimiter) + border
  }

  mutating func add(_ mask: Mask) -> Int {
    masks.append(mask)
    return masks.count - 1
  }

  func placeholder(_ index: Int) -> [UInt8] { Array("\(opening)\(index)\(closing)".utf8) }

  enum Piece {
    case text(String)
    case mask(Int)
  }

  /// Splits text at its placeholders.
  func pieces(of text: String) -> [Piece] {
    let scalars = text.unicodeScalars
    guard text.utf8.contains(0xF3), scalars.contains(delimiter) else { return [.text(text)] }
    var pieces: [Piece] = []
    var pending = String.UnicodeScalarView()
    var i = scalars.startIndex
    while i < scalars.endIndex {
      if let (index, after) = placeholder(in: scalars, at: i) {
        if !pending.isEmpty { pieces.append(.text(String(pending))) }
        pending = String.UnicodeScalarView()
        pieces.append(.mask(index))
        i = after
      } else {
        pending.append(scalars[i])
        i = scalars.index(after: i)
      }
    }
    if !pending.isEmpty { pieces.append(.text(String(pending))) }
    return pieces
  }

  private func placeholder(
    in scalars: String.UnicodeScalarView, at start: String.Index
  ) -> (index: Int, after: String.Index)? {
    var i = start
    func take(_ scalar: Unicode.Scalar) -> Bool {
      guard i < scalars.endIndex, scalars[i] == scalar else { return false }
      i = scalars.index(after: i)
      return true
    }
    guard take("\u{2021}"), take(delimiter) else { return nil }
    var index = 0
    while i < scalars.endIndex, ("0"..."9").contains(scalars[i]), index < masks.count {
      index = index * 10 + Int(scalars[i].value - 0x30)
      i = scalars.index(after: i)
    }
    guard take(delimiter), take("\u{2021}"), index < masks.count else { return nil }
    return (index, i)
  }

  /// Text with what the placeholders replaced: for code, addresses and titles.
  func restored(_ text: String) -> String {
    let pieces = pieces(of: text)
    if pieces.count == 1, case .text = pieces[0] { return text }
    return pieces.map {
      switch $0 {
      case .text(let text): text
      case .mask(let index): masks[index].original
      }
    }.joined()
  }
}
