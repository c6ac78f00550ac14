/// The candidate that `name` was most likely meant to be: the fewest edits, and fewer than 4.
package func nearest(_ name: String, among candidates: some Sequence<String>) -> String? {
  let limit = 4
  let written = Array(name.unicodeScalars.prefix(100))
  var best: (name: String, distance: Int)?
  for candidate in candidates {
    let other = Array(candidate.unicodeScalars.prefix(100))
    guard abs(other.count - written.count) < limit else { continue }
    let distance = editDistance(written, other)
    // A word of which every letter would have to change is no misspelling.
    guard distance < limit, distance < max(other.count, written.count) else { continue }
    if distance < best?.distance ?? .max { best = (candidate, distance) }
  }
  return best?.name
}

/// Insertions, deletions, substitutions and swaps of neighbours that turn one text into the other
/// (optimal string alignment). O(|a| |b|).
func editDistance<Element: Equatable>(_ a: [Element], _ b: [Element]) -> Int {
  var beforeLast: [Int] = []
  var last = Array(0...b.count)
  for i in a.indices {
    var row = [i + 1]
    for j in b.indices {
      var cost = min(last[j] + (a[i] == b[j] ? 0 : 1), min(last[j + 1], row[j]) + 1)
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
        cost = min(cost, beforeLast[j - 1] + 1)
      }
      row.append(cost)
    }
    beforeLast = last
    last = row
  }
  return last[b.count]
}
