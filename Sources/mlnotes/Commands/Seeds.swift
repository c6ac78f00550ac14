import ArgumentParser

struct Seeds: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "seeds", abstract: "Run the notes under other seeds: which claims depend on luck?",
    discussion: """
      Each note is compiled once and run once a seed, with 1000, 2000, … added to its own seeds. A claim that \
      fails under any of them is an error that says under which. Numbers that prose checks are of the notes' \
      own seeds, and not judged. No page is written.
      """)

  @OptionGroup var options: RunOptions

  @Option(help: "How many other seeds.")
  var runs = 20

  @Option(
    help: "The thousands that are added first: '--from 21' goes on where 20 runs have ended.")
  var from = 1

  func validate() throws {
    guard 1...10_000 ~= runs else {
      throw ValidationError("--runs is \(runs): it must be from 1 to 10000")
    }
    guard 1...1_000_000_000 ~= from else {
      throw ValidationError("--from is \(from): it must be from 1 to 1000000000")
    }
  }

  mutating func run() async throws {
    try await reportingFaults {
      let offsets = (from..<from + runs).map { 1000 * UInt64($0) }
      try await SeedSurvey(options: options, offsets: offsets).conclude()
    }
  }
}
