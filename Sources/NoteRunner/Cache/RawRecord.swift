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

  /// Without pictures, tables and what was printed: a hundredth of the bytes.
  var claimsAlone: RawRecord {
    var record = self
    for index in record.blocks.indices {
      record.blocks[index].outputs.removeAll {
        if case .display(.claim, _) = $0 { false } else { true }
      }
    }
    return record
  }
}
