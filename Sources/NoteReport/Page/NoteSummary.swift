/// What other pages need of a note. The caller may keep it between builds.
package struct NoteSummary: Codable, Equatable, Sendable {
  package struct Claim: Codable, Equatable, Sendable {
    package var words: String
    package var holds: Bool
    package var anchor: String
  }

  /// A correction or a dispute, which is shown a second time on a page of its kind.
  package struct GatheredCallout: Codable, Equatable, Sendable {
    package var anchor: String
    /// HTML of the heading above it.
    package var section: String?
    /// As on its own page: ids and links are of that page.
    package var html: String
  }

  /// The path as the user named it: `notes/01-bayes.md`.
  package var file: String
  /// The page is this with `.html` after it.
  package var name: String
  package var titleText: String
  package var titleHTML: String
  package var description: String?
  package var lang: String
  /// Section ids of the outline that the note covers.
  package var source: [String]
  package var draft: Bool
  package var claims: [Claim]
  /// Checked numbers, and how many of them are right.
  package var checkCount: Int
  package var rightCheckCount: Int
  package var readingMinutes: Int
  package var corrections: [GatheredCallout]
  package var disputes: [GatheredCallout]
  /// The works that it cites, by id, and the anchor of the first place.
  package var citedWorks: [String: String]
  /// Pictures that the page shows, relative to the note's folder: the caller copies them beside the page.
  package var pictures: [String]
  /// The page needs KaTeX's style sheet and fonts.
  package var usesFormulas: Bool

  package var pageFile: String { name + ".html" }
}
