#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
import NoteRecord

/// What a program did until it ended: its events, with the printed text put between them.
package struct Transcript {
  /// Where the program was when it ended before its time.
  package enum Place: Equatable {
    case start
    case block(Int)
    case value(Int)
  }

  package private(set) var blocks: [BlockRecord]
  package private(set) var values: [MeasuredValue?]
  package private(set) var place = Place.start
  /// The statement that ran last, of the block at ``place``.
  package private(set) var statement: (line: Int, column: Int)?
  package private(set) var hasFinished = false
  /// The error output after the last event.
  package private(set) var lastWords = ""
  private var signals: [Int: (signal: Int32, status: Int32)] = [:]

  /// Text beyond this many bytes a block and stream is counted, not kept.
  package static let keptBytes = 100_000

  package init(events: [UInt8], output: [UInt8], error: [UInt8], blockCount: Int, valueCount: Int) {
    blocks = Array(repeating: BlockRecord(), count: blockCount)
    values = Array(repeating: nil, count: valueCount)
    let decoder = recordDecoder()
    var printed = Event.Printed(output: 0, error: 0)
    var lastBlock = 0
    func text(_ bytes: [UInt8], _ from: Int, _ to: Int) -> String {
      let from = min(max(from, 0), bytes.count)
      return String(decoding: bytes[from..<min(max(to, from), bytes.count)], as: UTF8.self)
    }
    // A line that the program did not finish writing is not an event.
    for line in events.split(separator: UInt8(ascii: "\n")) {
      guard let event = try? decoder.decode(Event.self, from: Data(line)) else { continue }
      // What a value's expression prints belongs to the block before it.
      let owner = if case .block(let index) = place { index } else { lastBlock }
      append(.standardOutput(text(output, printed.output, event.printed.output)), to: owner)
      append(.standardError(text(error, printed.error, event.printed.error)), to: owner)
      printed = event.printed
      switch event.kind {
      case .blockBegan(let index):
        place = .block(index)
        lastBlock = index
        statement = nil
      case .statement(let line, let column): statement = (line, column)
      case .display(let display, let line):
        if blocks.indices.contains(owner) {
          blocks[owner].outputs.append(.display(display, line: line))
        }
      case .valueBegan(let index): place = .value(index)
      case .value(let index, let value): if values.indices.contains(index) { values[index] = value }
      case .failed(var failure):
        failure.line = statement?.line
        failure.column = statement?.column
        if blocks.indices.contains(owner) { blocks[owner].failure = failure }
      case .apartEnded(let signal, let status): signals[owner] = (signal, status)
      case .blockEnded(let seconds):
        if blocks.indices.contains(owner) { blocks[owner].seconds = seconds }
        place = .start
        statement = nil
      case .finished: hasFinished = true
      }
    }
    let owner = if case .block(let index) = place { index } else { lastBlock }
    append(.standardOutput(text(output, printed.output, output.count)), to: owner)
    lastWords = text(error, printed.error, error.count)
  }

  /// How the copies of the process ended in which blocks ran that may fail.
  package var apartEnds: [(block: Int, signal: Int32, status: Int32)] {
    signals.sorted { $0.key < $1.key }.map { ($0.key, $0.value.signal, $0.value.status) }
  }

  package mutating func fail(_ block: Int, _ failure: BlockRecord.Failure) {
    blocks[block].failure = failure
  }

  /// Takes what the Swift runtime says of a crash out of a block's error output, and returns it.
  package mutating func takeCrashReport(from block: Int) -> String {
    var report = ""
    blocks[block].outputs = blocks[block].outputs.compactMap { output in
      guard case .standardError(let text) = output else { return output }
      let (own, crash) = separateCrashReport(text)
      report += crash
      return own.isEmpty ? nil : .standardError(own)
    }
    return report
  }

  private mutating func append(_ output: BlockRecord.Output, to index: Int) {
    guard blocks.indices.contains(index) else { return }
    switch (output, blocks[index].outputs.last) {
    case (.standardOutput(""), _), (.standardError(""), _): return
    case (.standardOutput(let more), .standardOutput(let text)):
      blocks[index].outputs[blocks[index].outputs.count - 1] = .standardOutput(text + more)
    case (.standardError(let more), .standardError(let text)):
      blocks[index].outputs[blocks[index].outputs.count - 1] = .standardError(text + more)
    default: blocks[index].outputs.append(output)
    }
  }

  /// Cuts what was printed in floods: the beginning is kept, the rest counted.
  package mutating func cutFloods() {
    for index in blocks.indices {
      blocks[index].outputs = blocks[index].outputs.map { output in
        switch output {
        case .standardOutput(let text): .standardOutput(cut(text))
        case .standardError(let text): .standardError(cut(text))
        case .display: output
        }
      }
    }
  }

  private func cut(_ text: String) -> String {
    guard text.utf8.count > Self.keptBytes else { return text }
    let kept = text.utf8.prefix(Self.keptBytes)
    return String(decoding: kept, as: UTF8.self)
      + "\n… and \(text.utf8.count - Self.keptBytes) more bytes\n"
  }
}

/// The program's own error output, and what the runtime added when it crashed (which has addresses that
/// differ from run to run).
package func separateCrashReport(_ text: String) -> (own: String, crash: String) {
  var own: [Substring] = []
  var crash: [Substring] = []
  for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
    if !crash.isEmpty || lastWords(of: line) != nil || line.hasPrefix("*** Signal ") {
      crash.append(line)
    } else {
      own.append(line)
    }
  }
  while !crash.isEmpty && own.last == "" { own.removeLast() }
  let joined = own.joined(separator: "\n")
  return (crash.isEmpty || joined.isEmpty ? joined : joined + "\n", crash.joined(separator: "\n"))
}
