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

  @Option(
    help: """
      Add this number to every seed, judge the claims under those seeds, and write no page. Numbers that \
      prose checks are of the notes' own seeds, and not judged.
      """)
  var seedOffset: UInt64 = 0

  func validate() throws {
    if seedOffset != 0, png {
      throw ValidationError("--seed-offset writes no page, so there is nothing for --png to draw")
    }
    if seedOffset != 0, options.json != nil || options.junit != nil {
      throw ValidationError(
        "--seed-offset judges claims alone, and the files of --json and --junit hold checked numbers too"
      )
    }
  }

  mutating func run() async throws {
    try await reportingFaults {
      guard seedOffset == 0 else {
        return try await SeedSurvey(options: options.run, offsets: [seedOffset]).conclude()
      }
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
