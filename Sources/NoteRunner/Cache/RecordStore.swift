#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
import NoteRecord

/// What programs handed back, by the hash of everything that could change it. Holds no failure.
package struct RecordStore: Sendable {
  let folder: String

  package init(folder: String) { self.folder = folder }

  func record(for key: ContentHash) -> RawRecord? {
    guard let bytes = readFile(path(key)) else { return nil }
    return try? recordDecoder().decode(RawRecord.self, from: Data(bytes))
  }

  func store(_ record: RawRecord, for key: ContentHash) throws {
    try makeFolder(folder)
    try writeWhole(try JSONLine.encode(record), to: path(key))
  }

  private func path(_ key: ContentHash) -> String { "\(folder)/\(key).json" }
}

/// Reads what ``JSONLine`` wrote.
func recordDecoder() -> JSONDecoder {
  let decoder = JSONDecoder()
  decoder.nonConformingFloatDecodingStrategy = .convertFromString(
    positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
  return decoder
}
