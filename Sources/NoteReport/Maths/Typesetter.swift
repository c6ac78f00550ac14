import NoteSyntax

/// TeX to HTML and MathML, by KaTeX in a JavaScript engine that starts with the first formula that the
/// memo does not know.
final class Typesetter {
  /// What a formula came to.
  enum Outcome {
    case typeset(RenderMemo.Formula)
    /// `position` counts UTF-16 units into the formula; -1 where unknown.
    case faulty(message: String, position: Int)
    /// KaTeX or JavaScriptCore cannot be used: why, and what helps.
    case unavailable(fact: String, help: String)
  }

  private let memo: RenderMemo
  private let katex: KaTeXFiles
  private var engine: JavaScriptEngine?

  /// Starting takes 20 to 45 ms; the rest of the limit is for slow machines.
  private static let startSeconds = 20.0
  /// A formula takes half a millisecond; only hostile ones come near this.
  private static let formulaSeconds = 3.0

  init(memo: RenderMemo, katex: KaTeXFiles) {
    self.memo = memo
    self.katex = katex
  }

  func typeset(_ tex: String, isDisplay: Bool) -> Outcome {
    let key = (isDisplay ? "d" : "i") + tex
    if let fingerprint = katex.fingerprint, memo.katex != fingerprint {
      memo.katex = fingerprint
      memo.formulas = [:]
    }
    if let known = memo.formulas[key] { return .typeset(known) }

    let reply: String
    do {
      let engine = try engine ?? start()
      self.engine = engine
      reply = try engine.call(
        "typeset", [tex.replacing("\0", with: "\u{FFFD}"), isDisplay ? "display" : "inline"],
        seconds: Self.formulaSeconds)
    } catch let missing as Missing {
      return .unavailable(fact: missing.fact, help: missing.help)
    } catch {
      // What KaTeX was in the middle of may have left it unfit for the next formula.
      engine = nil
      return .faulty(
        message: "typesetting it was stopped after \(Int(Self.formulaSeconds)) s of computing",
        position: -1)
    }
    guard let outcome = read(reply) else {
      return .faulty(message: "KaTeX gave no answer for it", position: -1)
    }
    if case .typeset(let formula) = outcome { memo.formulas[key] = formula }
    return outcome
  }

  private struct Missing: Error {
    var fact: String
    var help: String
  }

  private func start() throws -> JavaScriptEngine {
    guard let script = katex.script else {
      throw Missing(
        fact: "formulas cannot be typeset: KaTeX is not at \(katex.expectedScript)",
        help: "sudo apt-get install libjs-katex, or set MLNOTES_KATEX to the path of katex.min.js")
    }
    memo.countEngineStart()
    do throws(JavaScriptEngine.Failure) {
      let engine = try JavaScriptEngine()
      try engine.run(script, seconds: Self.startSeconds)
      try engine.run(
        String(decoding: PackageResources.katex_driver_js, as: UTF8.self),
        seconds: Self.startSeconds)
      return engine
    } catch {
      switch error {
      case .notInstalled:
        throw Missing(
          fact: "formulas cannot be typeset: no JavaScriptCore library was found",
          help: "sudo apt-get install libjavascriptcoregtk-4.1-0")
      case .thrown(let message):
        throw Missing(
          fact: "formulas cannot be typeset: \(katex.expectedScript) does not run: \(message)",
          help: "install KaTeX 0.16: sudo apt-get install --reinstall libjs-katex")
      }
    }
  }

  /// The reply's form is described in Assets/katex-driver.js.
  private func read(_ reply: String) -> Outcome? {
    var rest = Substring(reply)
    var warnings: [RenderMemo.Formula.Warning] = []
    while let kind = rest.first {
      rest = rest.dropFirst()
      switch kind {
      case "H":
        return .typeset(RenderMemo.Formula(html: String(rest), warnings: warnings))
      case "E":
        guard let end = rest.firstIndex(of: "\n"), let position = Int(rest[..<end]) else {
          return nil
        }
        return .faulty(message: String(rest[rest.index(after: end)...]), position: position)
      case "W":
        guard let end = rest.firstIndex(of: "\n"), let space = rest[..<end].firstIndex(of: " "),
          let position = Int(rest[..<space])
        else { return nil }
        let message = String(rest[rest.index(after: space)..<end])
        warnings.append(.init(position: position, message: message))
        rest = rest[rest.index(after: end)...]
      default: return nil
      }
    }
    return nil
  }
}

extension Formula {
  /// Where in the note a UTF-16 offset into the formula lies; its start for an offset outside it.
  func location(utf16Offset: Int) -> SourceLocation? {
    guard let first = lineStarts.first else { return nil }
    guard utf16Offset >= 0 else { return first }
    let units = Array(tex.utf16.prefix(utf16Offset))
    let before = String(decoding: units, as: UTF16.self)
    let lines = before.split(separator: "\n", omittingEmptySubsequences: false)
    let line = min(lines.count, lineStarts.count) - 1
    var location = lineStarts[line]
    location.column += lines[line].utf8.count
    return location
  }
}
