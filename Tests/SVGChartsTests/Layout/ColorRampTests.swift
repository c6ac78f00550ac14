import SVGCharts
import Testing

@Suite struct `Continuous colours` {
  private func chart(_ values: [Double]) -> Chart {
    Chart {
      for (index, value) in values.enumerated() {
        PointMark(x: .value("x", index), y: .value("y", 1))
          .foregroundStyle(by: .value("loss", value))
      }
    }
  }

  @Test func `are at most 64, and mixed by the page`() {
    let svg = chart((0..<1_000).map { Double($0) }).spec.render(id: "c").svg
    let rules = svg.split(separator: "\n").filter { $0.contains("color-mix(") }
    // The first and the last step are the ends themselves.
    #expect(rules.count == 62)
    #expect(svg.contains(".f-low{fill:var(--c-low)}") && svg.contains(".f-high{"))
  }

  @Test func `have a grey for what has no place, and say so`() {
    let drawn = chart([1, 2, .nan]).spec.render(id: "c")
    #expect(
      drawn.warnings == [
        "1 of 3 values of \"loss\" (point): no place on the colour scale, drawn in grey"
      ])
    #expect(drawn.svg.contains("f-muted"))
    let log = chart([1, 10, -1]).chartForegroundStyleScale(type: .log).spec.render(id: "c")
    #expect(log.warnings.count == 1)
  }

  // By hand: on a log scale 10 lies half way between 1 and 100.
  @Test func `follow the type of their scale`() {
    let svg = chart([1, 10, 100]).chartForegroundStyleScale(type: .log).spec.render(id: "c").svg
    #expect(svg.contains("var(--c-low),var(--c-high) 51%"))  // step 32 of 63: 0.508
  }

  @Test func `that diverge meet at zero`() {
    let svg = chart([-1, 0, 4]).chartForegroundStyleScale(scheme: .diverging).spec.render(id: "c")
      .svg
    // −4 … 4: zero at step 32 of 63, 1.6% beyond the middle; −1 at step 24: 76% from below to the middle.
    #expect(svg.contains("var(--c-below),var(--c-middle) 76%"))
    #expect(svg.contains("var(--c-middle),var(--c-above) 2%"))
    // The longer side counts, whichever it is: −4 … 4 again, 1 at step 39, 0.238 beyond the middle.
    let other = chart([-4, 0, 1]).chartForegroundStyleScale(scheme: .diverging)
    #expect(other.spec.render(id: "c").svg.contains("var(--c-middle),var(--c-above) 24%"))
  }

  @Test func `make series of lines`() {
    let svg = Chart {
      for (x, rate) in [(0, 0.1), (1, 0.1), (0, 0.2), (1, 0.2)] {
        LineMark(x: .value("x", x), y: .value("y", rate))
          .foregroundStyle(by: .value("rate", rate))
      }
    }.spec.render(id: "c").svg
    #expect(svg.contains(">0.1<") && svg.contains(">0.2<") && !svg.contains("color-mix"))
  }

  // Contrast by the formula of WCAG 2.2; the schemes' lowest must reach 3:1 on their page.
  @Test func `stand out from light and dark pages`() {
    func linear(_ byte: UInt8) -> Double {
      let share = Double(byte) / 255
      return share <= 0.04045
        ? share / 12.92
        : Logarithm.tenTo(
          Logarithm.base10((share + 0.055) / 1.055) * 2.4)
    }
    func luminance(_ hex: String) -> Double {
      let number = UInt32(hex.dropFirst(), radix: 16)!
      return 0.2126 * linear(UInt8(number >> 16 & 255)) + 0.7152 * linear(UInt8(number >> 8 & 255))
        + 0.0722 * linear(UInt8(number & 255))
    }
    for shade in Palette.ramps {
      #expect((1.05) / (luminance(shade.light) + 0.05) >= 3, "\(shade)")
      #expect((luminance(shade.dark) + 0.05) / (luminance("#14181D") + 0.05) >= 3, "\(shade)")
    }
  }
}
