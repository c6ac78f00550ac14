import NoteRecord

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Reads what is known of a crash: the signal, the runtime's words, the backtrace.
package struct Crash {
  package var kind: BlockRecord.Failure.Kind
  package var message: String
  /// In the note's file.
  package var place: (line: Int, column: Int?)?

  /// - Parameters:
  ///   - report: what the runtime wrote to standard error.
  ///   - backtrace: what the runtime's backtracer wrote, or "".
  ///   - file: the note, as `#sourceLocation` names it.
  package init(signal: Int32, report: String, backtrace: String, file: String) {
    let frames = backtrace.split(separator: "\n").filter { $0.contains(" in ") }
    for frame in frames {
      // The backtracer puts the folder of the compilation before a relative name.
      guard let found = frame.range(of: "/\(file):") ?? frame.range(of: " at \(file):") else {
        continue
      }
      let numbers = frame[found.upperBound...].split(separator: ":").compactMap { Int($0) }
      guard let line = numbers.first else { continue }
      // Line 0 is code of the compiler's own.
      if line > 0 {
        place = (line, numbers.count > 1 ? numbers[1] : nil)
        break
      }
    }
    let words = fatalError(in: report)
    if let words, words.hasPrefix("Error raised at top level: ") {
      kind = .throw
      message = String(words.dropFirst("Error raised at top level: ".count))
      // The module is ours, the type is the note's.
      if message.hasPrefix("Note.") { message.removeFirst("Note.".count) }
    } else if let words, words.hasPrefix("failed to allocate") {
      kind = .memory
      message = words
    } else if signal == SIGALRM {
      kind = .timeout
      message = "took too long"
    } else {
      kind = .trap
      message = words ?? runtimeFailure(in: frames) ?? Self.name(of: signal)
      if signal == SIGSEGV || signal == SIGBUS, isRecursion(frames) {
        message = "the stack overflowed: a function calls itself without end"
      }
    }
  }

  static func name(of signal: Int32) -> String {
    switch signal {
    case SIGABRT: "the program aborted (SIGABRT)"
    case SIGSEGV: "the program used memory that is not its own (SIGSEGV)"
    case SIGBUS: "the program used memory that is not there (SIGBUS)"
    case SIGILL, SIGTRAP: "the program trapped"
    case SIGFPE: "the processor refused an arithmetic operation (SIGFPE)"
    case SIGKILL: "the program was killed (SIGKILL)"
    default: "the program was ended by signal \(signal)"
    }
  }
}

/// `notes/a.md:12: Fatal error: Index out of range` → `Index out of range`.
private func fatalError(in report: String) -> String? {
  report.split(separator: "\n").lazy.compactMap(lastWords).first
}

/// What the runtime says in a line of error output when it ends the program; nil in other lines.
func lastWords(of line: Substring) -> String? {
  for kind in ["Fatal error", "Precondition failed", "Assertion failed"] {
    if let mark = line.firstRange(of: "\(kind): ") { return String(line[mark.upperBound...]) }
    // Without words, the kind is all there is.
    if line == kind || line.hasSuffix(": \(kind)") {
      return kind == "Fatal error" ? "fatalError()" : kind.lowercased()
    }
  }
  return nil
}

/// Overflows trap without words; the compiler leaves the reason in a frame's name:
/// `Swift runtime failure: arithmetic overflow`.
private func runtimeFailure(in frames: [Substring]) -> String? {
  for frame in frames {
    guard let mark = frame.firstRange(of: "Swift runtime failure: ") else { continue }
    let words = frame[mark.upperBound...]
    return String(
      words[..<(words.firstRange(of: " + ") ?? words.firstRange(of: " in "))!.lowerBound])
  }
  return nil
}

/// The same function over and over at the top of the stack.
private func isRecursion(_ frames: [Substring]) -> Bool {
  let functions = frames.prefix(40).compactMap { frame -> Substring? in
    guard let end = frame.firstRange(of: " + ")?.lowerBound else { return nil }
    return frame[..<end].drop { $0 != "x" }.drop { $0 != " " }
  }
  return functions.count >= 20 && Set(functions).count <= 4
}
