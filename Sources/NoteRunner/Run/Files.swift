#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A file's bytes, or the first `limit` of them; nil where it cannot be read.
package func readFile(_ path: String, limit: Int = .max) -> [UInt8]? {
  let descriptor = open(path, O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else { return nil }
  defer { close(descriptor) }
  var status = stat()
  guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
  let size = min(Int(status.st_size), limit)
  return [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
    while count < size {
      let got = read(descriptor, buffer.baseAddress! + count, size - count)
      if got < 0 && errno == EINTR { continue }
      if got <= 0 { break }
      count += got
    }
  }
}

/// The text of a file of the kernel's, which has no size: read until it ends.
func readKernelFile(_ path: String) -> String? {
  let descriptor = open(path, O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else { return nil }
  defer { close(descriptor) }
  var bytes: [UInt8] = []
  var chunk = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    let count = read(descriptor, &chunk, chunk.count)
    if count < 0 && errno == EINTR { continue }
    if count <= 0 { break }
    bytes += chunk[..<count]
  }
  return String(decoding: bytes, as: UTF8.self)
}

/// A file's text, invalid UTF-8 repaired.
func readText(_ path: String, limit: Int = .max) -> String? {
  readFile(path, limit: limit).map { String(decoding: $0, as: UTF8.self) }
}
