#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What the generated program of a note calls between a note's own statements. Not for use in notes.
public enum NoteSession {
  private static let channel = Channel()
  nonisolated(unsafe) private static var blockStart = timespec()
  nonisolated(unsafe) private static var block = 0
  nonisolated(unsafe) private static var timeout = 0.0
  nonisolated(unsafe) fileprivate(set) static var seed: UInt64 = 0
  /// Added to every seed: the same program runs again to see whether its claims hold under other seeds.
  private static let seedOffset =
    getenv("MLNOTES_SEED_OFFSET").flatMap { UInt64(String(cString: $0)) } ?? 0

  /// Values above the first block see the note's seed too.
  public static func begin(seed: UInt64) { self.seed = seed &+ seedOffset }

  /// A block begins: its limits hold from here to its end.
  public static func begin(block: Int, timeout: Double, memory: Int, seed: UInt64) {
    self.block = block
    self.timeout = timeout
    begin(seed: seed)
    channel.send(.blockBegan(block))
    clock_gettime(CLOCK_MONOTONIC, &blockStart)
    limit(seconds: timeout)
    limit(memory: memory)
  }

  public static func end() {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    limit(seconds: 0)
    let seconds =
      Double(now.tv_sec - blockStart.tv_sec) + Double(now.tv_nsec - blockStart.tv_nsec) / 1e9
    channel.send(.blockEnded(seconds: seconds))
  }

  /// A statement is about to run.
  public static func at(_ line: Int, _ column: Int) {
    channel.send(.statement(line: line, column: column))
  }

  /// Shows the value of a bare expression.
  ///
  /// `operands` are the two sides of a claim's comparison.
  public static func display(
    _ line: Int, _ value: Any, operands: () -> [(source: String, value: Any)] = { [] }
  ) {
    for var display in displays(of: value) {
      if case .claim(var record) = display {
        record.operands = operands().map {
          .init(source: $0.source, value: described($0.value))
        }
        display = .claim(record)
      }
      channel.send(.display(display, line: line))
    }
  }

  /// An expression in prose is about to be evaluated, under these limits.
  public static func beginValue(_ index: Int, timeout: Double) {
    channel.send(.valueBegan(index))
    limit(seconds: timeout)
  }

  /// Hands back the value of an expression in prose.
  public static func value(_ index: Int, _ value: Any, format: NumberFormat? = nil) {
    channel.send(.value(index, measured(value, format: format)))
  }

  /// Ends the note.
  public static func finish() {
    channel.send(.finished)
  }

  /// Runs a block that may fail, or must, in a copy of the process: whatever it does, the blocks
  /// below go on from the state before it.
  public static func apart(_ body: () throws -> Void) {
    fflush(nil)
    let child = duplicateProcess()
    if child == 0 {
      limit(seconds: timeout)  // a copy does not inherit timers
      do {
        try body()
      } catch {
        channel.send(
          .failed(.init(kind: .throw, message: String(describing: error), line: nil, column: nil)))
      }
      fflush(nil)
      _exit(0)
    }
    // The copy is limited; this process only waits for it.
    limit(seconds: 0)
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 && errno == EINTR {}
    keepBacktrace()
    channel.send(.apartEnded(signal: status & 0x7f, status: (status >> 8) & 0xff))
  }

  /// The next crash writes its backtrace to the same file.
  private static func keepBacktrace() {
    guard let path = getenv("MLNOTES_BACKTRACE") else { return }
    rename(path, String(cString: path) + ".\(block)")
  }

  /// The kernel ends the process with SIGALRM: no thread or loop of the note can prevent that.
  private static func limit(seconds: Double) {
    var timer = itimerval()
    timer.it_value.tv_sec = Int(seconds)
    timer.it_value.tv_usec = .init((seconds - seconds.rounded(.down)) * 1e6)
    #if canImport(Glibc)
      setitimer(__itimer_which_t(ITIMER_REAL.rawValue), &timer, nil)
    #else
      setitimer(ITIMER_REAL, &timer, nil)
    #endif
  }

  private static func limit(memory bytes: Int) {
    #if canImport(Glibc)
      var limit = rlimit()
      getrlimit(__rlimit_resource_t(RLIMIT_DATA.rawValue), &limit)
      limit.rlim_cur = min(rlim_t(bytes), limit.rlim_max)
      setrlimit(__rlimit_resource_t(RLIMIT_DATA.rawValue), &limit)
    #endif
  }
}

/// `seed:` of the block, else of the note's front matter, else 0.
public var seed: UInt64 { NoteSession.seed }

package func measured(_ value: Any, format: NumberFormat?) -> MeasuredValue {
  switch value {
  case let value as Formatted: return .formatted(value.text, value.value)
  case let value as any BinaryFloatingPoint:
    let number = Double(value)
    return format.map { .formatted($0.string(from: number), number) } ?? .number(number)
  case let value as any BinaryInteger:
    return format.map { .formatted($0.string(from: Double(value)), Double(value)) }
      ?? .integer(String(value))
  case let value as String: return .text(value)
  case let value as Bool: return .text(value ? "true" : "false")
  case let value as Character: return .text(String(value))
  default: return .other(String(describing: value), type: String(describing: type(of: value)))
  }
}

// The overlay hides fork, since it is unsafe with threads; a note's program has one at this point, and
// the copy calls nothing that would need others.
@_silgen_name("fork") private func duplicateProcess() -> Int32
