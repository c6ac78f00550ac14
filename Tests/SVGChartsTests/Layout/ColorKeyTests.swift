import SVGCharts
import Testing

@Suite struct `Keys of continuous colours` {
  private func texts(_ values: [Double], _ type: ScaleType, width: Double) -> [TextLine] {
    let chart = Chart {
      for value in values {
        PointMark(x: .value("x", 1), y: .value("y", 1)).foregroundStyle(by: .value("Loss", value))
      }
    }
    .chartForegroundStyleScale(type: type)
    guard let ramp = ColorRamp(chart.spec) else { return [] }
    return ColorKey(ramp, top: 0, width: width).texts
  }

  @Test func `name what they measure, and values along it`() {
    #expect(
      texts([0, 1], .linear, width: 500).map(\.text)
        == ["Loss", "0.0", "0.5", "1.0"])  // 220/60: about 3 ticks
    #expect(
      texts([1, 1_000], .log, width: 500).map(\.text) == ["Loss", "1", "10", "100", "1,000"])
    #expect(texts([], .linear, width: 500).isEmpty)
  }

  @Test func `never write one text over another`() {
    for type in [ScaleType.linear, .log, .symmetricLog, .squareRoot] {
      for values in [[0.001, 98_765], [1, 1], [.nan], [-1e300, 1e300], [1e-9, 2e-9]] {
        for width in [160.0, 320, 540] {
          let boxes = texts(values, type, width: width).map(\.box)
          for (index, box) in boxes.enumerated() {
            #expect(box.left >= -0.01 && box.right <= width + 0.01)
            for other in boxes[..<index] {
              #expect(
                box.right <= other.left || other.right <= box.left || box.bottom <= other.top
                  || other.bottom <= box.top)
            }
          }
        }
      }
    }
  }
}
