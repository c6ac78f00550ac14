extension Palette {
  /// Style rules that charts share, for a page of many charts to say once. The page defines
  /// `--chart-background`, `--chart-1` and so on, for light and for dark.
  package static let pageRules: [String] = {
    let shades = themed
    let properties = shades.map { "--c-\($0.name):var(--chart-\($0.name))" }
    return ["{\(properties.joined(separator: ";"))}"] + sharedRules
  }()

  /// What a page gives its own values for light and for dark.
  package static let themed = all + ramps + grounds + inks

  /// As the drawing of a single chart writes them.
  fileprivate static let sharedRules: [String] = {
    var rules = [" text{font-variant-numeric:tabular-nums}"]
    for shade in themed {
      rules.append(" .f-\(shade.name){fill:var(--c-\(shade.name))}")
      rules.append(" .s-\(shade.name){stroke:var(--c-\(shade.name))}")
    }
    rules.append(
      " .halo{paint-order:stroke;stroke:var(--c-background);stroke-width:3px;stroke-linejoin:round}"
    )
    return rules
  }()
}

extension RenderedChart {
  /// The drawing for a page that has ``Palette/pageRules``: of its style sheet only what no other chart says.
  package var svgOnPage: String {
    guard let start = svg.firstRange(of: "<style>\n"), let end = svg.firstRange(of: "</style>\n")
    else { return svg }
    let shared = Set(Palette.sharedRules)
    // The first two rules are the colours' properties.
    let own = svg[start.upperBound..<end.lowerBound].split(separator: "\n").dropFirst(2).filter {
      guard let space = $0.firstIndex(of: " ") else { return true }
      return !shared.contains(String($0[space...]))
    }
    let sheet = own.isEmpty ? "" : "<style>\n\(own.joined(separator: "\n"))\n</style>\n"
    return svg[..<start.lowerBound] + sheet + svg[end.upperBound...]
  }
}
