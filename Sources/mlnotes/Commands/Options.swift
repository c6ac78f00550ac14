import ArgumentParser
import NoteRunner

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Where the notes are, and how they are run.
struct RunOptions: ParsableArguments {
  @Argument(help: "The folder of the notes.", completion: .directory)
  var notes = "notes"

  @Option(name: .shortAndLong, help: "Notes that are run at once (default: one a processor).")
  var jobs: Int?

  @Flag(name: .shortAndLong, help: "Print errors only.")
  var quiet = false

  var atOnce: Int { jobs ?? max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

  func validate() throws {
    if let jobs, jobs < 1 {
      throw ValidationError("--jobs is \(jobs): at least 1 note must be run at a time")
    }
  }
}

/// Where the pages go, and what else is written of them.
struct BuildOptions: ParsableArguments {
  @OptionGroup var run: RunOptions

  @Option(
    name: [.short, .customLong("output")], help: "The folder of the pages.", completion: .directory)
  var output = "output"

  @Option(help: "Write all claims, checks and errors to this file as JSON.", completion: .file())
  var json: String?

  @Option(help: "Write claims and checks to this file as JUnit XML.", completion: .file())
  var junit: String?
}
