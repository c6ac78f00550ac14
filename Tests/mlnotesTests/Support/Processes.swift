import Foundation

/// Processes whose command line, environment or working folder has this text: what a build left behind.
func processes(mentioning text: String) -> [String] {
  let own = getpid()
  var found: [String] = []
  for name in (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? [] {
    guard let identifier = Int32(name), identifier != own else { continue }
    let parts = ["cmdline", "environ"].map { file in
      contents(ofProcessFile: "/proc/\(name)/\(file)")
    }
    // The state is the letter after the name in parentheses: a zombie has ended.
    let status = contents(ofProcessFile: "/proc/\(name)/stat")
    if status.split(separator: ")").last?.hasPrefix(" Z") == true { continue }
    let working =
      (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(name)/cwd")) ?? ""
    if parts.contains(where: { strstr($0, text) != nil }) || working.hasPrefix(text) {
      found.append("\(name): \(parts[0])")
    }
  }
  return found
}

/// The content of a file of /proc, whose size is said to be 0; zero bytes as spaces.
func contents(ofProcessFile path: String) -> String {
  guard let file = fopen(path, "r") else { return "" }
  defer { fclose(file) }
  var bytes: [UInt8] = []
  var part = [UInt8](repeating: 0, count: 65536)
  while case let count = fread(&part, 1, part.count, file), count > 0 { bytes += part[..<count] }
  return String(decoding: bytes.map { $0 == 0 ? 32 : $0 }, as: UTF8.self)
}

/// Asks until a condition holds, at most for a minute.
func eventually(_ condition: () -> Bool) async -> Bool {
  for _ in 0..<6000 {
    if condition() { return true }
    try? await Task.sleep(for: .milliseconds(10))
  }
  return false
}
