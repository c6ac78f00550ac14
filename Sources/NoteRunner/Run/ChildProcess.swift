import Subprocess
import Synchronization

#if canImport(System)
  import System
#else
  import SystemPackage
#endif
#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A program that runs in a process group of its own, with limits; when it ends, or is ended, nothing of
/// the group is left.
package struct ChildProcess: Sendable {
  var executable: String
  var arguments: [String]
  var environment: [String: String]
  var workingFolder: String
  /// Files that take standard output and standard error.
  var output: String
  var error: String
  /// Seconds, after which the whole group is killed.
  var timeout: Double
  /// Bytes of output and error together, after which the whole group is killed.
  var outputLimit: Int
  /// `NAME=value` of the environment that no other program has: children that left the group are known by
  /// it, and killed too.
  var mark: String?
  /// Whether children may be left when it ends by itself: looking for them takes some milliseconds.
  var mayLeaveChildren = false

  package enum End: Equatable, Sendable, CustomStringConvertible {
    case exited(Int32)
    case signalled(Int32)
    case timedOut
    case printedTooMuch(bytes: Int)
    /// The program could not be started.
    case notStarted(String)

    package var description: String {
      switch self {
      case .exited(let status): "it ended with exit status \(status)"
      case .signalled(let signal): "it was ended by signal \(signal)"
      case .timedOut: "it took too long"
      case .printedTooMuch(let bytes): "it printed \(bytes >> 20) MB"
      case .notStarted(let reason): "it could not be started: \(reason)"
      }
    }
  }

  /// Runs the program to its end.
  func run() async throws -> End {
    await ProcessGroups.shared.willStart()
    let watchdog = Watchdog(
      timeout: timeout, outputLimit: outputLimit, files: [output, error], mark: mark,
      mayLeaveChildren: mayLeaveChildren)
    defer { watchdog.stop() }
    let outputFile: FileDescriptor
    let errorFile: FileDescriptor
    do {
      let create: FileDescriptor.OpenOptions = [.create, .truncate, .append]
      outputFile = try .open(
        FilePath(output), .writeOnly, options: create, permissions: .ownerReadWrite)
      errorFile = try .open(
        FilePath(error), .writeOnly, options: create, permissions: .ownerReadWrite)
    } catch {
      throw RunnerFault.noScratchSpace(path: output, reason: String(describing: error))
    }
    defer {
      try? outputFile.close()
      try? errorFile.close()
    }
    var options = PlatformOptions()
    options.processGroupID = 0
    var environment: [Environment.Key: String] = [:]
    for (key, value) in self.environment { environment[Environment.Key(rawValue: key)!] = value }
    let status: TerminationStatus
    do {
      status = try await withTaskCancellationHandler {
        try await Subprocess.run(
          .path(FilePath(executable)), arguments: Arguments(arguments),
          environment: .custom(environment), workingDirectory: FilePath(workingFolder),
          platformOptions: options, input: .none,
          output: .fileDescriptor(outputFile, closeAfterSpawningProcess: false),
          error: .fileDescriptor(errorFile, closeAfterSpawningProcess: false)
        ) { execution in
          watchdog.start(group: execution.processIdentifier.value)
        }.terminationStatus
      } onCancel: {
        watchdog.stop()
      }
    } catch let error as SubprocessError {
      await ProcessGroups.shared.waitWhileStopping()
      return .notStarted(String(describing: error))
    }
    // What was killed with everything else has not failed.
    await ProcessGroups.shared.waitWhileStopping()
    if let reason = watchdog.stop() { return reason }
    switch status {
    case .exited(let code): return .exited(code)
    case .signaled(let signal): return .signalled(signal)
    }
  }
}

/// Ends a process group that takes too long or prints too much, and what is left of it at the end.
private final class Watchdog: Sendable {
  private struct State {
    var group: pid_t?
    var reason: ChildProcess.End?
    var hasEnded = false
  }

  private let state = Mutex(State())
  let timeout: Double
  let outputLimit: Int
  let files: [String]
  let mark: String?
  let mayLeaveChildren: Bool

  init(
    timeout: Double, outputLimit: Int, files: [String], mark: String?, mayLeaveChildren: Bool
  ) {
    self.mark = mark
    self.mayLeaveChildren = mayLeaveChildren
    self.timeout = timeout
    self.outputLimit = outputLimit
    self.files = files
  }

  func start(group: pid_t) {
    let mayRun = state.withLock { state in
      // It was given up while it was being started.
      if state.hasEnded { killpg(group, SIGKILL) }
      state.group = group
      return !state.hasEnded
    }
    guard mayRun else { return }
    ProcessGroups.shared.didStart(group, mark: mark)
    Task.detached { [self] in
      let start = ContinuousClock.now
      while true {
        // Often enough that a flood of output is stopped before it fills a disk.
        try? await Task.sleep(for: .milliseconds(20))
        if state.withLock({ $0.hasEnded }) { return }
        if start.duration(to: .now) > .seconds(timeout) { return end(because: .timedOut) }
        let printed = files.reduce(0) { $0 + fileSize($1) }
        if printed > outputLimit { return end(because: .printedTooMuch(bytes: printed)) }
      }
    }
  }

  private func end(because reason: ChildProcess.End) {
    state.withLock { state in
      guard !state.hasEnded, let group = state.group else { return }
      state.reason = reason
      killpg(group, SIGKILL)
    }
  }

  /// Kills whatever the group still holds, and says why it was ended, if it was.
  @discardableResult func stop() -> ChildProcess.End? {
    state.withLock { state in
      if !state.hasEnded {
        if let group = state.group {
          killpg(group, SIGKILL)
          if let mark, mayLeaveChildren || state.reason != nil {
            killProcesses(marked: mark, since: group)
          }
          ProcessGroups.shared.remove(group)
        } else {
          ProcessGroups.shared.didStart()
        }
      }
      state.hasEnded = true
      return state.reason
    }
  }
}

/// The process groups that run now: all are ended when the build is interrupted.
package final class ProcessGroups: Sendable {
  private struct State {
    var groups: [pid_t: String?] = [:]
    /// Processes that are being started: they have no group yet.
    var starting = 0
    var isStopping = false
  }

  package static let shared = ProcessGroups()
  private let state = Mutex(State())

  /// Announces a process. Waits forever when all are being ended: nothing more is to begin.
  func willStart() async {
    await waitWhileStopping()
    state.withLock { $0.starting += 1 }
  }

  /// Returns only if the processes are not being ended.
  func waitWhileStopping() async {
    while state.withLock(\.isStopping) { try? await Task.sleep(for: .seconds(60)) }
  }

  /// The process runs, if a group is given, or could not be started.
  func didStart(_ group: pid_t? = nil, mark: String? = nil) {
    state.withLock { state in
      state.starting -= 1
      if let group { state.groups[group] = .some(mark) }
    }
  }

  func remove(_ group: pid_t) { state.withLock { _ = $0.groups.removeValue(forKey: group) } }

  package func killAll() {
    state.withLock { $0.isStopping = true }
    // Those that are being started are known in a moment.
    for _ in 0..<200 where state.withLock({ $0.starting > 0 }) { usleep(10_000) }
    state.withLock { state in
      for (group, mark) in state.groups {
        killpg(group, SIGKILL)
        if let mark { killProcesses(marked: mark, since: group) }
      }
      state.groups = [:]
    }
  }
}

func fileSize(_ path: String) -> Int {
  var status = stat()
  return stat(path, &status) == 0 ? Int(status.st_size) : 0
}
