import ArgumentParser
import NoteRunner

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

struct New: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Begin a note: a file that builds, to write over.")

  @Argument(help: "The note's name: 03-optimizers, or a title of your own.")
  var name: String

  @Option(help: "The folder of the notes.", completion: .directory)
  var notes = "notes"

  mutating func run() async throws {
    try await reportingFaults {
      var stem = name.hasSuffix(".md") ? String(name.dropLast(3)) : name
      stem = stem.trimming(" ")
      guard !stem.isEmpty, !stem.hasPrefix("."), !stem.contains("/"), !stem.contains("\0") else {
        throw CommandFault(
          "'\(name)' cannot name a note", help: "use a name without '/', such as 03-optimizers")
      }
      guard !NotesFolder.takenNames.contains(stem.lowercased()) else {
        throw CommandFault(
          "a note cannot be called '\(stem)': the site has a page of that name",
          help: "choose another name, such as 03-optimizers")
      }
      let path = "\(notes)/\(stem).md"
      guard access(path, F_OK) != 0 else {
        throw CommandFault("\(path) exists", help: "choose another name, or edit that note")
      }
      try makeOutputFolder(notes)
      do { try writeWhole(template(title: title(from: stem)).utf8, to: path) } catch {
        throw CommandFault(
          "cannot write \(path): \(reason(of: error))", help: "make the folder writable")
      }
      print("wrote \(path); build it with: mlnotes build \(notes)")
    }
  }

  /// `03-gradient-descent` → `Gradient descent`.
  private func title(from stem: String) -> String {
    let isBetween = { (character: Character) in "-_ ".contains(character) }
    let words = stem.drop { $0.isNumber || isBetween($0) }.split(whereSeparator: isBetween)
    let text = words.isEmpty ? stem : words.joined(separator: " ")
    return text.prefix(1).uppercased() + text.dropFirst()
  }

  private func template(title: String) -> String {
    """
    ---
    title: "\(title.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))"
    seed: 1
    ---

    # \(title)

    What is the question? A number in a sentence is computed, like the mean of
    `{swift} draws.count` draws, `{swift} average.fixed(3)`, or written down and checked: it is
    `{check} 0.5 = average ± 0.05`. @fig-draws shows them.

    ```swift experiment
    //| label: fig-draws
    //| fig-cap: "Draws in the order in which they were made"
    var generator = SeededGenerator(seed: seed)
    let draws = (0..<200).map { _ in Double.uniform(using: &generator) }
    let average = try mean(of: draws)

    Chart {
      LinePlot(Array(draws.enumerated()), x: .value("Draw", \\.offset), y: .value("Value", \\.element))
    }
    Claim("The mean is near a half", abs(average - 0.5) < 0.1)
    ```

    """
  }
}

extension String {
  func trimming(_ character: Character) -> String {
    var text = self[...]
    while text.first == character { text.removeFirst() }
    while text.last == character { text.removeLast() }
    return String(text)
  }
}
