import Foundation
import NoteRunner
import Testing

@Suite struct `The hash of a content` {
  /// XXH3-128 with seed 0. The empty input's is in xxHash's own sanity table (version 0.8); the two others
  /// by a C program against libxxhash 0.8.1.
  @Test func `is XXH3 of 128 bits`() {
    #expect(ContentHash([UInt8]()).description == "99aa06d3014798d86001c324468d497f")
    #expect(ContentHash("").description == "99aa06d3014798d86001c324468d497f")
    #expect(ContentHash("a").description == "a96faf705af16834e6c632b61e964e1f")
    #expect(
      ContentHash("The quick brown fox jumps over the lazy dog").description
        == "ddd650205ca3e7fa24a1cc2e3a8a7651")
  }

  @Test func `is the same of bytes, of text and of a file`() throws {
    let file = FileManager.default.temporaryDirectory.path + "/mlnotes-hash-\(getpid())"
    defer { unlink(file) }
    for text in ["", "a", String(repeating: "中文\n", count: 100_000)] {
      try Data(text.utf8).write(to: URL(fileURLWithPath: file))
      #expect(ContentHash(file: file) == ContentHash(text))
      #expect(ContentHash(Array(text.utf8)) == ContentHash(text))
    }
  }

  @Test func `is none of what cannot be read`() {
    #expect(ContentHash(file: "/nonexistent/file") == nil)
    #expect(ContentHash(file: "/") == nil)
  }
}
