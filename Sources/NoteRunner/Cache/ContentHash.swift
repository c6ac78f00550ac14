internal import CXXHash

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// XXH3, 128 bits: which content a cached result belongs to. Not a defence against anybody: whoever can
/// write the cache can also write the notes.
package struct ContentHash: Hashable, Sendable, CustomStringConvertible {
  package let description: String

  package init(_ bytes: some ContiguousBytes) { self = bytes.withBytes(Self.init(buffer:)) }

  package init(_ text: String) {
    var text = text
    self = text.withUTF8 { Self(buffer: UnsafeRawBufferPointer($0)) }
  }

  private init(buffer: UnsafeRawBufferPointer) {
    let hash = XXH3_128bits(buffer.baseAddress, buffer.count)
    description = hexadecimal(hash.high64) + hexadecimal(hash.low64)
  }

  /// The hash of a file's content; nil where it cannot be read. The file is mapped, not read.
  package init?(file path: String) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return nil }
    let size = Int(status.st_size)
    guard size > 0 else {
      self.init([UInt8]())
      return
    }
    guard let map = mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0), map != MAP_FAILED else {
      return nil
    }
    defer { munmap(map, size) }
    self.init(buffer: UnsafeRawBufferPointer(start: map, count: size))
  }
}

private func hexadecimal(_ value: UInt64) -> String {
  let digits = String(value, radix: 16)
  return String(repeating: "0", count: 16 - digits.count) + digits
}

/// Foundation's protocol of that name would need Foundation.
package protocol ContiguousBytes {
  func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result
}

extension [UInt8]: ContiguousBytes {
  package func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    withUnsafeBytes(body)
  }
}
