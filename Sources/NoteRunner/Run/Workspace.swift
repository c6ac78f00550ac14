import Synchronization

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

/// The folder `.mlnotes` beside the notes: caches, and a scratch folder for each build that runs now.
package struct Workspace: Sendable {
  package let folder: String
  /// Of this process; removed at its end, whatever the end.
  package let scratch: String

  /// - Throws: ``RunnerFault/noScratchSpace(path:reason:)``
  package init(folder: String) throws {
    self.folder = folder
    scratch = "\(folder)/scratch/\(getpid())"
    removeLeftovers()
    Self.removeHalves(in: [folder, folder + "/records", folder + "/seeds", folder + "/memo"])
    try makeFolder(scratch)
    // Whatever is in it can be made again: no version control, no backup needs it.
    if !FileManager.default.fileExists(atPath: folder + "/.gitignore") {
      try? Data("*\n".utf8).write(to: URL(fileURLWithPath: folder + "/.gitignore"))
    }
  }

  package func removeScratch() {
    // Again where a process that was killed just now had a last word.
    for _ in 0..<50 {
      try? FileManager.default.removeItem(atPath: scratch)
      if access(scratch, F_OK) != 0 { break }
      usleep(10_000)
    }
    // Gone when it was the last build's.
    rmdir(folder + "/scratch")
  }

  /// What builds left behind that were killed.
  private func removeLeftovers() {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder + "/scratch")) ?? []
    for name in names {
      guard let process = pid_t(name), isGone(process) else { continue }
      try? FileManager.default.removeItem(atPath: "\(folder)/scratch/\(name)")
    }
  }

  /// Removes files that builds were writing (see ``writeWhole(_:to:)``) when they were killed.
  package static func removeHalves(in folders: [String]) {
    for folder in folders {
      for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
      where name.hasPrefix(".mlnotes-") {
        let number = name.dropFirst(".mlnotes-".count).prefix { $0 != "-" }
        guard let process = pid_t(number), isGone(process) else { continue }
        unlink("\(folder)/\(name)")
      }
    }
  }
}

private func isGone(_ process: pid_t) -> Bool { kill(process, 0) != 0 && errno == ESRCH }

/// Held while a file is written: whoever takes it for good has stopped all writing.
private let writes = Mutex(())

/// Runs `body` while no file is half written, and none is begun.
package func withoutWrites<Value>(_ body: () -> Value) -> Value { writes.withLock { _ in body() } }

func makeFolder(_ path: String) throws {
  do {
    try writes.withLock { _ in
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: true, attributes: nil)
    }
  } catch {
    throw RunnerFault.noScratchSpace(path: path, reason: reason(of: error))
  }
}

/// The system's words for a failed file operation, without the paths of Foundation's.
package func reason(of error: any Error) -> String {
  if let error = error as? CocoaError {
    if let underlying = error.underlying as? POSIXError {
      return String(cString: strerror(underlying.code.rawValue))
    }
    switch error.code {
    case .fileWriteNoPermission, .fileReadNoPermission: return "permission denied"
    case .fileWriteOutOfSpace: return "no space left on device"
    case .fileReadNoSuchFile, .fileNoSuchFile: return "no such file or folder"
    case .fileWriteVolumeReadOnly: return "the file system is read-only"
    case .fileWriteFileExists: return "a file of that name exists"
    default: break
    }
  }
  return String(describing: error)
}

/// Writes a file whole or not at all: beside it first, then renamed over it.
package func writeWhole(_ bytes: some Sequence<UInt8>, to path: String) throws {
  do {
    try writeWhole([(path, Array(bytes))])
  } catch {
    throw error.underlying
  }
}

/// Why one of several files could not be written; none of them was.
package struct FailedWrite: Error {
  package var path: String
  package var underlying: any Error
}

/// Writes files, each whole, and none of them where one cannot be written: all beside their places first,
/// then renamed.
package func writeWhole(_ files: [(path: String, bytes: [UInt8])]) throws(FailedWrite) {
  let failure: FailedWrite? = writes.withLock { _ in
    let besides = files.map { beside($0.path) }
    for (file, beside) in zip(files, besides) {
      do {
        try Data(file.bytes).write(to: URL(fileURLWithPath: beside))
      } catch {
        for beside in besides { unlink(beside) }
        return FailedWrite(path: file.path, underlying: error)
      }
    }
    for (file, beside) in zip(files, besides) where rename(beside, file.path) != 0 {
      let error = POSIXError(.init(rawValue: errno) ?? .EIO)
      for beside in besides { unlink(beside) }
      return FailedWrite(path: file.path, underlying: error)
    }
    return nil
  }
  if let failure { throw failure }
}

private func beside(_ path: String) -> String {
  let slash = path.lastIndex(of: "/").map { path[...$0] } ?? ""
  return "\(slash).mlnotes-\(getpid())-\(path[slash.endIndex...])"
}
