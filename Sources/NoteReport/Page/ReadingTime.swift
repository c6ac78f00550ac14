import NoteSyntax

/// Minutes to read a note: 220 words or 400 Han characters a minute, and 15 s a block of code, table or
/// formula that stands by itself.
func readingMinutes(of note: Note, with renderer: HTMLRenderer) -> Int {
  var words = 0
  var han = 0
  var stops = 0

  func count(_ text: String) {
    var isInWord = false
    for scalar in text.unicodeScalars {
      let isHan = (0x3400...0x9FFF).contains(scalar.value)
      let isLetter =
        !isHan && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
      if isHan { han += 1 }
      if isLetter, !isInWord { words += 1 }
      isInWord = isLetter
    }
  }
  func count(_ blocks: [Block]) {
    for block in blocks {
      switch block {
      case .paragraph(let content), .heading(_, let content, _): count(renderer.plainText(content))
      case .blockQuote(let inner): count(inner)
      case .list(let list): for item in list.items { count(item.blocks) }
      case .callout(let callout): count(callout.blocks)
      case .experiment(let index):
        if note.experiments.indices.contains(index), note.experiments[index].options.include {
          stops += 1
        }
      case .code, .table, .formula: stops += 1
      case .thematicBreak, .html: break
      }
    }
  }
  count(note.blocks)
  let minutes = Double(words) / 220 + Double(han) / 400 + Double(stops) / 4
  return max(1, Int(minutes.rounded(.up)))
}
