// The C library's streams are variables to Swift, though nobody changes them.
#if canImport(Glibc)
  @preconcurrency import Glibc
#else
  @preconcurrency import Darwin
#endif

enum Stream {
  case output, errors
  fileprivate var file: UnsafeMutablePointer<FILE> { self == .output ? stdout : stderr }
}

func print(_ text: String, to stream: Stream, terminator: String = "\n") {
  // Both may be the same pipe: what was said first comes first.
  fflush(nil)
  fputs(text + terminator, stream.file)
  fflush(stream.file)
}
