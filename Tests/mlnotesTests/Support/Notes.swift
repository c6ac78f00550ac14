import Testing

/// A note of one block; the block's first line is line 4, or lower by its options.
func note(_ code: String, options: String...) -> String {
  "# A note\n\n```swift experiment\n" + options.map { "//| \($0)\n" }.joined() + code + "\n```\n"
}

/// Builds a note that has an error, and expects: exit status 1; the error, so placed and worded; the
/// note's line below it; the page of an earlier build as it was.
///
/// - Parameter place: `line:column`.
@discardableResult func expectError(
  _ note: String, at place: String, _ fact: String, also: String...,
  location: SourceLocation = #_sourceLocation
) async throws -> Ended {
  let site = try Site(note: note)
  try site.write("the page of an earlier build", to: "output/n.html")
  let ended = try await site.build(at: location)
  #expect(ended.status == 1, "\(ended.output)\(ended.errors)", sourceLocation: location)
  #expect(
    ended.errors.contains("notes/n.md:\(place): error: \(fact)"), "\(ended.errors)",
    sourceLocation: location)
  for text in also {
    #expect(ended.errors.contains(text), "\(ended.errors)", sourceLocation: location)
  }
  let lines = note.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
  if let line = place.split(separator: ":").first.flatMap({ Int($0) }), lines[line - 1].count < 60 {
    let shown = lines[line - 1].replacing("\t", with: "").trimmed
    #expect(ended.errors.contains(shown), "\(ended.errors)", sourceLocation: location)
  }
  #expect(
    site.files(below: "output").keys.sorted() == ["n.html"]
      && site.text("output/n.html") == "the page of an earlier build", sourceLocation: location)
  return ended
}

extension StringProtocol {
  var trimmed: String {
    String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }
}
