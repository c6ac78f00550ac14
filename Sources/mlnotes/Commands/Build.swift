import ArgumentParser

struct Build: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build", abstract: "Run the notes and write their pages.",
    discussion: """
      All notes are tried and all errors shown. Pages are written only when every note is well, unless \
      --keep-going asks for those that are; a page is written whole or not at all.
      """)

  @OptionGroup var options: BuildOptions

  @Flag(help: "Write the pages of the notes that are well, even when others are not.")
  var keepGoing = false

  @Flag(
    help: "Also draw each figure as a PNG, into png/ of the output folder (needs rsvg-convert).")
  var png = false

  mutating func run() async throws {
    try await reportingFaults {
      let site = try SiteBuild(options: options, output: options.output)
      defer { site.close() }
      if try await site.isUnchanged() {
        if png { try await site.writePNGs() }
        return
      }
      let result = try await site.build(mayKeep: options.json == nil && options.junit == nil)
      try result.writeReports(json: options.json, junit: options.junit)
      if result.isWell || keepGoing { try await site.write(result) }
      site.conclude(result, wrote: result.isWell || keepGoing)
      if png, result.isWell || keepGoing { try await site.writePNGs() }
      guard result.isWell else { throw ExitStatus.notesHaveErrors }
    }
  }
}
