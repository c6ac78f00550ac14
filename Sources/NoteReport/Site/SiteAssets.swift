import NoteSyntax
import SVGCharts

/// A file that all pages share.
package struct SiteAsset: Equatable, Sendable {
  /// Relative to the output folder, with forward slashes.
  package var path: String
  package var bytes: [UInt8]
}

/// Where KaTeX's script is, or is expected: pages depend on its content.
package var katexScriptPath: String { KaTeXFiles().expectedScript }

/// The files that all pages share: theme, script, icon, and KaTeX's style sheet and fonts where a page has
/// formulas.
///
/// - Returns: also a diagnostic where KaTeX's files are not on this machine.
package func siteAssets(usesFormulas: Bool = true) -> (
  assets: [SiteAsset], diagnostics: [Diagnostic]
) {
  var assets = [
    SiteAsset(
      path: "assets/theme.css", bytes: PackageResources.theme_css + Array(chartColours.utf8)),
    SiteAsset(path: "assets/page.js", bytes: PackageResources.page_js),
    SiteAsset(path: "assets/figures.js", bytes: PackageResources.figures_js),
    SiteAsset(path: "assets/favicon.svg", bytes: PackageResources.favicon_svg),
  ]
  guard usesFormulas else { return (assets, []) }
  let katex = KaTeXFiles()
  guard let sheet = katex.styleSheet else {
    return (
      assets,
      [
        Diagnostic(
          file: "assets/katex/katex.min.css", range: nil, identifier: "katex-missing",
          fact: "KaTeX's style sheet is not beside \(katex.expectedScript)",
          help: "sudo apt-get install libjs-katex, or set MLNOTES_KATEX to the path of katex.min.js"
        )
      ]
    )
  }
  let (text, fonts) = withWOFF2Only(String(decoding: sheet, as: UTF8.self))
  assets.append(SiteAsset(path: "assets/katex/katex.min.css", bytes: Array(text.utf8)))
  assets.append(
    SiteAsset(path: "assets/katex/LICENCE.txt", bytes: PackageResources.katex_licence_txt))
  var diagnostics: [Diagnostic] = []
  for font in fonts {
    if let bytes = katex.font(font) {
      assets.append(SiteAsset(path: "assets/katex/fonts/" + font, bytes: bytes))
    } else {
      diagnostics.append(
        Diagnostic(
          file: "assets/katex/fonts/" + font, range: nil, identifier: "katex-missing",
          fact: "KaTeX's font \(font) is not on this machine",
          help: "sudo apt-get install fonts-katex"))
    }
  }
  return (assets, diagnostics)
}

/// The style sheet without the older copies of each font, and the names of the fonts that it loads, sorted.
private func withWOFF2Only(_ sheet: String) -> (sheet: String, fonts: [String]) {
  var result = ""
  var fonts: Set<String> = []
  var rest = sheet[...]
  while let source = rest.firstRange(of: "src:") {
    result += rest[..<source.upperBound]
    rest = rest[source.upperBound...]
    let end = rest.firstIndex { $0 == ";" || $0 == "}" } ?? rest.endIndex
    let copies = rest[..<end].split(separator: ",")
    result += copies.first { $0.contains(".woff2") } ?? rest[..<end]
    for copy in copies {
      guard let start = copy.firstRange(of: "fonts/"), let last = copy.firstRange(of: ".woff2")
      else { continue }
      fonts.insert(copy[start.upperBound..<last.lowerBound] + ".woff2")
    }
    rest = rest[end...]
  }
  return (result + rest, fonts.sorted())
}

/// The charts' colours as custom properties of the page, so that they follow its button for light and dark
/// as well as the system. Their ground is the page's.
private let chartColours: String = {
  func properties(_ colour: (Palette.Shade) -> String) -> String {
    let others = Palette.themed.filter { $0.name != Palette.background.name }
    return "--chart-\(Palette.background.name): var(--paper);"
      + others.map { " --chart-\($0.name): \(colour($0));" }.joined()
  }
  return """

    /* The charts' colours, from SVGCharts' palette */
    :root { \(properties(\.light)) }
    @media screen and (prefers-color-scheme: dark) {
      :root:not([data-theme="light"]) { \(properties(\.dark)) }
    }
    @media screen {
      :root[data-theme="dark"] { \(properties(\.dark)) }
    }
    \(Palette.pageRules.map { "svg.chart\($0)" }.joined(separator: "\n"))

    """
}()
