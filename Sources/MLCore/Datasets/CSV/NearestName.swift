/// The name that was probably meant: the one that the fewest edits make of the given name, fewer
/// than four and fewer than it has letters. The first of equals; nil where none is near. Only the
/// first hundred letters count, so that hostile names cost nothing.
func nearestName(to name: String, among candidates: [String]) -> String? {
  let letters = Array(name.prefix(100).lowercased())
  var nearest: (name: String, edits: Int)?
  for candidate in candidates {
    let others = Array(candidate.prefix(100).lowercased())
    guard abs(others.count - letters.count) < 4 else { continue }
    let edits = editDistance(letters, others)
    guard edits < 4, edits < max(letters.count, others.count) else { continue }
    if edits < nearest?.edits ?? .max { nearest = (candidate, edits) }
  }
  return nearest?.name
}

/// How many insertions, deletions and substitutions make one text of the other. O(|a| |b|)
///
/// - Source: Levenshtein 1966; row by row, as Wagner & Fischer 1974.
func editDistance(_ a: [Character], _ b: [Character]) -> Int {
  var row = Array(0...b.count)
  for i in a.indices {
    var diagonal = row[0]
    row[0] = i + 1
    for j in b.indices {
      let substituted = diagonal + (a[i] == b[j] ? 0 : 1)
      diagonal = row[j + 1]
      row[j + 1] = min(substituted, min(row[j], row[j + 1]) + 1)
    }
  }
  return row[b.count]
}
