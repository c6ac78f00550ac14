/// A smooth density: a Gaussian bell on every value.
///
///     f(x) = 1/(n h √2π) Σᵢ exp(−(x − xᵢ)²/2h²)        Scott:      h = σ n^(−1/5)
///                                                      Silverman:  h = σ (3n/4)^(−1/5)
///
/// σ is the standard deviation with n − 1, as in scipy's `gaussian_kde`. The vertical axis states h:
/// another bandwidth is another picture. Drawn three bandwidths beyond the data. Ours.
///
/// - Complexity: O(n) for each of 201 places
public struct DensityPlot: ChartContent {
  public enum Bandwidth: Sendable {
    case scott, silverman
    case fixed(Double)
  }
  public var marks: ChartMarks

  public init(_ values: [Double], x: String, bandwidth: Bandwidth = .scott) {
    let finite = Statistics.finite(values, of: x)
    guard let density = KernelDensity(finite.sorted, bandwidth) else {
      marks = ChartMarks([]).noting([
        finite.note, "a density of \"\(x)\" needs two different values, got \(values.count)",
      ])
      return
    }
    let lower = finite.sorted[0] - 3 * density.bandwidth
    let upper = finite.sorted[finite.sorted.count - 1] + 3 * density.bandwidth
    let places = (0...200).map { lower + (upper - lower) * Double($0) / 200 }
    let heights = places.map(density.value)
    let width = NumberFormat.significant(2).string(from: density.bandwidth)
    let label = "Density (Gaussian kernel, h = \(width))"
    let area = ChartMarks(.area) {
      $0.x = ChannelSpec(x, places)
      $0.yStart = ChannelSpec(label, places.map { _ in 0 })
      $0.yEnd = ChannelSpec(label, heights)
      $0.style.opacity = 0.2
    }
    let line = ChartMarks(.line) {
      $0.x = ChannelSpec(x, places)
      $0.y = ChannelSpec(label, heights)
    }
    marks = (area + line).noting([finite.note])
  }
}

package struct KernelDensity {
  package var bandwidth: Double
  var values: [Double]

  /// Nil where no bandwidth follows from the values.
  package init?(_ values: [Double], _ rule: DensityPlot.Bandwidth) {
    let n = Double(values.count)
    let deviation = Statistics.deviation(values, freedom: 1)
    func power(_ base: Double) -> Double { Logarithm.tenTo(-0.2 * Logarithm.base10(base)) }
    switch rule {
    case .scott: bandwidth = deviation * power(n)
    case .silverman: bandwidth = deviation * power(n * 0.75)
    case .fixed(let given): bandwidth = given
    }
    self.values = values
    guard !values.isEmpty, bandwidth.isFinite, bandwidth > 0 else { return nil }
  }

  package func value(_ x: Double) -> Double {
    var sum = 0.0
    for value in values {
      let z = (x - value) / bandwidth
      if abs(z) < 39 { sum += Logarithm.exponential(-z * z / 2) }
    }
    return sum / (Double(values.count) * bandwidth * 2.5066282746310002)
  }
}
