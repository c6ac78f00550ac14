/// The softmax of each row: positive shares that sum to 1.
///
///     pⱼ = e^(zⱼ) / Σₖ e^(zₖ)
///
/// Shifted by the row's largest logit, so that nothing overflows.
///
/// - Parameter logits: [n, classes].
public func softmax(_ logits: Matrix) -> Matrix {
  var p = logits
  for i in 0..<logits.rows {
    let row = i * logits.columns..<(i + 1) * logits.columns
    let (_, total) = exponentiate(&p.elements, in: row)
    for at in row { p.elements[at] /= total }
  }
  return p
}

/// The class of the largest logit of each row, the first of equals. [n]
public func predictedClasses(_ logits: Matrix) -> [Int] {
  require(logits.columns > 0, "there must be a class to choose: got rows of no logits")
  return (0..<logits.rows).map { i in
    let row = logits.row(i)
    var best = row.startIndex
    for at in row.indices where row[at] > row[best] { best = at }
    return best - row.startIndex
  }
}

/// Cross-entropy of the softmax with the right class, averaged over samples.
///
///     L = 1/n Σᵢ (log Σₖ e^(zᵢₖ) − zᵢ,label)
///     ∂L/∂zᵢⱼ = (pᵢⱼ − [j = labelᵢ]) / n
func softmaxCrossEntropy(
  _ z: Matrix, labels: [Int]
) throws(NetworkError) -> (value: Double, gradient: Matrix) {
  try checkLabels(labels, classes: z.columns)
  let n = Double(z.rows)
  var total = 0.0
  var gradient = z
  for i in 0..<z.rows {
    let row = i * z.columns..<(i + 1) * z.columns
    let (largest, sum) = exponentiate(&gradient.elements, in: row)
    let right = row.lowerBound + labels[i]
    total += log(sum) - (z.elements[right] - largest)
    for at in row { gradient.elements[at] = gradient.elements[at] / sum / n }
    gradient.elements[right] -= 1 / n
  }
  return (total / n, gradient)
}

/// Turns the logits of a row into e^(z − largest); their largest, and the sum of what they became.
private func exponentiate(
  _ z: inout [Double], in row: Range<Int>
) -> (largest: Double, sum: Double) {
  let largest = largestElement(z[row])
  var sum = 0.0
  for at in row {
    z[at] = exp(z[at] - largest)
    sum += z[at]
  }
  return (largest, sum)
}

/// The largest element; NaN where one is NaN.
private func largestElement(_ values: ArraySlice<Double>) -> Double {
  values.reduce(-.infinity) { $1.isNaN ? $1 : $0 >= $1 || $0.isNaN ? $0 : $1 }
}
