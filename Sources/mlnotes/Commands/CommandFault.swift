import NoteRunner

/// Why a command could not do its work: exit status 2.
struct CommandFault: Error, CustomStringConvertible {
  var fact: String
  var help: String
  init(_ fact: String, help: String) {
    self.fact = fact
    self.help = help
  }
  var description: String { "\(fact)\n  help: \(help)" }
}

/// Runs a command's work; a fault becomes a message and exit status 2.
func reportingFaults(_ work: () async throws -> Void) async throws {
  do {
    try await work()
  } catch let status as ExitStatus {
    throw status
  } catch {
    print("mlnotes: error: \(error)", to: .errors)
    throw ExitStatus.couldNotRun
  }
}
