/// How far two labelings agree on which pairs of samples belong together, corrected for chance.
///
///     ARI = 2 (N₁₁N₀₀ − N₁₀N₀₁) / ((N₁₁ + N₁₀)(N₁₀ + N₀₀) + (N₁₁ + N₀₁)(N₀₁ + N₀₀))
///
///     N₁₁, N₀₀: pairs that both labelings put together, or both apart
///     N₁₀, N₀₁: pairs that only the first, or only the second, puts together
///
/// Which numbers the labels are does not matter. Counted in integers and rounded once.
///
/// - Parameters:
///   - first: any whole numbers, [n].
///   - second: any whole numbers, [n].
/// - Returns: 1 for the same clusters, 0 on average for random ones, −½ at worst.
/// - Throws: ``ClusteringError/labelingCountMismatch(first:second:)``, ``ClusteringError/noLabels``.
/// - Complexity: O(n log n)
/// - Source: Hubert & Arabie 1985; in terms of pairs: Steinley 2004.
public func adjustedRandIndex(
  _ first: [Int], _ second: [Int]
) throws(ClusteringError) -> Double {
  let table = try ContingencyTable(first, second)
  let together = pairs(table.cells.map(\.count))
  let firstOnly = pairs(table.rowSums) - together
  let secondOnly = pairs(table.columnSums) - together
  // The same clusters, of which all may be single points, or one be all points.
  guard firstOnly > 0 || secondOnly > 0 else { return 1 }
  let apart = pairs([table.n]) - together - firstOnly - secondOnly
  let agreement = 2 * (together * apart - firstOnly * secondOnly)
  let possible =
    (together + firstOnly) * (firstOnly + apart) + (together + secondOnly) * (secondOnly + apart)
  return Double(agreement) / Double(possible)
}

/// How many pairs there are within groups of the given sizes. Products of two such numbers need 128 bits.
private func pairs(_ sizes: [Int]) -> Int128 {
  sizes.reduce(0) { $0 + Int128($1) * Int128($1 - 1) / 2 }
}
