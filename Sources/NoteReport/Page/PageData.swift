import NoteRecord
import NoteSyntax

/// The numbers of a page for machines: every value of prose, and every output of every block, by the
/// block's label and line.
func pageData(note: Note, record: RunRecord, charts: [Int: [RenderedChartData]]) -> JSON {
  let values = note.values.enumerated().map { index, value in
    let recorded = record.values.indices.contains(index) ? record.values[index] : nil
    var members: [String: JSON] = [
      "expression": .string(value.expression), "line": .int(value.range.start.line),
      "text": recorded.map { .string($0.text) } ?? .null,
      "value": recorded.map { .string($0.value) } ?? .null,
    ]
    if case .check(let check) = value.kind {
      members["check"] = .string(
        check.relation.rawValue + " " + check.literal + (check.tolerance.map { " ± " + $0 } ?? ""))
      members["holds"] = recorded?.holds.map { .bool($0) } ?? .null
    }
    return JSON.object(members)
  }
  let blocks = note.experiments.enumerated().map { index, experiment in
    let block = record.blocks.indices.contains(index) ? record.blocks[index] : nil
    var remaining = (charts[index] ?? [])[...]
    var members: [String: JSON] = ["line": .int(experiment.range.start.line)]
    if let label = experiment.options.label { members["label"] = .string(label) }
    if let block {
      members["outputs"] = .array(block.outputs.map { output($0, charts: &remaining) })
      if let failure = block.failure {
        members["failure"] = .object([
          "kind": .string(failure.kind.rawValue), "message": .string(failure.message),
          "line": failure.line.map { .int($0) } ?? .null,
        ])
      }
    } else {
      members["outputs"] = .null
    }
    return JSON.object(members)
  }
  return .object([
    "note": .string(note.name), "values": .array(values), "blocks": .array(blocks),
  ])
}

private func output(
  _ output: BlockRecord.Output, charts: inout ArraySlice<RenderedChartData>
) -> JSON {
  switch output {
  case .standardOutput(let text): .object(["kind": .string("print"), "text": .string(text)])
  case .standardError(let text): .object(["kind": .string("error"), "text": .string(text)])
  case .display(.text(let text), _): .object(["kind": .string("text"), "text": .string(text)])
  case .display(.markdown(let text), _):
    .object(["kind": .string("markdown"), "text": .string(text)])
  case .display(.html(let text), _): .object(["kind": .string("html"), "text": .string(text)])
  case .display(.table(let table), _):
    .object([
      "kind": .string("table"), "header": .array(table.columns.map { .string($0.title) }),
      "rows": rows(table.rows),
    ])
  case .display(.claim(let claim), _):
    .object([
      "kind": .string("claim"), "words": .string(claim.words), "holds": .bool(claim.holds),
      "operands": .array(
        claim.operands.map {
          .object(["source": .string($0.source), "value": .string($0.value)])
        }),
    ])
  case .display(.chart, _): chart(charts.popFirst())
  case .display(.explorer(let explorer), _): explorerData(explorer)
  }
}

/// Rows of a chart's data that are kept whole; those beyond go into a digest.
private let keptRows = 1000

func chart(_ data: RenderedChartData?) -> JSON {
  guard let data else { return .object(["kind": .string("chart")]) }
  var members: [String: JSON] = [
    "kind": .string("chart"), "header": .array(data.header.map { .string($0) }),
    "rows": rows(Array(data.rows.prefix(keptRows))),
  ]
  if data.rows.count > keptRows {
    // FNV-1a over the cells, each ended by a byte that no UTF-8 text has.
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for cell in data.rows.joined() {
      for byte in cell.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
      hash = (hash ^ 0xff) &* 0x100_0000_01b3
    }
    members["rowCount"] = .int(data.rows.count)
    members["digest"] = .string(String(hash, radix: 16))
  }
  return .object(members)
}

func rows(_ rows: [[String]]) -> JSON {
  .array(rows.map { row in .array(row.map { .string($0) }) })
}
