import NoteRecord
import NoteRunner
import NoteSyntax

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The facts of a build for machines: `--json`.
private struct Report: Encodable {
  struct Claim: Encodable {
    var block: Int
    var label: String?
    var line: Int
    var words: String
    var holds: Bool
    var operands: [ClaimRecord.Operand]
  }

  struct Value: Encodable {
    var line: Int
    var expression: String
    var text: String
    var value: String
    /// Nil for a computed value.
    var holds: Bool?
  }

  struct Block: Encodable {
    var label: String?
    var line: Int
    var seconds: Double
  }

  struct Note: Encodable {
    var file: String
    var claims: [Claim]
    var values: [Value]
    var blocks: [Block]
    var diagnostics: [Diagnostic]
  }

  var isWell: Bool
  var notes: [Note]
  /// Of the site as a whole.
  var diagnostics: [Diagnostic]

  init(_ result: SiteBuild.Result) {
    isWell = result.isWell
    notes = result.notes.map(Note.init)
    diagnostics = result.diagnostics
  }
}

extension Report.Note {
  init(_ built: SiteBuild.Built) {
    let note = built.note
    let record = built.outcome?.record
    file = note.file
    diagnostics = built.diagnostics
    claims = []
    for (index, (experiment, block)) in zip(note.experiments, record?.blocks ?? []).enumerated() {
      for case .display(.claim(let claim), let line) in block.outputs {
        claims.append(
          .init(
            block: index, label: experiment.options.label,
            line: experiment.code.indices.contains(line)
              ? experiment.code[line].start.line : experiment.range.start.line,
            words: claim.words, holds: claim.holds, operands: claim.operands))
      }
    }
    values = zip(note.values, record?.values ?? []).compactMap { value, record in
      record.map {
        .init(
          line: value.range.start.line, expression: value.expression, text: $0.text,
          value: $0.value, holds: $0.holds)
      }
    }
    blocks = zip(note.experiments, built.outcome?.seconds ?? []).map { experiment, seconds in
      .init(label: experiment.options.label, line: experiment.range.start.line, seconds: seconds)
    }
  }
}

extension SiteBuild.Result {
  /// - Throws: ``CommandFault`` where a file cannot be written.
  func writeReports(json: String?, junit: String?) throws {
    let report = Report(self)
    if let json {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      encoder.nonConformingFloatEncodingStrategy = .convertToString(
        positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
      try write(try encoder.encode(report) + Data("\n".utf8), to: json)
    }
    if let junit { try write(report.junit.utf8, to: junit) }
  }

  private func write(_ bytes: some Sequence<UInt8>, to path: String) throws {
    do { try writeWhole(bytes, to: path) } catch {
      throw CommandFault(
        "cannot write \(path): \(reason(of: error))", help: "name a file in a folder that exists")
    }
  }
}

extension Report {
  /// JUnit's XML: a suite a note; a case for each claim, each checked number, and each other error.
  var junit: String {
    var xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n"
    for note in notes {
      var cases = ""
      var count = 0
      var failures = 0
      func add(_ name: String, _ failure: String?) {
        count += 1
        cases += "    <testcase classname=\"\(escaped(note.file))\" name=\"\(escaped(name))\""
        guard let failure else {
          cases += "/>\n"
          return
        }
        failures += 1
        cases += ">\n      <failure message=\"\(escaped(failure))\"/>\n    </testcase>\n"
      }
      for claim in note.claims {
        add(
          "line \(claim.line): claim: \(claim.words)", claim.holds ? nil : "the claim does not hold"
        )
      }
      for value in note.values where value.holds != nil {
        add(
          "line \(value.line): check: \(value.text) = \(value.expression)",
          value.holds == true ? nil : "\(value.expression) is \(value.value)")
      }
      for diagnostic in note.diagnostics
      where diagnostic.severity == .error
        && !["false-claim", "wrong-check"].contains(diagnostic.identifier)
      {
        add("line \(diagnostic.range?.start.line ?? 0): \(diagnostic.identifier)", diagnostic.fact)
      }
      xml +=
        "  <testsuite name=\"\(escaped(note.file))\" tests=\"\(count)\" failures=\"\(failures)\">\n"
        + cases + "  </testsuite>\n"
    }
    return xml + "</testsuites>\n"
  }
}

private func escaped(_ text: String) -> String {
  var escaped = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "&": escaped += "&amp;"
    case "<": escaped += "&lt;"
    case ">": escaped += "&gt;"
    case "\"": escaped += "&quot;"
    // XML 1.0 has no way to write other control characters.
    case "\u{0}"..<"\u{9}", "\u{b}", "\u{c}", "\u{e}"..<"\u{20}": escaped += "\u{fffd}"
    default: escaped.unicodeScalars.append(scalar)
    }
  }
  return escaped
}
