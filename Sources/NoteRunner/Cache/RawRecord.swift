import NoteRecord

/// What a program handed back, before anything is judged: what the cache keeps.
package struct RawRecord: Codable, Equatable, Sendable {
  package var blocks: [BlockRecord]
  /// One a value of the note; nil where it was not reached.
  package var values: [MeasuredValue?]

  package init(blocks: [BlockRecord], values: [MeasuredValue?]) {
    self.blocks = blocks
    self.values = values
  }
}
