/// The anchor that code hosts give a heading: lower case, spaces to hyphens, punctuation left out, letters
/// of every script kept.
package func slug(of heading: String) -> String {
  var slug = String.UnicodeScalarView()
  for scalar in heading.lowercased().unicodeScalars {
    switch scalar {
    case " ": slug.append("-")
    case "-", "_": slug.append(scalar)
    default:
      let properties = scalar.properties
      let isMark: Bool
      switch properties.generalCategory {
      case .nonspacingMark, .spacingMark, .decimalNumber, .letterNumber, .otherNumber: isMark = true
      default: isMark = false
      }
      if properties.isAlphabetic || isMark { slug.append(scalar) }
    }
  }
  return String(slug)
}

extension Note {
  /// The anchor of each heading of the tree in document order, those inside quotes and lists included: its
  /// label, else its slug, with `-1`, `-2`, … where the same one came before.
  package var headingAnchors: [String] {
    var taken = Set(labels.map(\.name))
    var counts: [String: Int] = [:]
    return headings.map { content, label in
      if let label { return label }
      var base = slug(of: content.plainText)
      if base.isEmpty { base = "section" }
      var anchor = base
      while !taken.insert(anchor).inserted {
        counts[base, default: 0] += 1
        anchor = "\(base)-\(counts[base]!)"
      }
      return anchor
    }
  }

  private var headings: [(content: [Inline], label: String?)] {
    var headings: [(content: [Inline], label: String?)] = []
    func walk(_ blocks: [Block]) {
      for block in blocks {
        switch block {
        case .heading(_, let content, let label): headings.append((content, label))
        case .blockQuote(let content): walk(content)
        case .callout(let callout): walk(callout.blocks)
        case .list(let list): for item in list.items { walk(item.blocks) }
        default: break
        }
      }
    }
    walk(blocks)
    for footnote in footnotes { walk(footnote.blocks) }
    return headings
  }
}
