import Foundation
import Synchronization
import Testing

/// A temporary folder with notes, on which the built `mlnotes` is run. Removed with this object.
final class Site: Sendable {
  let folder: String
  private static let count = Mutex(0)

  /// - Parameter notes: contents by file name; put into `notes/`.
  init(_ notes: [String: String] = [:]) throws {
    let number = Self.count.withLock { count in
      count += 1
      return count
    }
    let base = URL(fileURLWithPath: NSTemporaryDirectory()).resolvingSymlinksInPath().path
    folder = "\(base)/mlnotes-tests-\(getpid())-\(number)-site"
    try FileManager.default.createDirectory(
      atPath: folder + "/notes", withIntermediateDirectories: true)
    try FileManager.default.createDirectory(
      atPath: folder + "/temporary", withIntermediateDirectories: true)
    for (name, text) in notes { try write(text, to: "notes/" + name) }
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// One note, `notes/n.md`.
  convenience init(note: String) throws { try self.init(["n.md": note]) }

  // MARK: Files

  func path(_ name: String) -> String { "\(folder)/\(name)" }

  func write(_ text: String, to name: String) throws { try write(Data(text.utf8), to: name) }

  func write(_ bytes: Data, to name: String) throws {
    let url = URL(fileURLWithPath: path(name))
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try bytes.write(to: url)
  }

  func bytes(_ name: String) -> Data? { FileManager.default.contents(atPath: path(name)) }

  func text(_ name: String) -> String {
    bytes(name).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }

  func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path(name)) }

  func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: path(name)) }

  /// Every file below a folder, by its path in it.
  func files(below name: String) -> [String: Data] {
    var files: [String: Data] = [:]
    for file in (try? FileManager.default.subpathsOfDirectory(atPath: path(name))) ?? [] {
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: path("\(name)/\(file)"), isDirectory: &isFolder)
      if !isFolder.boolValue { files[file] = bytes("\(name)/\(file)") }
    }
    return files
  }

  /// Files that a build makes for its own use only, and must take away.
  func leftovers() -> [String] {
    let all = (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? []
    return all.filter { path in
      let parts = path.split(separator: "/")
      return parts.contains { $0.hasPrefix(".mlnotes-") }
        || path.hasPrefix("notes/.mlnotes/scratch") || path.hasPrefix("temporary/")
    }
  }

  // MARK: Running

  /// Starts `mlnotes`, or another program, in the site's folder.
  func start(
    _ arguments: [String], environment: [String: String] = [:], program: String = Site.program
  ) throws -> Run {
    try Run(program: program, arguments: arguments, environment: environment, site: self)
  }

  /// Runs `mlnotes` to its end, and expects that nothing of it is left behind.
  @discardableResult func run(
    _ arguments: String..., environment: [String: String] = [:],
    at location: SourceLocation = #_sourceLocation
  ) async throws -> Ended {
    let ended = try await start(arguments, environment: environment).end()
    #expect(processes(mentioning: folder).isEmpty, sourceLocation: location)
    #expect(leftovers() == [], sourceLocation: location)
    return ended
  }

  @discardableResult func build(
    _ arguments: String..., environment: [String: String] = [:],
    at location: SourceLocation = #_sourceLocation
  ) async throws -> Ended {
    let ended = try await start(["build"] + arguments, environment: environment).end()
    #expect(processes(mentioning: folder).isEmpty, sourceLocation: location)
    #expect(leftovers() == [], sourceLocation: location)
    return ended
  }

  /// Builds, and expects that all is well.
  @discardableResult func expectWell(
    _ arguments: String..., environment: [String: String] = [:],
    at location: SourceLocation = #_sourceLocation
  ) async throws -> Ended {
    let ended = try await start(["build"] + arguments, environment: environment).end()
    #expect(ended.status == 0, "\(ended.output)\(ended.errors)", sourceLocation: location)
    #expect(processes(mentioning: folder).isEmpty, sourceLocation: location)
    #expect(leftovers() == [], sourceLocation: location)
    return ended
  }

  /// The built program lies beside the test program, with its modules and libraries.
  static let program: String = {
    let folder = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
      .deletingLastPathComponent()
    // `swift test` runs a bundle's program through the toolchain on some platforms: then the bundle's
    // own path is among the arguments.
    let candidates =
      [folder]
      + CommandLine.arguments.map { URL(fileURLWithPath: $0).deletingLastPathComponent() }
    return candidates.map { $0.path + "/mlnotes" }
      .first { FileManager.default.isExecutableFile(atPath: $0) } ?? folder.path + "/mlnotes"
  }()
}

/// How a run ended.
struct Ended {
  /// The exit status; 128 and more for a signal, as a shell says it.
  var status: Int32
  var output: String
  var errors: String
}

/// A program that runs now. (Not Foundation's Process, which wants a run loop of the thread that waits.)
final class Run: Sendable {
  let identifier: pid_t
  /// Kept, so that its folder is not removed before the end.
  private let site: Site
  private let files: (output: String, errors: String)
  private let hasEnded = Mutex(false)

  fileprivate init(
    program: String, arguments: [String], environment: [String: String], site: Site
  ) throws {
    self.site = site
    let name = UUID().uuidString
    files = (site.path("\(name).out"), site.path("\(name).err"))
    var all = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("MLNOTES_") }
    all["TMPDIR"] = site.path("temporary")
    all.merge(environment) { _, new in new }

    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    _ = addWorkingFolder(&actions, site.folder)
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, files.output, O_WRONLY | O_CREAT, 0o600)
    posix_spawn_file_actions_addopen(&actions, 2, files.errors, O_WRONLY | O_CREAT, 0o600)
    let words = ([program] + arguments).map { strdup($0) } + [nil]
    let variables = all.sorted { $0.key < $1.key }.map { strdup("\($0)=\($1)") } + [nil]
    defer { for text in words + variables { free(text) } }
    var child: pid_t = 0
    let status = posix_spawn(&child, program, &actions, nil, words, variables)
    guard status == 0 else { throw POSIXError(.init(rawValue: status)!) }
    identifier = child
  }

  var isRunning: Bool {
    var information = siginfo_t()
    waitid(P_PID, id_t(identifier), &information, WEXITED | WNOHANG | WNOWAIT)
    return !hasEnded.withLock(\.self) && information.si_signo == 0
  }

  func send(_ signal: Int32) { kill(identifier, signal) }

  func end() async throws -> Ended {
    let status: Int32 = await withCheckedContinuation { continuation in
      // Not a thread of the pool: other tests go on meanwhile.
      Thread.detachNewThread { [identifier] in
        var status: Int32 = 0
        while waitpid(identifier, &status, 0) < 0 && errno == EINTR {}
        continuation.resume(returning: status)
      }
    }
    hasEnded.withLock { $0 = true }
    let text = { (file: String) in
      String(decoding: FileManager.default.contents(atPath: file) ?? Data(), as: UTF8.self)
    }
    let ended = Ended(
      status: status & 0x7f == 0 ? (status >> 8) & 0xff : 128 + (status & 0x7f),
      output: text(files.output), errors: text(files.errors))
    for file in [files.output, files.errors] { unlink(file) }
    return ended
  }
}

// glibc has it (2.29), its headers show it to GNU programs only.
@_silgen_name("posix_spawn_file_actions_addchdir_np") private func addWorkingFolder(
  _ actions: UnsafeMutablePointer<posix_spawn_file_actions_t>, _ path: UnsafePointer<CChar>
) -> Int32
