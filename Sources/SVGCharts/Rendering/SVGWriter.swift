/// Writes a scene as SVG: attributes in a fixed order, ids prefixed, every text escaped.
///
/// A shape names its colour twice: as an attribute for programs that know no style sheets, and as a
/// class whose rule takes the page's custom properties and its dark mode.
struct SVGWriter {
  let id: String
  private(set) var output = ""
  private var used: [Palette.Shade] = []
  private var classes: [String] = []

  /// - Parameter id: any text; what cannot stand in a style rule becomes a hyphen.
  init(id: String) {
    var clean = ""
    for scalar in id.unicodeScalars {
      let isPlain =
        scalar.value >= 0xA1 || (scalar.isASCII && scalar.properties.isAlphabetic)
        || (scalar.value >= 48 && scalar.value < 58) || scalar == "-" || scalar == "_"
      clean.unicodeScalars.append(isPlain ? scalar : "-")
    }
    if clean.unicodeScalars.first.map({ !($0.value >= 0xA1 || $0.properties.isAlphabetic) }) ?? true
    {
      clean = "chart-" + clean
    }
    self.id = clean
  }

  mutating func write(_ scene: Scene, title: String, description: String) {
    var body = SVGWriter(id: id)
    body.writeBody(scene)
    let width = coordinate(scene.width)
    let height = coordinate(scene.height)
    output = "<svg xmlns=\"http://www.w3.org/2000/svg\" id=\"\(id)-chart\" class=\"chart\""
    output += " viewBox=\"0 0 \(width) \(height)\" width=\"\(width)\" height=\"\(height)\""
    // Larger than drawn on a wide page, down to any width on a narrow one.
    output += " style=\"width:100%;max-width:\(coordinate(scene.width * 10 / 9))px;height:auto\""
    output += " role=\"img\" aria-labelledby=\"\(id)-title \(id)-desc\">\n"
    output += "<title id=\"\(id)-title\">\(escaped(title))</title>\n"
    output += "<desc id=\"\(id)-desc\">\(escaped(description))</desc>\n"
    output += body.styleSheet
    output += body.output
    output += "</svg>"
  }

  private mutating func writeBody(_ scene: Scene) {
    output += "<rect \(fill(.background)) width=\"\(coordinate(scene.width))\""
    output += " height=\"\(coordinate(scene.height))\"/>\n"
    for shape in scene.background { write(shape) }
    writeClipped(scene.clipped, plot: scene.plot, name: "plot")
    for (index, panel) in scene.panels.enumerated() {
      writeClipped(panel.clipped, plot: panel.plot, name: "plot-\(index + 2)")
    }
    for shape in scene.foreground { write(shape) }
    if !scene.texts.isEmpty {
      output += "<g \(fill(.color(.primary))) font-family=\"system-ui, sans-serif\""
      output += " font-size=\"\(coordinate(TextMetrics.fontSize))\">\n"
      for text in scene.texts { write(text) }
      output += "</g>\n"
    }
  }

  private mutating func writeClipped(_ shapes: [Shape], plot: Rect, name: String) {
    if shapes.isEmpty { return }
    // A little wider than the plot: a line along its border keeps its full width.
    output += "<clipPath id=\"\(id)-\(name)\"><rect x=\"\(coordinate(plot.left - 2))\""
    output += " y=\"\(coordinate(plot.top - 2))\" width=\"\(coordinate(plot.width + 4))\""
    output += " height=\"\(coordinate(plot.height + 4))\"/></clipPath>\n"
    output += "<g clip-path=\"url(#\(id)-\(name))\">\n"
    for shape in shapes { write(shape) }
    output += "</g>\n"
  }

  // MARK: Shapes and texts

  private mutating func write(_ shape: Shape) {
    var look: [String] = []
    if let paint = shape.fill, let border = shape.stroke {
      look.append(style([("fill", paint), ("stroke", border)]))
    } else if let paint = shape.fill {
      look.append(fill(paint))
    }
    if let paint = shape.stroke {
      if shape.fill == nil {
        look.append("fill=\"none\"")
        look.append(stroke(paint))
      }
      if shape.lineWidth != 1 { look.append("stroke-width=\"\(coordinate(shape.lineWidth))\"") }
      if !shape.dash.isEmpty {
        look.append(
          "stroke-dasharray=\"\(shape.dash.map(coordinate).joined(separator: " "))\"")
        // A dash without length is a dot.
        if shape.dash[0] == 0 { look.append("stroke-linecap=\"round\"") }
      }
      if shape.lineWidth > 1 { look.append("stroke-linejoin=\"round\"") }
    }
    if let series = shape.series { look.append("data-s=\"\(series)\"") }
    switch shape.geometry {
    case .path(let data):
      if shape.opacity < 1 { look.append("opacity=\"\(coordinate(shape.opacity))\"") }
      if shape.isCrisp { look.append("shape-rendering=\"crispEdges\"") }
      output += "<path \(look.joined(separator: " ")) d=\"\(data)\"/>\n"
    case .symbols(let symbol, let area, let places):
      writeSymbols(symbol, places.map { ($0, area) }, look, shape)
    case .bubbles(let symbol, let areas, let places):
      writeSymbols(symbol, Array(zip(places, areas)), look, shape)
    }
  }

  private mutating func writeSymbols(
    _ symbol: BasicChartSymbolShape, _ places: [(Point, Double)], _ look: [String], _ shape: Shape
  ) {
    var look = look
    if shape.opacity < 1 {
      let property = shape.stroke == nil ? "fill-opacity" : "opacity"
      look.append("\(property)=\"\(coordinate(shape.opacity))\"")
    }
    output += "<g \(look.joined(separator: " "))>\n"
    for (place, area) in places { output += SymbolShape.element(symbol, area: area, at: place) }
    output += "</g>\n"
  }

  private mutating func write(_ text: TextLine) {
    output += "<text"
    var names: [String] = []
    var colorAttribute = ""
    if text.isMuted { names.append(className("fill", Palette.secondary, "f-muted")) }
    if text.hasHalo {
      use(Palette.background)
      addClass(
        ".halo{paint-order:stroke;stroke:var(--c-background);stroke-width:3px;stroke-linejoin:round}"
      )
      names.append("halo")
    }
    if let color = text.color {
      // The attribute holds what fill() makes of it, without its class.
      let shade = Palette.shade(color)
      if let shade { names.append(className("fill", shade, "f-" + shade.name)) }
      colorAttribute = " fill=\"\(shade?.light ?? Self.fixedColor(color.token))\""
    }
    if !names.isEmpty { output += " class=\"\(names.joined(separator: " "))\"" }
    if text.isMuted { output += " fill=\"\(Palette.secondary.light)\"" }
    output += colorAttribute
    let x = coordinate(text.at.x)
    let y = coordinate(text.at.y)
    output += " x=\"\(x)\" y=\"\(y)\""
    if let series = text.series { output += " data-s=\"\(series)\"" }
    if text.anchor != .start { output += " text-anchor=\"\(text.anchor.rawValue)\"" }
    if text.isSlanted { output += " transform=\"rotate(-45 \(x) \(y))\"" }
    output += ">\(escaped(text.text))</text>\n"
  }

  // MARK: Colours

  private mutating func fill(_ paint: Paint) -> String { style([("fill", paint)]) }
  private mutating func stroke(_ paint: Paint) -> String { style([("stroke", paint)]) }

  /// One class attribute for all properties, then a plain attribute each.
  private mutating func style(_ paints: [(String, Paint)]) -> String {
    let parts = paints.map { attribute($0, $1) }
    let names = parts.compactMap(\.name).joined(separator: " ")
    let attributes = parts.map(\.attribute).joined(separator: " ")
    return names.isEmpty ? attributes : "class=\"\(names)\" " + attributes
  }

  private mutating func attribute(
    _ property: String, _ paint: Paint
  ) -> (name: String?, attribute: String) {
    let shade: Palette.Shade
    switch paint {
    case .grid: shade = Palette.grid
    case .axis: shade = Palette.secondary
    case .background: shade = Palette.background
    case .color(let color):
      guard let known = Palette.shade(color) else {
        return (nil, "\(property)=\"\(SVGWriter.fixedColor(color.token))\"")
      }
      shade = known
    case .mixed(let from, let to, let percent):
      return mixture(property, from, to, percent)
    }
    let name = className(property, shade, (property == "fill" ? "f-" : "s-") + shade.name)
    return (name, "\(property)=\"\(shade.light)\"")
  }

  /// The page mixes: it knows whether it is light or dark. Programs without style sheets, or without
  /// `color-mix`, take the light mixture.
  private mutating func mixture(
    _ property: String, _ from: ChartColor, _ to: ChartColor, _ percent: Int
  ) -> (name: String?, attribute: String) {
    var ends: [(css: String, light: String, name: String)] = []
    for color in [from, to] {
      if let shade = Palette.shade(color) {
        use(shade)
        ends.append(("var(--c-\(shade.name))", shade.light, shade.name))
      } else {
        let hex = SVGWriter.fixedColor(color.token)
        ends.append((hex, hex, String(hex.dropFirst())))
      }
    }
    let letter = property == "fill" ? "f" : "s"
    let name = "\(letter)-\(ends[0].name)-\(ends[1].name)-\(percent)"
    addClass(
      ".\(name){\(property):color-mix(in oklab,\(ends[0].css),\(ends[1].css) \(percent)%)}")
    let light = OKLab(hex: ends[0].light).mixed(
      with: OKLab(hex: ends[1].light), share: Double(percent) / 100)
    return (name, "\(property)=\"\(light.hex)\"")
  }

  /// A colour of a foreign specification may hold anything: only #RRGGBB passes.
  private static func fixedColor(_ token: String) -> String {
    let digits = token.utf8.dropFirst()
    let isHex = digits.allSatisfy {
      (48...57).contains($0) || (65...70).contains($0) || (97...102).contains($0)
    }
    return token.utf8.first == UInt8(ascii: "#") && digits.count == 6 && isHex ? token : "#888888"
  }

  private mutating func className(
    _ property: String, _ shade: Palette.Shade, _ name: String
  ) -> String {
    use(shade)
    addClass(".\(name){\(property):var(--c-\(shade.name))}")
    return name
  }

  private mutating func use(_ shade: Palette.Shade) {
    if !used.contains(where: { $0.name == shade.name }) { used.append(shade) }
  }

  private mutating func addClass(_ rule: String) {
    if !classes.contains(rule) { classes.append(rule) }
  }

  private var styleSheet: String {
    func properties(_ color: (Palette.Shade) -> String) -> String {
      used.map { "--c-\($0.name):var(--chart-\($0.name),\(color($0)))" }.joined(separator: ";")
    }
    var sheet = "<style>\n#\(id)-chart{\(properties(\.light))}\n"
    sheet += "@media (prefers-color-scheme:dark){#\(id)-chart{\(properties(\.dark))}}\n"
    sheet += "#\(id)-chart text{font-variant-numeric:tabular-nums}\n"
    for rule in classes { sheet += "#\(id)-chart \(rule)\n" }
    return sheet + "</style>\n"
  }

}

/// Text as XML character data; characters that XML forbids become U+FFFD.
func escaped(_ text: String) -> String {
  var result = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "&": result += "&amp;"
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    case "\"": result += "&quot;"
    case "'": result += "&#39;"
    case "\n", "\t", "\r": result += " "
    default:
      let isForbidden = scalar.value < 32 || scalar.value == 0xFFFE || scalar.value == 0xFFFF
      result.unicodeScalars.append(isForbidden ? "\u{FFFD}" : scalar)
    }
  }
  return result
}
