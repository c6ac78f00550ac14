#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Kills children of a program that left its process group (Foundation's `Process` puts each into one of
/// its own): they have inherited its environment.
///
/// - Parameters:
///   - mark: `NAME=value`, in the environment of this program and its children only.
///   - first: the program itself; what is older need not be looked at.
func killProcesses(marked mark: String, since first: pid_t) {
  #if os(Linux)
    // Again while there are any: one may have made another meanwhile.
    for _ in 0..<20 {
      var found = false
      for name in (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? [] {
        guard let process = pid_t(name), process > first || hasWrapped(since: first),
          process != getpid(), environment(of: process).contains(Array(mark.utf8) + [0])
        else { continue }
        kill(process, SIGKILL)
        found = true
      }
      if !found { return }
      usleep(5_000)
    }
  #endif
}

#if os(Linux)
  /// Identifiers of processes begin anew when they are used up: the newest is then a smaller one.
  private func hasWrapped(since first: pid_t) -> Bool {
    let load = String(decoding: contents(of: "/proc/loadavg"), as: UTF8.self)
    let newest = load.split { $0 == " " || $0 == "\n" }.last.flatMap { pid_t($0) } ?? 0
    return newest < first
  }

  /// Empty for a process that has ended and is not yet forgotten.
  private func environment(of process: pid_t) -> [UInt8] {
    contents(of: "/proc/\(process)/environ")
  }

  /// The size of a file of /proc is said to be 0.
  private func contents(of path: String) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return [] }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = read(descriptor, &part, part.count), count > 0 {
      bytes += part[..<count]
    }
    return bytes
  }
#endif
