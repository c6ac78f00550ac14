import NoteSyntax

/// `> [!QUESTION]`: what the reader is asked, the choices, and the answer, which stays shut until the reader
/// asks for it.
///
/// The question is what stands before the list of tasks, the answer what stands after it; without a list
/// the question is the first block. A choice is the first sentence of its item, the rest the reply to
/// those who choose it. Works without JavaScript: radio buttons and a disclosure.
struct Question {
  struct Choice {
    var isRight: Bool
    var text: [Inline]
    var reply: [Inline]
  }

  var question: [Block]
  var choices: [Choice] = []
  var answer: [Block]

  init(_ blocks: [Block]) {
    let place = blocks.firstIndex { Self.choices(in: $0) != nil }
    question = Array(blocks[..<(place ?? min(1, blocks.count))])
    if let place { choices = Self.choices(in: blocks[place]) ?? [] }
    answer = Array(blocks[(place.map { $0 + 1 } ?? min(1, blocks.count))...])
  }

  private static func choices(in block: Block) -> [Choice]? {
    guard case .list(let list) = block else { return nil }
    var choices: [Choice] = []
    for item in list.items {
      guard let isRight = item.isDone, case .paragraph(let content)? = item.blocks.first else {
        return nil
      }
      var (text, reply) = splitAfterSentence(content)
      for case .paragraph(let more) in item.blocks.dropFirst() {
        reply += (reply.isEmpty ? [] : [.softBreak]) + more
      }
      choices.append(Choice(isRight: isRight, text: text, reply: reply))
    }
    return choices
  }

  /// The first sentence and the rest. A full stop ends it where a space or the line's end follows.
  private static func splitAfterSentence(_ inlines: [Inline]) -> ([Inline], [Inline]) {
    for (index, inline) in inlines.enumerated() {
      guard case .text(let text) = inline else { continue }
      var place = text.startIndex
      while place < text.endIndex {
        let next = text.index(after: place)
        let isEnd = ".?!".contains(text[place])
        let isBreak =
          next == text.endIndex ? inlines.indices.contains(index + 1) : text[next].isWhitespace
        let endsLine =
          next == text.endIndex && inlines.indices.contains(index + 1)
          && inlines[index + 1] != .softBreak && inlines[index + 1] != .lineBreak
        if isEnd && isBreak && !endsLine || "。？！".contains(text[place]) {
          let before = inlines[..<index] + [.text(String(text[..<next]))]
          let rest = text[next...].drop(while: \.isWhitespace)
          let after = (rest.isEmpty ? [] : [.text(String(rest))]) + inlines[(index + 1)...]
          return (Array(before), Array(after))
        }
        place = next
      }
    }
    return (inlines, [])
  }
}

extension HTMLRenderer {
  func question(_ callout: Block.Callout) {
    let question = Question(callout.blocks)
    if question.answer.isEmpty {
      report(
        callout.range, "question-without-answer", "a question without an answer",
        ["the answer is what follows the choices, or the first paragraph"],
        help: "add a paragraph that answers it, with the value computed")
    }
    if !question.choices.isEmpty, !question.choices.contains(where: \.isRight) {
      report(
        callout.range, "question-without-right-choice", "none of the choices is the right one",
        help: "mark the right one: - [x] …")
    }
    startLine()
    let name = words.name(of: .question)
    let anchor = anchors.unique("question")
    html +=
      "<div class=\"callout question\" role=\"group\" id=\"\(anchor)\" aria-label=\"\(name)\">\n"
    html += "<p class=\"callout-name\">\(name)</p>\n"
    blocks(question.question)
    if !question.choices.isEmpty {
      html += "<div class=\"choices\" role=\"radiogroup\" aria-label=\"\(words.choices)\">\n"
      for (index, choice) in question.choices.enumerated() {
        self.choice(choice, id: "\(anchor)-choice-\(index + 1)", group: anchor)
      }
      html += "</div>\n"
    }
    html += "<details class=\"answer\"><summary>\(words.answer)</summary>\n"
    blocks(question.answer)
    startLine()
    html += "</details>\n</div>\n"
  }

  private func choice(_ choice: Question.Choice, id: String, group: String) {
    html += "<div class=\"choice\"><input type=\"radio\" name=\"\(group)\" id=\"\(id)\">"
    html += "<label for=\"\(id)\">\(inlines(withoutLinks(choice.text)))</label>\n"
    html += "<p class=\"reply \(choice.isRight ? "right" : "wrong")\" role=\"status\">"
    html += "<span class=\"mark\" aria-hidden=\"true\">\(choice.isRight ? "✓" : "✗")</span> "
    // A mark alone says nothing to those who do not see it.
    let verdict = words.reply(isRight: choice.isRight)
    html +=
      choice.reply.isEmpty
      ? verdict : "<span class=\"unseen\">\(verdict) </span>\(inlines(choice.reply))"
    html += "</p></div>\n"
  }
}
