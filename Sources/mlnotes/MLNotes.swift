import ArgumentParser
import NoteSyntax

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@main
struct MLNotes: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mlnotes",
    abstract: "Notes in Markdown whose every figure is computed.",
    discussion: """
      A note's Swift blocks are compiled and run, its numbers are checked against them, and an HTML page \
      is written. A note is a program with your rights: build only notes that you trust.

      Exit status: 0 all is well; 1 a note has errors, or output/ has drifted; 2 it could not run.
      """,
    version: "mlnotes 0.1.0",
    subcommands: [Build.self, Check.self, Seeds.self, List.self, New.self, Clean.self])

  /// The parser's own exit status for bad arguments is 64; ours is 2, as everything that could not run.
  static func main() async {
    do {
      var command = try parseAsRoot()
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch let status as ExitStatus {
      leave(status.rawValue)
    } catch {
      let isHelp = exitCode(for: error).isSuccess
      if !isHelp, let fault = unknownCommand() {
        print("mlnotes: error: \(fault)", to: .errors)
        leave(2)
      }
      print(fullMessage(for: error), to: isHelp ? .output : .errors)
      leave(isHelp ? 0 : 2)
    }
    leave(0)
  }

  /// The parser calls a mistyped command an unexpected argument, and names no other.
  private static func unknownCommand() -> CommandFault? {
    guard let word = CommandLine.arguments.dropFirst().first, !word.hasPrefix("-") else {
      return nil
    }
    let commands = configuration.subcommands.map { $0._commandName } + ["help"]
    guard !commands.contains(word) else { return nil }
    return CommandFault(
      "there is no command '\(word)'",
      help: nearest(word, among: commands).map { "replace '\(word)' with '\($0)'" }
        ?? "one of \(commands.joined(separator: ", "))")
  }
}

/// What the exit status says.
enum ExitStatus: Int32, Error {
  case notesHaveErrors = 1
  case couldNotRun = 2
}

/// Without the runtime's own teardown: nothing is left to do.
func leave(_ status: Int32) -> Never {
  fflush(nil)
  exit(status)
}
