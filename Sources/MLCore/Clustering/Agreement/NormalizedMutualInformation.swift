/// How much either labeling tells about the other, as a share of what there is to tell.
///
///     NMI = I(U; V) / ((H(U) + H(V)) / 2)
///
///     I(U; V) = Σᵤᵥ nᵤᵥ/n log(n nᵤᵥ / (nᵤ nᵥ))          H(U) = −Σᵤ nᵤ/n log(nᵤ/n)
///
/// Which numbers the labels are does not matter. Not corrected for chance: random labelings of many clusters
/// score above 0.
///
/// - Parameters:
///   - first: any whole numbers, [n].
///   - second: any whole numbers, [n].
/// - Returns: a share between 0 and 1; 1 where both have one cluster only.
/// - Throws: ``ClusteringError/labelingCountMismatch(first:second:)``, ``ClusteringError/noLabels``.
/// - Complexity: O(n log n)
/// - Source: Strehl & Ghosh 2002; with the arithmetic mean, as in scikit-learn 1.9.
public func normalizedMutualInformation(
  _ first: [Int], _ second: [Int]
) throws(ClusteringError) -> Double {
  let table = try ContingencyTable(first, second)
  if table.rowSums.count == 1, table.columnSums.count == 1 { return 1 }
  let n = Double(table.n)
  var information = CompensatedSum()
  for cell in table.cells {
    let together = Double(cell.count)
    let expected = Double(table.rowSums[cell.row]) * Double(table.columnSums[cell.column]) / n
    information.add(together / n * log(together / expected))
  }
  let mean = (entropy(ofCounts: table.rowSums) + entropy(ofCounts: table.columnSums)) / 2
  // Rounding may leave independent labelings a little below 0, and equal ones a little above 1.
  return min(1, max(0, information.value) / mean)
}
