/// One text for each position of some controls, kept small: most of it is the same everywhere, and of the rest
/// mostly numbers differ.
///
/// The texts are cut into lines. A line is then
///
///     constant      the same at every position: kept once
///     a pattern     the same but for its numbers: what stands between them once, and each number for those
///                   positions of those controls on which it depends
///     some          anything else: each different line once, and which of them there are at each position
///     a choice      where the texts at one position of a control have another number of lines than those at
///                   the next (another kind of axis, say), a table for each position of it
///
/// The page's script puts the text of a position together by the same rules (figures.js).
package struct StateTable: Equatable {
  /// A value for each combination of positions of some controls, the last fastest.
  package struct Values: Equatable {
    /// Numbers of controls within the table's, ascending; empty where there is one value.
    package let controls: [Int]
    package let values: [String]
  }

  package enum Piece: Equatable {
    case constant(String)
    /// One part more than there are numbers.
    case pattern(parts: [String], numbers: [Values])
    /// `which` holds numbers of `texts`, several joined by "+".
    case some(texts: [String], which: Values)
    /// A table for each position of a control, which keeps one position in them.
    case choice(control: Int, tables: [StateTable])
  }

  /// How many positions each control has.
  package let counts: [Int]
  package private(set) var pieces: [Piece] = []

  /// - Parameters:
  ///   - texts: one for each combination of positions, the last control's fastest.
  ///   - counts: how many positions each control has; their product is the number of texts.
  package init(_ texts: [String], counts: [Int]) {
    self.counts = counts
    let cut = texts.map { $0.split(separator: "\n", omittingEmptySubsequences: false) }
    let shortest = cut.map(\.count).min() ?? 0
    if cut.allSatisfy({ $0.count == shortest }) {
      for line in 0..<shortest { add(cut.map { $0[line] }) }
    } else if let control = counts.indices.last(where: {
      Self.decides($0, cut.map(\.count), counts)
    }) {
      pieces = [Self.choice(control, texts, counts)]
    } else {
      addSome(cut)
    }
  }

  /// A table of parts that each depend on controls of their own.
  ///
  /// - Parameters:
  ///   - parts: tables of the same texts, in each of which only some controls have more than one position.
  ///   - counts: how many positions each control has in all.
  /// - Returns: nil where a line differs in two parts: then it depends on the controls of both at once.
  package init?(combining parts: [StateTable], counts: [Int]) {
    self.counts = counts
    guard let first = parts.first, parts.allSatisfy({ $0.pieces.count == first.pieces.count })
    else {
      return nil
    }
    for index in first.pieces.indices {
      let pieces = parts.map { $0.pieces[index] }
      var varying: Piece?
      for piece in pieces {
        switch piece {
        case .constant: continue
        case .choice: return nil
        case .pattern, .some:
          if varying != nil { return nil }
          varying = piece
        }
      }
      self.pieces.append(varying ?? pieces[0])
    }
  }

  /// A table for each position of one control.
  ///
  /// - Parameter tables: that control has one position in each.
  package init(choosing control: Int, of tables: [StateTable], counts: [Int]) {
    self.counts = counts
    pieces = [.choice(control: control, tables: tables)]
  }

  /// How far apart neighbours along a control are.
  private static func stride(_ control: Int, _ counts: [Int]) -> Int {
    counts[(control + 1)...].reduce(1, *)
  }

  /// Whether texts at the same position of a control have the same number of lines.
  private static func decides(_ control: Int, _ lines: [Int], _ counts: [Int]) -> Bool {
    var known = [Int?](repeating: nil, count: counts[control])
    let stride = stride(control, counts)
    for (index, count) in lines.enumerated() {
      let position = index / stride % counts[control]
      if let before = known[position], before != count { return false }
      known[position] = count
    }
    return counts.count > 1
  }

  private static func choice(_ control: Int, _ texts: [String], _ counts: [Int]) -> Piece {
    let stride = stride(control, counts)
    var rest = counts
    rest[control] = 1
    let tables = (0..<counts[control]).map { position in
      let own = texts.indices.filter { $0 / stride % counts[control] == position }
      return StateTable(own.map { texts[$0] }, counts: rest)
    }
    return .choice(control: control, tables: tables)
  }

  private mutating func add(_ lines: [Substring]) {
    guard let first = lines.first else { return }
    if lines.allSatisfy({ $0 == first }) { return pieces.append(.constant(String(first))) }
    let patterns = lines.map(NumberPattern.init)
    if patterns.dropFirst().allSatisfy({ $0.parts == patterns[0].parts }) {
      let numbers = patterns[0].numbers.indices.map { index in
        values(patterns.map { String($0.numbers[index]) })
      }
      pieces.append(Self.pattern(patterns[0].parts.map(String.init), numbers))
      return
    }
    addSome(lines.map { [$0] })
  }

  private mutating func addSome(_ cut: [[Substring]]) {
    var head = 0
    let shortest = cut.map(\.count).min() ?? 0
    // One line at least is left to each, so that all are joined alike.
    while head < shortest - 1, cut.allSatisfy({ $0[head] == cut[0][head] }) {
      pieces.append(.constant(String(cut[0][head])))
      head += 1
    }
    var texts: [String] = []
    var places: [Substring: Int] = [:]
    let which = cut.map { lines in
      lines[head...].map { line in
        if let place = places[line] { return String(place) }
        places[line] = texts.count
        texts.append(String(line))
        return String(texts.count - 1)
      }.joined(separator: "+")
    }
    pieces.append(.some(texts: texts, which: values(which)))
  }

  /// Numbers that are the same everywhere belong to the parts around them.
  private static func pattern(_ parts: [String], _ numbers: [Values]) -> Piece {
    var kept: [Values] = []
    var joined = [parts[0]]
    for (number, part) in zip(numbers, parts.dropFirst()) {
      if number.controls.isEmpty {
        joined[joined.count - 1] += number.values[0] + part
      } else {
        kept.append(number)
        joined.append(part)
      }
    }
    return .pattern(parts: joined, numbers: kept)
  }

  /// Leaves out the controls that make no difference.
  private func values(_ all: [String]) -> Values {
    var controls = Array(counts.indices)
    var kept = all
    for control in counts.indices.reversed() {
      let place = controls.firstIndex(of: control)!
      let count = counts[control]
      let after = controls[(place + 1)...].reduce(1) { $0 * counts[$1] }
      let isSame = kept.indices.allSatisfy { index in
        kept[index] == kept[index - index / after % count * after]
      }
      if isSame {
        kept = kept.indices.filter { $0 / after % count == 0 }.map { kept[$0] }
        controls.remove(at: place)
      }
    }
    return Values(controls: controls, values: kept)
  }

  // MARK: Back

  /// The text at a position of each control.
  package func text(at positions: [Int]) -> String {
    func value(_ values: Values) -> String {
      let index = values.controls.reduce(0) { $0 * counts[$1] + positions[$1] }
      return values.values[index]
    }
    return pieces.map { piece in
      switch piece {
      case .constant(let text): text
      case .pattern(let parts, let numbers):
        zip(numbers, parts.dropFirst()).reduce(parts[0]) { $0 + value($1.0) + $1.1 }
      case .some(let texts, let which):
        value(which).split(separator: "+").map { texts[Int($0)!] }.joined(separator: "\n")
      case .choice(let control, let tables):
        tables[positions[control]].text(
          at: positions.indices.map { $0 == control ? 0 : positions[$0] })
      }
    }.joined(separator: "\n")
  }

  /// What the page carries, on one line.
  package var encoded: String { json.compact }

  /// What the page carries: lists in lists, values joined by blanks. Constant lines that follow each other are
  /// one text.
  ///
  ///     "text"                            constant
  ///     [[part, …], [controls, "v v v"], …]   pattern
  ///     [[text, …], [controls, "0 1+2 0"], 0]   some
  ///     [[pieces, …], control, 1]             a choice
  var json: JSON {
    func list(_ values: Values) -> JSON {
      .array([
        .array(values.controls.map { .int($0) }), .string(values.values.joined(separator: " ")),
      ])
    }
    var items: [JSON] = []
    var constant: [String] = []
    func flush() {
      if !constant.isEmpty { items.append(.string(constant.joined(separator: "\n"))) }
      constant = []
    }
    for piece in pieces {
      switch piece {
      case .constant(let text): constant.append(text)
      case .pattern(let parts, let numbers):
        flush()
        items.append(.array([.array(parts.map { .string($0) })] + numbers.map(list)))
      case .some(let texts, let which):
        flush()
        items.append(.array([.array(texts.map { .string($0) }), list(which), .int(0)]))
      case .choice(let control, let tables):
        flush()
        items.append(.array([.array(tables.map(\.json)), .int(control), .int(1)]))
      }
    }
    flush()
    return .array(items)
  }
}

/// The page's script that puts the texts together.
package let figuresScript = String(decoding: PackageResources.figures_js, as: UTF8.self)

/// A line as numbers and what stands between them.
private struct NumberPattern {
  /// One more than there are numbers.
  var parts: [Substring] = []
  /// Digits, a minus before them, points and commas between them.
  var numbers: [Substring] = []

  init(_ line: Substring) {
    let bytes = line.utf8
    func isDigit(_ byte: UInt8) -> Bool { byte >= 48 && byte <= 57 }
    var part = bytes.startIndex
    var index = bytes.startIndex
    while index < bytes.endIndex {
      guard isDigit(bytes[index]) || bytes[index] == UInt8(ascii: "-") else {
        index = bytes.index(after: index)
        continue
      }
      var end = bytes.index(after: index)
      while end < bytes.endIndex {
        let next = bytes.index(after: end)
        let joins = bytes[end] == UInt8(ascii: ".") || bytes[end] == UInt8(ascii: ",")
        guard
          isDigit(bytes[end]) || (joins && next < bytes.endIndex && isDigit(bytes[next]))
        else { break }
        end = next
      }
      parts.append(line[part..<index])
      numbers.append(line[index..<end])
      part = end
      index = end
    }
    parts.append(line[part...])
  }
}
