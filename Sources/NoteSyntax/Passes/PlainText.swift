extension [Inline] {
  /// The words without their markup: for anchors, titles of labels and descriptions. Values, references and
  /// footnote marks, which are not known to the text alone, are left out.
  package var plainText: String {
    map(\.plainText).joined()
  }
}

extension Inline {
  fileprivate var plainText: String {
    switch self {
    case .text(let text), .code(let text): text
    case .softBreak, .lineBreak: " "
    case .emphasis(let content), .strong(let content), .strikethrough(let content),
      .link(let content, _, _), .image(let content, _, _), .noteLink(let content, _, _):
      content.plainText
    case .formula(let formula): formula.tex
    case .html, .value, .reference, .citation, .footnoteReference: ""
    }
  }
}
