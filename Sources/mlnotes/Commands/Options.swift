import ArgumentParser
import NoteRunner

/// Where the notes are, and how they are built.
struct BuildOptions: ParsableArguments {
  @Argument(help: "The folder of the notes.", completion: .directory)
  var notes = "notes"

  @Option(
    name: [.short, .customLong("output")], help: "The folder of the pages.", completion: .directory)
  var output = "output"

  @Option(name: .shortAndLong, help: "Notes that are built at once (default: one a processor).")
  var jobs: Int?

  @Flag(name: .shortAndLong, help: "Print errors only.")
  var quiet = false

  @Option(help: "Write all claims, checks and errors to this file as JSON.", completion: .file())
  var json: String?

  @Option(help: "Write claims and checks to this file as JUnit XML.", completion: .file())
  var junit: String?

  func validate() throws {
    if let jobs, jobs < 1 {
      throw ValidationError("--jobs is \(jobs): at least 1 note must be built at a time")
    }
  }
}
