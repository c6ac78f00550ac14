// Times charts; the counterpart of peer.py.
//
// Each line of the input names a task and its size, `line 1000000`; each line of the output is the seconds of making
// and drawing the chart once, and the bytes of the SVG. The numbers are made before the clock runs. That no extreme is
// lost is the tests' business.

import SVGCharts

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

struct Sample {
  var x: Double
  var y: Double
  var series = ""
}

@main
enum Charts {
  static func main() {
    var last = ""
    var charts: [() -> ChartSpec] = []
    while let request = readLine() {
      if request != last {
        charts = works(request)
        last = request
      }
      let clock = ContinuousClock()
      let start = clock.now
      let drawn = charts.map { $0().render(id: "a").svg }
      let taken = (clock.now - start).components
      let bytes = drawn.reduce(0) { $0 + $1.utf8.count }
      let seconds = Double(taken.seconds) + Double(taken.attoseconds) * 1e-18
      print(seconds, bytes)
      fflush(nil)
    }
  }

  private static func works(_ request: String) -> [() -> ChartSpec] {
    let parts = request.split(separator: " ")
    guard parts.count == 2, let size = Int(parts[1]), size > 0 else {
      fatalError("expected a task and its size, got \(request)")
    }
    switch parts[0] {
    case "line": return [line(points: size)]
    case "note": return (0..<size).map(usual)
    default: fatalError("unknown task \(parts[0])")
    }
  }

  /// A random walk with two spikes of a single point each: what a thinned line easily loses.
  private static func line(points count: Int) -> () -> ChartSpec {
    var y = 0.0
    var walk = uniforms(count).enumerated().map { index, draw -> Sample in
      y += draw - 0.5
      return Sample(x: Double(index), y: y)
    }
    let height = walk.map { abs($0.y) }.max()! + 1
    walk[count / 3].y = height
    walk[count / 2].y = -height
    let points = walk
    return { Chart { LinePlot(points, x: .value("x", \.x), y: .value("y", \.y)) }.spec }
  }

  /// What a note usually shows: lines of three series and a rule, bars of ten, or 300 dots.
  private static func usual(_ number: Int) -> () -> ChartSpec {
    let draws = uniforms(600)
    switch number % 3 {
    case 0:
      let runs = (0..<600).map {
        Sample(x: Double($0 % 200), y: draws[$0], series: ["one", "two", "three"][$0 / 200])
      }
      return {
        Chart {
          LinePlot(runs, x: .value("step", \.x), y: .value("loss", \.y))
            .foregroundStyle(by: .value("run", \.series))
          RuleMark(y: .value("loss", 0.5)).annotation { "half" }
        }.spec
      }
    case 1:
      let bars = (0..<10).map { Sample(x: 0, y: draws[$0], series: "bar \($0 + 1)") }
      return { Chart { BarPlot(bars, x: .value("name", \.series), y: .value("share", \.y)) }.spec }
    default:
      let dots = (0..<300).map { Sample(x: draws[$0], y: draws[$0 + 300]) }
      return { Chart { PointPlot(dots, x: .value("x", \.x), y: .value("y", \.y)) }.spec }
    }
  }

  /// In [0, 1): the upper 53 bits of SplitMix64.
  private static func uniforms(_ count: Int) -> [Double] {
    (1...UInt64(count)).map { index in
      var word = index &* 0x9E37_79B9_7F4A_7C15 &+ 1
      word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
      word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
      word ^= word >> 31
      return Double(word >> 11) * 0x1p-53
    }
  }
}
