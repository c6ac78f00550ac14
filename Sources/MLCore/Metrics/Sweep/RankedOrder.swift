/// A score as an integer that sorts descending, and what travels with it.
struct Ranked<Payload: BitwiseCopyable>: BitwiseCopyable {
  /// Ascending keys are descending scores; equal scores, −0 and +0 among them, have equal keys.
  var key: UInt64
  var payload: Payload

  init(score: Double, payload: Payload) {
    // The bits of non-negative numbers already ascend with the number, so they are flipped; those of
    // negative numbers ascend with the magnitude, that is, descend with the number, so they stay.
    let bits = (score + 0.0).bitPattern  // −0 + 0 is +0
    key = bits >> 63 == 0 ? bits ^ 0x7FFF_FFFF_FFFF_FFFF : bits
    self.payload = payload
  }

  /// The score that the key was made from (+0 for −0).
  var score: Double {
    Double(bitPattern: key >> 63 == 0 ? key ^ 0x7FFF_FFFF_FFFF_FFFF : key)
  }
}

extension Array {
  /// Sorts by key, equal keys staying in their order.
  ///
  /// A radix sort, least significant byte first: where comparisons of random scores cost a mispredicted
  /// branch each, counting costs none. A byte that all keys share is skipped.
  ///
  /// - Complexity: O(n), at most eight passes over the data, and as much memory again.
  mutating func sortByKey<Payload>() where Element == Ranked<Payload> {
    let buckets = 256
    let bytes = 8
    let count = count
    // offsets[byte * 256 + value]: first how many keys have that value there, then where the next goes.
    var offsets = [Int](repeating: 0, count: bytes * buckets)
    for element in self {
      for byte in 0..<bytes {
        offsets[byte &* buckets &+ element.value(ofByte: byte)] &+= 1
      }
    }
    var other = Array(unsafeUninitializedCapacity: count) { $1 = count }
    for byte in 0..<bytes {
      let table = byte * buckets..<(byte + 1) * buckets
      var next = 0
      var isShared = false
      for bucket in table {
        let size = offsets[bucket]
        isShared = isShared || size == count
        offsets[bucket] = next
        next += size
      }
      if isShared { continue }
      offsets.withUnsafeMutableBufferPointer { offsets in
        other.withUnsafeMutableBufferPointer { sorted in
          for element in self {
            let bucket = table.lowerBound &+ element.value(ofByte: byte)
            sorted[offsets[bucket]] = element
            offsets[bucket] &+= 1
          }
        }
      }
      swap(&self, &other)
    }
  }
}

extension Ranked {
  fileprivate func value(ofByte byte: Int) -> Int {
    Int(truncatingIfNeeded: (key &>> UInt64(byte &* 8)) & 0xFF)
  }
}
