/// Makes programs of Swift source.
struct Compiler {
  enum Mode {
    /// Only whether it is Swift at all.
    case parse
    /// Only whether it would compile.
    case check
    case build(optimized: Bool)
  }

  enum Outcome {
    case succeeded(messages: [CompilerMessage], program: String)
    case failed(messages: [CompilerMessage], output: String)
    case timedOut(seconds: Double)
  }

  /// The flags that change what is made of a program; part of the cache's key.
  static func languageFlags(optimized: Bool) -> [String] {
    // A note is for one thread: with everything on the main actor, its top-level variables need no
    // annotation. Line tables, so that a backtrace names the note's lines.
    [
      "-swift-version", "6", "-default-isolation", "MainActor", optimized ? "-O" : "-Onone",
      "-gline-tables-only", "-wmo",
    ]
  }

  static let timeout = 120.0

  let toolchain: Toolchain
  /// A folder for this note's files alone.
  let folder: String

  func run(_ source: String, mode: Mode) async throws -> Outcome {
    let main = folder + "/main.swift"
    let program = folder + "/note"
    do { try writeWhole(source.utf8, to: main) } catch {
      throw RunnerFault.noScratchSpace(path: main, reason: reason(of: error))
    }
    var arguments = [
      main, "-module-name", "Note", "-diagnostic-style", "llvm", "-no-color-diagnostics",
    ]
    switch mode {
    case .parse: arguments.append("-parse")
    case .check: arguments += Self.languageFlags(optimized: false) + ["-typecheck"] + modules
    case .build(let optimized):
      arguments +=
        Self.languageFlags(optimized: optimized) + modules + [
          "-L", toolchain.libraries, "-lNoteKit", "-Xlinker", "-rpath", "-Xlinker",
          toolchain.libraries, "-o", program,
        ]
    }
    let output = folder + "/compiler.txt"
    let end = try await ChildProcess(
      executable: toolchain.compiler, arguments: arguments,
      environment: compilerEnvironment(workingFolder: folder),
      workingFolder: folder, output: output, error: folder + "/compiler-error.txt",
      timeout: Self.timeout, outputLimit: 64 << 20,
      // The driver puts each of its jobs into a process group of its own.
      mark: "MLNOTES_COMPILING=\(folder)"
    ).run()
    let said = (readText(output) ?? "") + (readText(folder + "/compiler-error.txt") ?? "")
    switch end {
    case .exited(0): return .succeeded(messages: CompilerMessage.all(in: said), program: program)
    case .timedOut: return .timedOut(seconds: Self.timeout)
    case .notStarted(let reason):
      throw RunnerFault.compilerDoesNotRun(path: toolchain.compiler, reason: reason)
    default:
      return .failed(
        messages: CompilerMessage.all(in: said), output: said.isEmpty ? "\(end)" : said)
    }
  }

  private var modules: [String] {
    ["-I", toolchain.modules]
      + toolchain.moduleMaps.flatMap { ["-Xcc", "-fmodule-map-file=\($0)"] }
  }
}
