import ArgumentParser
import NoteRunner

struct Check: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Rebuild beside the pages and say what has drifted.",
    discussion: """
      Builds the notes into a scratch folder and compares with the output folder, byte by byte. Where a \
      page differs, the values that changed are named by note and label, from what to what. Writes nothing.
      """)

  @OptionGroup var options: BuildOptions

  mutating func run() async throws {
    try await reportingFaults {
      let site = try SiteBuild(options: options, output: options.output)
      defer { site.close() }
      let result = try await site.build()
      try result.writeReports(json: options.json, junit: options.junit)
      guard result.isWell else {
        site.conclude(result, wrote: false)
        throw ExitStatus.notesHaveErrors
      }
      let drift = try Drift.between(built: site.files(of: result), committed: options.output)
      drift.report(output: options.output, quiet: options.run.quiet)
      if !drift.isEmpty { throw ExitStatus.notesHaveErrors }
    }
  }
}
