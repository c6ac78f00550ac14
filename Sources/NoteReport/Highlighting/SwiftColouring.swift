import SwiftIDEUtils
import SwiftParser
import SwiftSyntax

/// Swift source as HTML, its words in `<span class="…">`.
///
/// The parser is the toolchain's own, so what is coloured is what the compiler sees.
func colouredSwift(_ source: String, memo: RenderMemo) -> String {
  if let known = memo.code[source] { return known }
  memo.countColouring()
  let bytes = Array(source.utf8)
  var html = ""
  var end = 0
  for word in Parser.parse(source: source).classifications {
    let range = word.range.lowerBound.utf8Offset..<word.range.upperBound.utf8Offset
    guard range.lowerBound >= end, range.upperBound <= bytes.count else { continue }
    html += escaped(String(decoding: bytes[end..<range.lowerBound], as: UTF8.self))
    let text = escaped(String(decoding: bytes[range], as: UTF8.self))
    html += className(of: word.kind).map { "<span class=\"\($0)\">\(text)</span>" } ?? text
    end = range.upperBound
  }
  html += escaped(String(decoding: bytes[end...], as: UTF8.self))
  memo.code[source] = html
  return html
}

/// Short, since every coloured word carries one; Assets/theme.css has their colours.
private func className(of kind: SyntaxClassification) -> String? {
  switch kind {
  case .keyword, .ifConfigDirective: "kw"
  case .type: "ty"
  case .stringLiteral, .regexLiteral: "st"
  case .integerLiteral, .floatLiteral: "nu"
  case .lineComment, .blockComment, .docLineComment, .docBlockComment: "co"
  case .attribute: "at"
  default: nil
  }
}
