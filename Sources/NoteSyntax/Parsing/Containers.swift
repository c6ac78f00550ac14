/// A block quote or a list item around a block, as the prefix that each further line must carry.
enum Container {
  case quote
  /// Further lines are indented by so many columns.
  case item(indent: Int)
}

/// Walks over the whitespace and markers at the start of a line, counting columns as CommonMark does
/// (a tab reaches to the next multiple of 4).
struct PrefixCursor {
  let bytes: [UInt8]
  let end: Int
  private(set) var offset: Int
  private var column = 0
  /// Columns of a tab at `offset` that a container has already taken.
  private var taken = 0

  init(_ source: SourceText, line: Int) {
    let range = source.range(ofLine: line)
    bytes = source.bytes
    offset = range.lowerBound
    end = range.upperBound
  }

  /// Columns of whitespace from here to the next other byte.
  var indent: Int {
    var at = column
    var k = offset
    while k < end {
      if bytes[k] == 0x20 { at += 1 } else if bytes[k] == 0x09 { at += 4 - at % 4 } else { break }
      k += 1
    }
    return at - column
  }

  /// Nil on a blank rest.
  var nextByte: UInt8? {
    var k = offset
    while k < end, bytes[k] == 0x20 || bytes[k] == 0x09 { k += 1 }
    return k < end ? bytes[k] : nil
  }

  mutating func skipColumns(_ count: Int) {
    var left = count
    while left > 0, offset < end {
      if bytes[offset] == 0x09 {
        let width = 4 - column % 4
        if width > left {
          column += left
          return
        }
        column += width
        left -= width
      } else {
        column += 1
        left -= 1
      }
      offset += 1
    }
  }

  mutating func skipWhitespace() { skipColumns(indent) }

  /// Steps over what the containers ask for; false where the line does not carry all of it (a lazy
  /// continuation of a paragraph, or a line outside).
  mutating func skip(_ containers: [Container]) -> Bool {
    for container in containers {
      switch container {
      case .quote:
        guard indent <= 3, nextByte == UInt8(ascii: ">") else { return false }
        skipWhitespace()
        skipColumns(1)
        if offset < end, bytes[offset] == 0x20 || bytes[offset] == 0x09 { skipColumns(1) }
      case .item(let width):
        if indent >= width {
          skipColumns(width)
        } else if nextByte == nil {
          skipWhitespace()
        } else {
          return false
        }
      }
    }
    return true
  }

  /// Moves to a byte of the line.
  mutating func advance(to target: Int) {
    while offset < min(target, end) {
      column += bytes[offset] == 0x09 ? 4 - column % 4 : 1
      offset += 1
    }
  }

  /// The indent that a list item whose marker stands here asks of its further lines, counted from
  /// where its own container's content begins (`indentBefore` columns to the left).
  mutating func itemIndent(indentBefore: Int) -> Int {
    var width = 0
    while offset < end, (0x30...0x39).contains(bytes[offset]) {
      skipColumns(1)
      width += 1
    }
    skipColumns(1)
    width += 1
    let spaces = indent
    let padding = nextByte == nil || spaces > 4 ? 1 : spaces
    return indentBefore + width + padding
  }
}

/// A leaf of the block structure, with the containers around it.
struct Leaf {
  var node: CommonMarkNode
  var containers: [Container]
  /// The kind of the direct container, when the leaf is the first block in it.
  var opens: CommonMarkNode.Kind?
}

/// Deeper blocks and inlines than this are not kept: no person writes them, and every later stage may recurse.
let nestingLimit = 100

extension CommonMarkDocument {
  /// All leaves that are not nested too deep, in order.
  func leaves(in source: SourceText) -> [Leaf] {
    var leaves: [Leaf] = []
    func walk(_ parent: CommonMarkNode, _ containers: [Container], _ depth: Int) {
      guard depth < nestingLimit else { return }
      var isFirst = true
      for node in parent.children {
        switch node.kind {
        case .blockQuote:
          walk(node, containers + [.quote], depth + 1)
        case .list:
          walk(node, containers, depth + 1)
        case .item:
          walk(node, containers + [.item(indent: indent(of: node, in: containers))], depth + 1)
        default:
          leaves.append(
            Leaf(node: node, containers: containers, opens: isFirst ? parent.kind : nil))
        }
        isFirst = false
      }
    }

    func indent(of item: CommonMarkNode, in containers: [Container]) -> Int {
      let line = item.startLine
      let marker = source.range(ofLine: line).lowerBound + item.startColumn - 1
      var cursor = PrefixCursor(source, line: line)
      // The markers of outer items may stand on this same line, where only the indent of the
      // innermost run of whitespace counts.
      var before = 0
      if cursor.skip(containers) {
        before = cursor.indent
        cursor.advance(to: marker)
      } else {
        cursor.advance(to: marker)
        // After a quote's `>` one space belongs to the quote.
        if case .quote = containers.last { before = max(0, whitespace(before: marker) - 1) }
      }
      return cursor.itemIndent(indentBefore: before)
    }

    func whitespace(before offset: Int) -> Int {
      var k = offset
      while k > 0, source.bytes[k - 1] == 0x20 { k -= 1 }
      return offset - k
    }

    walk(root, [], 0)
    return leaves
  }
}
