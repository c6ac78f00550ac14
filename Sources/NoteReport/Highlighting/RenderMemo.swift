/// What was typeset and coloured before, by its source.
///
/// The caller keeps it between builds, so that neither KaTeX nor the Swift parser starts for what has not
/// changed; it may drop it at any time. Share one among the pages of one thread; join those of several
/// with ``merge(_:)``.
package final class RenderMemo: Codable {
  /// A formula's HTML, and what KaTeX warned of.
  struct Formula: Codable, Equatable {
    struct Warning: Codable, Equatable {
      /// UTF-16 offset into the formula; -1 where unknown.
      var position: Int
      var message: String
    }
    var html: String
    var warnings: [Warning] = []
  }

  /// Which KaTeX made ``formulas``; another one's are dropped.
  var katex = ""
  /// By `d` or `i` (display, inline) and the TeX.
  var formulas: [String: Formula] = [:]
  /// Swift source to coloured HTML.
  var code: [String: String] = [:]

  /// How often a JavaScript engine was started and a source was coloured in this process: both 0 when
  /// everything was remembered.
  package private(set) var engineStarts = 0
  package private(set) var colourings = 0

  private enum CodingKeys: String, CodingKey { case katex, formulas, code }

  package init() {}

  func countEngineStart() { engineStarts += 1 }
  func countColouring() { colourings += 1 }

  /// Takes over what `other` remembers.
  package func merge(_ other: RenderMemo) {
    if katex.isEmpty { katex = other.katex }
    if katex == other.katex || other.katex.isEmpty {
      formulas.merge(other.formulas) { mine, _ in mine }
    }
    code.merge(other.code) { mine, _ in mine }
  }
}
