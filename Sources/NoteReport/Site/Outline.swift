/// The sections of the source that the notes cover, in its order.
package struct Outline: Codable, Equatable, Sendable {
  package struct Section: Codable, Equatable, Sendable {
    /// `2.4`, `k-means`
    package var id: String
    /// The source's own title, Chinese.
    package var sourceTitle: String
    /// Ours, English.
    package var title: String

    package init(id: String, sourceTitle: String, title: String) {
      self.id = id
      self.sourceTitle = sourceTitle
      self.title = title
    }
  }

  package var sections: [Section]

  package init(sections: [Section]) { self.sections = sections }

  package subscript(id: String) -> Section? { sections.first { $0.id == id } }
}
