import NoteSyntax

/// Links each term of the glossary where a note uses it first: in running text, not in headings, links,
/// tables or code. Longer forms win over shorter ones; a form without small letters (`AP`) is met only as
/// it is written.
struct TermLinker {
  private struct Form {
    var text: [Character]
    var term: Int
    var isExact: Bool
  }

  private let page: String
  private let terms: [Glossary.Term]
  /// By the first character in small letters; the longest first.
  private var forms: [Character: [Form]] = [:]
  private var isUsed: [Bool]

  init(_ glossary: Glossary) {
    page = escapedComponent(glossary.note) + ".html"
    terms = glossary.terms
    isUsed = Array(repeating: false, count: terms.count)
    for (index, term) in terms.enumerated() {
      for form in term.forms {
        let isExact = !form.contains(where: \.isLowercase)
        let text = Array(isExact ? form : form.lowercased())
        guard let first = text.first else { continue }
        forms[Self.small(first), default: []].append(
          Form(text: text, term: index, isExact: isExact))
      }
    }
    for key in forms.keys {
      forms[key]?.sort {
        ($1.text.count, $0.term) < ($0.text.count, $1.term)
      }
    }
  }

  /// Text as HTML, with the links that it gets.
  mutating func linked(_ text: String) -> String {
    // A line in another script, such as the source's title of a section, is no running text of the note.
    let isHan = { (scalar: Unicode.Scalar) in (0x3400...0x9FFF).contains(scalar.value) }
    guard !text.unicodeScalars.contains(where: isHan) else { return escaped(text) }
    let characters = Array(text)
    var html = ""
    var plainStart = 0
    var i = 0
    while i < characters.count {
      let isStart = Self.isWord(characters[i]) && (i == 0 || !Self.joins(characters[i - 1]))
      guard isStart, let (term, end) = match(characters, at: i) else {
        i += 1
        continue
      }
      // A term that has its link already is stepped over whole: it is no shorter term.
      guard !isUsed[term] else {
        i = end
        continue
      }
      let words = String(characters[i..<end])
      html += escaped(String(characters[plainStart..<i]))
      html += "<a class=\"term\" href=\"\(page)#\(escapedComponent(terms[term].label))\""
      html += " title=\"\(escaped(terms[term].meaning))\">\(escaped(words))</a>"
      isUsed[term] = true
      plainStart = end
      i = end
    }
    return html + escaped(String(characters[plainStart...]))
  }

  private func match(_ text: [Character], at start: Int) -> (term: Int, end: Int)? {
    for form in forms[Self.small(text[start])] ?? [] {
      if let end = Self.end(of: form, in: text, at: start) { return (form.term, end) }
    }
    return nil
  }

  /// Where the form ends if it stands here as a word or several, a plural's `s` included.
  private static func end(of form: Form, in text: [Character], at start: Int) -> Int? {
    var i = start
    for character in form.text {
      guard i < text.count else { return nil }
      if character == " " {
        guard text[i].isWhitespace else { return nil }
      } else if form.isExact ? text[i] != character : small(text[i]) != character {
        return nil
      }
      i += 1
    }
    if i < text.count, text[i] == "s", form.text.last?.isLetter == true { i += 1 }
    if i < text.count {
      let isJoined = text[i] == "-" && i + 1 < text.count && isWord(text[i + 1])
      if isWord(text[i]) || isJoined || text[i] == "+" { return nil }
    }
    return i
  }

  private static func small(_ character: Character) -> Character {
    character.isUppercase ? character.lowercased().first ?? character : character
  }

  private static func isWord(_ character: Character) -> Bool {
    character.isLetter || character.isNumber
  }

  /// Before a word: the word goes on to the left.
  private static func joins(_ character: Character) -> Bool {
    isWord(character) || "-_@/.".contains(character)
  }
}
