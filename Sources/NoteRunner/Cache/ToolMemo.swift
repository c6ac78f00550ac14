#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What is known of the tools' own files (the compiler, this program, the modules): asked or hashed
/// once, and again when the file's size or time of change is another.
///
/// Times stand for contents here only, where a start would otherwise read 30 MB; no key of a record has one.
struct ToolMemo {
  private let file: String
  private var known: [String: String] = [:]
  private var hasNews = false

  init(file: String) {
    self.file = file
    for line in (readText(file) ?? "").split(separator: "\n") {
      guard let tab = line.lastIndex(of: "\t") else { continue }
      known[String(line[..<tab])] = String(line[line.index(after: tab)...])
    }
  }

  /// The hash of a file's content; "" where it cannot be read.
  mutating func hash(of path: String) -> String {
    if let hash = self[path] { return hash }
    let hash = ContentHash(file: path)?.description ?? ""
    self[path] = hash
    return hash
  }

  /// What was noted of a file in its present state.
  subscript(path: String, topic: String = "") -> String? {
    get { identity(of: path).flatMap { known[topic + $0] } }
    set {
      guard let identity = identity(of: path) else { return }
      known[topic + identity] = newValue
      hasNews = true
    }
  }

  /// Losing the memo costs time only.
  func save() {
    guard hasNews else { return }
    let lines = known.sorted { $0.key < $1.key }.map { "\($0.key)\t\($0.value)\n" }
    try? writeWhole(lines.joined().utf8, to: file)
  }

  private func identity(of path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    var status = stat()
    guard stat(resolved, &status) == 0 else { return nil }
    #if canImport(Glibc)
      let changed = "\(status.st_mtim.tv_sec).\(status.st_mtim.tv_nsec)"
    #else
      let changed = "\(status.st_mtimespec.tv_sec).\(status.st_mtimespec.tv_nsec)"
    #endif
    return "\(String(cString: resolved)) \(status.st_size) \(changed)"
  }
}
