import Foundation
import SVGCharts
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite struct `Rendered charts` {
  @Test(arguments: GalleryCharts.all.map(\.name))
  func `are well-formed, finite, prefixed and the same each time`(name: String) {
    let make = GalleryCharts.all.first { $0.name == name }!.make
    let rendered = make().spec.render(id: "fig-x")
    #expect(XMLParser(data: Data(rendered.svg.utf8)).parse())
    #expect(make().spec.render(id: "fig-x") == rendered)
    for word in ["nan", "inf\"", "undefined\"", "e-", "e+"] where name != "hostile-labels" {
      let drawing = rendered.svg.split(separator: "</style>").last!
      let numbers = drawing.matches(of: /\s(d|x|y|cx|cy|r|width|height|points)="([^"]*)"/)
      #expect(numbers.allSatisfy { !$0.output.2.contains(word) })
    }
    for match in rendered.svg.matches(of: /\sid="([^"]*)"/) {
      #expect(match.output.1.hasPrefix("fig-x-"))
    }
    // At most two decimals anywhere in the drawing.
    #expect(rendered.svg.firstMatch(of: /d="[^"]*\.\d{3}/) == nil)
    #expect(!rendered.description.isEmpty)
    #expect(rendered.rows.allSatisfy { $0.count == rendered.header.count })
  }

  @Test func `carry a name and a description`() {
    let chart = GalleryCharts.directLabels.spec
    let own = chart.render(id: "a")
    #expect(own.svg.contains("role=\"img\" aria-labelledby=\"a-title a-desc\""))
    #expect(own.svg.contains("<title id=\"a-title\">Accuracy against Epoch, by Learner</title>"))
    // By hand: 8·1/(1 + 8) = 0.888889 to six digits.
    #expect(own.description.contains("Line \"fast\": 21 values, from 0 at 0 to 0.888889 at 1"))
    let given = chart.render(id: "a", title: "T < U", alternative: "What it shows & why")
    #expect(given.svg.contains("<title id=\"a-title\">T &lt; U</title>"))
    #expect(given.svg.contains("<desc id=\"a-desc\">What it shows &amp; why</desc>"))
  }

  @Test func `escape what is hostile`() {
    let svg = GalleryCharts.hostile.spec.render(id: "\"><script>", title: "<script>").svg
    #expect(!svg.contains("<script"))
    #expect(svg.contains("&lt;script&gt;"))
    #expect(svg.contains("id=\"chart----script--chart\""))
  }

  @Test func `list their data`() {
    let rendered = Chart {
      for (name, value) in [("a", 1.5), ("b", 1_000_000)] {
        BarMark(x: .value("Name", name), y: .value("Cost", value))
      }
    }.spec.render(id: "a")
    #expect(rendered.header == ["Name", "Cost"])
    #expect(rendered.rows == [["a", "1.5"], ["b", "1,000,000"]])
    let long = GalleryCharts.million.spec.render(id: "a")
    #expect(long.rows.count == 201)
    #expect(long.rows.last?[0] == "200 of 1,000,000 rows are listed, evenly spread")
  }

  @Test func `warn of what they leave out`() {
    #expect(
      GalleryCharts.gaps.spec.render(id: "a").warnings
        == ["3 of 11 values of \"Loss\" (line): not finite, left a gap"])
    let log = Chart {
      for x in -1...3 { PointMark(x: .value("x", x), y: .value("y", 1)) }
    }.chartXScale(type: .log).spec.render(id: "a")
    #expect(
      log.warnings
        == ["2 of 5 values of \"x\" (point): zero or negative on a logarithmic axis, not drawn"])
    #expect(log.svg.matches(of: /<circle/).count == 3)
    let outside = Chart { PointMark(x: .value("x", 5), y: .value("y", 1)) }
      .chartXScale(domain: 0...1).spec.render(id: "a")
    #expect(outside.warnings == ["1 of 1 value of \"x\" (point): outside the axis, not drawn"])
    #expect(GalleryCharts.line.spec.render(id: "a").warnings.isEmpty)
  }

  @Test func `stack bars`() {
    let bars = { (method: MarkStackingMethod) in
      Chart {
        for (name, value) in [("a", 1.0), ("b", 3), ("c", -2)] {
          BarMark(x: .value("x", "one"), y: .value("y", value), stacking: method)
            .foregroundStyle(by: .value("n", name))
        }
      }.spec.render(id: "a")
    }
    // The axis tells the sums: 1 + 3 up and 2 down; shares of 6; the largest alone.
    #expect(bars(.standard).description.contains("y, −2 to 4"))
    #expect(bars(.normalized).description.contains("y, −0.4 to 0.8"))
    #expect(bars(.unstacked).description.contains("y, −2 to 3"))
  }

  @Test func `draw steps at the side of their points`() {
    func path(_ method: InterpolationMethod) -> String {
      let svg = Chart {
        for (x, y) in [(0, 0), (1, 1)] {
          LineMark(x: .value("x", x), y: .value("y", y)).interpolationMethod(method)
        }
      }.chartXAxis(.hidden).chartYAxis(.hidden).spec.render(id: "a", width: 214, height: 116).svg
      return String(svg.firstMatch(of: /stroke-width="2"[^>]*d="([^"]*)"/)!.output.1)
    }
    // The plot is 6 … 206 by 8 … 108.
    #expect(path(.linear) == "M6 108L206 8")
    #expect(path(.stepStart) == "M6 108L206 108L206 8")
    #expect(path(.stepEnd) == "M6 108L6 8L206 8")
    #expect(path(.stepCenter) == "M6 108L106 108L106 8L206 8")
  }

  @Test func `measure contrast as WCAG defines it`() {
    for shade in Palette.all + Palette.ramps + Palette.grounds {
      let measured = contrast(shade.light, shade.dark)
      #expect(abs(measured - slowContrast(shade.light, shade.dark)) < 1e-9, "\(shade.name)")
    }
    #expect(abs(contrast("#000000", "#FFFFFF") - 21) < 1e-9)
  }

  @Test func `have colours that stand out in light and dark`() {
    for shade in Palette.series {
      #expect(contrast(shade.light, Palette.background.light) >= 3, "\(shade.name)")
      #expect(contrast(shade.dark, Palette.background.dark) >= 3, "\(shade.name)")
    }
    for shade in [Palette.text, Palette.secondary] {
      #expect(contrast(shade.light, Palette.background.light) >= 4.5)
      #expect(contrast(shade.dark, Palette.background.dark) >= 4.5)
    }
  }

  /// Every paint of every gallery chart is one of the palette's, whose contrasts are tested above, or
  /// a step of a continuous scale, with a contrast of its own, or a ground: pale, or a grey of an image. Texts have
  /// the colours of texts.
  @Test(arguments: GalleryCharts.all.map(\.name))
  func `paint with tested colours alone`(name: String) {
    let svg = GalleryCharts.all.first { $0.name == name }!.make().spec.render(id: "a").svg
    let ends = [(Palette.grounds[0], Palette.grounds[1]), (Palette.background, Palette.text)]
    let grounds = ends.flatMap { low, high in
      (0...100).map {
        OKLab(hex: low.light).mixed(with: OKLab(hex: high.light), share: Double($0) / 100).hex
      }
    }
    let known = (Palette.all + Palette.grounds).map(\.light) + grounds
    for match in svg.matches(of: /(?:fill|stroke)="(#[0-9A-F]{6})"/) {
      let color = String(match.1)
      #expect(
        known.contains(color) || slowContrast(color, Palette.background.light) >= 3, "\(color)")
    }
    for match in svg.matches(of: /<text[^>]*fill="(#[0-9A-F]{6})"/) {
      let shades = [Palette.text, Palette.secondary] + Palette.series + Palette.inks
      #expect(shades.map(\.light).contains(String(match.1)), "\(match.1)")
    }
  }

  @Test func `survive specifications made by hand`() throws {
    let json = #"""
      {"marks":[{"kind":"line","x":{"label":"x","values":{"numbers":[1,2,"nan"]}},
      "y":{"label":"y","values":{"numbers":[1]}},"style":{"color":{"token":"\"><script>"}},
      "annotations":[{"row":7,"text":"lost","position":"top"}]},
      {"kind":"bar","x":{"label":"x","values":{"categories":["a"]}},"style":{},"annotations":[]}],
      "xScale":{"lower":5,"upper":1},"yScale":{"type":"log","lower":-1,"upper":0},
      "xAxis":{"isHidden":false,"marks":[{"values":{"step":{"_0":-1}},"showsGrid":true,"showsTicks":true,"showsLabels":true}]},
      "yAxis":{"isHidden":false,"marks":[{"values":{"count":{}},"showsGrid":true,"showsTicks":true,"showsLabels":true}]},
      "legend":{"isHidden":false},"seriesColors":[],"width":-3}
      """#
    let spec = try JSONDecoder().decode(ChartSpec.self, from: Data(json.utf8))
    let svg = spec.render(id: "").svg
    #expect(XMLParser(data: Data(svg.utf8)).parse())
    #expect(!svg.contains("<script"))
  }
}

private func luminance(_ hex: String) -> Double {
  let bytes = [1, 3, 5].map { start in
    let from = hex.index(hex.startIndex, offsetBy: start)
    return Double(Int(hex[from..<hex.index(from, offsetBy: 2)], radix: 16)!) / 255
  }
  let linear = bytes.map { $0 <= 0.04045 ? $0 / 12.92 : pow(($0 + 0.055) / 1.055, 2.4) }
  return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
}

/// WCAG 2.2's contrast ratio, from its definition.
private func slowContrast(_ a: String, _ b: String) -> Double {
  let (x, y) = (luminance(a), luminance(b))
  return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}
