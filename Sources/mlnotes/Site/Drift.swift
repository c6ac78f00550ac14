import NoteRunner

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// How a rebuilt site differs from the committed one.
struct Drift {
  /// A page that differs, with the values that changed: `2 fig-roc-pr, claim "…", b.recall: 0.95 → 0.94`.
  struct Page {
    var path: String
    var changes: [String]
  }

  var missing: [String] = []
  var extra: [String] = []
  var different: [Page] = []

  var isEmpty: Bool { missing.isEmpty && extra.isEmpty && different.isEmpty }

  /// - Throws: ``CommandFault`` where the folder cannot be read.
  static func between(built: [SiteFile], committed folder: String) throws -> Drift {
    var drift = Drift()
    let paths = Set(built.map(\.path))
    guard FileManager.default.fileExists(atPath: folder) else {
      throw CommandFault(
        "there is no folder '\(folder)' to compare with",
        help: "make it: mlnotes build -o \(folder)")
    }
    for file in built {
      guard let old = readFile("\(folder)/\(file.path)") else {
        drift.missing.append(file.path)
        continue
      }
      guard old != file.bytes else { continue }
      var changes: [String] = []
      if file.path.hasPrefix("data/") {
        changes = Self.changes(from: facts(of: old), to: facts(of: file.bytes))
      }
      drift.different.append(Page(path: file.path, changes: changes))
    }
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder).sorted() {
      var isFolder = false
      _ = FileManager.default.fileExists(atPath: "\(folder)/\(path)", isDirectory: &isFolder)
      let isHidden = path.split(separator: "/").contains { $0.hasPrefix(".") }
      // Pictures that `--png` drew belong to no page.
      let isPicture = path.hasPrefix("png/")
      if !isFolder && !isHidden && !isPicture && !paths.contains(path) { drift.extra.append(path) }
    }
    return drift
  }

  func report(output: String, quiet: Bool) {
    if isEmpty {
      if !quiet { print("\(output)/ is what the notes give, byte by byte", to: .output) }
      return
    }
    var text = ""
    for path in missing { text += "\(output)/\(path): missing: the notes give it\n" }
    for path in extra { text += "\(output)/\(path): no note gives it\n" }
    // Values first: they are why a page differs.
    for page in different where !page.changes.isEmpty {
      let name = page.path.dropFirst("data/".count).replacing(".json", with: "")
      text += "\(name): \(count(page.changes.count, "value")) changed\n"
      for change in page.changes.prefix(40) { text += "  \(change)\n" }
      if page.changes.count > 40 { text += "  … and \(page.changes.count - 40) more\n" }
    }
    for page in different where page.changes.isEmpty {
      text += "\(output)/\(page.path): differs\n"
    }
    text +=
      "help: if that is right, commit what 'mlnotes build' writes; if not, find what changed it"
    print("mlnotes: error: \(output)/ has drifted from the notes\n\(text)", to: .errors)
  }

  /// Every value of a page's data by a name that a reader can find: label or line, then what it is.
  private static func facts(of bytes: [UInt8]) -> [(name: String, value: String)] {
    guard let page = try? JSONDecoder().decode(PageFacts.self, from: Data(bytes)) else { return [] }
    var facts: [(String, String)] = []
    for value in page.values {
      facts.append(("\(value.expression), in prose", value.text ?? "nothing"))
      if let exact = value.value, exact != value.text {
        facts.append(("\(value.expression), in full", exact))
      }
    }
    for (index, block) in page.blocks.enumerated() {
      let place = block.label ?? "block \(index + 1)"
      for (number, output) in (block.outputs ?? []).enumerated() {
        let what = "\(place), output \(number + 1)"
        if let words = output.words {
          facts.append(
            ("\(place), claim \"\(words)\"", output.holds == true ? "holds" : "does not hold"))
          for operand in output.operands ?? [] {
            facts.append(("\(place), claim \"\(words)\", \(operand.source)", operand.value))
          }
        }
        if let text = output.text { facts.append(("\(what), \(output.kind)", text)) }
        for (row, cells) in (output.rows ?? []).enumerated() {
          for (column, cell) in cells.enumerated() {
            let title =
              output.header.flatMap { $0.indices.contains(column) ? $0[column] : nil } ?? ""
            let head = column > 0 && Double(cells[0]) == nil ? cells[0] : "row \(row + 1)"
            facts.append(("\(place), \(output.kind), \(head), \(title)", cell))
          }
        }
        if let digest = output.digest { facts.append(("\(what), further rows", digest)) }
      }
      if let failure = block.failure {
        facts.append(("\(place), failure", "\(failure.kind): \(failure.message)"))
      }
    }
    return facts
  }

  private static func changes(
    from old: [(name: String, value: String)], to new: [(name: String, value: String)]
  ) -> [String] {
    // The same name may stand for several values: the n-th is compared with the n-th.
    func numbered(_ facts: [(name: String, value: String)]) -> [(String, String)] {
      var seen: [String: Int] = [:]
      return facts.map { fact in
        seen[fact.name, default: 0] += 1
        return (
          seen[fact.name]! == 1 ? fact.name : "\(fact.name) (\(seen[fact.name]!))", fact.value
        )
      }
    }
    let before = Dictionary(numbered(old), uniquingKeysWith: { first, _ in first })
    let after = Dictionary(numbered(new), uniquingKeysWith: { first, _ in first })
    var changes: [String] = []
    for (name, value) in numbered(new) {
      guard let was = before[name] else {
        changes.append("\(name): \(value) is new")
        continue
      }
      if was != value { changes.append("\(name): \(was) → \(value)") }
    }
    for (name, value) in numbered(old) where after[name] == nil {
      changes.append("\(name): \(value) is gone")
    }
    return changes
  }
}

/// The data file of a page, as NoteReport writes it.
private struct PageFacts: Decodable {
  struct Value: Decodable {
    var expression: String
    var text: String?
    var value: String?
  }
  struct Operand: Decodable {
    var source: String
    var value: String
  }
  struct Failure: Decodable {
    var kind: String
    var message: String
  }
  struct Output: Decodable {
    var kind: String
    var text: String?
    var words: String?
    var holds: Bool?
    var operands: [Operand]?
    var header: [String]?
    var rows: [[String]]?
    var digest: String?
  }
  struct Block: Decodable {
    var label: String?
    var outputs: [Output]?
    var failure: Failure?
  }
  var values: [Value]
  var blocks: [Block]
}
