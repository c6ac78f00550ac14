import NoteRunner
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Ctrl-C, a closed terminal, a polite kill: every process that was started is ended and every temporary
/// file removed before this one goes.
enum Interrupt {
  private static let target = Mutex<Workspace?>(nil)
  nonisolated(unsafe) private static var pipeEnds: [Int32] = [-1, -1]

  static func install(workspace: Workspace) {
    let isFirst = target.withLock { known in
      defer { known = workspace }
      return known == nil
    }
    guard isFirst, pipe(&pipeEnds) == 0 else { return }
    for end in pipeEnds { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    var thread = pthread_t()
    pthread_create(&thread, nil, { _ in Interrupt.wait() }, nil)
    // A handler may do next to nothing: it wakes the thread that can.
    let handler: @convention(c) (Int32) -> Void = { signal in
      var byte = UInt8(truncatingIfNeeded: signal)
      write(Interrupt.pipeEnds[1], &byte, 1)
    }
    for name in [SIGINT, SIGTERM, SIGHUP] { signal(name, handler) }
  }

  private static func wait() -> Never {
    var byte: UInt8 = 0
    while read(pipeEnds[0], &byte, 1) != 1 {}
    // A second time ends at once.
    for name in [SIGINT, SIGTERM, SIGHUP] { signal(name, SIG_DFL) }
    ProcessGroups.shared.killAll()
    withoutWrites { () -> Never in
      target.withLock { $0 }?.removeScratch()
      print(
        (isatty(2) == 1 ? "\r\u{1b}[K" : "") + "mlnotes: stopped; pages are as they were, or whole",
        to: .errors)
      // As a shell expects of a program that a signal ended.
      _exit(128 + Int32(byte))
    }
  }
}
