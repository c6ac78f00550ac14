/// Where a field lies in the bytes, without its quotes.
struct CSVField: Equatable {
  var start: Int
  var end: Int
}

/// The first pass over a text: where its fields and rows are. It follows RFC 4180, and takes any of
/// LF, CRLF and CR as the end of a line.
///
///     row     = field *(separator field)
///     field   = *(any byte but quote, separator, CR, LF)
///             | quote *(any byte but quote | quote quote) quote
///
/// It is one loop over the bytes, which looks at each once and never goes back.
struct CSVParser {
  /// All fields, row after row.
  private(set) var fields: [CSVField] = []
  /// How many fields the first row has.
  private(set) var columns = 0

  static let quote = UInt8(ascii: "\"")
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")

  /// - Parameters:
  ///   - bytes: the text in UTF-8.
  ///   - expected: how many fields each row must have; as many as the first where it is nil.
  init(
    _ bytes: UnsafeBufferPointer<UInt8>, separator: UInt8, expected: Int?
  ) throws(CSVError) {
    let end = bytes.count
    var index = Self.hasByteOrderMark(bytes) ? 3 : 0
    guard index < end else { throw .emptyText }
    fields.reserveCapacity(min(end / 4, 1 << 20))

    // Bytes that end or forbid something inside an unquoted field; all others pass by.
    var isSpecial = [Bool](repeating: false, count: 256)
    for byte in [separator, Self.quote, Self.lineFeed, Self.carriageReturn] {
      isSpecial[Int(byte)] = true
    }
    var rowStart = index
    var firstOfRow = 0
    let failure = isSpecial.withUnsafeBufferPointer { isSpecial -> CSVError? in
      while true {
        // A field begins here.
        if index < end, bytes[index] == Self.quote {
          let opening = index
          index += 1
          while true {
            while index < end, bytes[index] != Self.quote { index += 1 }
            guard index < end else {
              return .unclosedQuote(openedAt: TextPosition(of: opening, in: bytes))
            }
            // A doubled quote stands for one and does not end the field.
            guard index + 1 < end, bytes[index + 1] == Self.quote else { break }
            index += 2
          }
          fields.append(CSVField(start: opening + 1, end: index))
          index += 1
          if index < end, !isSpecial[Int(bytes[index])] {
            return .textAfterQuote(at: TextPosition(of: index, in: bytes))
          }
        } else {
          let start = index
          while index < end, !isSpecial[Int(bytes[index])] { index += 1 }
          if index < end, bytes[index] == Self.quote {
            return .strayQuote(at: TextPosition(of: index, in: bytes))
          }
          fields.append(CSVField(start: start, end: index))
        }
        // What follows a field: another, the next row, or nothing.
        if index < end, bytes[index] == separator {
          index += 1
          continue
        }
        let found = fields.count - firstOfRow
        if firstOfRow == 0 { columns = expected ?? found }
        guard found == columns else {
          return .fieldCountMismatch(
            expected: columns, got: found, at: TextPosition(of: rowStart, in: bytes))
        }
        if index < end { index += Self.lineBreak(at: index, in: bytes) }
        // The last row may end in a line break or without one.
        guard index < end else { return nil }
        rowStart = index
        firstOfRow = fields.count
      }
    }
    if let failure { throw failure }
  }

  /// How many bytes the line break takes that begins here; 0 where none begins.
  static func lineBreak(at index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    switch bytes[index] {
    case lineFeed: 1
    case carriageReturn: index + 1 < bytes.count && bytes[index + 1] == lineFeed ? 2 : 1
    default: 0
    }
  }

  /// Whether the text begins with the mark EF BB BF, which some programs write before UTF-8.
  static func hasByteOrderMark(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes.starts(with: [0xEF, 0xBB, 0xBF])
  }
}

extension TextPosition {
  /// The place of a byte. O(index): for errors only.
  init(of index: Int, in bytes: UnsafeBufferPointer<UInt8>) {
    var line = 1
    var next = CSVParser.hasByteOrderMark(bytes) ? 3 : 0
    var lineStart = next
    while next < index {
      let length = CSVParser.lineBreak(at: next, in: bytes)
      if length > 0 {
        line += 1
        lineStart = next + length
      }
      next += max(length, 1)
    }
    // A scalar of UTF-8 has one byte that is not 10xxxxxx.
    let scalars = bytes[min(lineStart, index)..<index].count { $0 & 0b1100_0000 != 0b1000_0000 }
    self.init(line: line, column: scalars + 1)
  }
}
