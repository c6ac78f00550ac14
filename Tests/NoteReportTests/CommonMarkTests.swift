import Foundation
import NoteReport
import NoteSyntax
import Testing

/// An example of the specification.
struct SpecificationExample: CustomTestStringConvertible, Sendable {
  var number: Int
  var section: String
  var markdown: String
  var html: String
  var testDescription: String { "\(number) (\(section))" }

  /// The examples of CommonMark/spec.txt: between fences of 32 backticks, Markdown and HTML divided by a line
  /// with a dot, tabs written as arrows.
  static let all: [SpecificationExample] = {
    let file = Bundle.module.url(
      forResource: "spec", withExtension: "txt", subdirectory: "CommonMark")!
    let text = try! String(contentsOf: file, encoding: .utf8)
    let fence = String(repeating: "`", count: 32)
    var examples: [SpecificationExample] = []
    var section = ""
    var example: (markdown: [Substring], html: [Substring], isHTML: Bool)?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line == fence + " example" {
        example = ([], [], false)
      } else if line == fence, let done = example {
        let whole = { (lines: [Substring]) in
          lines.map { $0.replacing("→", with: "\t") + "\n" }.joined()
        }
        examples.append(
          SpecificationExample(
            number: examples.count + 1, section: section, markdown: whole(done.markdown),
            html: whole(done.html)))
        example = nil
      } else if example != nil {
        if line == "." {
          example!.isHTML = true
        } else if example!.isHTML {
          example!.html.append(line)
        } else {
          example!.markdown.append(line)
        }
      } else if line.hasPrefix("#") {
        section = line.drop { $0 == "#" || $0 == " " }.description
      }
    }
    return examples
  }()
}

private func commonMark(_ markdown: String, extensions: Bool) -> String {
  let note = Note.parse(Array(markdown.utf8), file: "example.md", extensions: extensions)
  return PageRenderer(labels: LabelIndex(notes: [note])).commonMark(note)
}

@Suite struct `CommonMark 0.30` {
  @Test func `has 652 examples`() { #expect(SpecificationExample.all.count == 652) }

  @Test(arguments: SpecificationExample.all)
  func `renders as the specification says`(_ example: SpecificationExample) {
    #expect(commonMark(example.markdown, extensions: false) == example.html)
  }

  /// With our extensions, the same HTML but for these.
  @Test func `differs with extensions only where an extension means something`() {
    let differing = SpecificationExample.all.filter {
      commonMark($0.markdown, extensions: true) != $0.html
    }
    let reasons = [
      96: "`---` at the top opens front matter",
      98: "`---` at the top opens front matter",
      483: "a link to another .md file is a link to a note, and there is none",
    ]
    #expect(differing.map(\.number) == reasons.keys.sorted())
  }
}
