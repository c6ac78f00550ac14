#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The way back to the builder: a file that the builder made, and standard output and error, which it
/// made files too.
struct Channel {
  private let descriptor: Int32

  /// Opens the file that the environment names; where there is none (the program runs by hand), events
  /// go nowhere.
  init() {
    descriptor =
      getenv("MLNOTES_EVENTS").map { open($0, O_WRONLY | O_APPEND | O_CLOEXEC) } ?? -1
  }

  /// Writes at once: what happened before a trap must not be lost.
  func send(_ kind: Event.Kind) {
    fflush(nil)
    guard descriptor >= 0 else { return }
    let event = Event(kind, printed: .init(output: size(of: 1), error: size(of: 2)))
    guard let line = try? JSONLine.encode(event) else { return }
    line.withUnsafeBytes { bytes in
      var sent = 0
      while sent < bytes.count {
        let count = write(descriptor, bytes.baseAddress! + sent, bytes.count - sent)
        if count < 0 && errno == EINTR { continue }
        if count <= 0 { fatalError("mlnotes cannot write a record: error \(errno)") }
        sent += count
      }
    }
  }

  private func size(of descriptor: Int32) -> Int {
    var status = stat()
    return fstat(descriptor, &status) == 0 ? Int(status.st_size) : 0
  }
}
