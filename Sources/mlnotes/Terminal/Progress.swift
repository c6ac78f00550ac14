import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What the build is doing: one line that is written over on a terminal, plain lines in a pipe.
final class Progress: Sendable {
  private struct State {
    var finished = 0
    var running: [String] = []
    var hasLine = false
  }

  private let total: Int
  private let quiet: Bool
  private let isTerminal = isatty(1) == 1
  private let state = Mutex(State())

  init(total: Int, quiet: Bool) {
    self.total = total
    self.quiet = quiet
  }

  func began(_ file: String) {
    state.withLock { state in
      state.running.append(file)
      draw(&state)
    }
  }

  func finished(_ file: String, _ how: String) {
    state.withLock { state in
      state.finished += 1
      state.running.removeAll { $0 == file }
      if !isTerminal && !quiet { print("\(file): \(how)", to: .output) }
      draw(&state)
    }
  }

  /// Takes the line away.
  func end() {
    state.withLock { state in
      if state.hasLine { print("\r\u{1b}[K", to: .output, terminator: "") }
      state.hasLine = false
    }
  }

  func say(_ text: String) {
    end()
    if !quiet { print(text, to: .output) }
  }

  private func draw(_ state: inout State) {
    guard isTerminal, !quiet else { return }
    state.hasLine = true
    let names = state.running.map { $0.split(separator: "/").last.map(String.init) ?? $0 }
    let text = "[\(state.finished)/\(total)] \(names.joined(separator: ", "))"
    print("\r\u{1b}[K" + text.prefix(78), to: .output, terminator: "")
  }
}

/// `0.52 s`, for terminals only: times are never on a page.
func formatted(seconds: Double) -> String {
  let hundredths = Int((seconds * 100).rounded())
  let rest = hundredths % 100
  return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest) s"
}

func formatted(since start: ContinuousClock.Instant) -> String {
  formatted(seconds: start.duration(to: .now) / .seconds(1))
}
