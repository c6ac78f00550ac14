/// Labels of any values, numbered 0, 1, … in the order of the values.
struct Labeling {
  /// The different labels, ascending.
  let values: [Int]
  /// The number of each sample's label among the values, [n].
  let numbers: [Int]
  /// How many samples have each, none of them 0.
  let sizes: [Int]

  /// How many different labels there are.
  var count: Int { values.count }

  init(_ labels: [Int]) {
    var values: [Int] = []
    for label in labels.sorted() where label != values.last { values.append(label) }
    self.values = values
    numbers = labels.map { label in
      var (low, high) = (0, values.count - 1)
      while low < high {
        let middle = (low + high) / 2
        if values[middle] < label { low = middle + 1 } else { high = middle }
      }
      return low
    }
    sizes = occurrences(of: numbers, classes: values.count)
  }
}

/// How often each of the numbers 0 ..< classes occurs among labels that are such numbers, [classes].
func occurrences(of labels: [Int], classes: Int) -> [Int] {
  var counts = [Int](repeating: 0, count: classes)
  for label in labels { counts[label] += 1 }
  return counts
}

/// The entropy of shares that are given as counts above 0, in nats: −Σ pᵢ log pᵢ with pᵢ = nᵢ / Σn.
func entropy(ofCounts counts: [Int]) -> Double {
  let n = Double(counts.reduce(0, +))
  var entropy = CompensatedSum()
  for count in counts { entropy.add(-Double(count) / n * log(Double(count) / n)) }
  return entropy.value
}
